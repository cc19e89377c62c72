"""Skills that firms seek or teach: a small vocabulary, and how free answers are told by it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from cluster_data.reference.products import label_of
from cluster_data.reference.tables import names_of, parts, rows
from words.folding import fold

_SEPARATORS = re.compile(r"[;|\n،؛]|,(?!\d)|\s/\s")


@dataclass(frozen=True)
class Skill:
    """A skill by its names, and what else people write for it in any language."""

    code: str
    names: Mapping[str, str] = field(hash=False)
    also_written: tuple[str, ...]
    source: str = field(repr=False)

    @property
    def label(self) -> str:
        """The name in the language spoken."""
        return label_of(self.names)


@lru_cache(maxsize=1)
def skills() -> Mapping[str, Skill]:
    """The skills by code, in the order of the table."""
    return MappingProxyType(
        {
            row["skill_code"]: Skill(
                row["skill_code"], names_of(row), parts(row["also_written"]), row["source"]
            )
            for row in rows("skills")
        }
    )


def skills_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a free answer names: codes of known skills, and the parts nobody knows, as written.

    The answer is parted at separators. A part is a skill where, folded, it is one of the skill's
    spellings or holds one as whole words (the longest decides). Each is told once, in the order
    written.
    """
    known: list[str] = []
    unknown: list[str] = []
    for part in _SEPARATORS.split(text):
        said = part.strip(" .")
        if not fold(said):
            continue
        code = _told(fold(said))
        (known if code else unknown).append(code or said)
    return tuple(dict.fromkeys(known)), tuple(dict.fromkeys(unknown))


@lru_cache(maxsize=4096)
def _told(folded: str) -> str | None:
    spelled = _spellings()
    if folded in spelled:
        return spelled[folded]
    padded = f" {folded} "
    held = [spelling for spelling in spelled if f" {spelling} " in padded]
    return spelled[max(held, key=len)] if held else None


@lru_cache(maxsize=1)
def _spellings() -> Mapping[str, str]:
    """Code by folded spelling."""
    found: dict[str, str] = {}
    for code, skill in skills().items():
        for spelling in (*skill.names.values(), *skill.also_written):
            found.setdefault(fold(spelling), code)
    return found

"""How the words of a text file look in an encoding, for a person to say which is right."""

from __future__ import annotations

import re
from pathlib import Path

from loaders.read.encoding import CANDIDATES

_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_LOOKED_AT = 1_000_000
_WORDS, _LONGEST = 3, 24


def encodings(near: tuple[str, ...]) -> tuple[str, ...]:
    """Encodings that can be chosen: the likely ones first."""
    return tuple(dict.fromkeys((*near, *(name for name, _languages in CANDIDATES), "utf-8")))


def spelled(path: Path, encoding: str) -> str:
    """The first words with letters beyond ASCII, read so; "" where there are none."""
    with path.open("rb") as file:
        found = _WORD.findall(file.read(_LOOKED_AT))
    words = list(dict.fromkeys(word for word in found if len(word) <= _LONGEST))[:_WORDS]
    return ", ".join(word.decode(encoding, "replace") for word in words)

"""Answers to codes: code lists, stages, standards and certificates, by known spellings only."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from cluster_data.reference import (
    stage_spellings,
    standard_spellings,
    standards,
)
from cluster_data.survey import survey
from loaders.values.amounts import says_nothing
from words import fold

_SEPARATORS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s*[;|\n\r؛]\s*",
        r"\s*(?:[,،]|\+(?!\s?A[C\d]))\s*|\s&\s|\s+(?:et|and|y|e|ve|και)\s+|\s[/–-]\s|\s*•\s*",
        r"\s*/\s*",
    )
)
"""Signs between answers, the surest first: a label may itself hold a comma or a slash."""
_SEVERAL = re.compile(r"[;|\n\r؛,،&]|\+(?!\s*A[C\d])")
_YEAR = re.compile(r"(?<=\d)\s(?:19|20)\d{2}(?:\s|$).*|(?<=\d)\s?a\d+\s(?:19|20)?\d{2}.*|\sac\b.*")


@dataclass(frozen=True)
class Answers:
    """The codes of a cell, and the parts of it no code was found for."""

    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


Lookup = Callable[[str], str | None]


def answers(
    text: str, lookup: Lookup, dismissed: Callable[[str], bool] = lambda _text: False
) -> Answers:
    """The codes in a cell that may hold several, in the order written, each once.

    `dismissed` tells of an answer that a person decided has no code, so that it is passed over.
    """
    codes: list[str] = []
    unknown: list[str] = []
    _take(text, lambda part: "" if dismissed(part.strip()) else lookup(part), 0, codes, unknown)
    return Answers(tuple(dict.fromkeys(codes)), tuple(unknown))


def _take(text: str, lookup: Lookup, depth: int, codes: list[str], unknown: list[str]) -> None:
    """A known answer, else its parts by the next separator, the slash only if that helps."""
    found = lookup(text)
    if found is not None:
        codes += [found] if found else []
        return
    if not text.strip() or says_nothing(text):
        return
    for at in range(depth, len(_SEPARATORS)):
        parts = [part for part in _SEPARATORS[at].split(text) if part]
        last = at == len(_SEPARATORS) - 1
        if len(parts) > 1 and (not last or any(lookup(part) for part in parts)):
            for part in parts:
                _take(part, lookup, at + 1, codes, unknown)
            return
    unknown.append(text.strip())


@cache
def code_spellings(name: str) -> Mapping[str, str]:
    """Folded spelling to code, for a code list of the survey."""
    found: dict[str, str] = {}
    for code in survey().code_lists[name].codes:
        for text in (code.code, *code.labels.values(), *code.spellings):
            found.setdefault(fold(text), code.code)
    found.pop("", None)
    return found


def code_lookup(name: str) -> Lookup:
    """How an answer of the code list `name` is recognised."""
    spelled = code_spellings(name)
    return lambda text: spelled.get(fold(text))


@lru_cache(maxsize=1)
def stage_words() -> Mapping[str, str]:
    """Folded spelling to stage, also without plural endings."""
    found: dict[str, str] = {}
    for code, said in stage_spellings().items():
        for text in (code, *said):
            found.setdefault(fold(text), code)
            found.setdefault(_singular(fold(text)), code)
    found.pop("", None)
    return found


def stage(text: str) -> str | None:
    """The stage an answer names, if it is known; a remark in brackets may be left out."""
    spelled = stage_words()
    for folded in (fold(text), fold(re.sub(r"\(.*?\)", " ", text))):
        found = spelled.get(folded) or spelled.get(_singular(folded))
        if found:
            return found
    return None


def _singular(folded: str) -> str:
    return " ".join(
        word[:-1] if len(word) > 3 and word[-1] in "sx" else word for word in folded.split()
    )


@lru_cache(maxsize=1)
def standard_words() -> Mapping[str, str]:
    """Folded spelling without spaces or year to standard."""
    found: dict[str, str] = {}
    for code in standards():
        found[_tight(code)] = code
    for code, said in standard_spellings().items():
        for text in (code, *said):
            found.setdefault(_tight(text), code)
    return found


def _tight(text: str) -> str:
    return _YEAR.sub("", fold(text)).replace(" ", "")


@lru_cache(maxsize=20_000)
def standard(text: str) -> str | None:
    """The standard a text names, whatever its national prefix, year, type or spacing.

    None where it names several, which are to be parted first.
    """
    spelled = standard_words()
    whole = spelled.get(_tight(text))
    if whole or _SEVERAL.search(text):
        return whole
    words = _spaced(_YEAR.sub("", fold(text))).split()
    named: dict[str, None] = {}
    at = 0
    while at < len(words):
        code, length = _longest_standard(words[at:], spelled)
        named |= {code: None} if code else {}
        at += length
    return next(iter(named)) if len(named) == 1 else None


def _longest_standard(words: list[str], spelled: Mapping[str, str]) -> tuple[str | None, int]:
    """The standard that the first words spell, and how many of them; None and 1 for none."""
    for end in range(len(words), 0, -1):
        code = spelled.get("".join(words[:end]))
        if code and any(sign.isdigit() for sign in code):
            return code, end
    return None, 1


def _spaced(folded: str) -> str:
    """`en14683 type iir` with the letters and digits of the number apart."""
    return re.sub(r"(?<=[a-z])(?=\d)", " ", folded)


def suggestions(text: str, offered: Mapping[str, str], count: int = 3) -> tuple[str, ...]:
    """The nearest codes by their spellings, best first; nothing where nothing is near."""
    found = process.extract(
        fold(text), list(offered), scorer=fuzz.WRatio, limit=40, score_cutoff=60
    )
    return tuple(dict.fromkeys(offered[choice] for choice, _score, _index in found))[:count]

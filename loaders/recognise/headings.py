"""Which question of the survey a heading asks, and in which language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from cluster_data.survey import survey
from loaders.decisions import Decisions
from loaders.values.units import multipliers, period_words, unit_words
from words import fold

NEAR = 90.0
DECIDED = 2.0
"""Above every score a heading has by itself."""
LONGEST_HEADING = 120
_BRACKETS = re.compile(r"[(\[{](.*?)[)\]}]|/\s*([^/()\[\]]+)$|\b(?:en|in|em|σε|ب)\s+(\S+)\s*$")
_REQUIRED_MARK = re.compile(r"[*•†‡]+")
_CONTAINED_LEAST = 4


@dataclass(frozen=True)
class Heading:
    """A survey column a heading may stand for; `score` 1 where the heading is a known one."""

    field: str
    score: float


@lru_cache(maxsize=1)
def known_headings() -> Mapping[str, str]:
    """Folded heading to survey column: names, labels in every language and seen spellings."""
    found: dict[str, str] = {}
    for column in survey().columns:
        for text in (column.name, *column.labels.values(), *column.headings):
            found.setdefault(fold(text), column.name)
    found.pop("", None)
    return found


@lru_cache(maxsize=1)
def headings_in_small() -> frozenset[str]:
    """Known headings in small letters, with their accents and without."""
    said = (
        text.lower()
        for column in survey().columns
        for text in (column.name, *column.labels.values(), *column.headings)
    )
    return frozenset((*said, *known_headings())) - {""}


@lru_cache(maxsize=1)
def _by_word() -> Mapping[str, tuple[str, ...]]:
    """Known headings by each of their words, to look for one inside a longer heading."""
    found: dict[str, list[str]] = {}
    for heading in known_headings():
        found.setdefault(heading.split()[0], []).append(heading)
    return {word: tuple(headings) for word, headings in found.items()}


@lru_cache(maxsize=20_000)
def headings_of(text: str, fuzzy: bool = True) -> tuple[Heading, ...]:
    """The survey columns a heading may stand for, the likeliest first."""
    if len(text) > LONGEST_HEADING:
        return ()
    folded = fold(_REQUIRED_MARK.sub(" ", text))
    known = known_headings()
    if folded in known:
        return (Heading(known[folded], 1.0),)
    bare = fold(_BRACKETS.sub(" ", _REQUIRED_MARK.sub(" ", text)))
    if bare in known:
        return (Heading(known[bare], 0.97),)
    core = _without_measure(bare)
    if core in known and core:
        return (Heading(known[core], 0.95),)
    found = _contained(folded)
    if fuzzy and not found:
        found = _alike(bare or folded)
    return found


def asked(text: str, decisions: Decisions, fuzzy: bool = True) -> tuple[Heading, ...]:
    """What a person decided a heading to be, else the survey columns it may stand for.

    A decided one scores above every other; () also for a heading decided to be nothing.
    """
    if decisions.says_column(text):
        field = decisions.columns[fold(text)]
        return (Heading(field, DECIDED),) if field else ()
    return headings_of(text, fuzzy)


def _without_measure(folded: str) -> str:
    """The heading without the words for a unit or a period, as in `monthly capacity`."""
    measures = unit_words().keys() | period_words().keys() | multipliers().keys()
    return " ".join(word for word in folded.split() if len(word) < 2 or word not in measures)


def _contained(folded: str) -> tuple[Heading, ...]:
    """Known headings that stand as whole words inside this one, the longest first."""
    words = folded.split()
    if not 1 < len(words) <= 14:
        return ()
    known = known_headings()
    best: dict[str, float] = {}
    text = f" {folded} "
    for position, word in enumerate(words):
        for heading in _by_word().get(word, ()):
            if len(heading) >= _CONTAINED_LEAST and f" {heading} " in text:
                cover = len(heading) / len(folded)
                leading = 0.05 if position == 0 else 0.0
                score = 0.55 + 0.35 * cover + leading
                if cover >= 0.25:
                    best[known[heading]] = max(score, best.get(known[heading], 0.0))
    ranked = sorted(best.items(), key=lambda item: -item[1])
    return tuple(Heading(field, score) for field, score in ranked[:3])


def _alike(folded: str) -> tuple[Heading, ...]:
    if len(folded) < 5:
        return ()
    found = process.extractOne(folded, list(known_headings()), scorer=fuzz.ratio, score_cutoff=NEAR)
    if found is None:
        return ()
    choice, score, _index = found
    return (Heading(known_headings()[choice], 0.9 * score / 100),)


def nearest_field(text: str) -> str | None:
    """The survey column whose heading is most like this one, as a suggestion only."""
    found = process.extractOne(
        fold(text), list(known_headings()), scorer=fuzz.WRatio, score_cutoff=70
    )
    return known_headings()[found[0]] if found else None

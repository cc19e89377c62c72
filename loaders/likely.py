"""Columns whose heading is not known for certain: what they may ask, offered and never taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz, process

from loaders.decisions import Decisions, Doubt
from loaders.read import RawSheet
from loaders.reading import Reading
from loaders.recognise.headings import LONGEST_HEADING, known_headings
from words import fold

_MOST = 3
_ALIKE = 80.0
_LEAST = 60.0
_SHORTEST = 3
"""Letters that the first word of an abbreviation has at least: `Cap. nom.`, `Obs.`"""


_SURE = 0.75
"""A heading known less surely than this is asked about: its name stands inside a longer one."""
_MOST_UNUSED = 40
_LOOKED_AT, _LONGEST_EXAMPLE = 20, 40


@lru_cache(maxsize=4096)
def likely_columns(heading: str) -> tuple[str, ...]:
    """Up to three survey columns, the likeliest first: abbreviations, then similar spellings."""
    folded = fold(heading)
    if not folded or len(heading) > LONGEST_HEADING:
        return ()
    best: dict[str, float] = {}
    words = folded.split()
    for known, field in known_headings().items():
        for said in (words, words[:-1]):  # the last word may be a remark: `Obs. div.`
            share = _abbreviated(said, known.split()) if said else 0.0
            if share:
                score = 60 + 40 * share * len(said) / len(words)
                best[field] = max(best.get(field, 0.0), score)
    alike = process.extract(
        folded, list(known_headings()), scorer=fuzz.WRatio, score_cutoff=_ALIKE, limit=20
    )
    for known, score, _index in alike:
        # a short word is inside many others, which says little
        cover = min(len(known), len(folded)) / max(len(known), len(folded))
        if score * cover >= _LEAST:
            field = known_headings()[known]
            best[field] = max(best.get(field, 0.0), score * cover)
    ranked = sorted(best, key=lambda field: -best[field])
    return tuple(ranked[:_MOST])


def _abbreviated(words: list[str], known: list[str]) -> float:
    """The share of the known heading's words that these begin, in their order; 0 where not all."""
    if len(words[0]) < _SHORTEST or len(words) > len(known):
        return 0.0
    at = 0
    for word in words:
        while at < len(known) and not known[at].startswith(word):
            at += 1
        if at == len(known):
            return 0.0
        at += 1
    return len(words) / len(known)


def doubtful_columns(reading: Reading, decided: Decisions) -> Iterator[Doubt]:
    """Columns taken for something without being sure, and unused ones that may be something."""
    unused = 0
    for match in reading.columns:
        # a column of a product's own answers is known, though it is no question's
        known = match.score >= _SURE or getattr(match, "product", None)
        if not match.header or known or decided.says_column(match.header):
            continue
        if match.field is None:
            unused += 1
        near = likely_columns(match.header) if unused <= _MOST_UNUSED else ()
        taken = (match.field,) if match.field else ()
        if taken or near:
            offered = tuple(dict.fromkeys((*taken, *near)))[:_MOST]
            yield Doubt("column", match.field or "", match.header, 0, offered)
    yield from _labels(reading, decided)


def _labels(reading: Reading, decided: Decisions) -> Iterator[Doubt]:
    """Labels of a form that were not known as questions, with the answer beside them."""
    asked = [problem for problem in reading.problems if problem.slug == "answer-not-read"]
    for problem in asked[:_MOST_UNUSED]:
        label = problem.column or ""
        near = likely_columns(label)
        if near and not decided.says_column(label):
            said = (problem.value[:_LONGEST_EXAMPLE],) if problem.value else ()
            yield Doubt("column", "", label, 1, near, said)


def with_examples(
    doubts: Iterable[Doubt], reading: Reading, sheets: Iterable[RawSheet]
) -> tuple[Doubt, ...]:
    """The same questions, those about columns with what stands in their first cells."""
    index = {fold(match.header): match.index for match in reading.columns}
    sheet = next(
        (s for s in sheets if (s.file_name, s.sheet) == (reading.file_name, reading.sheet)), None
    )
    return tuple(
        _with_cells(doubt, sheet, reading.header_row or 0, index.get(fold(doubt.text)))
        if doubt.kind == "column" and sheet is not None
        else doubt
        for doubt in doubts
    )


def _with_cells(doubt: Doubt, sheet: RawSheet, above: int, column: int | None) -> Doubt:
    if column not in sheet.text.columns or doubt.examples:
        return doubt
    cells = sheet.text.loc[sheet.text.index > above, column].dropna()
    first = (str(text)[:_LONGEST_EXAMPLE] for text in cells.head(_LOOKED_AT))
    return replace(doubt, count=len(cells), examples=tuple(dict.fromkeys(first))[:3])

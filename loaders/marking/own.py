"""A marked file that comes back: our list and our columns are no part of what it says."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pandas as pd

from loaders.marking.signs import PART_SIGN, SHEET_SIGN, SIGN_WITHIN
from loaders.problems import Problem
from loaders.read import RawSheet, ReadResult
from loaders.reading import Reading
from words import LANGUAGES, N_, _, fold, speaking_in

MEND = N_("Tela: what to mend")
ROW = N_("Tela: row in your file")
"""Headings of the columns we add."""

_SEARCHED = 60
"""Rows from the top in which our headings may stand: as many as a header is searched in."""
_SIGN_COLUMNS = 12
"""Columns in which our list carries its sign."""
_MOST_COLUMNS = 1_000
"""No file of more was ever marked: looking through sixteen thousand columns takes its time."""
_OPENING = "tela"


def without_marks(result: ReadResult) -> ReadResult:
    """What was read, without the list and the columns that Tela put into a file it marked.

    A file that holds our list and nothing else is left as it is.
    """
    ours = [sheet for sheet in result.sheets if _is_list(sheet)]
    kept = tuple(sheet for sheet in result.sheets if not _is_list(sheet))
    bare = tuple(map(_without_columns, kept))
    if not bare or (not ours and all(a is b for a, b in zip(bare, kept, strict=True))):
        return result
    told = [
        Problem.of(
            "own-list", file=sheet.file_name, sheet=sheet.sheet, other=sheet.sheet,
            part=_holds(sheet, PART_SIGN),
        )
        for sheet in ours
    ]  # fmt: skip
    return replace(result, sheets=bare, problems=(*result.problems, *told))


def is_marked(reading: Reading) -> bool:
    """True for a workbook that Tela had marked before it came."""
    return any(problem.slug == "own-list" for problem in reading.problems)


def is_part(reading: Reading) -> bool:
    """True for a marked workbook that holds only the rows of a large file to mend."""
    return any(p.slug == "own-list" and p.params.get("part") for p in reading.problems)


def _is_list(sheet: RawSheet) -> bool:
    return _holds(sheet, SHEET_SIGN) or _holds(sheet, PART_SIGN)


def _holds(sheet: RawSheet, sign: str) -> bool:
    corner = sheet.text.iloc[:SIGN_WITHIN, :_SIGN_COLUMNS]
    return bool((corner == sign).to_numpy().any())


def _without_columns(sheet: RawSheet) -> RawSheet:
    """The sheet without our columns, and without rows that hold nothing else.

    Columns at the right end are dropped; one that was moved between others is emptied.
    """
    if sheet.text.shape[1] > _MOST_COLUMNS:
        return sheet
    head = sheet.text.iloc[:_SEARCHED]
    ours = [name for name in head.columns if _is_headed_by_us(head[name])]
    if not ours:
        return sheet
    emptied = sheet.text.copy()
    for name in ours:
        emptied[name] = pd.Series(None, index=emptied.index, dtype=emptied[name].dtype)
    last = max((int(name) for name in emptied.columns if name not in ours), default=-1)
    text = emptied.loc[:, [name for name in emptied.columns if int(name) <= last]]
    number, moment = (
        frame.drop(columns=[name for name in ours if name in frame.columns])
        for frame in (sheet.number, sheet.moment)
    )
    filled = text.notna().any(axis=1)
    for frame in (number, moment):
        if frame.shape[1]:
            filled |= frame.notna().any(axis=1)
    text, number, moment = (frame.loc[filled] for frame in (text, number, moment))
    return replace(sheet, text=text, number=number, moment=moment)


def _is_headed_by_us(cells: pd.Series) -> bool:
    return any(
        isinstance(cell, str) and cell[:4].lower() == _OPENING and fold(cell) in _our_headings()
        for cell in cells.tolist()
    )


@lru_cache(maxsize=1)
def _our_headings() -> frozenset[str]:
    """Our headings in every language, folded, so that a text without accents is known too."""
    found: set[str] = set()
    for language in LANGUAGES:
        with speaking_in(language):
            found |= {fold(_(MEND)), fold(_(ROW))}
    return frozenset(found)

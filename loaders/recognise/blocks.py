"""Several tables in one sheet: one below the other under a header of its own, or side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.decisions import Decisions
from loaders.read import RawSheet
from loaders.reading import Context
from loaders.recognise.header import Header, find_header
from loaders.recognise.headings import asked, headings_in_small
from loaders.recognise.rows import cut
from loaders.recognise.sheets import kind_of
from loaders.recognise.skipping import first_texts
from words import fold

_SURE = 0.9
_LEAST, _SHARE = 3, 0.6
_MOST_ROWS_LOOKED_AT = 2_000
_TITLES = 5


def blocks_of(sheet: RawSheet, context: Context) -> Iterator[tuple[RawSheet, Header]]:
    """The tables of a sheet as sheets of their own; the sheet itself where it holds one."""
    header = find_header(sheet, context.decisions)
    if header is None:
        return
    strips = _side_by_side(sheet, header, context)
    for strip in strips:
        above = header if strip is sheet else find_header(strip, context.decisions)
        blocks = () if above is None else _one_below_the_other(strip, above, context)
        for block in blocks:
            own = above if block is strip else find_header(block, context.decisions)
            if own is not None:
                yield block, own


def _one_below_the_other(sheet: RawSheet, header: Header, context: Context) -> tuple[RawSheet, ...]:
    if header.row >= int(sheet.text.index[-1]):
        return (sheet,)
    numbers = sheet.text.index.to_numpy()
    starts = [
        _with_titles(sheet, int(row)) for row in _likely_headers(sheet, header)
        if _is_header(sheet, int(row), header, context.decisions)
    ]  # fmt: skip
    if not starts:
        return (sheet,)
    firsts = [int(numbers[0]), *starts]
    lasts = [*(start - 1 for start in starts), int(numbers[-1])]
    return tuple(cut(sheet, first, last) for first, last in zip(firsts, lasts, strict=True))


def _likely_headers(sheet: RawSheet, header: Header) -> list[int]:
    """Rows below the header that begin with a known heading, or come after a blank row."""
    below = sheet.text.loc[sheet.text.index > header.row]
    numbers = below.index.to_numpy()
    if not len(numbers):
        return []
    # As written but for its case: in a long list nearly every row opens with another text.
    small = pc.utf8_lower(pa.array(first_texts(below), pa.large_string()))
    headings = pa.array(sorted(headings_in_small()), pa.large_string())
    known = np.asarray(pc.is_in(small, value_set=headings))
    gap = np.diff(numbers, prepend=header.row) > 1
    near = np.zeros(len(numbers), dtype=bool)
    for back in range(_TITLES):  # a few title rows may stand between the gap and the header
        near[back:] |= gap[: max(0, len(gap) - back)]
    found = np.flatnonzero(known | near)
    return [int(row) for row in numbers[found[:_MOST_ROWS_LOOKED_AT]]]


def _is_header(sheet: RawSheet, row: int, header: Header, decisions: Decisions) -> bool:
    """True for a row of column names other than those of the header above."""
    cells = {
        int(name): cell
        for name, cell in zip(sheet.text.columns, list(sheet.text.loc[row]), strict=True)
        if isinstance(cell, str)
    }
    typed: Any = sheet.number.loc[row].count()
    if len(cells) < _LEAST - 1 or typed:
        return False
    fields = {
        found[0].field
        for cell in cells.values()
        if (found := asked(cell, decisions, fuzzy=False)) and found[0].score >= _SURE
    }
    named = {match.index: fold(match.header) for match in header.columns}
    same = sum(fold(cell) == named.get(index) for index, cell in cells.items())
    enough = len(fields) >= _LEAST or (len(fields) == len(cells) and "company_name" in fields)
    return enough and len(fields) >= _SHARE * len(cells) and same < _SHARE * len(cells)


def _with_titles(sheet: RawSheet, row: int) -> int:
    """The first of the nearly empty rows right above a header, after a blank one: its titles."""
    numbers = sheet.text.index.tolist()
    at = numbers.index(row)
    first = at
    while first > 0 and at - first < _TITLES and numbers[first] - numbers[first - 1] == 1:
        above: Any = sheet.text.iloc[first - 1].count()
        if above > 2 or bool(sheet.number.iloc[first - 1].notna().any()):
            break
        first -= 1
    gap = first == at or numbers[first] - numbers[first - 1] > 1
    return int(numbers[first]) if gap else row


def _side_by_side(sheet: RawSheet, header: Header, context: Context) -> tuple[RawSheet, ...]:
    """Strips of columns that each name their own firms; the sheet where there are not several."""
    firms = [
        match.index
        for match in header.columns
        if (found := asked(match.header, context.decisions, fuzzy=False))
        and found[0].field == "company_name" and found[0].score >= _SURE
    ]  # fmt: skip
    if len(firms) < 2:
        return (sheet,)
    names = [int(name) for name in sheet.text.columns]
    empty = [
        name
        for name in names
        if sheet.text[name].isna().all()
        and (name not in sheet.number.columns or sheet.number[name].isna().all())
    ]
    cuts = []
    for before, here in pairwise(firms):
        gaps = [name for name in empty if before < name < here]
        cuts.append(gaps[-1] + 1 if gaps else here)
    first, last = int(sheet.text.index[0]), int(sheet.text.index[-1])
    lefts, rights = [names[0], *cuts], [*(at - 1 for at in cuts), names[-1]]
    strips = [cut(sheet, first, last, *ends) for ends in zip(lefts, rights, strict=True)]
    return tuple(strips) if all(_stands(strip, context) for strip in strips) else (sheet,)


def _stands(strip: RawSheet, context: Context) -> bool:
    header = find_header(strip, context.decisions)
    return header is not None and kind_of(header, context) != "nothing"

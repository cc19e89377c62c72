"""The rows below the header: records, and those that are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from loaders.read import RawSheet
from loaders.recognise.header import Header
from loaders.recognise.skipping import first_texts, reasons_of
from loaders.values.cells import Cells, Flags, empty_cells

_FILLED_DOWN = frozenset(
    (
        "company_name", "company_id", "country", "region", "city",
        "address", "site_name", "member_type", "employees", "lat",
        "lng", "survey_date", "survey_round", "consent_publish",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Body:
    """Records below the header: the file's row numbers and one `Cells` a survey column present.

    `skipped` pairs a row number with why: total, note, header, units, example or unanswered.
    """

    rows: np.ndarray[Any, np.dtype[np.int64]]
    columns: Mapping[str, Cells]
    skipped: tuple[tuple[int, str, str], ...]
    filled_down: tuple[str, ...]

    def cells(self, field: str) -> Cells:
        """The cells of a survey column; empty ones where the file lacks it."""
        return self.columns.get(field, self._empty)

    @cached_property
    def _empty(self) -> Cells:
        return empty_cells(self.rows)


@dataclass(frozen=True)
class Sorted:
    """The rows below a header, records (`keep`) told from the others, which are `skipped`."""

    below: Flags
    keep: Flags
    rows: np.ndarray[Any, np.dtype[np.int64]]
    skipped: tuple[tuple[int, str, str], ...]


def sorted_rows(sheet: RawSheet, header: Header) -> Sorted:
    """Tell the records below a header from totals, notes and the like."""
    text = sheet.text
    below = (text.index > header.row) & ~text.index.isin(header.rows)
    text = text.loc[below]
    reasons = reasons_of(sheet, text, below, header)
    keep = np.array([reason == "" for reason in reasons], dtype=bool)
    numbers = text.index.to_numpy(dtype=np.int64)
    shown = first_texts(text.loc[~keep]).tolist()
    skipped = tuple(
        (int(row), str(reason), said)
        for row, reason, said in zip(numbers[~keep], reasons[~keep], shown, strict=True)
    )
    return Sorted(below, keep, numbers[keep], skipped)


def body_of(sheet: RawSheet, header: Header) -> Body:
    """Sort the rows below the header and gather the recognised columns of the records."""
    found = sorted_rows(sheet, header)
    columns = {
        match.field: column_cells(sheet, match.index, found)
        for match in header.columns
        if match.field
    }
    columns, filled = fill_down(sheet, header, columns, found.rows)
    return Body(found.rows, columns, found.skipped, filled)


def column_cells(sheet: RawSheet, index: int, found: Sorted) -> Cells:
    """A column's cells in the rows that are records."""
    below, keep = found.below, found.keep
    written = sheet.text[index].loc[below][keep].reset_index(drop=True)
    number = moment = None
    if index in sheet.number.columns:
        number = sheet.number[index].loc[below].to_numpy(dtype=float)[keep]
    if index in sheet.moment.columns:
        moment = sheet.moment[index].loc[below][keep].reset_index(drop=True)
    return Cells(found.rows, written, number, moment)


def fill_down(
    sheet: RawSheet, header: Header, columns: dict[str, Cells], rows: Any
) -> tuple[dict[str, Cells], tuple[str, ...]]:
    """Give each row of a merged firm or place the name that stands once for all of them."""
    fields = {match.index: match.field for match in header.columns if match.field in _FILLED_DOWN}
    filled: list[str] = []
    for top, left, bottom, right in sheet.merged:
        field = fields.get(left)
        if field is None or top <= header.row or bottom == top or right != left:
            continue
        inside = np.flatnonzero((rows >= top) & (rows <= bottom))
        if len(inside) < 2 or rows[inside[0]] != top:
            continue
        cells = columns[field]
        written = cells.text.to_numpy(dtype=object).copy()
        number = None if cells.number is None else cells.number.copy()
        written[inside] = written[inside[0]]
        if number is not None:
            number[inside] = number[inside[0]]
        columns[field] = Cells(rows, pd.Series(written, dtype="str"), number, cells.moment)
        filled.append(field)
    return columns, tuple(dict.fromkeys(filled))

"""Which rows below a header are no records, and why."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from loaders.read import RawSheet
from loaders.recognise.header import Header
from loaders.recognise.remarks import (
    is_certain_sum,
    is_example,
    is_note,
    is_sum,
    may_open,
    opens_a_sum,
)
from loaders.values.cells import Flags, distinct_texts
from loaders.values.marks import plain_digits
from words import fold
from words.fold_columns import fold_all

_SUM_TOLERANCE = 1e-6
_MANY = 2_000


def reasons_of(sheet: RawSheet, text: pd.DataFrame, below: Any, header: Header) -> Any:
    """Why each row of `text` is no record, an empty text where it is one.

    total, note, header, units or example.
    """
    reasons = np.full(len(text), "", dtype=object)
    if not len(text):
        return reasons
    typed = sheet.number.loc[below].notna().sum(axis=1).to_numpy()
    if sheet.moment.shape[1]:
        typed = typed + sheet.moment.loc[below].notna().sum(axis=1).to_numpy()
    filled = np.asarray(text.notna().sum(axis=1).to_numpy() + typed)
    first = first_texts(text)
    judge = _Judge(sheet, text, below, header)
    for at in _suspects(text, header, first, filled):
        reasons[at] = judge.reason(at, str(first.iat[at]), int(filled[at]))
    if header.units_row is not None:
        reasons[text.index.to_numpy() == header.units_row] = "units"
    return reasons


def first_texts(text: pd.DataFrame) -> pd.Series:
    """The leftmost text of each row, an empty one where it has none."""
    if not len(text) or not len(text.columns):
        return pd.Series([""] * len(text), index=text.index, dtype="str")
    first = text[text.columns[0]]
    for name in text.columns[1:]:
        if not first.isna().any():
            break
        first = first.fillna(text[name])
    return first.fillna("")


def _suspects(text: pd.DataFrame, header: Header, first: pd.Series, filled: Any) -> list[int]:
    """Rows worth a closer look: nearly empty ones, and those that open with a telling text."""
    company = header.index_of("company_name")
    names = {match.header for match in header.columns} | {
        part for match in header.columns for part in match.header.split("\n")
    }
    folded = {fold(name) for name in names if name}
    found = _telling(first, folded) | (filled <= 2)
    if company is not None and company in text.columns[1:]:
        found |= _telling(text[company], folded)
    return [int(at) for at in np.flatnonzero(found)]


def _telling(texts: pd.Series, headings: set[str]) -> Flags:
    """Texts that may open a total, a note, a repeated header or the example row."""
    codes, said = distinct_texts(texts)
    found = np.zeros(len(said) + 1, dtype=bool)
    for at, folded in enumerate(fold_all(said)):
        found[at] = folded in headings or may_open(said[at], folded)
    result: Flags = found[codes]
    return result


class _Judge:
    """What the rows of one sheet are judged by."""

    def __init__(self, sheet: RawSheet, text: pd.DataFrame, below: Any, header: Header) -> None:
        self._text = text
        self._known = {match.index: fold(match.header) for match in header.columns}
        self._company = header.index_of("company_name")
        self._product = header.index_of("product_code")
        self._country = header.index_of("country")
        self._capacity = header.index_of("capacity_value")
        self._sheet, self._below = sheet, below
        self._since = self._looked_at = 0
        self._figures: Any = None

    def reason(self, at: int, first: str, filled: int) -> str:
        """Why the row at a position is no record; an empty text where it is one."""
        cells = self._cells(at)
        name = cells.get(-1 if self._company is None else self._company, "")
        if is_example(name) or is_example(first):
            return "example"
        if self._repeats_the_header(cells, filled):
            return "header"
        if self._is_total(at, first, name, cells, filled):
            self._since = at + 1
            return "total"
        if filled != 1:
            return ""
        return "note" if self._is_note(first, cells) or self._titles_a_table(at) else ""

    def _cells(self, at: int) -> dict[int, str]:
        self._looked_at += 1
        if self._looked_at < _MANY:  # taking a row out of a table costs more than out of lists
            row = self._text.iloc[at].tolist()
        else:
            row = [column[at] for column in self._columns]
        return {
            int(name): str(cell)
            for name, cell in zip(self._text.columns, row, strict=True)
            if isinstance(cell, str)
        }

    @cached_property
    def _columns(self) -> list[Any]:
        return [self._text[name].to_numpy(dtype=object) for name in self._text.columns]

    def _titles_a_table(self, at: int) -> bool:
        """Whether the next row repeats the header: this one is then the title of what follows."""
        following = self._cells(at + 1) if at + 1 < len(self._text) else {}
        return self._repeats_the_header(following, len(following))

    def _repeats_the_header(self, cells: Mapping[int, str], filled: int) -> bool:
        same = sum(
            fold(cell) in (self._known.get(index, ""), *self._known.get(index, "").split("  "))
            for index, cell in cells.items()
        )
        return same >= 2 and same >= 0.6 * filled

    def _is_total(
        self, at: int, first: str, name: str, cells: Mapping[int, str], filled: int
    ) -> bool:
        said = [(text, fold(text)) for text in (first, name)]
        label = [(cell, fold(cell)) for cell in cells.values()] if filled <= 2 else []
        identified = (self._product in cells) + (self._country in cells)
        if any(is_certain_sum(*pair) for pair in (*said, *label)):
            return True
        if any(is_sum(*pair) or opens_a_sum(pair[1]) for pair in said):
            return identified == 0 or self._adds_up(at)
        return False

    def _adds_up(self, at: int) -> bool:
        """Whether the row's capacity is the sum of those since the last total, or of all."""
        if self._figures is None:
            self._figures = self._read_figures()
        here = self._figures[at]
        if np.isnan(here) or here == 0 or at - self._since < 2:
            return False
        sums = (np.nansum(self._figures[self._since : at]), np.nansum(self._figures[:at]))
        return any(abs(here - total) <= _SUM_TOLERANCE * here for total in sums)

    def _read_figures(self) -> Any:
        """The digits of each capacity: good enough to tell a sum, whatever their marks."""
        if self._capacity is None:
            return np.full(len(self._text), np.nan)
        texts = (
            self._text[self._capacity]
            .fillna("")
            .map(lambda text: "".join(filter(str.isdecimal, plain_digits(text))))
        )
        figures = pd.to_numeric(texts, errors="coerce").to_numpy(dtype=float)
        if self._capacity in self._sheet.number.columns:
            typed = self._sheet.number[self._capacity].loc[self._below].to_numpy(dtype=float)
            figures = np.where(np.isnan(typed), figures, typed)
        return figures

    def _is_note(self, first: str, cells: Mapping[int, str]) -> bool:
        if not cells:
            return False
        if is_note(first):
            return True
        return (
            self._company is not None and self._company not in cells and min(cells) < self._company
        )

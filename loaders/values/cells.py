"""A column below the header, worked on by its distinct values.

A survey column repeats itself: parsing each distinct text once and spreading the results over the
rows keeps Python out of the hot path.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import pandas as pd

Floats = np.ndarray[Any, np.dtype[np.float64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
Codes = np.ndarray[Any, np.dtype[np.intp]]
Objects = np.ndarray[Any, np.dtype[np.object_]]
T = TypeVar("T")


@dataclass(frozen=True)
class Cells:
    """The cells of one column: text where written, number and moment where typed.

    All three have one entry a row, in the order of `rows` (the file's own row numbers).
    `headings` holds the heading of each cell where they come from several columns, `sheets` its
    sheet where that may be another one than the record's.
    """

    rows: np.ndarray[Any, np.dtype[np.int64]]
    text: pd.Series
    number: Floats | None = None
    moment: pd.Series | None = None
    headings: Objects | None = None
    sheets: Objects | None = None

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def factors(self) -> tuple[Codes, list[str]]:
        """Position of each cell's text among the distinct texts (-1 where none), and those."""
        return distinct_texts(self.text)

    @cached_property
    def typed(self) -> Floats:
        """Typed numbers, NaN elsewhere."""
        return np.full(len(self), np.nan) if self.number is None else self.number

    @cached_property
    def filled(self) -> Flags:
        """True where the cell holds anything."""
        found: Flags = self.text.notna().to_numpy(dtype=bool) | ~np.isnan(self.typed)
        if self.moment is not None:
            found |= self.moment.notna().to_numpy(dtype=bool)
        return found

    @cached_property
    def written(self) -> Cells:
        """The same column with numbers and dates as the text a reader would see."""
        text = self.text
        typed = ~np.isnan(self.typed)
        if typed.any():
            text = text.where(~typed, pd.Series(number_texts(self.typed), index=text.index))
        if self.moment is not None and self.moment.notna().any():
            days = self.moment.dt.strftime("%Y-%m-%d").astype("str")
            text = text.where(self.moment.isna().to_numpy(), days.set_axis(text.index))
        return replace(self, text=text, number=None, moment=None)

    def spread(self, values: Sequence[T], missing: T) -> Objects:
        """One value a distinct text, laid out over the rows; `missing` where there is no text."""
        codes, _ = self.factors
        table = np.empty(len(values) + 1, dtype=object)
        for position, value in enumerate(values):
            table[position] = value
        table[-1] = missing
        return table[codes]

    def mapped(self, parse: Callable[[str], T], missing: T) -> Objects:
        """`parse` of each distinct text, laid out over the rows."""
        return self.spread([parse(text) for text in self.factors[1]], missing)


def is_none(values: Objects) -> Flags:
    """Where an array of objects holds nothing."""
    found: Flags = np.equal(values, np.array(None, dtype=object)).astype(bool)
    return found


def equals(values: Objects, other: object) -> Flags:
    """Where an array of objects holds the same as another, or as one value."""
    found: Flags = np.equal(values, np.asarray(other, dtype=object)).astype(bool)
    return found


def distinct_texts(texts: pd.Series) -> tuple[Codes, list[str]]:
    """Position of each text among the distinct ones (-1 where missing), and those."""
    codes, distinct = pd.factorize(texts)
    found: list[str] = np.asarray(distinct, dtype=object).tolist()
    return codes, found


def text_spread(values: Sequence[str | None], codes: Codes) -> pd.Series:
    """Texts by position, missing where the position is -1."""
    table = pd.array(np.array([*values, None], dtype=object), dtype="str")
    return pd.Series(table.take(np.where(codes < 0, len(values), codes)))


def number_texts(values: Floats) -> Any:
    """Numbers as plain text, whole ones without a decimal point; NaN becomes a missing text."""
    known = np.isfinite(values)
    whole = known & (np.floor(values) == values) & (np.abs(values) < 1e15)
    if whole.all() or (whole | ~known).all():
        integers = pd.array(np.where(whole, values, 0).astype("int64")).astype("str")
        texts = pd.Series(integers)
        return texts.where(whole).astype("str").array
    texts = pd.Series(values).map(lambda value: f"{value:.12g}", na_action="ignore")
    return texts.astype("str").array


def empty_cells(rows: np.ndarray[Any, np.dtype[np.int64]]) -> Cells:
    """A column the file does not have."""
    return Cells(rows, pd.Series(np.full(len(rows), None, dtype=object), dtype="str"))

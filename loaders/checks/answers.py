"""Accepted answers as checks look at them: whole columns, each brought into shape once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from loaders.values.cells import Codes, Flags, Floats, Objects

Made = TypeVar("Made")
Days = np.ndarray[Any, np.dtype[np.datetime64]]
SIZES = ("micro", "small", "medium", "large", "any")
"""Size classes by employees (recommendation 2003/361/EC): up to 9, 49, 249, more; any."""
ANY_SIZE = 4
_FROM = (10, 50, 250)


class Answers:
    """The accepted rows of a file. `answers["current_output"]` is that column as numbers.

    `day` is the one the figures are said to describe, `today` that on which they are looked at.
    `typical` is what the ledger knows of usual capacities (see `store.typical_capacity`).
    """

    def __init__(
        self, frame: pd.DataFrame, today: dt.date, day: dt.date | None = None,
        typical: pd.DataFrame | None = None,
    ) -> None:  # fmt: skip
        self.frame, self.today, self.day, self.typical = frame, today, day or today, typical
        self._numbers: dict[str, Floats] = {}
        self._factors: dict[str, tuple[Codes, list[Any]]] = {}
        self._given: dict[str, Flags] = {}
        self._made: dict[str, Any] = {}

    def __len__(self) -> int:
        return len(self.frame)

    def __getitem__(self, name: str) -> Floats:
        if name not in self._numbers:
            self._numbers[name] = self._as_numbers(name)
        return self._numbers[name]

    def _as_numbers(self, name: str) -> Floats:
        if name not in self.frame:
            return np.full(len(self), np.nan)
        return self.frame[name].to_numpy(dtype=float, na_value=np.nan)

    def days(self, name: str) -> Days:
        """A column of dates, by the day; NaT where there is none."""
        column = self.frame[name] if name in self.frame else pd.Series(pd.NaT, self.frame.index)
        return pd.to_datetime(column).to_numpy(dtype="datetime64[D]")

    def given(self, name: str) -> Flags:
        """Where a question is answered."""
        if name not in self._given:
            here = name in self.frame
            none = np.zeros(len(self), dtype=bool)
            self._given[name] = self.frame[name].notna().to_numpy(bool) if here else none
        return self._given[name]

    def any_given(self, name: str) -> bool:
        """True where any row answers a question."""
        return bool(self.given(name).any())

    def factors(self, name: str) -> tuple[Codes, list[Any]]:
        """Each row's place among the distinct answers (-1: none), and those; lists as tuples."""
        if name not in self._factors:
            here = name in self.frame
            column = self.frame[name] if here else pd.Series(None, self.frame.index, dtype="str")
            lists = column.dtype == object
            codes, distinct = _lists(column) if lists else pd.factorize(column)
            self._factors[name] = codes, list(distinct)
        return self._factors[name]

    def keys(self, *names: str) -> Codes:
        """Each row’s place among the distinct combinations of answers, missing ones included."""
        whole = np.zeros(len(self), dtype=np.int64)
        for name in names:
            codes, distinct = self.factors(name)
            whole = whole * (len(distinct) + 1) + codes + 1
        return pd.factorize(whole)[0]

    def combined(self, *names: str) -> tuple[Codes, list[tuple[Any, ...]]]:
        """The same, and the combinations; what is missing is None."""
        codes = self.keys(*names)
        first = np.zeros(codes.max(initial=-1) + 1, dtype=np.intp)
        first[codes[::-1]] = np.arange(len(codes))[::-1]
        columns = []
        for name in names:
            places, distinct = self.factors(name)
            said = [*distinct, None]
            columns.append([said[place] for place in places[first]])
        return codes, list(zip(*columns, strict=True))

    def judged(self, names: tuple[str, ...], judge: Callable[..., bool]) -> Flags:
        """Where `judge` says yes to the answers to `names`; not asked where one is missing."""
        codes, distinct = self.combined(*names)
        said = [None not in one and judge(*one) for one in distinct]
        return np.array(said, dtype=bool)[codes] if said else np.zeros(len(self), dtype=bool)

    def told(self, names: tuple[str, ...], tell: Callable[..., object]) -> Objects:
        """What `tell` says of the answers to `names`, asked once a combination."""
        codes, distinct = self.combined(*names)
        table = np.empty(len(distinct), dtype=object)
        for at, one in enumerate(distinct):
            table[at] = tell(*one)
        return table[codes]

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What `make` answers, made by the first check that asks for it."""
        if name not in self._made:
            self._made[name] = make()
        made: Made = self._made[name]
        return made

    @cached_property
    def order(self) -> Codes:
        """Numbers that rise with a row’s place in the file: sheet by sheet, then row by row."""
        codes, sheets = self.factors("sheet")
        rank = np.append(np.argsort(np.argsort(np.array(sheets, dtype=str))), -1)
        rows = self.frame["row"].to_numpy(dtype=np.int64)
        order: Codes = rank[codes] * (rows.max(initial=0) + 1) + rows
        return order

    def row_names(self, where: Flags, other: Codes) -> Objects:
        """What another row is called in the sentence of a row: its number, its sheet if not ours.

        `other` is the place of the other row, for each row of `where`.
        """
        rows = self.frame["row"].to_numpy(dtype=object)
        sheets = self.frame["sheet"].to_numpy(dtype=object)
        names = np.full(len(self), None, dtype=object)
        for at in np.flatnonzero(where):
            beside = int(other[at])
            elsewhere = sheets[beside] != sheets[at]
            names[at] = f"{sheets[beside]}!{rows[beside]}" if elsewhere else str(rows[beside])
        return names

    @cached_property
    def size(self) -> Codes:
        """The place in `SIZES` of each row’s firm by its employees (low end)."""
        employees = self["employees"]
        classes = np.searchsorted(_FROM, employees, side="right")
        return np.where(np.isnan(employees), ANY_SIZE, classes)


def _lists(column: pd.Series) -> tuple[Codes, list[Any]]:
    """Factors of a column of lists: a column shares one list among rows that say the same."""
    values = column.to_numpy(dtype=object)
    seen, first, codes = np.unique(
        np.fromiter(map(id, values), dtype=np.int64, count=len(values)),
        return_index=True, return_inverse=True,
    )  # fmt: skip
    known: dict[Any, int] = {}
    table = np.full(len(seen), -1, dtype=np.intp)
    for at, place in enumerate(first):
        value = values[place]
        if isinstance(value, str | list | tuple | np.ndarray):
            key = value if isinstance(value, str) else tuple(value)
            table[at] = known.setdefault(key, len(known))
    return table[codes], list(known)

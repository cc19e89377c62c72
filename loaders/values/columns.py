"""Amounts, percentages, days and dates of a whole column, with what is known of the column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from loaders.values import dates
from loaders.values.amounts import BLANK, Amount, amount
from loaders.values.cells import Cells, Codes, Flags, Floats, Objects
from loaders.values.marks import Marks
from words import fold

MANY = 2_000
_SPACE = r"[ \x{a0}\x{2007}\x{2009}\x{202f}'’]"
_TAIL = r"(?P<tail>\s*(?:[\p{L}/%](?:[mM][23]|[\p{L}\s/.%²³])*)?)"


@dataclass(frozen=True)
class Amounts:
    """A column of amounts, one entry a row: ends, what stood beside them, and doubts.

    `other` is the second reading of an ambiguous number; `stray` marks words beside it that are
    neither unit nor period; `unreadable` texts without a number.
    """

    low: Floats
    high: Floats
    other: Floats
    holds: Floats
    multiplier: Floats
    unit: Objects
    period: Objects
    stray: Flags
    percent: Flags
    hedged: Flags
    ranged: Flags
    blank: Flags
    unreadable: Flags


def amounts_of(cells: Cells, marks: Marks, whole: bool = False) -> Amounts:
    """Read every cell of a column; typed numbers are taken as they are."""
    codes, texts = cells.factors
    table = _amounts(texts, marks, whole)
    typed = cells.typed
    has_number = ~np.isnan(typed)
    written = codes >= 0
    low = np.where(has_number, typed, _take(table.low, codes))
    unreadable = written & ~has_number & np.isnan(low) & ~_take(table.blank, codes, True)
    if cells.moment is not None:
        unreadable |= cells.moment.notna().to_numpy(dtype=bool)
    return Amounts(
        low=low,
        high=np.where(has_number, typed, _take(table.high, codes)),
        other=np.where(has_number, np.nan, _take(table.other, codes)),
        holds=_take(table.holds, codes),
        multiplier=_take(table.multiplier, codes, 1.0),
        unit=_take(table.unit, codes, None),
        period=_take(table.period, codes, None),
        stray=_take(table.stray, codes, False),
        percent=_take(table.percent, codes, False),
        hedged=_take(table.hedged, codes, False),
        ranged=_take(table.ranged, codes, False),
        blank=np.isnan(low) & ~unreadable,
        unreadable=unreadable,
    )


def _take(values: Any, codes: Codes, missing: Any = np.nan) -> Any:
    """`values` by position, `missing` where the position is -1."""
    return np.append(values, np.array([missing], dtype=values.dtype))[codes]


def _amounts(texts: Sequence[str], marks: Marks, whole: bool) -> Amounts:
    """Amounts of distinct texts: the plainly written ones all at once, the others one by one."""
    size = len(texts)
    found: list[Amount] = [BLANK] * size
    value = np.full(size, np.nan)
    tail = np.full(size, -1, dtype=np.intp)
    beside: list[Amount] = []
    if size > MANY:
        value, tail, beside = _plainly_written(texts, marks, whole)
    rest = [at for at in range(size) if np.isnan(value[at])]
    for at in rest:
        found[at] = amount(texts[at], marks, whole)
    first = len(beside)
    pool = [*beside, *(found[at] for at in rest)]
    tail[rest] = np.arange(first, first + len(rest))
    factor = np.where(np.isnan(value), 1.0, value)
    return _laid_out(pool, tail, factor)


def _laid_out(pool: Sequence[Amount], at: Codes, factor: Floats) -> Amounts:
    def numbers(name: str) -> Floats:
        values = [getattr(item, name) for item in pool]
        return np.array([np.nan if value is None else value for value in values], dtype=float)[at]

    def objects(values: Sequence[str | None]) -> Objects:
        table = np.empty(len(values), dtype=object)
        table[:] = values
        return table[at]

    def flags(values: Sequence[bool]) -> Flags:
        return np.array(values, dtype=bool)[at]

    holds = np.array([np.nan if a.tail.holds is None else a.tail.holds for a in pool], dtype=float)
    return Amounts(
        low=numbers("low") * factor,
        high=numbers("high") * factor,
        other=numbers("other") * factor,
        holds=holds[at],
        multiplier=np.array([item.tail.multiplier for item in pool], dtype=float)[at],
        unit=objects([item.tail.unit for item in pool]),
        period=objects([item.tail.period for item in pool]),
        stray=flags([bool(item.tail.rest) for item in pool]),
        percent=flags([item.tail.percent for item in pool]),
        hedged=flags([item.hedged for item in pool]),
        ranged=flags([item.low != item.high for item in pool]),
        blank=flags([item.blank for item in pool]),
        unreadable=flags([item.low is None and not item.blank for item in pool]),
    )


def _plainly_written(
    texts: Sequence[str], marks: Marks, whole: bool
) -> tuple[Floats, Codes, list[Amount]]:
    """Values of texts such as `1 200 pcs/mois`, by pattern over all of them at once.

    Returns the number of each (NaN where the pattern does not hold), the position of its tail
    among the distinct tails, and those tails read behind the number one.
    """
    size = len(texts)
    group, decimal = "", ""
    if marks.decimal is not None:
        group = r"\." if marks.decimal == "," else ","
        decimal = rf"(?:\{marks.decimal}(?P<decimals>\d{{1,2}}|\d{{4,}}))?"
    separator = f"(?:{_SPACE}|{group})" if group else _SPACE
    pattern = rf"^(?P<whole>\d{{1,3}}(?:{separator}\d{{3}})+|\d{{1,15}}){decimal}{_TAIL}$"
    parts = pc.extract_regex(pa.array(texts, type=pa.string()), pattern)
    matched = np.asarray(pc.is_valid(parts))
    bare = pc.replace_substring_regex(pc.struct_field(parts, "whole"), r"\D", "")
    if decimal:
        decimals = pc.fill_null(pc.struct_field(parts, "decimals"), "")
        bare = pc.binary_join_element_wise(
            bare, pc.if_else(pc.equal(decimals, ""), "0", decimals), "."
        )
    value = np.array(pc.cast(bare, pa.float64()).to_numpy(zero_copy_only=False), dtype=float)
    codes, tails = pd.factorize(pd.Series(pc.struct_field(parts, "tail").to_pandas(), dtype="str"))
    beside = [amount("1" + str(item), marks, whole) for item in tails]
    known = np.array([*(item.low is not None for item in beside), False], dtype=bool)
    value[~matched | ~known[codes]] = np.nan
    assert len(value) == size
    return value, codes.astype(np.intp), beside


def percent_of(amounts: Amounts) -> Floats:
    """Percentages: 0.75, 75 and `75 %` are all 75.

    A value up to 1 without a sign is a fraction; exactly 1 is 1 % where the column's other bare
    values are above 1, and values a little over 1 are fractions where none is far above.
    """
    value = amounts.low.copy()
    bare = ~np.isnan(value) & ~amounts.percent
    above = bare & (value > 1)
    fraction = bare & (value < 1)
    if above.any() and value[above].max() <= 1.5 and (bare & (value <= 1)).sum() >= above.sum():
        fraction |= above
        above = np.zeros_like(above)
    if not above.any():
        fraction |= bare & (value == 1)
    value[fraction] = np.round(value[fraction] * 100, 10)
    return value


_AT_ONCE = frozenset(
    fold(word)
    for word in [
        "immédiat",
        "immédiate",
        "immédiatement",
        "immediate",
        "immediately",
        "at once",
        "now",
        "inmediato",
        "inmediata",
        "inmediatamente",
        "immediato",
        "immediata",
        "imediato",
        "imediata",
        "hemen",
        "derhal",
        "anında",
        "άμεσα",
        "άμεσο",
        "άμεση",
        "فوري",
        "فورا",
        "فورية",
        "حالا",
        "0",
        "sur stock",
        "in stock",
        "de suite",
        "tout de suite",
        "stok",
    ]
)
_ONE_WORDS = {
    fold(word): number
    for number, words in enumerate(
        (
            "un une one a an uno una um uma bir ένα ένας μία واحد",
            "deux two dos due dois duas iki δύο اثنان",
            "trois three tres tre três üç τρεις τρία ثلاثة",
            "quatre four cuatro quattro quatro dört τέσσερις أربعة",
        ),
        start=1,
    )
    for word in words.split()
}
_DAYS = {"hour": 1 / 24, "shift": 1.0, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}


def days_of(cells: Cells, marks: Marks, heading_period: str | None) -> Amounts:
    """Delays in days: `2 semaines` is 14, `immédiat` 0, `un mois` 30; the heading may say weeks."""
    codes, texts = cells.factors
    said = _take(np.array([*map(_day_words, texts)], dtype=object), codes, None)
    written = pd.Series(said, dtype="str")
    read = amounts_of(Cells(cells.rows, written, cells.number, cells.moment), marks, whole=True)
    usual = _DAYS[heading_period] if heading_period else 1.0
    factor = np.array([_DAYS.get(period, usual) if period else usual for period in read.period])
    low, high = (np.ceil(np.round(end * factor, 6)) for end in (read.low, read.high))
    return replace(read, low=low, high=high, other=np.full(len(factor), np.nan))


def _day_words(text: str) -> str:
    folded = fold(text)
    if folded in _AT_ONCE:
        return "0"
    words = folded.split()
    if len(words) > 1 and words[0] in _ONE_WORDS:
        return " ".join([str(_ONE_WORDS[words[0]]), *words[1:]])
    return text


@dataclass(frozen=True)
class Days:
    """A column of dates: the day, whether it was unreadable, and whether only a year was given."""

    day: pd.Series
    unreadable: Flags
    year_only: Flags


def dates_of(cells: Cells, ends: bool) -> Days:
    """Read a column of dates; `ends` lets a bare month or year mean its last day."""
    codes, texts = cells.factors
    american = dates.month_first(texts)
    read = [dates.day(text, american, ends) for text in texts]
    days = np.array([_stamp(item.date) for item in read] + [np.datetime64("NaT", "s")])[codes]
    for serial in np.unique(cells.typed[~np.isnan(cells.typed)]):
        reached = _typed_day(float(serial), ends)
        days[cells.typed == serial] = _stamp(reached)
    if cells.moment is not None:
        moments = cells.moment.to_numpy().astype("datetime64[D]").astype("datetime64[s]")
        days = np.where(np.isnat(moments), days, moments)
    blank = np.array([*(item.blank for item in read), True], dtype=bool)[codes]
    blank &= np.isnan(cells.typed)
    coarse = np.array([*(item.grain == "year" for item in read), False], dtype=bool)[codes]
    coarse |= ends & (cells.typed >= 1990) & (cells.typed <= 2100)
    return Days(pd.Series(days.astype("datetime64[s]")), np.isnat(days) & ~blank, coarse)


def _typed_day(value: float, ends: bool) -> dt.date | None:
    if ends and value == int(value) and 1990 <= value <= 2100:
        return dt.date(int(value), 12, 31)
    return dates.serial(value)


def _stamp(day: dt.date | None) -> np.datetime64:
    return np.datetime64("NaT", "s") if day is None else np.datetime64(day, "s")

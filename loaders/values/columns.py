"""Amounts and percentages of a whole column, with what is known of the column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from loaders.values.amounts import BLANK, Amount, amount
from loaders.values.cells import Cells, Codes, Flags, Floats, Objects
from loaders.values.marks import Marks

MANY = 2_000
_SPACE = r"[ \x{a0}\x{2007}\x{2009}\x{202f}'’]"
_TAIL = r"(?P<tail>\s*(?:[\p{L}/%](?:[mM][23]|[\p{L}\s/.%²³])*)?)"


@dataclass(frozen=True)
class Amounts:
    """A column of amounts, one entry a row: ends, what stood beside them, and doubts.

    `other` is the second reading of an ambiguous number; `stray` marks words beside it that are
    neither unit nor period; `unreadable` texts without a number; `settled` a second reading that
    the column itself rules out.
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
    settled: Flags


def amounts_of(cells: Cells, marks: Marks, whole: bool = False) -> Amounts:
    """Read every cell of a column; typed numbers are taken as they are."""
    codes, texts = cells.factors
    table = _amounts(texts, marks, whole)
    typed = cells.typed
    has_number = ~np.isnan(typed)
    written = codes >= 0
    low = np.where(has_number, typed, taken(table.low, codes))
    unreadable = written & ~has_number & np.isnan(low) & ~taken(table.blank, codes, True)
    if cells.moment is not None:
        unreadable |= cells.moment.notna().to_numpy(dtype=bool)
    return Amounts(
        low=low,
        high=np.where(has_number, typed, taken(table.high, codes)),
        other=np.where(has_number, np.nan, taken(table.other, codes)),
        holds=taken(table.holds, codes),
        multiplier=taken(table.multiplier, codes, 1.0),
        unit=taken(table.unit, codes, None),
        period=taken(table.period, codes, None),
        stray=taken(table.stray, codes, False),
        percent=taken(table.percent, codes, False),
        hedged=taken(table.hedged, codes, False),
        ranged=taken(table.ranged, codes, False),
        blank=np.isnan(low) & ~unreadable,
        unreadable=unreadable,
        settled=taken(table.settled, codes, False),
    )


def taken(values: Any, codes: Codes, missing: Any = np.nan) -> Any:
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
        settled=flags([item.settled for item in pool]),
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


def mixed_shares(amounts: Amounts) -> Flags:
    """Bare values below one in a column whose other bare values are per cent: 0.5 beside 80."""
    bare = ~np.isnan(amounts.low) & ~amounts.percent
    found: Flags = bare & (amounts.low > 0) & (amounts.low < 1)
    return found if (bare & (amounts.low > 1.5)).any() else np.zeros_like(found)

"""Unit, period and scale of a capacity, where several places of the sheet may state them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from loaders.records.nearest import nearest
from loaders.records.source import Source
from loaders.values.amounts import says_nothing
from loaders.values.cells import Cells, Floats, Objects, equals, is_none
from loaders.values.codes import suggestions
from loaders.values.columns import Amounts
from loaders.values.scales import unit_cell
from loaders.values.tails import Tail, tail
from loaders.values.units import convert, period_words

COUNTED = ("piece", "pair", "set", "test", "dozen", "box", "pack", "roll", "sheet")


def unit_cells(source: Source) -> tuple[Cells, list[Tail], Any]:
    """The unit column, what each distinct text of it says, and which one each row has."""
    cells = source.cells("capacity_unit").written
    codes, said = cells.factors
    return cells, [unit_cell(source.said("capacity_unit", text)) for text in said], codes


def _field(tails: list[Tail], codes: Any, name: str, missing: Any) -> Any:
    table = np.empty(len(tails) + 1, dtype=object)
    for at, item in enumerate(tails):
        table[at] = getattr(item, name)
    table[-1] = missing
    return table[codes]


def _first(source: Source, slug: str, field: str, candidates: Sequence[Objects]) -> Objects:
    """The first stated of several; a warning where a later one says otherwise."""
    chosen = candidates[0].copy()
    clash = np.zeros(len(chosen), dtype=bool)
    second = np.full(len(chosen), None, dtype=object)
    for other in candidates[1:]:
        said = ~is_none(other)
        silent = is_none(chosen)
        differs = said & ~silent & ~equals(chosen, other)
        second = np.where(differs & ~clash, other, second)
        clash |= differs
        chosen = np.where(silent, other, chosen)
    cells = source.cells("capacity_value")
    params = {"first": chosen, "second": second}
    listed = "capacity_unit" if slug == "unit-conflict" else "capacity_period"
    source.findings.each(slug, clash, cells, field, params, {"first": listed, "second": listed})
    return chosen


def stated_unit(
    source: Source, read: Amounts, beside: tuple[Cells, list[Tail], Any], heading: Tail
) -> tuple[Objects, Floats]:
    """Unit and number held: the value's own, else the unit cell's, else the heading's."""
    _cells, tails, codes = beside
    in_cell = _field(tails, codes, "unit", None)
    in_heading = np.full(len(source), heading.unit, dtype=object)
    unit = _first(source, "unit-conflict", "capacity_value", (read.unit, in_cell, in_heading))
    holds = read.holds.copy()
    column = _field(tails, codes, "holds", None)
    column = np.array([np.nan if value is None else value for value in column], dtype=float)
    holds = np.where(np.isnan(holds), column, holds)
    return unit, np.where(np.isnan(holds), heading.holds or np.nan, holds)


def stated_period(
    source: Source, read: Amounts, beside: tuple[Cells, list[Tail], Any], heading: Tail
) -> Objects:
    """Period: the value's own, else the unit cell's, else the period cell's, else the heading's."""
    _cells, tails, codes = beside
    cells = source.cells("capacity_period").written
    period_tails = [_period_tail(source.said("capacity_period", text)) for text in cells.factors[1]]
    stated = _field(period_tails, cells.factors[0], "period", None)
    missed = cells.filled & is_none(stated)
    missed &= ~cells.mapped(
        lambda text: says_nothing(text) or source.dismissed("capacity_period", text), True
    ).astype(bool)
    near = nearest(cells, missed, lambda text: suggestions(text, period_words()))
    source.findings.each("period-unknown", missed, cells, "capacity_period", {"nearest": near},
                         {"nearest": "capacity_period"})  # fmt: skip
    headings = heading.period or source.measure("capacity_unit").period
    in_heading = np.full(len(source), headings, dtype=object)
    candidates = (read.period, _field(tails, codes, "period", None), stated, in_heading)
    return _first(source, "period-conflict", "capacity_value", candidates)


def _period_tail(text: str) -> Tail:
    return tail("/ " + text)


def stated_scale(read: Amounts, beside: tuple[Cells, list[Tail], Any], heading: Tail) -> Floats:
    """A multiplier said once for the column or in the unit cell, where the value has none."""
    _cells, tails, codes = beside
    column = _field(tails, codes, "multiplier", 1.0).astype(float)
    plain = (read.multiplier == 1) & is_none(read.unit)
    usual = np.where(column != 1, column, heading.multiplier)
    return np.where(plain, usual, 1.0)


def counted(read: Amounts, unit: Objects, scale: Floats) -> Amounts:
    """Whole things: three digits after a mark are thousands, as nobody makes 1.200 of a mask."""
    whole = np.isin(unit.astype(str), COUNTED) & (read.multiplier == 1) & (scale == 1)
    larger = np.fmax(read.low, read.other)
    settle = whole & ~np.isnan(read.other) & ~read.ranged & (larger > read.low)
    low, high = np.where(settle, larger, read.low), np.where(settle, larger, read.high)
    # What a column of decimals proves of itself says nothing of pieces: that reading is doubted.
    other = np.where(settle, read.low, read.other)
    doubt = read.settled & ~settle
    return replace(read, low=low, high=high, other=other, settled=doubt)


def converted(unit: Objects, holds: Floats, product_unit: Objects) -> tuple[Objects, Floats]:
    """The base unit each row is kept in, and the factor that brings its figure there."""
    base = np.empty(len(unit), dtype=object)
    factor = np.ones(len(unit))
    for key, rows in _groups(unit, holds, product_unit).items():
        stated, number, wanted = key
        if stated is None:
            base[rows] = None
            continue
        base[rows], factor[rows] = convert(stated, number, wanted)
    return base, factor


def _groups(unit: Objects, holds: Floats, product_unit: Objects) -> dict[tuple[Any, ...], Any]:
    """Row positions by distinct (unit, number held, product unit)."""
    parts = [
        pd.factorize(pd.Series(unit, dtype="str")),
        pd.factorize(pd.Series(holds)),
        pd.factorize(pd.Series(product_unit, dtype="str")),
    ]
    combined = np.zeros(len(unit), dtype=np.int64)
    for codes, values in parts:
        combined = combined * (len(values) + 1) + codes + 1
    found: dict[tuple[Any, ...], Any] = {}
    for key in pd.unique(combined):
        rows = np.flatnonzero(combined == key)
        at = rows[0]
        number = None if np.isnan(holds[at]) else float(holds[at])
        found[(unit[at], number, product_unit[at])] = rows
    return found

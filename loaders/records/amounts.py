"""Capacity and the answers counted in its unit: value, unit, period, and what they are a week."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from cluster_data.survey import survey
from loaders.capacity import weekly_factor
from loaders.records.plain import doubtful, within
from loaders.records.source import Source
from loaders.values.amounts import says_nothing
from loaders.values.cells import Cells, Flags, Floats, Objects, equals, is_none
from loaders.values.columns import Amounts, amounts_of
from loaders.values.units import Tail, convert, tail

COUNTED = ("piece", "pair", "set", "test", "dozen", "box", "pack", "roll", "sheet")
MOST = 1e12
"""No site makes more of anything in any period."""


@dataclass(frozen=True)
class Capacity:
    """The capacity columns of all records, and the rows to reject.

    `stated_unit`, `holds` and `scale` are kept for the answers that share the unit.
    """

    frame: pd.DataFrame
    rejected: Flags
    stated_unit: Objects
    holds: Floats
    scale: Floats


def capacity_of(source: Source, product_unit: Objects, shifts: Floats, days: Floats) -> Capacity:
    """Nominal capacity: value cell first, then unit cell, period cell and heading."""
    cells = source.cells("capacity_value")
    read = amounts_of(cells, source.marks("capacity_value"))
    beside = _unit_cells(source)
    heading = source.measure("capacity_value")
    unit, holds = _unit(source, read, beside, heading)
    period = _period(source, read, beside, heading)
    scale = _scale(read, beside, heading)
    stated = unit.copy()
    unit = _usual_unit(source, read, unit, beside, product_unit)
    read = _counted(read, unit, scale)
    rejected = _reject(source, cells, read)
    base, factor = _converted(unit, holds, product_unit)
    low, high = read.low * scale * factor, read.high * scale * factor
    weekly = weekly_factor(period, shifts, days)
    fits = _fits(source, base, product_unit, ~rejected)
    source.findings.each("period-missing", ~rejected & is_none(period), cells, "capacity_value")
    said = Amounts(**{**read.__dict__, "unreadable": np.zeros(len(low), dtype=bool)})
    doubtful(source, "capacity_value", cells, said)
    frame = pd.DataFrame(
        {
            "capacity_value": low,
            "capacity_value_high": high,
            "capacity_unit": pd.Series(base, dtype="str"),
            "capacity_period": pd.Series(period, dtype="str"),
            "capacity_stated": _stated_text(source),
            "capacity_per_week": low * weekly,
            "capacity_per_week_high": high * weekly,
            "in_product_unit": fits,
        }
    )
    return Capacity(frame, rejected, np.where(is_none(stated), unit, stated), holds, scale)


def _unit_cells(source: Source) -> tuple[Cells, list[Tail], Any]:
    cells = source.cells("capacity_unit").written
    codes, said = cells.factors
    return cells, [tail(text) for text in said], codes


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


def _unit(
    source: Source, read: Amounts, beside: tuple[Cells, list[Tail], Any], heading: Tail
) -> tuple[Objects, Floats]:
    _cells, tails, codes = beside
    in_cell = _field(tails, codes, "unit", None)
    in_heading = np.full(len(source), heading.unit, dtype=object)
    unit = _first(source, "unit-conflict", "capacity_value", (read.unit, in_cell, in_heading))
    holds = read.holds.copy()
    column = _field(tails, codes, "holds", None)
    column = np.array([np.nan if value is None else value for value in column], dtype=float)
    holds = np.where(np.isnan(holds), column, holds)
    return unit, np.where(np.isnan(holds), heading.holds or np.nan, holds)


def _period(
    source: Source, read: Amounts, beside: tuple[Cells, list[Tail], Any], heading: Tail
) -> Objects:
    _cells, tails, codes = beside
    cells = source.cells("capacity_period").written
    period_tails = [_period_tail(text) for text in cells.factors[1]]
    stated = _field(period_tails, cells.factors[0], "period", None)
    missed = cells.filled & is_none(stated)
    missed &= ~cells.mapped(lambda text: says_nothing(text), True).astype(bool)
    source.findings.each("period-unknown", missed, cells, "capacity_period")
    headings = heading.period or source.measure("capacity_unit").period
    in_heading = np.full(len(source), headings, dtype=object)
    candidates = (read.period, _field(tails, codes, "period", None), stated, in_heading)
    return _first(source, "period-conflict", "capacity_value", candidates)


def _period_tail(text: str) -> Tail:
    return tail("/ " + text)


def _scale(read: Amounts, beside: tuple[Cells, list[Tail], Any], heading: Tail) -> Floats:
    """A multiplier said once for the column or in the unit cell, where the value has none."""
    _cells, tails, codes = beside
    column = _field(tails, codes, "multiplier", 1.0).astype(float)
    plain = (read.multiplier == 1) & is_none(read.unit)
    usual = np.where(column != 1, column, heading.multiplier)
    return np.where(plain, usual, 1.0)


def _usual_unit(
    source: Source, read: Amounts, unit: Objects, beside: tuple[Cells, list[Tail], Any],
    product_unit: Objects,
) -> Objects:  # fmt: skip
    """The product's own unit where none is stated; none where a stated one is not understood."""
    cells, _tails, _codes = beside
    silent = is_none(unit)
    nothing = cells.mapped(lambda text: says_nothing(text) or not tail(text).rest, True).astype(
        bool
    )
    unknown = silent & (~nothing | read.stray)
    shown = cells if source.has("capacity_unit") else source.cells("capacity_value")
    field = "capacity_unit" if source.has("capacity_unit") else "capacity_value"
    source.findings.each("unit-unknown", unknown, shown, field)
    assumed = silent & ~unknown & ~is_none(product_unit) & ~np.isnan(read.low)
    value = source.cells("capacity_value")
    source.findings.each("unit-assumed", assumed, value, "capacity_value", {"unit": product_unit},
                         {"unit": "capacity_unit"})  # fmt: skip
    return np.where(assumed, product_unit, unit)


def _counted(read: Amounts, unit: Objects, scale: Floats) -> Amounts:
    """Whole things: three digits after a mark are thousands, as nobody makes 1.200 of a mask."""
    whole = np.isin(unit.astype(str), COUNTED) & (read.multiplier == 1) & (scale == 1)
    larger = np.fmax(read.low, read.other)
    settle = whole & ~np.isnan(read.other) & ~read.ranged & (larger > read.low)
    low, high = np.where(settle, larger, read.low), np.where(settle, larger, read.high)
    other = np.where(settle, read.low, read.other)
    return Amounts(**{**read.__dict__, "low": low, "high": high, "other": other})


def _reject(source: Source, cells: Cells, read: Amounts) -> Flags:
    unreadable = read.unreadable | read.percent
    missing = read.blank & ~unreadable
    negative = read.low < 0
    too_much = ~np.isnan(read.high) & ~(np.abs(read.high) <= MOST)
    for slug, mask in (
        ("capacity-missing", missing),
        ("capacity-not-a-number", unreadable),
        ("capacity-negative", negative & ~unreadable),
        ("capacity-impossible", too_much & ~unreadable & ~negative),
    ):
        source.findings.each(slug, mask, cells, "capacity_value")
    rejected: Flags = missing | unreadable | negative | too_much
    return rejected


def _converted(unit: Objects, holds: Floats, product_unit: Objects) -> tuple[Objects, Floats]:
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


def _fits(source: Source, base: Objects, product_unit: Objects, standing: Flags) -> Flags:
    known = ~is_none(product_unit)
    fits: Flags = known & equals(base, product_unit)
    off = standing & known & ~fits & ~is_none(base)
    cells = source.cells("capacity_value")
    params = {"unit": base, "wanted": product_unit}
    listed = {"unit": "capacity_unit", "wanted": "capacity_unit"}
    source.findings.each("unit-not-convertible", off, cells, "capacity_value", params, listed)
    return fits


def _stated_text(source: Source) -> pd.Series:
    """Value, unit and period cells as a reader sees them: `1 200 000 pièces/mois`."""
    value = source.cells("capacity_value").written.text
    unit, period = (
        source.cells(name).written.text for name in ("capacity_unit", "capacity_period")
    )
    text = value.fillna("")
    if unit.notna().any():
        text = text.where(unit.isna(), text + " " + unit.fillna(""))
    if period.notna().any():
        text = text.where(period.isna(), text + "/" + period.fillna("").str.lstrip("/"))
    return text.where(value.notna())


Weekly = Callable[[Objects], Floats]


def companion(
    source: Source, field: str, capacity: Capacity, product_unit: Objects, weekly: Weekly,
    *, timed: bool,
) -> tuple[Floats, Floats]:  # fmt: skip
    """An answer in the capacity's unit and period: the value so, and what it is a week.

    Its own cell may say another unit or period; one that can't be brought to the capacity's unit
    is dropped with a warning.
    """
    empty = np.full(len(source), np.nan)
    if not source.has(field):
        return empty, empty
    cells = source.cells(field)
    read = amounts_of(cells, source.marks(field))
    heading = source.measure(field)
    own = _or(read.unit, heading.unit)
    unit = np.where(is_none(own), capacity.stated_unit, own)
    plain = (read.multiplier == 1) & is_none(own)
    scale = np.where(plain, capacity.scale, 1.0)
    if heading.multiplier != 1:
        scale = np.where(read.multiplier == 1, heading.multiplier, 1.0)
    read = _counted(read, unit, scale)
    doubtful(source, field, cells, read)
    holds = np.where(np.isnan(read.holds), capacity.holds, read.holds)
    base, factor = _converted(unit, holds, product_unit)
    value = np.where(read.percent, np.nan, read.low * scale * factor)
    source.findings.each("number-unreadable", read.percent, cells, field)
    kept = capacity.frame["capacity_unit"].to_numpy(dtype=object)
    kept = _objects(kept)
    other = ~np.isnan(value) & ~is_none(own) & ~equals(base, kept)
    source.findings.each("unit-conflict", other, cells, field, {"first": kept, "second": base},
                         {"first": "capacity_unit", "second": "capacity_unit"})  # fmt: skip
    value = within(source, survey().column(field), cells, np.where(other, np.nan, value))
    if not timed:
        return value, empty
    usual = capacity.frame["capacity_period"].to_numpy(dtype=object)
    usual = _objects(usual)
    period = _or(read.period, heading.period)
    period = np.where(is_none(period), usual, period)
    per_week = value * weekly(period)
    differs = ~equals(period, usual) & ~is_none(usual)
    return np.where(differs, per_week / weekly(usual), value), per_week


def _objects(values: Any) -> Objects:
    """Codes of a text column, None where there is none."""
    found = np.array(values, dtype=object)
    found[np.asarray(pd.isna(found), dtype=bool)] = None
    return found


def _or(values: Objects, usual: str | None) -> Objects:
    """`values`, and `usual` where they say nothing."""
    found = values.copy()
    found[is_none(values)] = usual
    return found

"""Capacity: value, unit, period, and what they are a week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from loaders.capacity import weekly_factor
from loaders.records.measures import (
    converted,
    counted,
    stated_period,
    stated_scale,
    stated_unit,
    unit_cells,
)
from loaders.records.nearest import nearest
from loaders.records.plain import doubtful
from loaders.records.source import Source
from loaders.values.amounts import says_nothing
from loaders.values.cells import Cells, Flags, Floats, Objects, equals, is_none
from loaders.values.codes import suggestions
from loaders.values.columns import Amounts, amounts_of
from loaders.values.scales import unit_cell
from loaders.values.tails import Tail
from loaders.values.units import unit_words

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
    beside = unit_cells(source)
    heading = source.measure("capacity_value")
    unit, holds = stated_unit(source, read, beside, heading)
    period = stated_period(source, read, beside, heading)
    scale = stated_scale(read, beside, heading)
    stated = unit.copy()
    unit = _usual_unit(source, read, unit, beside, product_unit)
    read = counted(read, unit, scale)
    rejected = _reject(source, cells, read)
    unsaid = is_none(read.unit) | is_none(read.period)
    source.findings.each("words-beside", read.stray & unsaid & ~is_none(unit) & ~rejected, cells,
                         "capacity_value")  # fmt: skip
    base, factor = converted(unit, holds, product_unit)
    low, high = read.low * scale * factor, read.high * scale * factor
    weekly = weekly_factor(period, shifts, days)
    weekly = np.where(np.isnan(weekly) & (high == 0), 0.0, weekly)  # none in whatever time
    fits = _fits(source, base, product_unit, ~rejected)
    timeless = ~rejected & np.isnan(weekly)
    source.findings.each("period-missing", timeless, cells, "capacity_value")
    said = replace(read, unreadable=np.zeros(len(low), dtype=bool))
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


def _usual_unit(
    source: Source, read: Amounts, unit: Objects, beside: tuple[Cells, list[Tail], Any],
    product_unit: Objects,
) -> Objects:  # fmt: skip
    """The product's own unit where none is stated; none where a stated one is not understood."""
    cells, _tails, _codes = beside
    silent = is_none(unit)
    dismissed = cells.mapped(lambda text: source.dismissed("capacity_unit", text), False)
    nothing = cells.mapped(
        lambda text: says_nothing(text) or not unit_cell(source.said("capacity_unit", text)).rest,
        True,
    ).astype(bool)
    unknown = silent & (~nothing | read.stray | dismissed.astype(bool))
    shown = cells if source.has("capacity_unit") else source.cells("capacity_value")
    field = "capacity_unit" if source.has("capacity_unit") else "capacity_value"
    told = unknown & ~dismissed.astype(bool)
    near = nearest(
        shown, told & source.has("capacity_unit"), lambda text: suggestions(text, unit_words())
    )
    source.findings.each("unit-unknown", told, shown, field, {"nearest": near},
                         {"nearest": "capacity_unit"})  # fmt: skip
    assumed = silent & ~unknown & ~is_none(product_unit) & ~np.isnan(read.low)
    value = source.cells("capacity_value")
    source.findings.each("unit-assumed", assumed, value, "capacity_value", {"unit": product_unit},
                         {"unit": "capacity_unit"})  # fmt: skip
    return np.where(assumed, product_unit, unit)


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

"""Answers counted in the unit of the capacity: output, surge, stock, least order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from cluster_data.survey import survey
from loaders.records.amounts import Capacity
from loaders.records.measures import converted, counted
from loaders.records.plain import doubtful, within
from loaders.records.source import Source
from loaders.values.cells import Floats, Objects, equals, is_none
from loaders.values.columns import amounts_of

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
    read = counted(read, unit, scale)
    doubtful(source, field, cells, read)
    holds = np.where(np.isnan(read.holds), capacity.holds, read.holds)
    base, factor = converted(unit, holds, product_unit)
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

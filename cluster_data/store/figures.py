"""Figures of `sql/figures.sql`: one measure by area, country and whole, of all products or each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from cluster_data.reference import countries
from cluster_data.selection import Selection
from cluster_data.store.asking import day_of, filters, sight
from cluster_data.store.snapshot import Snapshot
from cluster_data.viewer import Viewer

Measure = Literal["certified_share", "utilisation", "per_100k"]
MEASURES: tuple[Measure, ...] = ("certified_share", "utilisation", "per_100k")
_LEVELS = ("area", "country", "all")
PER = 100_000
"""People that a capacity per 100,000 is counted by."""


@dataclass(frozen=True)
class Figure:
    """One figure of the whole selection: its state, value, and how many it rests on.

    `n` is None where it is suppressed, `asked` is None where a cluster keeps no roster.
    """

    state: str
    value: float | None
    capacity: float | None
    n: int | None
    answered: int
    asked: int | None


def figure_rows(
    current: Snapshot,
    selection: Selection,
    viewer: Viewer,
    measure: Measure,
    today: dt.date,
    *,
    by_product: bool = False,
    level: str | None = None,
) -> pd.DataFrame:
    """The rows of `sql/figures.sql` with their `value`: NaN where nothing may or can be said."""
    found = current.rows(
        "figures",
        filters(selection)
        | sight(viewer)
        | {
            "measure": measure,
            "rung": selection.rung,
            "by_product": by_product,
            "level": level,
            "levels": _needed(level, viewer),
        },
        day_of(selection, today),
    )
    return found.assign(value=value_of(found, measure))


def value_of(rows: pd.DataFrame, measure: Measure) -> pd.Series:
    """The measure from numerator and base: 0 where the answer was none, else NaN for no figure."""
    base = rows["population"] / PER if measure == "per_100k" else rows["denominator"]
    value = rows["numerator"].astype(float) / base.astype(float).where(base > 0)
    return value.where(rows["state"].eq("value")).mask(rows["state"].eq("none"), 0.0)


def whole_figure(rows: pd.DataFrame) -> Figure:
    """The figure of the whole selection, from its row of level `all`."""
    if rows.empty:
        return Figure("not_asked", None, None, 0, 0, 0)
    row = rows.iloc[0]
    return Figure(
        state=str(row["state"]),
        value=_known(row["value"]),
        capacity=_known(row["capacity"]),
        n=None if pd.isna(row["n"]) else int(row["n"]),
        answered=int(row["answered"]),
        asked=int(row["asked"]) if bool(row["roster_known"]) else None,
    )


def country_names() -> dict[str, str]:
    """The countries' names in the language in use, by code."""
    return {code: country.label for code, country in countries().items()}


def _needed(level: str | None, viewer: Viewer) -> list[str]:
    """Levels to sum for the rows of one: what is hidden in its parts decides on a whole."""
    if level is None:
        return list(_LEVELS)
    return [level] if viewer.role == "ministry" else list(_LEVELS[: _LEVELS.index(level) + 1])


def _known(value: Any) -> float | None:
    return None if value is None or np.isnan(value) else float(value)

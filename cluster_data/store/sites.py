"""Sites: one by one for those who may know of them, counted in hexagons for everybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.asking import day_of, filters, lists, sight
from cluster_data.store.figures import Figure, figure_rows, whole_figure
from cluster_data.store.past import snapshot_for
from cluster_data.viewer import Viewer

Place = tuple[float, float]
"""Latitude and longitude in degrees."""


@dataclass(frozen=True)
class Together:
    """Several sites as one figure; `n` (firms) and `capacity` are None where suppressed."""

    sites: int
    n: int | None
    capacity: float | None


@dataclass(frozen=True)
class Sites:
    """Sites of a selection.

    `table`: site_id, member_id, name (None where consent withholds it), site_name, cluster_code,
    country, region_code, area, city, lat, lng, precision, family_code (the main one), families,
    products (lists), lines, capacity (per week at the rung; NaN where units are mixed or it is not
    for this viewer), unit, certified (boolean, missing where no standard applies or not for this
    viewer), reference_date, distance_km. `hidden` counts the sites that may not be shown one by
    one; `together` is all of them, hidden ones too; both are of the selection, however near.
    `answered` are the firms behind it.
    """

    table: pd.DataFrame
    hidden: int
    together: Together
    unit: str | None
    as_of: dt.date
    answered: Figure


def sites(
    selection: Selection,
    viewer: Viewer,
    today: dt.date,
    *,
    centre: Place | None = None,
    km: float | None = None,
) -> Sites:
    """The sites of a selection, those within `km` of a centre where one is given, nearest first."""
    current, day = snapshot_for(selection), day_of(selection, today)
    asked = _asked(selection, viewer, centre)
    found = current.rows("sites", asked | {"km": km if centre else None}, day)
    whole = current.rows("sites_together", asked, day).iloc[0]
    answered = figure_rows(current, selection, viewer, "per_100k", today, level="all")
    return Sites(
        table=_shaped(found),
        hidden=int(whole["hidden"]),
        together=Together(int(whole["sites"]), _count(whole["n"]), _amount(whole["capacity"])),
        unit=whole["unit"] if isinstance(whole["unit"], str) else None,
        as_of=day.as_of,
        answered=whole_figure(answered),
    )


def site_groups(
    selection: Selection, viewer: Viewer, today: dt.date, *, cell_km: float
) -> pd.DataFrame:
    """All sites of a selection that have a place, counted in hexagons of `cell_km`.

    Columns: cell (`q~r~km`), lat, lng (its centre), sites, firms, capacity (per week at the rung),
    unit, state (value, suppressed), families (list). A suppressed cell says nothing but where.
    """
    asked = _asked(selection, viewer, None) | {"cell_km": float(cell_km)}
    found = snapshot_for(selection).rows("site_groups", asked, day_of(selection, today))
    found["families"] = lists(found["families"])
    found["unit"] = found["unit"].astype(object)
    return found.astype({"sites": "Int64", "firms": "Int64", "capacity": "float64"})


def _asked(selection: Selection, viewer: Viewer, centre: Place | None) -> dict[str, Any]:
    lat, lng = centre or (None, None)
    return filters(selection) | sight(viewer) | {"rung": selection.rung, "lat": lat, "lng": lng}


def _shaped(found: pd.DataFrame) -> pd.DataFrame:
    for name in ("families", "products"):
        found[name] = lists(found[name])
    found["name"] = found["name"].astype(object).where(found["name"].notna(), None)
    return found.astype({"certified": "boolean", "capacity": "float64", "distance_km": "float64"})


def _count(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _amount(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)

"""Who has and who needs: the documented form, its checks, distances and closed corridors."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import numpy as np
import pandas as pd

from words import _

Role = Literal["donor", "receiver"]
Metric = Literal["great_circle", "plane"]
COLUMNS = ("x", "y", "product", "quantity")
"""After the first column, `donor` or `receiver`: x is longitude, y latitude, in degrees (or
plane coordinates); quantity in the product's unit. `region` and `country` may follow."""
EARTH_KM = 6371.0088
ANYWHERE = "*"


def check_places(table: pd.DataFrame, role: Role, metric: Metric = "great_circle") -> list[str]:
    """What is wrong with a table of donors or receivers, a sentence each; rows count from 2."""
    missing = [column for column in (role, *COLUMNS) if column not in table]
    found = [_("The column “{column}” is missing.").format(column=column) for column in missing]
    if missing:
        return found
    for column in ("x", "y", "quantity"):
        figures = pd.to_numeric(table[column], errors="coerce").to_numpy(float)
        bad = ~np.isfinite(figures)
        if column == "quantity":
            bad |= figures < 0
        elif metric == "great_circle":
            bad |= np.abs(figures) > (180 if column == "x" else 90)
        found += [
            _("Row {row}: “{value}” can’t be read as {column}.").format(
                row=place + 2, value=table[column].iloc[place], column=column
            )
            for place in np.flatnonzero(bad)
        ]
    twice = table.duplicated([role, "product"])
    found += [
        _("Row {row}: {name} stands twice for the same product.").format(
            row=place + 2, name=table[role].iloc[place]
        )
        for place in np.flatnonzero(twice)
    ]
    return found


def read_places(table: pd.DataFrame, role: Role, metric: Metric = "great_circle") -> pd.DataFrame:
    """The table as place, x, y, product, quantity, region, country; ValueError with all checks."""
    objections = check_places(table, role, metric)
    if objections:
        raise ValueError(" ".join(objections))
    return pd.DataFrame(
        {
            "place": table[role].astype(str).to_numpy(),
            **{column: pd.to_numeric(table[column]).to_numpy(float) for column in ("x", "y")},
            "product": table["product"].astype(str).to_numpy(),
            "quantity": pd.to_numeric(table["quantity"]).to_numpy(float),
            **{
                column: table[column].astype(str).to_numpy() if column in table else ""
                for column in ("region", "country")
            },
        }
    )


def distances(
    donors: pd.DataFrame, receivers: pd.DataFrame, metric: Metric = "great_circle"
) -> np.ndarray:
    """Kilometres [donor, receiver] on a great circle, or plane distance in the unit of x and y.

    Haversine formula on a sphere of 6,371.0088 km, the mean radius of the Earth (IUGG 1980).
    """
    x0, y0 = (donors[column].to_numpy(float)[:, None] for column in ("x", "y"))
    x1, y1 = (receivers[column].to_numpy(float)[None, :] for column in ("x", "y"))
    if metric == "plane":
        return np.hypot(x1 - x0, y1 - y0)
    lon0, lat0, lon1, lat1 = (np.radians(values) for values in (x0, y0, x1, y1))
    half = (
        np.sin((lat1 - lat0) / 2) ** 2
        + np.cos(lat0) * np.cos(lat1) * np.sin((lon1 - lon0) / 2) ** 2
    )
    return 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))


def open_corridors(
    donors: pd.DataFrame, receivers: pd.DataFrame, closed: Collection[tuple[str, str]] = ()
) -> np.ndarray:
    """Which donor may send to which receiver, [donor, receiver].

    `closed` holds pairs (from, to); each is a place, a region, a country or `*` for anywhere, and
    closes that direction only. `TN` to `*` leaves open what stays within TN.
    """
    allowed = np.ones((len(donors), len(receivers)), dtype=bool)
    giving, taking = _by_code(donors), _by_code(receivers)
    nobody = np.array([], dtype=int)
    for origin, target in closed:
        shut = np.ix_(giving.get(origin, nobody), taking.get(target, nobody))
        within = np.zeros_like(allowed)
        if (origin == ANYWHERE) != (target == ANYWHERE):
            area = target if origin == ANYWHERE else origin
            within[np.ix_(_in_area(donors, area), _in_area(receivers, area))] = True
        allowed[shut] &= within[shut]
    return allowed


def _by_code(places: pd.DataFrame) -> dict[str, np.ndarray]:
    """Where each place, region and country stands, and all of them under `*`."""
    found: dict[str, set[int]] = {}
    for column in ("place", "region", "country"):
        for at, code in enumerate(places[column]):
            found.setdefault(code, set()).add(at)
    every = {code: np.array(sorted(rows), dtype=int) for code, rows in found.items()}
    return {**every, ANYWHERE: np.arange(len(places))}


def _in_area(places: pd.DataFrame, code: str) -> np.ndarray:
    return np.flatnonzero((places[["region", "country"]] == code).any(axis=1).to_numpy(bool))

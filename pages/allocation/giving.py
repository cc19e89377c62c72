"""Who gives: supply until a day by region or site, as far as it may be told (*Suppression*)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from cluster_data import reference
from exhibits.render.places import ground
from planning.discretion import FEW
from planning.supply import Level, supply
from planning.timing import TOLERANCE
from words import _

PLACE_COLUMNS = ("place", "name", "x", "y", "product", "quantity", "region", "country")
"""As `planning.places.read_places` gives them, and a name for the reader."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Givers:
    """Who gives.

    `table` has `PLACE_COLUMNS`. `firms` contribute to it, None where they are too few to be told.
    `merged` and `left_out` count the regions of one or two firms that are told together by country,
    or not at all; `unplaced` is what can't be put on a map, in the product's unit.
    """

    table: pd.DataFrame = field(repr=False)
    firms: int | None
    merged: int
    left_out: int
    unplaced: bool


def givers(
    lines: pd.DataFrame,
    product: str,
    rung: str,
    level: Level,
    day: int,
    sites: Mapping[str, Point] | None = None,
) -> Givers:
    """Supply of a product until a day, from `store.supply_lines`, placed.

    With `sites` (longitude and latitude by code) those open to the viewer stand one by one. All
    else is told by region; regions whose figure is that of one or two firms not open to the viewer
    are added up by country where that makes two regions and three firms at least, else they are
    left out, and nothing of them is counted.
    """
    made = supply(lines, product, rung)  # type: ignore[arg-type]
    given = made.contributions(level, day)
    rows = made.rows
    table = pd.DataFrame(
        {
            "given": given, "firm": rows["firm"], "open": rows["open"], "country": rows["country"],
            "region": rows["area_code"], "site": rows["site_id"], "name": rows["name"],
            "listed": rows["listed"],
        }
    )  # fmt: skip
    table = table[table["given"] > TOLERANCE]
    placed = table["country"].notna() | table["region"].notna()
    kept = table[placed].assign(
        region=lambda own: own["region"].fillna(own["country"]),
        country=lambda own: own["country"].fillna(""),
    )
    alone = kept["listed"] & kept["open"] & kept["site"].notna() if sites is not None else None
    told = [] if alone is None else _by_site(kept[alone], sites or {}, product)
    by_region, counted, merged, left_out = _by_region(
        kept if alone is None else kept[~alone], product
    )
    whole = pd.DataFrame([*told, *by_region], columns=list(PLACE_COLUMNS))
    shown = counted if alone is None else pd.concat([kept[alone], counted])
    return Givers(
        whole.sort_values("place", ignore_index=True),
        None if few(shown) else int(shown["firm"].nunique()),
        merged,
        left_out,
        bool((~placed).any()),
    )


def few(rows: pd.DataFrame) -> bool:
    """Whether these stand on one or two firms, and not all of them are open."""
    return bool(len(rows)) and not rows["open"].all() and int(rows["firm"].nunique()) <= FEW


Row = tuple[str, str, float, float, str, float, str, str]


def _by_site(rows: pd.DataFrame, sites: Mapping[str, Point], product: str) -> list[Row]:
    found = []
    for code, own in rows.groupby("site"):
        first = own.iloc[0]
        region, country = str(first["region"]), str(first["country"])
        name = first["name"]
        if not isinstance(name, str):
            name = _("Name withheld, {place}").format(place=region_name(region))
        lng, lat = sites.get(str(code), ground().points.get(region, (np.nan, np.nan)))
        total = float(own["given"].sum())
        found.append((str(code), str(name), lng, lat, product, total, region, country))
    return found


def _by_region(rows: pd.DataFrame, product: str) -> tuple[list[Row], pd.DataFrame, int, int]:
    """Rows told, the lines that they count, and how many regions are merged and left out."""
    if rows.empty:
        return [], rows, 0, 0
    secret = {code for code, own in rows.groupby("region") if few(own)}
    kept = rows[~rows["region"].isin(secret)]
    found = [_row(str(code), region_name(str(code)), [str(code)], own, product)
             for code, own in kept.groupby("region")]  # fmt: skip
    counted, merged, left_out = [kept], 0, 0
    for country, own in rows[rows["region"].isin(secret)].groupby("country"):
        codes = sorted(set(own["region"]))
        if len(codes) < 2 or few(own):
            left_out += len(codes)
            continue
        name = _("Other regions of {country}").format(country=region_name(str(country)))
        found.append(_row(f"{country}.other", name, codes, own, product))
        counted.append(own)
        merged += len(codes)
    return found, pd.concat(counted), merged, left_out


def _row(code: str, name: str, codes: list[str], own: pd.DataFrame, product: str) -> Row:
    """A giver at the middle of its regions' label points, whatever each of them gives."""
    points = [ground().points[one] for one in codes if one in ground().points]
    lng, lat = np.mean(points, axis=0) if points else (np.nan, np.nan)
    country = str(own["country"].iloc[0])
    total = float(own["given"].sum())
    region = codes[0] if len(codes) == 1 else ""
    return code, name, float(lng), float(lat), product, total, region, country


def region_name(code: str) -> str:
    """A region's or a country's name."""
    regions, countries = reference.regions(), reference.countries()
    if code in regions:
        return regions[code].label
    return countries[code].label if code in countries else code

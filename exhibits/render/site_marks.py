"""How sites and hexagons look and what they say, alike on the screen and in vectors."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cluster_data import reference
from cluster_data.geo import BASIN, Bounds
from exhibits.catalogue.site_finding import distance_text
from exhibits.catalogue.site_tables import (
    CERTIFIED,
    NOT_CERTIFIED,
    UNKNOWN,
    precision_label,
    standing_label,
)
from exhibits.classes import Classes, classes
from exhibits.exhibit import SUPPRESSED, Exhibit, state_label
from exhibits.render.camera import rise
from exhibits.render.frame import Width
from exhibits.shapes import circle, side_by_side
from exhibits.style import Palette
from words import _, ngettext, number

STANDINGS = (UNKNOWN, NOT_CERTIFIED, CERTIFIED)
"""What is certified is drawn last, over the others."""
EQUAL: Mapping[Width, float] = {"wide": 5.0, "narrow": 4.0}
LARGEST: Mapping[Width, float] = {"wide": 13.0, "narrow": 9.0}
SMALLEST = 3.2
"""Radii in pixels: where sizes are equal, and the ends where they tell a capacity."""
RIM = 1.4
"""Line of a site's circle in pixels."""
STEPS, LEAST_STEP, MOST_STEP = 150, 0.3, 2.5
"""Sites at one point stand a 150th of the map apart, within these kilometres."""
KM_OF_DEGREE = 88.0
"""Of longitude, in the middle of the basin."""
LEAST_SPAN = 3.0
"""Degrees that a map opened on few sites is wide at least: what lies around them is seen."""


@dataclass(frozen=True)
class Look:
    """Fill and rim of a site's circle, and what it stands for."""

    fill: str
    rim: str
    words: str


def looks(colours: Palette) -> Mapping[str, Look]:
    """Filled where certified, hollow where not, grey where it can't be said; tells in grey too."""
    return {
        CERTIFIED: Look(colours.accent, colours.paper, standing_label(CERTIFIED)),
        NOT_CERTIFIED: Look(colours.paper, colours.accent, standing_label(NOT_CERTIFIED)),
        UNKNOWN: Look(colours.pattern, colours.paper, standing_label(UNKNOWN)),
    }


def radius(capacity: float, largest: float, width: Width = "wide") -> float:
    """Radius in pixels of a site with that capacity, its area in proportion; small ones alike."""
    if not math.isfinite(capacity) or capacity <= 0 or largest <= 0:
        return SMALLEST
    return max(SMALLEST, round(LARGEST[width] * math.sqrt(capacity / largest), 1))


def radii(exhibit: Exhibit, width: Width = "wide") -> list[float]:
    """The radius of each row of a table of sites."""
    if not exhibit.encoding.size:
        return [EQUAL[width]] * len(exhibit.table)
    amounts = exhibit.table[exhibit.encoding.size]
    largest = float(amounts.max()) if amounts.notna().any() else 0.0
    return [radius(float(amount), largest, width) for amount in amounts]


def cell_classes(exhibit: Exhibit) -> Classes:
    """Classes of the number of firms in a hexagon."""
    shown = exhibit.table[exhibit.table["state"].eq("value")]
    return classes(shown["n"].astype(float), classing=exhibit.encoding.classing)


def bounds(exhibit: Exhibit) -> Bounds:
    """The extent to open on: the circle, else the encoding's frame, else the basin."""
    if exhibit.encoding.circle:
        lngs, lats = zip(*circle(*exhibit.encoding.circle), strict=True)
        return _roomy((min(lngs), min(lats), max(lngs), max(lats)))
    return _roomy(exhibit.encoding.frame or BASIN)


def places(exhibit: Exhibit) -> list[tuple[float, float]]:
    """Longitude and latitude at which each row of a table of sites is drawn."""
    west, _south, east, _north = bounds(exhibit)
    table = exhibit.table
    step = min(max((east - west) * KM_OF_DEGREE / STEPS, LEAST_STEP), MOST_STEP)
    return side_by_side(list(table["lat"]), list(table["lng"]), list(table["site_id"]), step)


def _roomy(box: Bounds) -> Bounds:
    west, south, east, north = box
    wide = max((east - west) * 1.08, LEAST_SPAN)
    tall = max((rise(north) - rise(south)) * 1.08, math.radians(LEAST_SPAN) / 2)
    middle = (rise(north) + rise(south)) / 2
    low, high = (math.degrees(math.atan(math.sinh(middle + side * tall / 2))) for side in (-1, 1))
    if box == BASIN:
        return BASIN
    return (west + east - wide) / 2, low, (west + east + wide) / 2, high


def site_lines(row: Mapping[Any, Any], exhibit: Exhibit) -> Iterable[str]:
    """What is said of one site, its name first; not escaped."""
    yield row["name"] or _("Name withheld")
    if row["site_name"] and row["site_name"] != row["name"]:
        yield row["site_name"]
    known = reference.countries()
    country = known[row["country"]].label if row["country"] in known else row["country"]
    place = ", ".join(part for part in (row["city"], country) if part)
    if place:
        yield place
    if row["families"]:
        yield row["families"]
    if not pd.isna(row["capacity"]):
        field = exhibit.field("capacity")
        yield f"{field.label}: {number(row['capacity'])} {field.unit}".strip()
    if row["standing"] != UNKNOWN:
        yield row["certified"]
    if not pd.isna(row["distance_km"]):
        yield f"{exhibit.field('distance_km').label}: {distance_text(row['distance_km'])}"
    if row["precision"] not in ("", precision_label("site")):
        yield _("place known by {what}").format(what=row["precision"])


def cell_lines(row: Mapping[Any, Any], exhibit: Exhibit) -> Iterable[str]:
    """What is said of one hexagon; not escaped."""
    yield _("Around {town}").format(town=row["name"]) if row["name"] else _("Hexagon")
    if row["state"] != "value":
        yield state_label(row["state"])
        if row["state"] == "suppressed":
            yield _("n {n} firms").format(n=SUPPRESSED)
        return
    yield ngettext("{n} firm", "{n} firms", int(row["n"])).format(n=number(int(row["n"])))
    if not pd.isna(row["sites"]):
        yield ngettext("{count} site", "{count} sites", int(row["sites"])).format(
            count=number(int(row["sites"]))
        )
    unit = exhibit.field("capacity").unit
    if unit and not pd.isna(row["capacity"]):
        yield f"{exhibit.field('capacity').label}: {number(row['capacity'])} {unit}"
    if row["families"]:
        yield row["families"]

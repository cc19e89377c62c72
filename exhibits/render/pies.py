"""Pies on a map: which are drawn, how large, and the outlines of their wedges.

Lengths are in radians of longitude as drawn (Web Mercator), so that a pie is round at any latitude
and as large for the screen as for vectors.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cluster_data.geo import BASIN
from exhibits.exhibit import Exhibit
from exhibits.render.camera import map_height, rise
from exhibits.render.ground import LABEL_POINTS

NARROW = 600
RADII = {"wide": (5.0, 21.0), "narrow": (4.0, 12.0)}
"""Least and most radius in pixels where the map opens."""
MOST = 70
"""Pies that one map holds at most."""
_ARC = math.radians(12)
Point = tuple[float, float]


@dataclass(frozen=True)
class Wedge:
    """A part of a pie from one angle to another, in radians clockwise from the top."""

    start: float
    end: float
    row: Mapping[Any, Any]


@dataclass(frozen=True)
class Pie:
    """One area's pie: its middle and radius in radians as drawn, its wedges."""

    area: str
    x: float
    y: float
    radius: float
    wedges: tuple[Wedge, ...]


@dataclass(frozen=True)
class Pies:
    """What is drawn; `left_out` areas have no room; `scale` is lines and radius in pixels."""

    drawn: tuple[Pie, ...]
    left_out: int
    scale: tuple[tuple[float, float], ...]


def pies_of(exhibit: Exhibit, points: Mapping[str, Point], pixels: float) -> Pies:
    """The pies of a map of that width: the largest first, and none that would cover another."""
    table = exhibit.table
    known = table[table["state"].eq("value") & table["value"].notna()]
    wholes = known.groupby("area", sort=False)["value"].sum().sort_values(ascending=False)
    if wholes.empty:
        return Pies((), 0, ())
    least, most = RADII["narrow" if pixels < NARROW else "wide"]
    largest = float(wholes.iloc[0])
    per_pixel = 1 / _scale(exhibit, pixels)
    drawn: list[Pie] = []
    by_area = {str(area): rows for area, rows in known.groupby("area", sort=False)}
    for area, whole in zip(map(str, wholes.index), wholes, strict=True):
        if area not in points or len(drawn) == MOST:
            continue
        lon, lat = points[area]
        radius = max(least, most * math.sqrt(float(whole) / largest)) * per_pixel
        place = (math.radians(lon), rise(lat))
        if not any(_meet(place, radius, other) for other in drawn):
            drawn.append(Pie(area, *place, radius, _wedges(by_area[area])))
    steps = _steps(largest)
    scale = tuple((step, max(least, most * math.sqrt(step / largest))) for step in steps)
    return Pies(tuple(drawn), len(wholes) - len(drawn), scale)


def _scale(exhibit: Exhibit, pixels: float) -> float:
    """Pixels per radian where the map opens."""
    west, south, east, north = exhibit.encoding.frame or BASIN
    across, up = math.radians(east - west), rise(north) - rise(south)
    return min(pixels / across, map_height(round(pixels)) / up)


def _meet(place: Point, radius: float, other: Pie) -> bool:
    apart = math.hypot(place[0] - other.x, place[1] - other.y)
    return apart < 0.92 * (radius + other.radius)


def _wedges(rows: pd.DataFrame) -> tuple[Wedge, ...]:
    whole = float(rows["value"].sum())
    found: list[Wedge] = []
    start = 0.0
    for row in rows.to_dict("records"):
        end = start + 2 * math.pi * float(row["value"]) / whole
        found.append(Wedge(start, end, row))
        start = end
    return tuple(found)


def _steps(largest: float) -> Sequence[float]:
    """Two round numbers of lines for the legend."""
    top = 10 ** math.floor(math.log10(largest))
    top *= max(step for step in (1, 2, 5) if step * top <= largest)
    low = max(round(top / 5), 1)
    return (float(top), float(low)) if low < top else (float(top),)


def outline(pie: Pie, wedge: Wedge) -> list[Point]:
    """A wedge's corners in radians as drawn: the middle, then along the arc."""
    turn = wedge.end - wedge.start
    count = max(math.ceil(turn / _ARC), 1)
    angles = [wedge.start + turn * step / count for step in range(count + 1)]
    arc = [
        (pie.x + pie.radius * math.sin(angle), pie.y + pie.radius * math.cos(angle))
        for angle in angles
    ]
    # a whole pie is a circle without a line to its middle
    return arc if turn > 2 * math.pi - 1e-9 else [(pie.x, pie.y), *arc]


def features(pies: Iterable[Pie]) -> list[dict[str, Any]]:
    """The wedges as GeoJSON, each with an id of its area and series."""
    found = []
    for pie in pies:
        places = max(2, math.ceil(-math.log10(math.degrees(pie.radius) / 40)))
        for wedge in pie.wedges:
            ring = [
                (round(math.degrees(x), places), round(_latitude(y), places))
                for x, y in outline(pie, wedge)
            ]
            found.append(
                {
                    "type": "Feature",
                    "id": f"{pie.area} {wedge.row['series']}",
                    "properties": {},
                    "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
                }
            )
    return found


def covered(exhibit: Exhibit, pies: Pies, names: Mapping[str, str], pixels: float) -> set[str]:
    """The countries, of those named, whose names a pie would stand on where the map opens."""
    per_pixel = 1 / _scale(exhibit, pixels)
    own = {pie.area for pie in pies.drawn}
    found = set()
    for code, name in names.items():
        if code not in LABEL_POINTS or code in own:
            continue
        lon, lat, _step = LABEL_POINTS[code]
        x, y = math.radians(lon), rise(lat)
        half = (3.8 * min(len(name), 12) * per_pixel, 8 * per_pixel)
        for pie in pies.drawn:
            across = max(abs(pie.x - x) - half[0], 0)
            up = max(abs(pie.y - y) - half[1], 0)
            if math.hypot(across, up) < pie.radius:
                found.add(code)
                break
    return found


def feet(pies: Iterable[Pie]) -> dict[str, Point]:
    """The lowest point of each area's pie, as longitude and latitude: a name fits under it."""
    return {
        pie.area: (math.degrees(pie.x), round(_latitude(pie.y - 1.15 * pie.radius), 3))
        for pie in pies
    }


def _latitude(y: float) -> float:
    return math.degrees(math.atan(math.sinh(y)))

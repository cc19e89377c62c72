"""How shipments look and what they say, alike on the screen and in vectors."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from exhibits.catalogue.flows import MISSING, SENT, named
from exhibits.catalogue.site_finding import distance_text
from exhibits.exhibit import Exhibit
from exhibits.render.frame import Width
from words import _, number

BOW = 0.28
"""By half of this part of its length an arc's middle stands off the straight line, to its left."""
WIDEST: Mapping[Width, float] = {"wide": 8.0, "narrow": 5.0}
THINNEST = 0.8
"""Pixels of a shipment's line: proportional to its quantity, but never thinner than seen."""
LARGEST: Mapping[Width, float] = {"wide": 13.0, "narrow": 9.0}
SMALLEST = 1.8
"""Radii in pixels of the rings where need is not met, their area in proportion."""
LOOP: Mapping[Width, float] = {"wide": 8.0, "narrow": 6.0}
"""Radius in pixels of the circle that tells of what stays in its own place."""
GIVER = 3.2
"""Radius in pixels of the dot where a shipment begins."""
RING = 1.2
"""Line in pixels of a ring."""
_STEPS = 24
_SAME = 1e-6

Point = tuple[float, float]


def sent(exhibit: Exhibit) -> pd.DataFrame:
    """The shipments, the largest first."""
    return exhibit.table[exhibit.table["outcome"].eq(SENT)]


def missing(exhibit: Exhibit) -> pd.DataFrame:
    """The receivers whose need is not met, those that go without most first."""
    return exhibit.table[exhibit.table["outcome"].eq(MISSING)]


def stays(row: Mapping[Any, Any]) -> bool:
    """Whether a shipment begins and ends in one place."""
    across, up = row["from_lng"] - row["to_lng"], row["from_lat"] - row["to_lat"]
    return bool(abs(across) < _SAME and abs(up) < _SAME)


def thickness(value: float, largest: float, width: Width = "wide") -> float:
    """Pixels of the line of a quantity."""
    if largest <= 0:
        return THINNEST
    return max(THINNEST, round(WIDEST[width] * value / largest, 2))


def radius(value: float, largest: float, width: Width = "wide") -> float:
    """Radius in pixels of the ring of a quantity not met."""
    if largest <= 0:
        return SMALLEST
    return max(SMALLEST, round(LARGEST[width] * math.sqrt(value / largest), 1))


def largest(rows: pd.DataFrame) -> float:
    """The largest quantity of some rows; 0 of none."""
    return float(rows["value"].max()) if len(rows) else 0.0


def givers(exhibit: Exhibit) -> list[Point]:
    """Longitude and latitude of every place that sends, once each."""
    rows = sent(exhibit)
    return list(dict.fromkeys(zip(rows["from_lng"], rows["from_lat"], strict=True)))


def arc(start: Point, end: Point) -> list[Point]:
    """The line of a shipment in pixels, right and down: half an ellipse to the left of its way.

    The same curve as deck.gl's arc layer draws, with its arcs laid flat (tilt 90°, height `BOW`).
    """
    (x0, y0), (x1, y1) = start, end
    dx, dy = x1 - x0, y1 - y0
    points = []
    for step in range(_STEPS + 1):
        part = (1 - math.cos(math.pi * step / _STEPS)) / 2
        off = BOW * math.sqrt(part * (1 - part))
        points.append((x0 + part * dx + off * dy, y0 + part * dy - off * dx))
    return points


def mark_name(row: Mapping[Any, Any]) -> str:
    """What the shape of a row is called, by codes."""
    return named(row["donor"], row["receiver"]) if row["outcome"] == SENT else str(row["receiver"])


def lines(row: Mapping[Any, Any], exhibit: Exhibit) -> Iterable[str]:
    """What is said of one row, its name first; not escaped."""
    unit = exhibit.field("value").unit
    yield row["name"]
    amount = _("{value} {unit}").format(value=number(row["value"]), unit=unit)
    if row["outcome"] == MISSING:
        yield _("{amount} missing").format(amount=amount)
        return
    yield amount
    yield _("stays there") if stays(row) else distance_text(float(row["km"]))

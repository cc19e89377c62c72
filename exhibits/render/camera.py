"""Where a map opens: the centre and zoom that hold an extent in a window of some pixels."""

from __future__ import annotations

import math
from typing import Any

from cluster_data.geo import BASIN, Bounds

WORLD = 512.0
"""Pixels of the whole world's width at zoom 0."""
TALL = (270, 560)
"""Least and most height of the map in pixels."""
NEAREST = 9.0
"""Zoom that no opening goes beyond: a city region alone would show nothing around it."""


def opening(pixels: float, height: float, bounds: Bounds | None = None) -> dict[str, Any]:
    """Centre and zoom that hold `bounds`, or else the basin, in a map of that size."""
    west, south, east, north = bounds or BASIN
    low, high = rise(south), rise(north)
    across, up = max(east - west, 1e-3) / 360, max(high - low, 1e-5) / (2 * math.pi)
    zoom = min(math.log2(min(pixels / across, height / up) / WORLD), NEAREST)
    middle = math.degrees(math.atan(math.sinh((low + high) / 2)))
    return {
        "center": {"lon": round((west + east) / 2, 3), "lat": round(middle, 3)},
        "zoom": round(zoom, 3),
    }


def map_height(pixels: int) -> int:
    """The height at which a map of that width shows the basin and little else."""
    west, south, east, north = BASIN
    tall = pixels * (rise(north) - rise(south)) / math.radians(east - west)
    return round(min(max(tall, TALL[0]), TALL[1]))


def rise(lat: float) -> float:
    """How far north a latitude is drawn, in radians of longitude (Web Mercator)."""
    return math.asinh(math.tan(math.radians(lat)))

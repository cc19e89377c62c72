"""Hollow circles for an absolute amount: their size on the map and in its legend."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from exhibits.render.frame import Width
from exhibits.render.ground import Circle, Ground

LARGEST: Mapping[Width, float] = {"wide": 15.0, "narrow": 9.0}
SMALLEST = 1.6
"""Radii of circles in pixels."""


def radius(capacity: float, largest: float, width: Width = "wide") -> float:
    """Radius in pixels, so that the area is in proportion; never below what can be seen."""
    return max(SMALLEST, round(LARGEST[width] * math.sqrt(capacity / largest), 1))


def circles(known: pd.DataFrame, ground: Ground, width: Width = "wide") -> list[Circle]:
    """Hollow circles at the label points of areas with a figure, the largest first."""
    rows = known[known["capacity"].fillna(0) > 0].sort_values("capacity", ascending=False)
    sizes = rows["capacity"].tolist()
    return [
        (*ground.points[area], radius(size, sizes[0], width))
        for area, size in zip(rows["area"], sizes, strict=True)
        if area in ground.points
    ]


def circle_scale(known: pd.DataFrame, width: Width = "wide") -> tuple[tuple[float, float], ...]:
    """Up to three round capacities with their radii, for the legend."""
    sizes = known["capacity"].dropna()
    if not len(sizes) or sizes.max() <= 0:
        return ()
    largest = float(sizes.max())
    top = 10 ** math.floor(math.log10(largest))
    top *= max(step for step in (1, 2, 5) if step * top <= largest)
    return tuple((value, radius(value, largest, width)) for value in (top, top / 4, top / 20))

"""Shapes on the map, in degrees: hexagon cells, circles of a radius, places set side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

EARTH = 6371.0088
"""Mean radius of the earth in km."""
AT_LATITUDE = 38.0
"""Where a cell is as wide as its name says: in the middle of the basin."""
PLANE = EARTH * math.cos(math.radians(AT_LATITUDE))
"""Mercator's plane in km at that latitude, on which hexagons are regular, as on the map."""
GOLDEN = math.pi * (3 - math.sqrt(5))

Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude of corners, the first again at the end."""


def centre(cell: str) -> tuple[float, float]:
    """Latitude and longitude of the middle of a cell `q~r~km`; ValueError where it is none."""
    q, r, km = _parts(cell)
    side = km / math.sqrt(3)
    return _place(side * math.sqrt(3) * (q + r / 2), 1.5 * side * r)


def hexagon(cell: str) -> Ring:
    """The outline of a cell `q~r~km`: pointed at top, km wide; ValueError where it is none."""
    q, r, km = _parts(cell)
    side = km / math.sqrt(3)
    x, y = side * math.sqrt(3) * (q + r / 2), 1.5 * side * r
    corners = []
    for turn in range(6):
        angle = math.radians(60 * turn + 30)
        lat, lng = _place(x + side * math.cos(angle), y + side * math.sin(angle))
        corners.append((round(lng, 4), round(lat, 4)))
    return (*corners, corners[0])


def cell_of(lat: float, lng: float, km: int) -> str:
    """The cell, km wide, that a place lies in."""
    side = km / math.sqrt(3)
    x = PLANE * math.radians(lng)
    y = PLANE * math.asinh(math.tan(math.radians(lat)))
    q, r = (math.sqrt(3) / 3 * x - y / 3) / side, (2 / 3 * y) / side
    near = [round(q), round(r), round(-q - r)]
    off = [abs(near[0] - q), abs(near[1] - r), abs(near[2] + q + r)]
    if off[0] > off[1] and off[0] > off[2]:
        near[0] = -near[1] - near[2]
    elif off[1] > off[2]:
        near[1] = -near[0] - near[2]
    return f"{near[0]}~{near[1]}~{km}"


def circle(lat: float, lng: float, km: float, corners: int = 72) -> Ring:
    """The places `km` from a place."""
    away, up = km / EARTH, math.radians(lat)
    ring = []
    for turn in range(corners):
        angle = 2 * math.pi * turn / corners
        other = math.asin(
            math.sin(up) * math.cos(away) + math.cos(up) * math.sin(away) * math.cos(angle)
        )
        across = math.atan2(
            math.sin(angle) * math.sin(away) * math.cos(up),
            math.cos(away) - math.sin(up) * math.sin(other),
        )
        ring.append((round(lng + math.degrees(across), 4), round(math.degrees(other), 4)))
    return (*ring, ring[0])


def kilometres(
    lat: float, lng: float, lats: npt.ArrayLike, lngs: npt.ArrayLike
) -> npt.NDArray[np.float64]:
    """Great-circle distances from one place to many."""
    up, ups = math.radians(lat), np.radians(np.asarray(lats, dtype=float))
    across = np.radians(np.asarray(lngs, dtype=float)) - math.radians(lng)
    half = np.sin((ups - up) / 2) ** 2 + math.cos(up) * np.cos(ups) * np.sin(across / 2) ** 2
    return 2 * EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1)))  # type: ignore[no-any-return]


def side_by_side(
    lats: Sequence[float], lngs: Sequence[float], codes: Sequence[str], step: float
) -> list[tuple[float, float]]:
    """Where to draw places, as longitude and latitude, so that none hides another.

    Those at the same point stand in a small spiral about it, the second `step` km away, in the
    order of their codes, so that each is always drawn in the same spot. A place alone stays where
    it is.
    """
    groups: dict[tuple[float, float], list[int]] = {}
    for index, (lat, lng) in enumerate(zip(lats, lngs, strict=True)):
        groups.setdefault((round(lat, 3), round(lng, 3)), []).append(index)
    drawn: list[tuple[float, float]] = [(0.0, 0.0)] * len(codes)
    for members in groups.values():
        for turn, index in enumerate(sorted(members, key=lambda at: codes[at])):
            reach = step * math.sqrt(turn)
            north = reach * math.sin(turn * GOLDEN)
            east = reach * math.cos(turn * GOLDEN)
            lat = lats[index] + math.degrees(north / EARTH)
            stretch = max(math.cos(math.radians(lats[index])), 0.01)
            lng = lngs[index] + math.degrees(east / EARTH) / stretch
            drawn[index] = (round(lng, 4), round(lat, 4))
    return drawn


def _place(x: float, y: float) -> tuple[float, float]:
    return math.degrees(math.atan(math.sinh(y / PLANE))), math.degrees(x / PLANE)


def _parts(cell: str) -> tuple[int, int, int]:
    numbers = cell.split("~")
    if len(numbers) != 3:
        raise ValueError(f"no hexagon cell: {cell!r}")
    q, r, km = (int(part) for part in numbers)
    if km <= 0 or max(abs(q), abs(r)) > 100_000:
        raise ValueError(f"no hexagon cell: {cell!r}")
    return q, r, km

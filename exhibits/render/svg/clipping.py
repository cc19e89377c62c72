"""Outlines cut to a window, so that a picture carries no more than it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Point = tuple[float, float]
Window = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def clipped(points: Sequence[Point], window: Window, closed: bool) -> list[Sequence[Point]]:
    """What of a ring or a line lies in the window; nothing, or one ring, or pieces of a line."""
    left, top, right, bottom = window
    across, down = [x for x, _y in points], [y for _x, y in points]
    if max(across) < left or min(across) > right or max(down) < top or min(down) > bottom:
        return []
    if min(across) >= left and max(across) <= right and min(down) >= top and max(down) <= bottom:
        return [points]
    return [_ring(points, window)] if closed else _pieces(points, window)


def _ring(points: Sequence[Point], window: Window) -> Sequence[Point]:
    """Cut at each of the four sides in turn (Sutherland and Hodgman)."""
    left, top, right, bottom = window
    sides: tuple[tuple[Callable[[Point], bool], int, float], ...] = (
        (lambda point: point[0] >= left, 0, left),
        (lambda point: point[0] <= right, 0, right),
        (lambda point: point[1] >= top, 1, top),
        (lambda point: point[1] <= bottom, 1, bottom),
    )
    for inside, axis, edge in sides:
        kept: list[Point] = []
        for place, point in enumerate(points):
            before = points[place - 1]
            if inside(point) != inside(before):
                kept.append(_crossing(before, point, axis, edge))
            if inside(point):
                kept.append(point)
        points = kept
        if not points:
            break
    return points


def _crossing(one: Point, other: Point, axis: int, edge: float) -> Point:
    part = (edge - one[axis]) / (other[axis] - one[axis])
    along = one[1 - axis] + part * (other[1 - axis] - one[1 - axis])
    return (edge, along) if axis == 0 else (along, edge)


def _pieces(points: Sequence[Point], window: Window) -> list[Sequence[Point]]:
    """Runs of points in the window, each with the point before and after it."""
    left, top, right, bottom = window
    inside = [left <= x <= right and top <= y <= bottom for x, y in points]
    found: list[Sequence[Point]] = []
    start: int | None = None
    for place, within in enumerate([*inside, False]):
        if within and start is None:
            start = max(place - 1, 0)
        elif not within and start is not None:
            found.append(points[start : place + 1])
            start = None
    return found

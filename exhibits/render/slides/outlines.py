"""Outlines of a drawing as PowerPoint's freeforms, prepared once.

A map's regions are drawn again and again in other colours; their outlines stay. What an outline is
cut to and where it lies is told in the drawing's own pixels, so it serves every scale and place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from exhibits.render.svg.clipping import Window, clipped

PREPARED = 3000
"""Outlines kept: the regions of about five maps, some megabytes."""
_STEP = re.compile(r"([MmLlHhVvZz])|(-?\d*\.?\d+(?:e-?\d+)?)")
_FINE = 100
"""Steps of a freeform's own grid in a pixel."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Outline:
    """A freeform without its colours: its geometry in DrawingML, its box in pixels."""

    geometry: str
    left: float
    top: float
    wide: float
    tall: float


@lru_cache(maxsize=PREPARED)
def outline(d: str, window: Window | None, filled: bool) -> Outline | None:
    """The freeform of an SVG path of straight lines, cut to a window; None where nothing is left.

    PowerPoint cuts nothing, so what the drawing cuts to a box is cut here.
    """
    pieces = [
        (list(part), closed) for piece, closed in steps(d) for part in _cut(piece, closed, window)
    ]
    points = [point for piece, _closed in pieces for point in piece]
    if not points:
        return None
    left, top = min(x for x, _ in points), min(y for _, y in points)
    wide, tall = max(x for x, _ in points) - left, max(y for _, y in points) - top

    def at(point: Point) -> str:
        x, y = round((point[0] - left) * _FINE), round((point[1] - top) * _FINE)
        return f'<a:pt x="{x}" y="{y}"/>'

    drawn = "".join(
        f"<a:moveTo>{at(piece[0])}</a:moveTo>"
        + "".join(f"<a:lnTo>{at(point)}</a:lnTo>" for point in piece[1:])
        + ("<a:close/>" if closed else "")
        for piece, closed in pieces
    )
    hollow = "" if filled else ' fill="none"'
    size = f'w="{max(round(wide * _FINE), 1)}" h="{max(round(tall * _FINE), 1)}"'
    geometry = (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst><a:path {size}{hollow}>{drawn}</a:path></a:pathLst></a:custGeom>"
    )
    return Outline(geometry, left, top, wide, tall)


def steps(d: str) -> Iterator[tuple[list[Point], bool]]:
    """The pieces of an SVG path of straight lines: their points, and whether each is closed."""
    tokens = [(letter, number) for letter, number in _STEP.findall(d)]
    x = y = 0.0
    piece: list[Point] = []
    how, place = "M", 0
    while place < len(tokens):
        letter, number = tokens[place]
        if letter:
            how, place = letter, place + 1
            if letter in "Zz":
                if piece:
                    yield piece, True
                    x, y = piece[0]
                piece = []
            continue
        along = float(number)
        if how in "Hh":
            x, place = (along if how == "H" else x + along), place + 1
        elif how in "Vv":
            y, place = (along if how == "V" else y + along), place + 1
        else:
            across, place = float(tokens[place + 1][1]), place + 2
            x, y = (along, across) if how.isupper() else (x + along, y + across)
            if how in "Mm":
                if piece:
                    yield piece, False
                piece, how = [], "L" if how == "M" else "l"
        piece.append((x, y))
    if piece:
        yield piece, False


def _cut(piece: list[Point], closed: bool, window: Window | None) -> list[Sequence[Point]]:
    if window is None:
        return [piece]
    if closed:
        return [part for part in clipped(piece, window, closed) if part]
    return list(_within(piece, window))


def _within(line: Sequence[Point], window: Window) -> Iterator[list[Point]]:
    """What of a line lies in a window, each segment cut at its sides (Liang and Barsky 1984)."""
    left, top, right, bottom = window
    run: list[Point] = []
    for (x0, y0), (x1, y1) in pairwise(line):
        low, high, dx, dy = 0.0, 1.0, x1 - x0, y1 - y0
        for step, room in ((-dx, x0 - left), (dx, right - x0), (-dy, y0 - top), (dy, bottom - y0)):
            if step < 0:
                low = max(low, room / step)
            elif step > 0:
                high = min(high, room / step)
            elif room < 0:
                high = -1.0
        if low > high:
            continue
        start, end = (x0 + low * dx, y0 + low * dy), (x0 + high * dx, y0 + high * dy)
        if not run or run[-1] != start:
            if len(run) > 1:
                yield run
            run = [start]
        run.append(end)
    if len(run) > 1:
        yield run

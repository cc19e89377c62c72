"""The region map in vectors: classes, states, circles and legend as on the screen."""

from __future__ import annotations

from functools import partial

from exhibits.classes import classes_of, known
from exhibits.exhibit import Exhibit
from exhibits.render import map_legend
from exhibits.render.circles import circle_scale, circles
from exhibits.render.frame import RING, Width, disclaimer
from exhibits.render.ground import Ground
from exhibits.render.hover import hover_text
from exhibits.render.marks import SHADES, mark_of
from exhibits.render.places import ground as atlas
from exhibits.render.svg.areas import area_map, window
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.corner import set_down
from exhibits.render.svg.mercator import Frame
from exhibits.render.svg.sheet import foot, narrow


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """Map, legend and foot from `top` down; returns the bottom."""
    frame = window(canvas, exhibit, top)
    shades = class_fills(canvas, exhibit)
    area_map(
        canvas,
        frame,
        exhibit.table,
        shades,
        partial(hover_text, exhibit=exhibit),
        over=lambda: _circles(canvas, exhibit, frame, atlas()),
    )
    width: Width = "narrow" if narrow(canvas) else "wide"
    scale = circle_scale(known(exhibit), width)
    legend, drop = map_legend.draw(exhibit, scale, dark=canvas.dark, pixels=round(canvas.width))
    bottom = top + frame.height
    with canvas.group("legend"):
        set_down(canvas, legend, 0, bottom)
    return foot(canvas, exhibit, bottom + drop, disclaimer())


def class_fills(canvas: Canvas, exhibit: Exhibit) -> dict[str, str]:
    """The fill of each area with a figure: its class's colour, on request under a pattern."""
    rows, found = known(exhibit), classes_of(exhibit)
    shades = class_shades(canvas, exhibit)
    places = found.index(rows["value"]).tolist() if len(found) else list[int]()
    return {area: shades[place] for area, place in zip(rows["area"], places, strict=True)}


def class_shades(canvas: Canvas, exhibit: Exhibit) -> list[str]:
    """The fill of each class."""
    found = classes_of(exhibit)
    count, fills = len(found), list(found.colours(canvas.dark))
    if not exhibit.encoding.patterns:
        return fills
    marks = [mark_of(place, count, canvas.dark).rsplit("-", 1) for place in range(count)]
    return [
        canvas.pattern(kind, SHADES[ink], under)
        for (kind, ink), under in zip(marks, fills, strict=True)
    ]


def _circles(canvas: Canvas, exhibit: Exhibit, frame: Frame, places: Ground) -> None:
    width: Width = "narrow" if narrow(canvas) else "wide"
    with canvas.group("circles"):
        for lon, lat, radius in circles(known(exhibit), places, width):
            x, y = frame.xy(lon, lat)
            if not frame.holds(x, y):
                continue
            canvas.circle(x, y, radius, fill="none", line=canvas.colours.paper, weight=2.6 * RING)
            canvas.circle(x, y, radius, fill="none", line=canvas.colours.ring, weight=RING)

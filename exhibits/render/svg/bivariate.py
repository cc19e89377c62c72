"""Two measures of an area crossed, as a map in vectors."""

from __future__ import annotations

from functools import partial

from exhibits.crossing import cell_colours, unplaced
from exhibits.exhibit import Exhibit
from exhibits.render import cross_legend
from exhibits.render.frame import disclaimer
from exhibits.render.plotly_bivariate import hover
from exhibits.render.svg.areas import area_map, window
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.corner import set_down
from exhibits.render.svg.sheet import foot


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """Map, legend and foot from `top` down; returns the bottom."""
    frame = window(canvas, exhibit, top)
    shades = cell_colours(exhibit, canvas.dark)
    shades |= dict.fromkeys(unplaced(exhibit)["area"], canvas.colours.blank)
    area_map(canvas, frame, exhibit.table, shades, partial(hover, exhibit=exhibit))
    legend, drop = cross_legend.draw(exhibit, dark=canvas.dark, pixels=round(canvas.width))
    bottom = top + frame.height
    with canvas.group("legend"):
        set_down(canvas, legend, 0, bottom)
    return foot(canvas, exhibit, bottom + drop, disclaimer())

"""Small maps in vectors, one a round, all of one extent and in the same classes."""

from __future__ import annotations

from functools import partial

from cluster_data.geo import BASIN
from exhibits.catalogue.round_maps import panel_heading
from exhibits.classes import classes_of
from exhibits.exhibit import Exhibit
from exhibits.render import map_legend
from exhibits.render.frame import disclaimer
from exhibits.render.hover import hover_text
from exhibits.render.svg.areas import area_map
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.corner import set_down
from exhibits.render.svg.mercator import Frame, height_of
from exhibits.render.svg.region_map import class_shades
from exhibits.render.svg.sheet import foot, narrow

GAP = 20.0
HEADING = 24.0


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """The maps from `top` down, the oldest first, then one legend and the foot."""
    bounds = exhibit.encoding.frame or BASIN
    panels = [rows for _round, rows in exhibit.table.groupby("round", sort=False)]
    columns = 1 if narrow(canvas) or len(panels) < 2 else 2
    wide = (canvas.width - GAP * (columns - 1)) / columns
    # a tall country is shown smaller rather than on a page of its own
    tall = height_of(wide, bounds, most=max(0.85 * wide, 260))
    shades = class_shades(canvas, exhibit)
    found = classes_of(exhibit)
    for place, rows in enumerate(panels):
        left = (place % columns) * (wide + GAP)
        upper = top + (place // columns) * (tall + HEADING + GAP) + HEADING
        heading = panel_heading(rows)
        canvas.text(left, upper - 8, heading, size=13, bold=True)
        known = rows[rows["state"].eq("value") & rows["value"].notna()]
        fills = {
            area: shades[step]
            for area, step in zip(known["area"], found.index(known["value"]), strict=True)
        }
        frame = Frame(bounds, wide, tall, left, upper)
        with canvas.group(heading):
            text = partial(hover_text, exhibit=exhibit)
            area_map(canvas, frame, rows, fills, text, whole=False)
    lines = -(-len(panels) // columns)
    bottom = top + lines * (tall + HEADING + GAP) - (GAP if lines else 0)
    legend, drop = map_legend.draw(exhibit, (), dark=canvas.dark, pixels=round(canvas.width))
    with canvas.group("legend"):
        set_down(canvas, legend, 0, bottom)
    return foot(canvas, exhibit, bottom + drop, disclaimer())

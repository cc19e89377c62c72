"""Pies of families on the map in vectors."""

from __future__ import annotations

from functools import partial

from exhibits.catalogue.families import family_place
from exhibits.exhibit import Exhibit
from exhibits.plain import unmarked
from exhibits.render import pie_legend
from exhibits.render.frame import disclaimer
from exhibits.render.pies import Pies, covered, feet, outline, pies_of
from exhibits.render.places import ground as atlas
from exhibits.render.plotly_pies import area_text, wedge_text
from exhibits.render.svg.areas import area_map, window
from exhibits.render.svg.canvas import Canvas, digits
from exhibits.render.svg.corner import set_down
from exhibits.render.svg.mercator import Frame
from exhibits.render.svg.sheet import foot
from exhibits.style import category_colours


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """Map, legend and foot from `top` down; returns the bottom."""
    frame = window(canvas, exhibit, top)
    pies = pies_of(exhibit, atlas().points, canvas.width)
    areas = exhibit.table.drop_duplicates("area")
    area_map(
        canvas,
        frame,
        areas,
        {},
        partial(area_text, exhibit=exhibit),
        over=lambda: _draw_pies(canvas, frame, pies),
        beneath=feet(pies.drawn),
        unnamed=covered(exhibit, pies, atlas().countries, canvas.width),
    )
    legend, drop = pie_legend.draw(exhibit, pies, dark=canvas.dark, pixels=round(canvas.width))
    bottom = top + frame.height
    with canvas.group("legend"):
        set_down(canvas, legend, 0, bottom)
    return foot(canvas, exhibit, bottom + drop, disclaimer())


def _draw_pies(canvas: Canvas, frame: Frame, pies: Pies) -> None:
    shades = category_colours(canvas.dark)
    with canvas.group("pies"):
        for pie in pies.drawn:
            for wedge in pie.wedges:
                corners = [frame.drawn(x, y) for x, y in outline(pie, wedge)]
                steps = "L".join(f"{digits(x, 1)} {digits(y, 1)}" for x, y in corners)
                canvas.path(
                    f"M{steps}Z",
                    fill=shades[family_place(wedge.row["series"])],
                    line=canvas.colours.paper,
                    weight=0.8,
                    title=unmarked(wedge_text(wedge.row)),
                    name=f"{pie.area} {wedge.row['series']}",
                )

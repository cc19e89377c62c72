"""The region map in Plotly: geometry by address, values only on a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import plotly.graph_objects as go

from exhibits.classes import classes_of, known
from exhibits.exhibit import Exhibit
from exhibits.render import map_legend, plotly_areas
from exhibits.render.camera import map_height, opening
from exhibits.render.circles import circle_scale, circles, radius
from exhibits.render.frame import PIXELS, Width
from exhibits.render.ground import Ground, style
from exhibits.render.hover import common_text, hover_text
from exhibits.render.marks import mark_of
from exhibits.render.plotly_areas import area_codes, region_codes
from exhibits.style import template

__all__ = [
    "area_codes", "blank", "circle_scale", "circles", "figure", "hover_text", "map_height",
    "opening", "radius",
]  # fmt: skip


def figure(
    exhibit: Exhibit,
    ground: Ground,
    *,
    dark: bool = False,
    width: Width = "wide",
    selected: str | None = None,
    pixels: int = 0,
) -> go.Figure:
    """The map of an exhibit whose encoding kind is `map`.

    A click gives the area's code in `customdata[0]`. Draw it in Streamlit with
    `theme=None`. `pixels` is the width it is laid out for, by default the usual one of `width`;
    the map opens on the encoding's frame, else on the whole basin in it.
    """
    across = pixels or PIXELS[width]
    shown, found = known(exhibit), classes_of(exhibit)
    shades = found.colours(dark)
    text = partial(hover_text, exhibit=exhibit)
    traces = list(plotly_areas.states(exhibit.table, ground, dark, text))
    if len(shown):
        places = found.index(shown["value"]).tolist()
        common = common_text(exhibit)
        filled = plotly_areas.fill(shown, ground, places, shades, "value", text, common)
        traces.insert(0, filled)
    scale = circle_scale(shown, width)
    legend, drop = map_legend.draw(exhibit, scale, dark=dark, pixels=across)
    drawn_on = style(
        ground,
        dark,
        circles(shown, ground, width),
        () if selected is None else area_codes(selected, ground),
        _marks(exhibit, ground, dark),
        parted=plotly_areas.parted(exhibit),
    )
    layout = plotly_areas.lay_out(
        exhibit, legend, drop, drawn_on, dark=dark, width=width, pixels=across
    )
    return plotly_areas.picture(traces, layout)


def _marks(exhibit: Exhibit, ground: Ground, dark: bool) -> Mapping[str, Sequence[str]]:
    """The regions to mark with each pattern of a class, where patterns are asked for."""
    if not exhibit.encoding.patterns:
        return {}
    shown, found = known(exhibit), classes_of(exhibit)
    marks: dict[str, list[str]] = {}
    codes, spread = region_codes(shown, ground)
    places = found.index(shown["value"])
    for code, row in zip(codes, spread, strict=True):
        marks.setdefault(mark_of(int(places[row]), len(found), dark), []).append(code)
    return marks


def blank(ground: Ground, *, dark: bool = False, pixels: int = 0) -> go.Figure:
    """The ground alone: sea, land and names, for a page that has nothing to show yet."""
    across = pixels or PIXELS["wide"]
    tall = map_height(across)
    # a map without a trace is not drawn at all
    picture = go.Figure(
        go.Scattermap(
            lon=[16.0],
            lat=[38.0],
            mode="markers",
            marker={"opacity": 0},
            hoverinfo="skip",
        )
    )
    picture.update_layout(
        template=template(dark),
        height=tall,
        autosize=True,
        showlegend=False,
        dragmode=False,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        map={"style": style(ground, dark), **opening(across, tall)},
    )
    return picture

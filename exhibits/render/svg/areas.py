"""Maps of areas in vectors: the ground, every region in its fill, borders and names.

Shared by all kinds that colour areas; what a fill means is theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

import pandas as pd

from cluster_data.geo import BASIN
from exhibits.exhibit import Exhibit
from exhibits.plain import unmarked
from exhibits.render.camera import map_height
from exhibits.render.ground import Ground, Point
from exhibits.render.places import ground as atlas
from exhibits.render.plotly_areas import area_codes
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.mercator import Frame, borders, clip, ground, names, region_paths

Text = Callable[[Mapping[Any, Any]], str]
"""The words for the pointer of one row of the table, escaped as for Plotly."""


def window(canvas: Canvas, exhibit: Exhibit, top: float) -> Frame:
    """The frame of a map over the whole width, as tall as on the screen."""
    tall = map_height(round(canvas.width))
    return Frame(exhibit.encoding.frame or BASIN, canvas.width, tall, 0, top)


def area_map(
    canvas: Canvas,
    frame: Frame,
    table: pd.DataFrame,
    shades: Mapping[str, str],
    text: Text,
    over: Callable[[], None] | None = None,
    *,
    whole: bool = True,
    beneath: Mapping[str, Point] | None = None,
    unnamed: Collection[str] = (),
) -> None:
    """The map of a table with a row an area: `shades` by area, states by their own fills.

    `over` draws on top of borders and beneath the names; where `beneath` gives points for names
    to stand under, it draws over them all. Countries `unnamed` get no name. Without `whole`,
    regions that show nothing are left to the land beneath, and no country is named: for small
    maps.
    """
    places = atlas()
    with canvas.group("map", clip=clip(canvas, frame)):
        ground(canvas, frame)
        _regions(canvas, frame, table, places, shades, text, whole)
        borders(canvas, frame, regions=False)
        if over and beneath is None:
            over()
        if whole:
            named = {code: name for code, name in places.countries.items() if code not in unnamed}
            names(canvas, frame, named, beneath or {})
        if over and beneath is not None:
            over()


def _regions(
    canvas: Canvas,
    frame: Frame,
    table: pd.DataFrame,
    places: Ground,
    shades: Mapping[str, str],
    text: Text,
    whole: bool,
) -> None:
    """Every region once: those of the table with their fill, the others as plain land."""
    paths = region_paths(frame)
    line, weight = canvas.colours.region_line, 0.5 if whole else 0.3
    if not whole:
        table = table[table["state"].ne("not_asked")]
    drawn = list(_filled(canvas, table, places, shades))
    seen = {code for code, _row, _fill in drawn}
    with canvas.group("regions"):
        for code, outline in paths.items():
            if whole and code not in seen:
                land = canvas.colours.land
                canvas.path(outline, fill=land, line=line, weight=weight, name=code)
        for code, row, fill in drawn:
            # the regions of a country drawn as one are parted by nothing, not even a seam
            seam = fill if row["level"] == "country" and fill.startswith("#") else line
            canvas.path(
                paths.get(code, ""),
                fill=fill,
                line=seam,
                weight=weight,
                title=unmarked(text(row)),
                name=code,
            )


def _filled(
    canvas: Canvas, table: pd.DataFrame, places: Ground, shades: Mapping[str, str]
) -> Iterator[tuple[str, Mapping[Any, Any], str]]:
    """Region code, row and fill of each region drawn for the table; a country is all of its."""
    colours = canvas.colours
    states = {
        "none": colours.zero,
        "suppressed": canvas.pattern("dots", colours.pattern, colours.blank),
        "not_answered": canvas.pattern("hatch", colours.pattern, colours.blank),
    }
    for row in table.to_dict("records"):
        fill = shades.get(row["area"]) or states.get(row["state"], colours.land)
        own = area_codes(row["area"], places) if row["level"] == "country" else (row["area"],)
        for code in own:
            yield code, row, fill

"""Sites over our own ground, drawn by deck.gl: nothing is asked of anybody outside.

The ground is the region map's: the same style, given to the map beneath as a `data:` address whose
files have relative ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import pydeck
from pydeck.bindings.json_tools import default_serialize

from exhibits.exhibit import Exhibit
from exhibits.plain import visible
from exhibits.render.camera import map_height, opening
from exhibits.render.frame import PIXELS, Width
from exhibits.render.ground import Ground, style
from exhibits.render.site_marks import (
    RIM,
    STANDINGS,
    bounds,
    cell_classes,
    cell_lines,
    looks,
    places,
    radii,
    site_lines,
)  # fmt: skip
from exhibits.shapes import circle, hexagon
from exhibits.style import class_colours, palette

SITES, CELLS = "sites-", "cells-"
"""How the names of layers begin that can be clicked."""
FONT_SIZE = 13
Colour = list[int]


class CompactDeck(pydeck.Deck):  # type: ignore[misc]
    """A deck written without the indentation that makes pydeck's own three times as long."""

    def to_json(self) -> str:
        """The deck as Streamlit sends it."""
        return json.dumps(self, default=default_serialize, sort_keys=True, separators=(",", ":"))


def deck(
    exhibit: Exhibit,
    ground: Ground,
    *,
    dark: bool = False,
    width: Width = "wide",
    pixels: int = 0,
    chosen: str = "",
) -> pydeck.Deck:
    """The map of an exhibit whose encoding kind is `sites`.

    Each thing that can be clicked carries its code in `id`: a site's, or a hexagon's. `chosen` is
    the code of one to mark. Title, legend and foot are not in it: they stand around.
    """
    across = pixels or PIXELS[width]
    tall = map_height(across)
    if exhibit.encoding.measure == "hexagons":
        layers = list(_cells(exhibit, dark, chosen))
    else:
        layers = list(_sites(exhibit, dark, width, chosen))
    return CompactDeck(
        layers=[*_circle(exhibit, dark), *layers],
        initial_view_state=_view(exhibit, across, tall),
        map_style=_ground(ground, dark),
        map_provider=None,
        tooltip=_tooltip(dark),
    )


def height(pixels: int) -> int:
    """The height of the map in pixels, for one of that width."""
    return map_height(pixels)


def _view(exhibit: Exhibit, across: int, tall: int) -> pydeck.ViewState:
    opened = opening(across, tall, bounds(exhibit))
    centre = opened["center"]
    return pydeck.ViewState(
        latitude=centre["lat"], longitude=centre["lon"], zoom=opened["zoom"],
        min_zoom=2, max_zoom=12, pitch=0, bearing=0,
    )  # fmt: skip


def _ground(ground: Ground, dark: bool) -> str:
    written = json.dumps(style(ground, dark), separators=(",", ":"))
    return f"data:application/json,{quote(written, safe='')}"


def _sites(exhibit: Exhibit, dark: bool, width: Width, chosen: str) -> Iterable[pydeck.Layer]:
    table, look = exhibit.table, looks(palette(dark))
    drawn = places(exhibit)
    sizes = radii(exhibit, width)
    sized = bool(exhibit.encoding.size)
    rows: dict[str, list[dict[str, Any]]] = {standing: [] for standing in STANDINGS}
    marked: list[dict[str, Any]] = []
    # the larger first, so that no small one lies hidden under it
    order = sorted(range(len(table)), key=lambda at: (-sizes[at], at))
    records = table.to_dict("records")
    for at in order:
        row = records[at]
        item = {"p": list(drawn[at]), "id": row["site_id"], **_said(site_lines(row, exhibit))}
        if sized:
            item["r"] = sizes[at]
        rows[row["standing"]].append(item)
        if row["site_id"] == chosen:
            marked.append({"p": list(drawn[at]), "r": sizes[at] + 4})
    for standing in STANDINGS:
        if rows[standing]:
            yield _dots(
                f"{SITES}{standing}", rows[standing], look[standing].fill, look[standing].rim,
                "r" if sized else sizes[0], pickable=True, marking=chosen,
            )  # fmt: skip
    if marked:
        yield _dots("chosen", marked, "", palette(dark).ink, "r", pickable=False)


def _dots(
    name: str,
    rows: list[dict[str, Any]],
    fill: str,
    rim: str,
    size: str | float,
    *,
    pickable: bool,
    marking: str = "",
) -> pydeck.Layer:
    """Circles of a size in pixels; without a fill they are rings."""
    return pydeck.Layer(
        "ScatterplotLayer",
        rows,
        id=named(name, marking),
        get_position="p",
        get_radius=size,
        radius_units='"pixels"',
        filled=bool(fill),
        stroked=True,
        get_fill_color=rgb(fill) if fill else [0, 0, 0, 0],
        get_line_color=rgb(rim),
        get_line_width=RIM if fill else 2,
        line_width_units='"pixels"',
        pickable=pickable,
    )


def _cells(exhibit: Exhibit, dark: bool, chosen: str) -> Iterable[pydeck.Layer]:
    colours, table, found = palette(dark), exhibit.table, cell_classes(exhibit)
    fills = [[*rgb(shade), 225] for shade in class_colours(len(found), dark)]
    shown: list[dict[str, Any]] = []
    withheld: list[dict[str, Any]] = []
    for row in table.to_dict("records"):
        item: dict[str, Any] = {
            "g": [list(corner) for corner in hexagon(row["cell"])],
            "id": row["cell"],
            **_said(cell_lines(row, exhibit)),
        }
        if row["state"] == "value":
            shown.append(item | {"c": fills[int(found.index([float(row["n"])])[0])]})
        else:
            withheld.append(item)
    if withheld:
        yield _areas(
            f"{CELLS}withheld", withheld, [*rgb(colours.blank), 215], colours.pattern, 0.8, chosen
        )
        dots = [{"p": list(place)} for item in withheld for place in _inside(item["id"])]
        yield pydeck.Layer(
            "ScatterplotLayer", dots, id="suppressed", get_position="p", get_radius=1.1,
            radius_units='"pixels"', get_fill_color=rgb(colours.pattern), pickable=False,
        )  # fmt: skip
    if shown:
        yield _areas(f"{CELLS}value", shown, "c", colours.paper, 1, chosen)
    if chosen in set(table["cell"]):
        yield _outline("chosen", hexagon(chosen), colours.ink, 2.4)


def _areas(
    name: str,
    rows: list[dict[str, Any]],
    fill: str | Colour,
    rim: str,
    weight: float,
    marking: str,
) -> pydeck.Layer:
    return pydeck.Layer(
        "PolygonLayer", rows, id=named(name, marking), get_polygon="g", get_fill_color=fill,
        get_line_color=rgb(rim), get_line_width=weight, line_width_units='"pixels"',
        filled=True, stroked=True, pickable=True,
    )  # fmt: skip


def _inside(cell: str) -> Iterable[tuple[float, float]]:
    """Seven places in a hexagon, for the dots that say a figure is withheld."""
    ring = hexagon(cell)[:-1]
    lng, lat = (sum(values) / 6 for values in zip(*ring, strict=True))
    yield round(lng, 4), round(lat, 4)
    for x, y in ring:
        yield round(lng + (x - lng) / 2, 4), round(lat + (y - lat) / 2, 4)


def _circle(exhibit: Exhibit, dark: bool) -> Iterable[pydeck.Layer]:
    if exhibit.encoding.circle is None:
        return
    colours = palette(dark)
    lat, lng, _km = exhibit.encoding.circle
    ring = circle(*exhibit.encoding.circle)
    yield pydeck.Layer(
        "PolygonLayer", [{"g": [list(corner) for corner in ring]}], id="circle", get_polygon="g",
        get_fill_color=[*rgb(colours.accent), 22], get_line_color=rgb(colours.ring),
        get_line_width=1.6, line_width_units='"pixels"', filled=True, stroked=True, pickable=False,
    )  # fmt: skip
    yield _dots("middle", [{"p": [lng, lat]}], colours.ink, colours.paper, 2.6, pickable=False)


def _outline(
    name: str, ring: Iterable[tuple[float, float]], colour: str, weight: float
) -> pydeck.Layer:
    return pydeck.Layer(
        "PolygonLayer", [{"g": [list(corner) for corner in ring]}], id=name, get_polygon="g",
        get_line_color=rgb(colour), get_line_width=weight, line_width_units='"pixels"',
        filled=False, stroked=True, pickable=False,
    )  # fmt: skip


def _said(lines: Iterable[str]) -> dict[str, str]:
    """Name and lines for the tooltip, which escapes them; braces would be taken for its own."""
    first, *others = (visible(line).replace("{", "{\u2060") for line in lines)
    return {"n": first, "t": "\n".join(others)}


def _tooltip(dark: bool) -> dict[str, Any]:
    colours = palette(dark)
    return {
        "html": '<div style="white-space:pre-line;max-width:22rem"><b>{n}</b>\n{t}</div>',
        "style": {
            "backgroundColor": colours.paper,
            "color": colours.ink,
            "border": f"1px solid {colours.country_line}",
            "fontSize": f"{FONT_SIZE}px",
            "lineHeight": "1.35",
            "padding": "6px 9px",
        },
    }


def named(name: str, marking: str) -> str:
    """The name of a layer in which something is chosen.

    Streamlit keeps what was clicked by the layer's name and greys the rest: under another name it
    forgets, and what is chosen is the page's own affair.
    """
    return f"{name}-{marking}" if marking else name


def rgb(colour: str) -> Colour:
    """`#0B5D66` as three numbers."""
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]

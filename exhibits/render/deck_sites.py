"""Sites over our own ground, drawn by deck.gl: nothing is asked of anybody outside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pydeck

from exhibits.exhibit import Exhibit
from exhibits.render.camera import map_height
from exhibits.render.deck_ground import Colour, dots, named, over_ground, rgb, said
from exhibits.render.frame import Width
from exhibits.render.ground import Ground
from exhibits.render.site_marks import (
    STANDINGS,
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
    if exhibit.encoding.measure == "hexagons":
        layers = list(_cells(exhibit, dark, chosen))
    else:
        layers = list(_sites(exhibit, dark, width, chosen))
    whole = [*_circle(exhibit, dark), *layers]
    return over_ground(whole, exhibit, ground, dark=dark, width=width, pixels=pixels)


def height(pixels: int) -> int:
    """The height of the map in pixels, for one of that width."""
    return map_height(pixels)


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
        item = {"p": list(drawn[at]), "id": row["site_id"], **said(site_lines(row, exhibit))}
        if sized:
            item["r"] = sizes[at]
        rows[row["standing"]].append(item)
        if row["site_id"] == chosen:
            marked.append({"p": list(drawn[at]), "r": sizes[at] + 4})
    for standing in STANDINGS:
        if rows[standing]:
            yield dots(
                f"{SITES}{standing}", rows[standing], look[standing].fill, look[standing].rim,
                "r" if sized else sizes[0], pickable=True, marking=chosen,
            )  # fmt: skip
    if marked:
        yield dots("chosen", marked, "", palette(dark).ink, "r", pickable=False)


def _cells(exhibit: Exhibit, dark: bool, chosen: str) -> Iterable[pydeck.Layer]:
    colours, table, found = palette(dark), exhibit.table, cell_classes(exhibit)
    fills = [[*rgb(shade), 225] for shade in class_colours(len(found), dark)]
    shown: list[dict[str, Any]] = []
    withheld: list[dict[str, Any]] = []
    for row in table.to_dict("records"):
        item: dict[str, Any] = {
            "g": [list(corner) for corner in hexagon(row["cell"])],
            "id": row["cell"],
            **said(cell_lines(row, exhibit)),
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
    yield dots("middle", [{"p": [lng, lat]}], colours.ink, colours.paper, 2.6, pickable=False)


def _outline(
    name: str, ring: Iterable[tuple[float, float]], colour: str, weight: float
) -> pydeck.Layer:
    return pydeck.Layer(
        "PolygonLayer", [{"g": [list(corner) for corner in ring]}], id=name, get_polygon="g",
        get_line_color=rgb(colour), get_line_width=weight, line_width_units='"pixels"',
        filled=False, stroked=True, pickable=False,
    )  # fmt: skip

"""What every deck.gl map of ours shares: our own ground beneath, the view, tooltips.

The ground is the region map's: the same style, given to the map beneath as a `data:` address whose
files have relative ones, so that nothing is asked of anybody outside.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

import pydeck
from pydeck.bindings.json_tools import default_serialize

from exhibits.exhibit import Exhibit
from exhibits.plain import visible
from exhibits.render.camera import map_height, opening
from exhibits.render.frame import PIXELS, Width
from exhibits.render.ground import Ground, style
from exhibits.render.site_marks import RIM, bounds
from exhibits.style import palette

FONT_SIZE = 13
Colour = list[int]


class CompactDeck(pydeck.Deck):  # type: ignore[misc]
    """A deck written without the indentation that makes pydeck's own three times as long."""

    def to_json(self) -> str:
        """The deck as Streamlit sends it."""
        return json.dumps(self, default=default_serialize, sort_keys=True, separators=(",", ":"))


def over_ground(
    layers: Sequence[pydeck.Layer],
    exhibit: Exhibit,
    ground: Ground,
    *,
    dark: bool,
    width: Width,
    pixels: int,
) -> pydeck.Deck:
    """Layers over our ground, opened on the exhibit's extent; title and legend stand around it."""
    across = pixels or PIXELS[width]
    return CompactDeck(
        layers=list(layers),
        initial_view_state=_view(exhibit, across, map_height(across)),
        map_style=_ground(ground, dark),
        map_provider=None,
        tooltip=_tooltip(dark),
    )


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


def dots(
    name: str,
    rows: list[dict[str, Any]],
    fill: str,
    rim: str,
    size: str | float,
    *,
    pickable: bool,
    weight: str | float = 0.0,
    marking: str = "",
) -> pydeck.Layer:
    """Circles of a size in pixels at `p`; without a fill they are rings.

    `weight` is their line in pixels, or what of a row says it; without, that of a dot or a ring.
    """
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
        get_line_width=weight or (RIM if fill else 2),
        line_width_units='"pixels"',
        pickable=pickable,
    )


def said(lines: Iterable[str]) -> dict[str, str]:
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

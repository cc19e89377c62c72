"""What every map of areas in Plotly shares: fills by class, states, the sheet around the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from exhibits.exhibit import Exhibit, state_label
from exhibits.plain import plotly_text
from exhibits.render.camera import map_height, opening
from exhibits.render.frame import Corner, Width, disclaimer, foot, foot_note, head
from exhibits.render.ground import DATA_BELOW, Ground
from exhibits.style import palette, template_json

CLEAR = "rgba(0,0,0,0)"
Trace = dict[str, Any]
"""A trace of a map, as Plotly's JSON has it."""
Text = Callable[[Mapping[Any, Any]], str]
"""The words for the pointer of one row of the table, escaped."""


def picture(traces: Iterable[Trace], layout: dict[str, Any]) -> go.Figure:
    """The figure of these parts, without Plotly's check of each.

    The check takes four times as long as the figure; a test has it made for every exhibit.
    """
    return go.Figure({"data": list(traces), "layout": layout}, _validate=False)


def fill(
    rows: pd.DataFrame,
    ground: Ground,
    place: Sequence[int],
    shades: Sequence[str],
    name: str,
    text: Text,
    common: str = "",
) -> Trace:
    """Areas in the shade of their class; a click gives the area's code in `customdata[0]`.

    `common` is what the words of every row hold: it is sent once.
    """
    codes, spread = region_codes(rows, ground)
    if name == "not_asked":
        # by far the most areas: what they share is sent once
        texts = [plotly_text(said) for said in rows["name"]]
        shared = f"<b>%{{text}}</b><br>{plotly_text(state_label(name))}<extra></extra>"
    else:
        texts = [text(row) for row in rows.to_dict("records")]
        shared = "%{text}<extra></extra>"
    told = [[area] for area in rows["area"]]
    if common and all(common in said for said in texts):
        shared = f"%{{text}}{common}%{{customdata[1]}}<extra></extra>"
        for own, said in zip(told, texts, strict=True):
            own.append(said.partition(common)[2])
        texts = [said.partition(common)[0] for said in texts]
    return {
        "type": "choroplethmap",
        "geojson": ground.regions_url,
        "locations": codes,
        "z": [int(place[row]) for row in spread],
        "zmin": -0.5,
        "zmax": len(shades) - 0.5,
        "colorscale": steps(shades),
        "showscale": False,
        "marker": {"line": {"width": 0}, "opacity": 1},
        "name": name,
        "below": DATA_BELOW,
        "customdata": [told[row] for row in spread],
        "text": [texts[row] for row in spread],
        "hovertemplate": shared,
        "uid": name,
    }


def states(table: pd.DataFrame, ground: Ground, dark: bool, text: Text) -> Iterable[Trace]:
    """A fill for each state without a figure, and its pattern; a row an area."""
    colours = palette(dark)
    fills = {
        "none": colours.zero,
        "suppressed": colours.blank,
        "not_answered": colours.blank,
        "not_asked": CLEAR,
    }
    for state, shade in fills.items():
        rows = table[table["state"].eq(state)]
        if rows.empty:
            continue
        yield fill(rows, ground, [0] * len(rows), (shade,), state, text)
        if state in ("suppressed", "not_answered"):
            address = ground.dots_url if state == "suppressed" else ground.hatch_url
            yield _pattern(rows, ground, address, colours.pattern, state)


def _pattern(rows: pd.DataFrame, ground: Ground, address: str, colour: str, state: str) -> Trace:
    codes, _spread = region_codes(rows, ground)
    line = {"width": 0.7 if state == "not_answered" else 0, "color": colour}
    return {
        "type": "choroplethmap",
        "geojson": address,
        "locations": codes,
        "z": [0] * len(codes),
        "colorscale": steps((colour,)),
        "zmin": -0.5,
        "zmax": 0.5,
        "showscale": False,
        "marker": {"line": line, "opacity": 1},
        "hoverinfo": "skip",
        "below": DATA_BELOW,
        "name": f"{state}-pattern",
        "uid": f"{state}-pattern",
    }


def area_codes(area: str, ground: Ground) -> tuple[str, ...]:
    """The regions an area is drawn as: itself, or all those of a country."""
    return tuple(ground.regions_of.get(area, (area,)))


def parted(exhibit: Exhibit) -> bool:
    """False where every area is a whole country, whose regions no line need part."""
    return not len(exhibit.table) or not exhibit.table["level"].eq("country").all()


def region_codes(rows: pd.DataFrame, ground: Ground) -> tuple[list[str], list[int]]:
    """Region codes to draw, and for each the row it belongs to; a country is all its regions."""
    codes: list[str] = []
    spread: list[int] = []
    for place, (area, level) in enumerate(zip(rows["area"], rows["level"], strict=True)):
        own = area_codes(area, ground) if level == "country" else (area,)
        codes += own
        spread += [place] * len(own)
    return codes, spread


def steps(shades: Sequence[str]) -> list[list[Any]]:
    """A colour scale of flat steps, one a shade."""
    count = max(len(shades), 1)
    return [[(place + end) / count, shade] for place, shade in enumerate(shades) for end in (0, 1)]


def lay_out(
    exhibit: Exhibit,
    legend: Corner,
    drop: int,
    drawn_on: dict[str, Any],
    *,
    dark: bool,
    width: Width,
    pixels: int,
) -> dict[str, Any]:
    """The layout: title above, map, legend `drop` pixels high beneath it, notes and source."""
    colours = palette(dark)
    titles, above = head(exhibit, width, colours, pixels)
    lines, below = foot(exhibit, width, disclaimer(), pixels)
    tall = map_height(pixels)
    return {
        "template": template_json(dark),
        "height": above + tall + drop + below,
        "autosize": True,
        "margin": {"l": 0, "r": 0, "t": above, "b": drop + below},
        # one constant: a change of size or theme keeps where the reader has moved to
        "uirevision": "tela-map",
        "clickmode": "event",
        "dragmode": "pan",
        "showlegend": False,
        "annotations": [*titles, *legend.texts, foot_note(lines, width, colours, drop)],
        "shapes": legend.shapes,
        "map": {"style": drawn_on, **opening(pixels, tall, exhibit.encoding.frame)},
    }

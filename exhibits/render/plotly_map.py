"""The region map in Plotly: geometry by address, values only on a change."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from cluster_data.geo import BASIN
from exhibits.catalogue.areas import Measure, value_text
from exhibits.classes import Classes, classes
from exhibits.exhibit import SUPPRESSED, Exhibit, state_label
from exhibits.plain import plotly_text
from exhibits.render import map_legend
from exhibits.render.frame import PIXELS, Width, foot, foot_note, head
from exhibits.render.ground import DATA_BELOW, Circle, Ground, style
from exhibits.style import class_colours, palette, template
from words import _, ngettext, number, quantity

LARGEST: Mapping[Width, float] = {"wide": 15.0, "narrow": 9.0}
SMALLEST = 1.6
"""Radii of circles in pixels."""
CLEAR = "rgba(0,0,0,0)"
WORLD = 512.0
"""Pixels of the whole world's width at zoom 0."""
TALL = (270, 560)
"""Least and most height of the map in pixels."""


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

    A click gives the area's code in `customdata[0]`. Leave the figure's width and height unset
    when a picture is taken, so that it has the screen's extent. Draw it in Streamlit with
    `theme=None`. `pixels` is the width it is laid out for, by default the usual one of `width`;
    the map opens on the whole basin in it.
    """
    table = exhibit.table
    measure: Measure = exhibit.encoding.measure  # type: ignore[assignment]
    known = table.loc[table["state"].eq("value") & table["value"].notna()]
    found = classes(known["value"], share=measure != "per_100k")
    picture = go.Figure()
    for trace in _areas(exhibit, known, found, ground, dark):
        picture.add_trace(trace)
    chosen = () if selected is None else area_codes(selected, ground)
    _lay_out(
        picture,
        exhibit,
        found,
        dark,
        width,
        known,
        pixels or PIXELS[width],
        style(ground, dark, circles(known, ground, width), chosen),
    )
    return picture


def _areas(
    exhibit: Exhibit, known: pd.DataFrame, found: Classes, ground: Ground, dark: bool
) -> Iterable[go.Choroplethmap]:
    colours, table = palette(dark), exhibit.table
    shades = class_colours(len(found), dark)
    if len(known):
        yield _fill(exhibit, known, ground, list(found.index(known["value"])), shades, "value")
    fills = {
        "none": colours.zero,
        "suppressed": colours.blank,
        "not_answered": colours.blank,
        "not_asked": CLEAR,
    }
    for state, fill in fills.items():
        rows = table[table["state"].eq(state)]
        if rows.empty:
            continue
        yield _fill(exhibit, rows, ground, [0] * len(rows), (fill,), state)
        if state in ("suppressed", "not_answered"):
            address = ground.dots_url if state == "suppressed" else ground.hatch_url
            yield _pattern(rows, ground, address, colours.pattern, state)


def _fill(
    exhibit: Exhibit,
    rows: pd.DataFrame,
    ground: Ground,
    place: Sequence[int],
    shades: Sequence[str],
    name: str,
) -> go.Choroplethmap:
    codes, spread = _codes(rows, ground)
    if name == "not_asked":
        # by far the most areas: what they share is sent once
        texts = [plotly_text(text) for text in rows["name"]]
        shared = f"<b>%{{text}}</b><br>{plotly_text(state_label(name))}<extra></extra>"
    else:
        texts = [hover_text(row, exhibit) for row in rows.to_dict("records")]
        shared = "%{text}<extra></extra>"
    areas = list(rows["area"])
    return go.Choroplethmap(
        geojson=ground.regions_url,
        locations=codes,
        z=[int(place[row]) for row in spread],
        zmin=-0.5,
        zmax=len(shades) - 0.5,
        colorscale=_steps(shades),
        showscale=False,
        marker={"line": {"width": 0}, "opacity": 1},
        name=name,
        below=DATA_BELOW,
        customdata=[[areas[row]] for row in spread],
        text=[texts[row] for row in spread],
        hovertemplate=shared,
        uid=name,
    )


def _pattern(
    rows: pd.DataFrame, ground: Ground, address: str, colour: str, state: str
) -> go.Choroplethmap:
    codes, _spread = _codes(rows, ground)
    line = {"width": 0.7 if state == "not_answered" else 0, "color": colour}
    return go.Choroplethmap(
        geojson=address,
        locations=codes,
        z=[0] * len(codes),
        colorscale=_steps((colour,)),
        zmin=-0.5,
        zmax=0.5,
        showscale=False,
        marker={"line": line, "opacity": 1},
        hoverinfo="skip",
        below=DATA_BELOW,
        name=f"{state}-pattern",
        uid=f"{state}-pattern",
    )


def area_codes(area: str, ground: Ground) -> tuple[str, ...]:
    """The regions an area is drawn as: itself, or all those of a country."""
    return tuple(ground.regions_of.get(area, (area,)))


def _codes(rows: pd.DataFrame, ground: Ground) -> tuple[list[str], list[int]]:
    """Region codes to draw, and for each the row it belongs to; a country is all its regions."""
    codes: list[str] = []
    spread: list[int] = []
    for place, (area, level) in enumerate(zip(rows["area"], rows["level"], strict=True)):
        own = ground.regions_of.get(area, (area,)) if level == "country" else (area,)
        codes += own
        spread += [place] * len(own)
    return codes, spread


def _steps(shades: Sequence[str]) -> list[list[Any]]:
    count = max(len(shades), 1)
    return [[(place + end) / count, shade] for place, shade in enumerate(shades) for end in (0, 1)]


def hover_text(row: Mapping[Any, Any], exhibit: Exhibit) -> str:
    """Name, value or state in words, n and caveat of one area, escaped for Plotly."""
    measure: Measure = exhibit.encoding.measure  # type: ignore[assignment]
    lines = [f"<b>{plotly_text(row['name'])}</b>"]
    if row["state"] == "value":
        unit = exhibit.field("capacity").unit
        if measure == "per_100k":
            shown = f"{quantity(row['value'])} {exhibit.field('value').unit}"
        else:
            shown = f"{value_text(measure, row['value'], '')} · {exhibit.field('value').label}"
        lines.append(plotly_text(shown))
        if not pd.isna(row["capacity"]):
            lines.append(plotly_text(f"{number(row['capacity'])} {unit}"))
    else:
        lines.append(plotly_text(state_label(row["state"])))
    lines += [plotly_text(line) for line in _behind(row)]
    if row["caveat"]:
        lines.append(f"<i>{plotly_text(row['caveat'])}</i>")
    return "<br>".join(lines)


def _behind(row: Mapping[Any, Any]) -> Iterable[str]:
    if row["state"] == "suppressed":
        yield _("n {n} firms").format(n=SUPPRESSED)
    elif not pd.isna(row["n"]) and row["state"] in ("value", "none"):
        yield ngettext("n = {n} firm", "n = {n} firms", int(row["n"])).format(n=number(row["n"]))
    if not pd.isna(row["asked"]) and row["asked"] > 0 and row["state"] != "suppressed":
        answered = 0 if pd.isna(row["answered"]) else int(row["answered"])
        yield _("{answered} of {asked} asked answered").format(
            answered=number(answered), asked=number(int(row["asked"]))
        )


def radius(capacity: float, largest: float, width: Width = "wide") -> float:
    """Radius in pixels, so that the area is in proportion; never below what can be seen."""
    return max(SMALLEST, round(LARGEST[width] * math.sqrt(capacity / largest), 1))


def circles(known: pd.DataFrame, ground: Ground, width: Width = "wide") -> list[Circle]:
    """Hollow circles at the label points of areas with a figure, the largest first."""
    rows = known[known["capacity"].fillna(0) > 0].sort_values("capacity", ascending=False)
    return [
        (*ground.points[area], radius(value, float(rows["capacity"].iloc[0]), width))
        for area, value in zip(rows["area"], rows["capacity"], strict=True)
        if area in ground.points
    ]


def circle_scale(known: pd.DataFrame, width: Width = "wide") -> tuple[tuple[float, float], ...]:
    """Up to three round capacities with their radii, for the legend."""
    sizes = known["capacity"].dropna()
    if not len(sizes) or sizes.max() <= 0:
        return ()
    largest = float(sizes.max())
    top = 10 ** math.floor(math.log10(largest))
    top *= max(step for step in (1, 2, 5) if step * top <= largest)
    return tuple((value, radius(value, largest, width)) for value in (top, top / 4, top / 20))


def opening(pixels: float, height: float) -> dict[str, Any]:
    """Centre and zoom that hold the whole basin in a map of that size."""
    west, south, east, north = BASIN
    low, high = (math.asinh(math.tan(math.radians(lat))) for lat in (south, north))
    across, up = (east - west) / 360, (high - low) / (2 * math.pi)
    zoom = math.log2(min(pixels / across, height / up) / WORLD)
    middle = math.degrees(math.atan(math.sinh((low + high) / 2)))
    return {"center": {"lon": (west + east) / 2, "lat": round(middle, 3)}, "zoom": round(zoom, 3)}


def map_height(pixels: int) -> int:
    """The height at which a map of that width shows the basin and little else."""
    west, south, east, north = BASIN
    low, high = (math.asinh(math.tan(math.radians(lat))) for lat in (south, north))
    return round(min(max(pixels * (high - low) / math.radians(east - west), TALL[0]), TALL[1]))


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


def _lay_out(
    picture: go.Figure,
    exhibit: Exhibit,
    found: Classes,
    dark: bool,
    width: Width,
    known: pd.DataFrame,
    pixels: int,
    drawn_on: dict[str, Any],
) -> None:
    colours = palette(dark)
    titles, above = head(exhibit, width, colours, pixels)
    legend, drop = map_legend.draw(
        exhibit, found, circle_scale(known, width), dark=dark, pixels=pixels
    )
    disclaimer = _("Boundaries and names imply no opinion on the status of any territory.")
    lines, below = foot(exhibit, width, disclaimer, pixels)
    tall = map_height(pixels)
    picture.update_layout(
        template=template(dark),
        height=above + tall + drop + below,
        autosize=True,
        margin={"l": 0, "r": 0, "t": above, "b": drop + below},
        # one constant: a change of size or theme keeps where the reader has moved to
        uirevision="tela-map",
        clickmode="event",
        dragmode="pan",
        showlegend=False,
        annotations=[*titles, *legend.texts, foot_note(lines, width, colours, drop)],
        shapes=legend.shapes,
        map={"style": drawn_on, **opening(pixels, tall)},
    )

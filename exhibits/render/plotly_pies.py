"""Pies of families on the map in Plotly: wedges as areas, so that each can be asked and clicked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from exhibits.catalogue.families import family_place
from exhibits.exhibit import Exhibit, state_label
from exhibits.plain import plotly_text
from exhibits.render import pie_legend, plotly_areas
from exhibits.render.frame import PIXELS, Width
from exhibits.render.ground import Ground, style
from exhibits.render.hover import behind
from exhibits.render.pies import Pies, covered, features, feet, pies_of
from exhibits.style import category_colours, palette
from words import _, ngettext, number, percent


def figure(
    exhibit: Exhibit,
    ground: Ground,
    *,
    dark: bool = False,
    width: Width = "wide",
    pixels: int = 0,
) -> go.Figure:
    """The map of an exhibit whose encoding kind is `pies`.

    A click on a wedge or on its area gives the area's code in `customdata[0]`.
    """
    across = pixels or PIXELS[width]
    pies = pies_of(exhibit, ground.points, across)
    areas = exhibit.table.drop_duplicates("area")
    shown = areas[areas["state"].eq("value")]

    def text(row: Mapping[Any, Any]) -> str:
        return area_text(row, exhibit)

    traces = list(plotly_areas.states(areas, ground, dark, text))
    if len(shown):
        clear = (plotly_areas.CLEAR,)
        traces.insert(0, plotly_areas.fill(shown, ground, [0] * len(shown), clear, "value", text))
    if pies.drawn:
        traces.append(_wedges(pies, dark))
    hidden = covered(exhibit, pies, ground.countries, across)
    named = {code: name for code, name in ground.countries.items() if code not in hidden}
    drawn_on = style(
        replace(ground, countries=named),
        dark,
        parted=plotly_areas.parted(exhibit),
        beneath=feet(pies.drawn),
    )
    legend, drop = pie_legend.draw(exhibit, pies, dark=dark, pixels=across)
    layout = plotly_areas.lay_out(
        exhibit, legend, drop, drawn_on, dark=dark, width=width, pixels=across
    )
    return plotly_areas.picture(traces, layout)


def _wedges(pies: Pies, dark: bool) -> plotly_areas.Trace:
    shades = category_colours(dark)
    rows = [wedge.row for pie in pies.drawn for wedge in pie.wedges]
    return {
        "type": "choroplethmap",
        "geojson": {"type": "FeatureCollection", "features": features(pies.drawn)},
        "locations": [f"{row['area']} {row['series']}" for row in rows],
        "z": [family_place(row["series"]) for row in rows],
        "zmin": -0.5,
        "zmax": len(shades) - 0.5,
        "colorscale": plotly_areas.steps(shades),
        "showscale": False,
        "marker": {"line": {"width": 0.8, "color": palette(dark).paper}, "opacity": 1},
        "name": "wedges",
        # over the names too, which keep clear of them
        "below": "",
        "customdata": [[row["area"]] for row in rows],
        "text": [wedge_text(row) for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "uid": "wedges",
    }


def wedge_text(row: Mapping[Any, Any]) -> str:
    """Area, family, number of lines and share of one wedge, escaped."""
    lines = ngettext("{count} product line", "{count} product lines", int(row["value"]))
    said = _("{family}: {lines}, {share}").format(
        family=row["series_label"],
        lines=lines.format(count=number(row["value"])),
        share=percent(row["share"]),
    )
    shown = [f"<b>{plotly_text(row['name'])}</b>", plotly_text(said)]
    return "<br>".join([*shown, *map(plotly_text, behind(row))])


def area_text(row: Mapping[Any, Any], exhibit: Exhibit) -> str:
    """An area's whole mix, or its state in words, escaped."""
    lines = [f"<b>{plotly_text(row['name'])}</b>"]
    if row["state"] == "value":
        rows = exhibit.table[exhibit.table["area"].eq(row["area"])]
        for label, share in zip(rows["series_label"], rows["share"], strict=True):
            lines.append(plotly_text(f"{label} {percent(share)}"))
    else:
        lines.append(plotly_text(state_label(row["state"])))
    return "<br>".join([*lines, *map(plotly_text, behind(row))])

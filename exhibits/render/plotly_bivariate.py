"""Two measures of an area crossed, as a map in Plotly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from exhibits.crossing import STEPS, cells, placed, unplaced
from exhibits.exhibit import Exhibit, state_label
from exhibits.plain import plotly_text
from exhibits.render import cross_legend, plotly_areas
from exhibits.render.frame import PIXELS, Width
from exhibits.render.ground import Ground, style
from exhibits.render.hover import behind
from exhibits.style import crossed_colours, palette
from words import _, number, quantity


def figure(
    exhibit: Exhibit,
    ground: Ground,
    *,
    dark: bool = False,
    width: Width = "wide",
    pixels: int = 0,
) -> go.Figure:
    """The map of an exhibit whose encoding kind is `bivariate`; clicks as on the region map."""
    across = pixels or PIXELS[width]
    traces: list[plotly_areas.Trace] = []
    shown, lost = placed(exhibit), unplaced(exhibit)

    def text(row: Mapping[Any, Any]) -> str:
        return hover(row, exhibit)

    if len(shown):
        shades = [shade for row in crossed_colours(dark) for shade in row]
        places = [need * STEPS + capacity for _area, (need, capacity) in cells(exhibit)]
        traces.append(plotly_areas.fill(shown, ground, places, shades, "value", text))
    if len(lost):
        blank = (palette(dark).blank,)
        traces.append(plotly_areas.fill(lost, ground, [0] * len(lost), blank, "unplaced", text))
    rest = exhibit.table.drop(shown.index.union(lost.index))
    traces += plotly_areas.states(rest, ground, dark, text)
    legend, drop = cross_legend.draw(exhibit, dark=dark, pixels=across)
    layout = plotly_areas.lay_out(
        exhibit,
        legend,
        drop,
        style(ground, dark, parted=plotly_areas.parted(exhibit)),
        dark=dark,
        width=width,
        pixels=across,
    )
    return plotly_areas.picture(traces, layout)


def hover(row: Mapping[Any, Any], exhibit: Exhibit) -> str:
    """Name, capacity or state, health workers with their years, and n of one area, escaped."""
    lines = [f"<b>{plotly_text(row['name'])}</b>"]
    if row["state"] in ("value", "none") and not pd.isna(row["value"]):
        lines.append(plotly_text(f"{quantity(row['value'])} {exhibit.field('value').unit}"))
    else:
        lines.append(plotly_text(state_label(row["state"])))
    if pd.isna(row["need"]):
        lines.append(plotly_text(_("health workers not known")))
    else:
        first, last = int(row["need_from"]), int(row["need_to"])
        years = str(first) if first == last else f"{first}–{last}"
        said = _("{count} health workers per 10,000 people ({years}, whole country)")
        lines.append(plotly_text(said.format(count=number(row["need"]), years=years)))
    lines += [plotly_text(line) for line in behind(row)]
    return "<br>".join(lines)

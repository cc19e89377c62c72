"""Bars in panels in Plotly: a panel and a scale for each unit, as units share no axis."""

from __future__ import annotations

import plotly.graph_objects as go

from exhibits.exhibit import Exhibit
from exhibits.plain import plotly_text
from exhibits.render.bar_rows import HEADROOM, Bar, bar_panels
from exhibits.render.bar_sizes import BAR, PANEL
from exhibits.render.frame import Notes, Width, measures_of, words_at
from exhibits.render.plotly_rows import bar_trace, cut, panel_axis
from exhibits.style import Palette


def panels_of_bars(
    picture: go.Figure, exhibit: Exhibit, colours: Palette, width: Width
) -> tuple[int, Notes]:
    """Add the panels to a figure; returns their height in pixels and their headings."""
    parts = bar_panels(exhibit)
    inner = sum(PANEL + BAR * len(rows) for _heading, rows in parts)
    top = float(inner)
    notes: Notes = []
    for place, (heading, rows) in enumerate(parts):
        axis = "" if place == 0 else str(place + 1)
        upper, lower = top - PANEL, top - PANEL - BAR * len(rows)
        size = measures_of(width).text_size
        notes.append(
            words_at(plotly_text(heading), 0, upper / inner, 0, 8, size=size,
                     colour=colours.muted, bold=True, rise="bottom")
        )  # fmt: skip
        picture.add_trace(bar_trace(rows, colours, width, axis))
        _axes(picture, rows, axis, (lower / inner, upper / inner), width)
        top = lower
    return max(inner, PANEL), notes


def _axes(
    picture: go.Figure, rows: list[Bar], axis: str, domain: tuple[float, float], width: Width
) -> None:
    codes = [row.code for row in rows]
    longest = max(*(row.value for row in rows), 1e-9)
    picture.update_layout(
        {
            f"xaxis{axis}": {
                "range": [0, longest * HEADROOM],
                "anchor": f"y{axis}",
                "visible": False,
                "fixedrange": True,
            },
            f"yaxis{axis}": panel_axis(axis, domain, codes, (cut(row.name, width) for row in rows)),
        }
    )

"""Bars in panels in Plotly: a panel and a scale for each unit, as units share no axis."""

from __future__ import annotations

import plotly.graph_objects as go

from exhibits.exhibit import Exhibit
from exhibits.plain import plotly_text
from exhibits.render.bar_rows import HEADROOM, Bar, bar_panels
from exhibits.render.bar_sizes import BAR, LETTERS, PANEL
from exhibits.render.frame import Notes, Width, measures_of, words_at
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
        _panel(picture, rows, axis, colours, width)
        _axes(picture, rows, axis, (lower / inner, upper / inner), width)
        top = lower
    return max(inner, PANEL), notes


def _panel(picture: go.Figure, rows: list[Bar], axis: str, colours: Palette, width: Width) -> None:
    picture.add_trace(
        go.Bar(
            orientation="h",
            x=[row.value for row in rows],
            y=[row.code for row in rows],
            text=[row.text for row in rows],
            textposition="outside",
            cliponaxis=False,
            marker={"color": colours.accent},
            customdata=[[row.code] for row in rows],
            hovertext=[row.hover for row in rows],
            hovertemplate="%{hovertext}<extra></extra>",
            textfont={"color": colours.ink, "size": 13 if width == "wide" else 12},
            xaxis=f"x{axis}",
            yaxis=f"y{axis}",
            uid=f"bars{axis}",
        )
    )


def _axes(
    picture: go.Figure, rows: list[Bar], axis: str, domain: tuple[float, float], width: Width
) -> None:
    letters = LETTERS[width]
    names = [
        row.name if len(row.name) <= letters else f"{row.name[: letters - 1]}…" for row in rows
    ]
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
            f"yaxis{axis}": {
                "domain": [max(domain[0], 0), min(domain[1], 1)],
                "anchor": f"x{axis}",
                "type": "category",
                "categoryorder": "array",
                "categoryarray": codes[::-1],
                "tickmode": "array",
                "tickvals": codes,
                "range": [-0.5, len(codes) - 0.5],
                "ticktext": [plotly_text(name) for name in names],
                "ticklabelstandoff": 8,
                "fixedrange": True,
            },
        }
    )

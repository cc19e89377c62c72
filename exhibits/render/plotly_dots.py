"""Dots on a line in Plotly: by rung or as a range, a panel for each unit."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from exhibits.exhibit import Exhibit
from exhibits.plain import plotly_text
from exhibits.render.bar_rows import (
    dot_codes,
    dot_columns,
    dot_end,
    dot_fills,
    dot_keys,
    dot_label,
    dot_line,
    labels,
    panels,
    product_hover,
)
from exhibits.render.bar_sizes import BAR, LEFT, PANEL
from exhibits.render.frame import PIXELS, Notes, Width, measures_of, words_at
from exhibits.render.plotly_rows import panel_axis
from exhibits.render.svg.letters import shorten, text_width
from exhibits.style import Palette


def dots(picture: go.Figure, exhibit: Exhibit, colours: Palette, width: Width) -> tuple[int, Notes]:
    """A panel for each unit, as pieces and kilograms share no axis."""
    parts = panels(exhibit)
    inner = sum(PANEL + BAR * len(rows) for _heading, rows in parts)
    top = float(inner)
    notes: Notes = []
    for place, (heading, rows) in enumerate(parts):
        axis = "" if place == 0 else str(place + 1)
        upper, lower = top - PANEL, top - PANEL - BAR * len(rows)
        notes.append(
            words_at(
                plotly_text(heading),
                0,
                upper / inner,
                0,
                8,
                size=measures_of(width).text_size,
                colour=colours.muted,
                bold=True,
                rise="bottom",
            )
        )
        _panel(picture, rows, exhibit, colours, width, axis)
        _panel_axes(picture, rows, exhibit, axis, (lower / inner, upper / inner), colours, width)
        top = lower
    return max(inner, PANEL), notes


def _panel(
    picture: go.Figure,
    rows: pd.DataFrame,
    exhibit: Exhibit,
    colours: Palette,
    width: Width,
    axis: str,
) -> None:
    columns = list(dot_columns(exhibit))
    last, codes = exhibit.encoding.x, exhibit.encoding.y
    told, names = rows.to_dict("records"), list(rows[codes])
    shades = [dot_fills(exhibit, colours, name) for name in names]
    for product, low, high in zip(names, rows[columns].min(axis=1), rows[last], strict=True):
        picture.add_trace(
            go.Scatter(
                x=[low, high],
                y=[product, product],
                mode="lines",
                hoverinfo="skip",
                line={"color": colours.muted, "width": 1.5},
                xaxis=f"x{axis}",
                yaxis=f"y{axis}",
            )
        )
    for column in columns:
        picture.add_trace(
            go.Scatter(
                x=list(rows[column]),
                y=names,
                name=dot_label(column),
                mode="markers+text" if column == last else "markers",
                text=[dot_end(row, exhibit) for row in told] if column == last else None,
                textposition="middle right",
                textfont={"size": 12, "color": colours.ink},
                cliponaxis=False,
                marker={
                    "size": 12,
                    "color": [shade[column] for shade in shades],
                    "line": {
                        "color": [dot_line(exhibit, colours, name) for name in names],
                        "width": 1.6,
                    },
                },
                customdata=[[code] for code in rows[dot_codes(exhibit)]],
                hovertext=[product_hover(row, exhibit) for row in told],
                hovertemplate="%{hovertext}<extra></extra>",
                xaxis=f"x{axis}",
                yaxis=f"y{axis}",
            )
        )


def _panel_axes(
    picture: go.Figure,
    rows: pd.DataFrame,
    exhibit: Exhibit,
    axis: str,
    domain: tuple[float, float],
    colours: Palette,
    width: Width,
) -> None:
    names = [
        shorten(name, LEFT[width] - 16, 13)
        for name in labels(rows["name"], rows[exhibit.encoding.y])
    ]
    codes = list(rows[exhibit.encoding.y])
    said = max(text_width(dot_end(row, exhibit), 12) for row in rows.to_dict("records"))
    room = PIXELS[width] - LEFT[width] - 12
    headroom = room / max(room - said - 18, 60)
    picture.update_layout(
        {
            f"xaxis{axis}": {
                "range": [0, float(rows[exhibit.encoding.x].max() or 1) * headroom],
                "anchor": f"y{axis}",
                "showticklabels": False,
                "zeroline": True,
                "zerolinecolor": colours.muted,
                "showgrid": False,
                "fixedrange": True,
            },
            f"yaxis{axis}": panel_axis(axis, domain, codes, names, standoff=10),
        }
    )


def dot_key(exhibit: Exhibit, colours: Palette, width: Width) -> dict[str, Any]:
    """What each dot stands for, above the first panel."""
    marks = (("○", colours.accent), ("●", colours.sequential[1]), ("●", colours.sequential[4]))
    if exhibit.encoding.measure == "interval":  # both ends are alike
        marks = (marks[0], marks[0], marks[2])
    shades = dict(zip(dot_columns(exhibit), marks, strict=True))
    parts = [
        f'<span style="color:{shade};font-size:17px">{mark}</span> {plotly_text(dot_label(column))}'
        for column in dot_keys(exhibit)
        for mark, shade in (shades[column],)
    ]
    return words_at(
        "   ".join(parts), 0, 1, 0, 22, size=measures_of(width).text_size, colour=colours.ink
    )

"""A region's products in Plotly: three dots a product, by rung, a panel for each unit."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from exhibits.catalogue.region_products import RUNGS, rung_label
from exhibits.exhibit import Exhibit
from exhibits.plain import plotly_text
from exhibits.render.bar_rows import HEADROOM, labels, panels, product_hover, rung_fills
from exhibits.render.bar_sizes import BAR, LETTERS, PANEL
from exhibits.render.frame import Notes, Width, measures_of, words_at
from exhibits.style import Palette
from words import compact


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
        _panel_axes(picture, rows, axis, (lower / inner, upper / inner), colours, width)
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
    shades = rung_fills(colours)
    for product, low, high in zip(
        rows["product"], rows[list(RUNGS)].min(axis=1), rows["declared"], strict=True
    ):
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
    for rung in RUNGS:
        picture.add_trace(
            go.Scatter(
                x=list(rows[rung]),
                y=list(rows["product"]),
                name=rung_label(rung),
                mode="markers+text" if rung == "declared" else "markers",
                text=[compact(value) for value in rows[rung]] if rung == "declared" else None,
                textposition="middle right",
                textfont={"size": 12, "color": colours.ink},
                cliponaxis=False,
                marker={
                    "size": 12,
                    "color": shades[rung],
                    "line": {"color": colours.accent, "width": 1.6},
                },
                customdata=[[product] for product in rows["product"]],
                hovertext=[product_hover(row) for row in rows.to_dict("records")],
                hovertemplate="%{hovertext}<extra></extra>",
                xaxis=f"x{axis}",
                yaxis=f"y{axis}",
            )
        )


def _panel_axes(
    picture: go.Figure,
    rows: pd.DataFrame,
    axis: str,
    domain: tuple[float, float],
    colours: Palette,
    width: Width,
) -> None:
    letters = LETTERS[width]
    names = labels(rows["name"], rows["product"])
    names = [name if len(name) <= letters else f"{name[: letters - 1]}…" for name in names]
    codes = list(rows["product"])
    picture.update_layout(
        {
            f"xaxis{axis}": {
                "range": [0, float(rows["declared"].max() or 1) * HEADROOM],
                "anchor": f"y{axis}",
                "showticklabels": False,
                "zeroline": True,
                "zerolinecolor": colours.muted,
                "showgrid": False,
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
                "ticklabelstandoff": 10,
                "fixedrange": True,
            },
        }
    )


def rung_key(colours: Palette, width: Width) -> dict[str, Any]:
    """What each dot stands for, above the first panel."""
    shades = {
        "declared": ("○", colours.accent),
        "attested": ("●", colours.sequential[1]),
        "certified": ("●", colours.sequential[4]),
    }
    parts = [
        f'<span style="color:{shade};font-size:17px">{mark}</span> {plotly_text(rung_label(rung))}'
        for rung, (mark, shade) in shades.items()
    ]
    return words_at(
        "   ".join(parts), 0, 1, 0, 22, size=measures_of(width).text_size, colour=colours.ink
    )

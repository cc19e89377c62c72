"""What Plotly figures of rows share: a bar for each, and the axis that names them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from exhibits.plain import plotly_text
from exhibits.render.bar_rows import Bar
from exhibits.render.bar_sizes import LETTERS
from exhibits.render.frame import Width
from exhibits.style import Palette


def bar_trace(rows: list[Bar], colours: Palette, width: Width, axis: str = "") -> go.Bar:
    """The bars of these rows with their labels at the end; `axis` numbers a panel's, from 2."""
    return go.Bar(
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


def cut(name: str, width: Width) -> str:
    """A row's name, no longer than there is room for."""
    letters = LETTERS[width]
    return name if len(name) <= letters else f"{name[: letters - 1]}…"


def names_axis(codes: list[str], names: Iterable[str], standoff: int = 8) -> dict[str, Any]:
    """The axis of rows by code, the first on top, with their names as its words."""
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": codes[::-1],
        "tickmode": "array",
        "tickvals": codes,
        "ticktext": [plotly_text(name) for name in names],
        "ticklabelstandoff": standoff,
    }


def panel_axis(
    axis: str,
    domain: tuple[float, float],
    codes: list[str],
    names: Iterable[str],
    standoff: int = 8,
) -> dict[str, Any]:
    """The names axis of one panel of several: `domain` is its part of the height, 0 to 1."""
    return names_axis(codes, names, standoff) | {
        "domain": [max(domain[0], 0), min(domain[1], 1)],
        "anchor": f"x{axis}",
        "range": [-0.5, len(codes) - 0.5],
        "fixedrange": True,
    }

"""Products by places in Plotly: a box a cell, patterns where there is no figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import plotly.graph_objects as go

from exhibits.exhibit import Exhibit
from exhibits.plain import plotly_text
from exhibits.render.frame import PIXELS, Corner, Notes, Width, foot, foot_note, head, words_at
from exhibits.render.heat_layout import (
    END,
    GAP,
    LEFT,
    ROW,
    Cell,
    Grid,
    fill_of,
    grid,
    left_out,
    legend,
)
from exhibits.render.hover import hover
from exhibits.render.keys import PATTERNS, on_screen, state_fills
from exhibits.render.nothing import nothing_note
from exhibits.render.plotly_stack import pattern_of
from exhibits.style import Palette, palette, template
from words import _

CLEAR = "rgba(0,0,0,0)"


def figure(
    exhibit: Exhibit, *, dark: bool = False, width: Width = "wide", pixels: int = 0
) -> go.Figure:
    """Cells of an exhibit whose encoding kind is `heatmap`.

    A click gives `row|place` in `customdata[0]`, the row's whole `row|all`. Draw it in Streamlit
    with `theme=None`.
    """
    across = pixels or PIXELS[width]
    laid = grid(exhibit, width, across)
    picture = go.Figure()
    for trace in _traces(laid, palette(dark), width, dark):
        picture.add_trace(trace)
    _lay_out(picture, exhibit, laid, dark, width, across)
    return picture


def _traces(laid: Grid, colours: Palette, width: Width, dark: bool) -> Iterable[go.Bar]:
    ends = [cell for cell in laid.cells if cell.is_whole]
    inner = [cell for cell in laid.cells if not cell.is_whole]
    shaded = [cell for cell in inner if cell.shade >= 0]
    if ends:
        yield _boxes(ends, laid, width, dark, {"color": CLEAR}, "all")
    if shaded:
        fills = [fill_of(cell, laid, dark)[0] for cell in shaded]
        yield _boxes(shaded, laid, width, dark, {"color": fills}, "value")
    for state, fill in state_fills(colours).items():
        cells = [cell for cell in inner if cell.state == state]
        if not cells:
            continue
        marker: dict[str, Any] = {"color": fill, "line": {"color": colours.grid, "width": 1}}
        if state in PATTERNS:
            marker["pattern"] = pattern_of(PATTERNS[state], fill, colours)
        yield _boxes(cells, laid, width, dark, marker, state)


def _boxes(
    cells: list[Cell], laid: Grid, width: Width, dark: bool, marker: Mapping[str, Any], name: str
) -> go.Bar:
    bold = name == "all"
    return go.Bar(
        orientation="h",
        base=[cell.x for cell in cells],
        x=[cell.wide for cell in cells],
        y=[cell.y + ROW[width] / 2 for cell in cells],
        width=ROW[width] - GAP,
        marker={"line": {"width": 0}} | dict(marker),
        text=[plotly_text(cell.text) for cell in cells],
        textposition="inside",
        insidetextanchor="end" if bold else "middle",
        textangle=0,
        constraintext="none",
        textfont={
            "size": laid.letter,
            "color": [fill_of(cell, laid, dark)[1] for cell in cells],
            "weight": 600 if bold else 400,
        },
        customdata=[[cell.code] for cell in cells],
        hovertext=[hover(cell.hover) for cell in cells],
        hovertemplate="%{hovertext}<extra></extra>",
        name=name,
        uid=name,
    )


def _lay_out(
    picture: go.Figure, exhibit: Exhibit, laid: Grid, dark: bool, width: Width, pixels: int
) -> None:
    colours = palette(dark)
    titles, above = head(exhibit, width, colours, pixels)
    lines, below = foot(exhibit, width, left_out(exhibit, laid), pixels)
    strip = legend(exhibit, laid, dark, pixels)
    key = Corner(0, 0, colours, 12)
    on_screen(strip, key, dy=-14)
    drop = round(strip.tall) + 26 if laid.cells else 8
    marks = [*_names(laid, colours, width), *_heads(laid, colours, width)]
    if not laid.cells:
        marks = [nothing_note(exhibit, width, colours, pixels)]
    rise = round(laid.head) if laid.cells else 0
    titles = [note | {"yshift": note["yshift"] + rise} for note in titles]
    inner = round(laid.tall) or 44
    hidden = {"visible": False, "fixedrange": True}
    picture.update_layout(
        template=template(dark),
        height=above + rise + inner + drop + below,
        autosize=True,
        barmode="overlay",
        margin={"l": 0, "r": 0, "t": above + rise, "b": drop + below},
        xaxis=hidden | {"range": [0, pixels]},
        yaxis=hidden | {"range": [max(laid.tall, 1), 0]},
        annotations=[*titles, *marks, *key.texts, foot_note(lines, width, colours, drop)],
        shapes=key.shapes if laid.cells else [],
        showlegend=False,
        uirevision="tela-heatmap",
        clickmode="event",
        dragmode=False,
    )


def _names(laid: Grid, colours: Palette, width: Width) -> Notes:
    """Names in the plot's own measure, so that they stay by their rows at any width."""
    size = 13 if width == "wide" else 12
    return [
        _word(
            "<br>".join(map(plotly_text, name)),
            0,
            y + ROW[width] / 2,
            size,
            colours,
            "left",
            "middle",
        )
        for name, y in laid.rows
    ]


def _heads(laid: Grid, colours: Palette, width: Width) -> Notes:
    heads = [
        _word(
            "<br>".join(map(plotly_text, words)),
            x,
            0,
            12,
            colours,
            "left" if laid.turned else "center",
            "bottom",
            turn=-45 if laid.turned else 0,
        )
        for words, x in laid.heads
    ]
    if any(cell.is_whole for cell in laid.cells):
        x = LEFT[width] + END[width]
        heads.append(
            words_at(plotly_text(_("All")), 0, 1, x - 4, 4, size=12, colour=colours.ink, bold=True,
                     anchor="right", rise="bottom")
            | {"xref": "x", "xshift": 0, "x": x - 4}
        )  # fmt: skip
    return heads


def _word(
    text: str,
    x: float,
    y: float,
    size: int,
    colours: Palette,
    anchor: str,
    rise: str,
    turn: int = 0,
) -> dict[str, Any]:
    made = words_at(text, x, y, 0, 0, size=size, colour=colours.ink, anchor=anchor, rise=rise)
    made |= {"xref": "x", "yref": "y", "textangle": turn}
    if rise == "bottom":
        made["yshift"] = 4
    return made

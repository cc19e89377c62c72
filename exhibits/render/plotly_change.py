"""What became of each product between two rounds, as diverging bars in Plotly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from exhibits.catalogue.round_change import PARTS
from exhibits.exhibit import Exhibit
from exhibits.plain import plotly_text
from exhibits.render.change_layout import AXIS, HEADING, TICK, WHOLE, Change, change, legend
from exhibits.render.frame import PIXELS, Corner, Notes, Width, foot, foot_note, head, words_at
from exhibits.render.hover import hover
from exhibits.render.keys import on_screen
from exhibits.render.nothing import nothing_note
from exhibits.render.plotly_stack import pattern_of
from exhibits.render.stack_layout import THICK
from exhibits.style import Palette, palette, template
from words import _


def figure(
    exhibit: Exhibit, *, dark: bool = False, width: Width = "wide", pixels: int = 0
) -> go.Figure:
    """Bars of an exhibit whose encoding kind is `change`.

    A click gives the product's code in `customdata[0]`. Draw it in Streamlit with `theme=None`.
    """
    across = pixels or PIXELS[width]
    laid = change(exhibit, width, across, dark)
    picture = go.Figure()
    for trace in _bars(laid, palette(dark)):
        picture.add_trace(trace)
    _lay_out(picture, exhibit, laid, dark, width, across)
    return picture


def _bars(laid: Change, colours: Palette) -> Iterable[go.Bar]:
    hovers = {row.code: hover(row.hover) for row in laid.rows}
    for name in (*PARTS, WHOLE):
        parts = [part for part in laid.parts if part.part == name]
        if not parts:
            continue
        marker: dict[str, Any] = {"color": parts[0].fill, "line": {"width": 0}}
        if parts[0].pattern:
            marker["line"] = {"color": colours.grid, "width": 1}
            marker["pattern"] = pattern_of(parts[0].pattern, parts[0].fill, colours)
        yield go.Bar(
            orientation="h",
            base=[part.x0 for part in parts],
            x=[part.x1 - part.x0 for part in parts],
            y=[part.y for part in parts],
            width=THICK,
            marker=marker,
            customdata=[[part.product] for part in parts],
            hovertext=[hovers[part.product] for part in parts],
            hovertemplate="%{hovertext}<extra></extra>",
            name=name,
            uid=name,
        )


def _lay_out(
    picture: go.Figure, exhibit: Exhibit, laid: Change, dark: bool, width: Width, pixels: int
) -> None:
    colours = palette(dark)
    titles, above = head(exhibit, width, colours, pixels)
    lines, below = foot(exhibit, width, pixels=pixels)
    key = Corner(0, 1, colours, 12)
    rise = axis = 0
    marks = [nothing_note(exhibit, width, colours, pixels)]
    if laid.rows:
        strip = legend(laid, dark, pixels)
        rise, axis = round(strip.tall + HEADING), round(AXIS)
        on_screen(strip, key, dy=rise)
        marks = _words(laid, colours, width, pixels)
    titles = [note | {"yshift": note["yshift"] + rise} for note in titles]
    inner = round(laid.tall) or 44
    hidden = {"visible": False, "fixedrange": True}
    picture.update_layout(
        template=template(dark),
        height=above + rise + inner + axis + 10 + below,
        autosize=True,
        barmode="overlay",
        margin={"l": 0, "r": 0, "t": above + rise, "b": axis + 10 + below},
        xaxis=hidden | {"range": [0, pixels]},
        yaxis=hidden | {"range": [max(laid.tall, 1), 0]},
        annotations=[*titles, *marks, *key.texts, foot_note(lines, width, colours, axis + 10)],
        shapes=[*_lines(laid, colours), *key.shapes],
        showlegend=False,
        uirevision="tela-change",
        clickmode="event",
        dragmode=False,
    )


def _lines(laid: Change, colours: Palette) -> list[dict[str, Any]]:
    """The grid behind the bars, the zero line and the ticks of the net changes before them."""
    if not laid.rows:
        return []
    grid = [_line(x, 0, laid.tall, colours.grid, 1.0, "below") for x, _text in laid.ticks]
    nets = [
        _line(row.net_x, row.y - TICK, row.y + TICK, colours.ink, 2.4, "above")
        for row in laid.rows
        if row.net_x is not None
    ]
    return [*grid, _line(laid.zero, 0, laid.tall, colours.muted, 1.2, "above"), *nets]


def _line(x: float, y0: float, y1: float, colour: str, weight: float, layer: str) -> dict[str, Any]:
    return {
        "type": "line", "xref": "x", "yref": "y", "x0": x, "x1": x, "y0": y0, "y1": y1,
        "line": {"color": colour, "width": weight}, "layer": layer,
    }  # fmt: skip


def _words(laid: Change, colours: Palette, width: Width, pixels: int) -> Notes:
    size = 13 if width == "wide" else 12
    made: Notes = []
    for row in laid.rows:
        name = "<br>".join(map(plotly_text, row.name))
        made.append(_word(name, 0, row.y, size, colours.ink, "left"))
        net = _word(plotly_text(row.net), pixels, row.y, size, colours.ink, "right", bold=True)
        made.append(net)
        if row.cut:
            made.append(_word("»", laid.end - 2, row.y, 15, colours.paper, "right"))
    for x, text in laid.ticks:
        tick = _word(plotly_text(text), x, laid.tall, 12, colours.muted, "center", rise="top")
        made.append(tick | {"yshift": -5})
    heading = _word(
        plotly_text(_("net change")), pixels, 0, 12, colours.muted, "right", rise="bottom"
    )
    return [*made, heading | {"yshift": 4}]


def _word(
    text: str, x: float, y: float, size: int, colour: str, anchor: str,
    rise: str = "middle", bold: bool = False,
) -> dict[str, Any]:  # fmt: skip
    made = words_at(text, x, y, 0, 0, size=size, colour=colour, anchor=anchor, rise=rise, bold=bold)
    return made | {"xref": "x", "yref": "y"}

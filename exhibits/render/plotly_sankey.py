"""Streams in Plotly, from our own layout, so that screen, files and slides show the same.

An exhibit of kind `sankey` has `encoding.x` "source", `encoding.y` "target", `encoding.size`
"value", `encoding.colour` "outcome"; `sankey_nodes` says what its table holds. The bars are of
`go.Bar`, since only points of a trace are clicked; the bands are filled outlines that tell
themselves where a pointer rests on them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from exhibits.exhibit import Exhibit
from exhibits.plain import plotly_text
from exhibits.render.frame import PIXELS, Corner, Width, foot, foot_note, head, words_at
from exhibits.render.hover import hover
from exhibits.render.keys import on_screen
from exhibits.render.nothing import nothing_note
from exhibits.render.plotly_stack import pattern_of
from exhibits.render.sankey_marks import Band, Bar, Drawn, drawn, legend
from exhibits.render.sankey_words import Word
from exhibits.style import Palette, palette, template

_ANCHORS = {"start": "left", "middle": "center", "end": "right"}


def figure(
    exhibit: Exhibit, *, dark: bool = False, width: Width = "wide", pixels: int = 0
) -> go.Figure:
    """Streams of an exhibit whose encoding kind is `sankey`.

    A click on a node gives its code in `customdata[0]`. Draw it in Streamlit with `theme=None`.
    """
    across = pixels or PIXELS[width]
    laid = drawn(exhibit, width, across, dark)
    colours = palette(dark)
    picture = go.Figure()
    for band in laid.bands:
        picture.add_trace(_band(band, colours))
    for trace in _bars(laid.bars, colours):
        picture.add_trace(trace)
    _lay_out(picture, exhibit, laid, dark, width, across)
    return picture


def _band(band: Band, colours: Palette) -> go.Scatter:
    look: dict[str, Any] = {"fillcolor": band.look.fill}
    if band.look.pattern:
        pattern = pattern_of(band.look.pattern, band.look.fill, colours)
        look = {"fillpattern": pattern}
    ends = (*band.points, band.points[0])
    return go.Scatter(
        x=[round(x, 1) for x, _y in ends],
        y=[round(y, 1) for _x, y in ends],
        mode="lines",
        fill="toself",
        line={"color": band.look.line, "width": 0.5},
        hoveron="fills",
        hoverinfo="text",
        text=hover(band.hover),
        name=plotly_text(band.name),
        **look,
    )


def _bars(bars: Iterable[Bar], colours: Palette) -> Iterable[go.Bar]:
    """One trace for nodes that are there, one for those that are lacking."""
    groups: dict[str, list[Bar]] = {}
    for bar in bars:
        groups.setdefault(bar.look.pattern, []).append(bar)
    for pattern, found in groups.items():
        look = found[0].look
        marker: dict[str, Any] = {"color": look.fill, "line": {"color": look.line, "width": 0.7}}
        if pattern:
            marker["pattern"] = pattern_of(pattern, look.fill, colours) | {"fgcolor": colours.paper}
        yield go.Bar(
            x=[(bar.x0 + bar.x1) / 2 for bar in found],
            width=[bar.x1 - bar.x0 for bar in found],
            base=[bar.y0 for bar in found],
            y=[bar.y1 - bar.y0 for bar in found],
            marker=marker,
            customdata=[[bar.code] for bar in found],
            hovertext=[hover(bar.hover) for bar in found],
            hovertemplate="%{hovertext}<extra></extra>",
            name=pattern or "nodes",
        )


def _lay_out(
    picture: go.Figure, exhibit: Exhibit, laid: Drawn, dark: bool, width: Width, pixels: int
) -> None:
    colours = palette(dark)
    titles, above = head(exhibit, width, colours, pixels)
    lines, below = foot(exhibit, width, pixels=pixels)
    strip = legend(exhibit, dark, pixels)
    rise = round(strip.tall) + 12 if strip.words else 0
    key = Corner(0, 1, colours, 12)
    on_screen(strip, key, dy=rise)
    titles = [note | {"yshift": note["yshift"] + rise} for note in titles]
    marks = [_word(word, colours) for word in laid.words]
    if not laid.bars:
        marks = [nothing_note(exhibit, width, colours, pixels)]
    inner = round(laid.tall) or 44
    hidden = {"visible": False, "fixedrange": True}
    picture.update_layout(
        template=template(dark),
        height=above + rise + inner + 14 + below,
        autosize=True,
        barmode="overlay",
        margin={"l": 0, "r": 0, "t": above + rise, "b": 14 + below},
        xaxis=hidden | {"range": [0, pixels]},
        yaxis=hidden | {"range": [max(laid.tall, 1), 0]},
        annotations=[*titles, *marks, *key.texts, foot_note(lines, width, colours, 14)],
        shapes=key.shapes,
        showlegend=False,
        hovermode="closest",
        uirevision="tela-sankey",
        clickmode="event",
        dragmode=False,
    )


def _word(word: Word, colours: Palette) -> dict[str, Any]:
    ink = colours.muted if word.muted else colours.ink
    made = words_at(
        plotly_text(word.text), word.x, word.y, 0, 0,
        size=word.size, colour=ink, bold=word.bold, anchor=_ANCHORS[word.anchor], rise="middle",
    )  # fmt: skip
    if word.over:
        # Plotly's words have no halo; a veil of paper keeps them apart from what passes behind
        red, green, blue = (int(colours.paper[at : at + 2], 16) for at in (1, 3, 5))
        made |= {"bgcolor": f"rgba({red},{green},{blue},0.72)", "borderpad": 0}
    return made | {"xref": "x", "yref": "y"}

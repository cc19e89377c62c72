"""Horizontal bars and dots in Plotly: a ranking, or a region's products by rung."""

from __future__ import annotations

import plotly.graph_objects as go

from exhibits.exhibit import Exhibit
from exhibits.render.bar_rows import HEADROOM, bars, labels
from exhibits.render.bar_sizes import BAR, LEFT, LETTERS, PANEL
from exhibits.render.frame import (
    Notes,
    Width,
    foot,
    foot_note,
    head,
    measures_of,
    words_at,
    wrapped,
)
from exhibits.render.nothing import nothing_text
from exhibits.render.plotly_bar_panels import panels_of_bars
from exhibits.render.plotly_dots import dot_key, dots
from exhibits.render.plotly_rows import bar_trace, cut, names_axis
from exhibits.style import Palette, palette, template

__all__ = ["BAR", "LEFT", "LETTERS", "PANEL", "figure", "labels"]


def figure(
    exhibit: Exhibit, *, dark: bool = False, width: Width = "wide", pixels: int = 0
) -> go.Figure:
    """Bars of an exhibit whose encoding kind is `bars`, or dots of one whose kind is `dots`.

    A click gives the row's code in `customdata[0]`. Draw it in Streamlit with `theme=None`.
    """
    picture = go.Figure()
    if exhibit.encoding.kind == "dots":
        inner, marks = dots(picture, exhibit, palette(dark), width)
    elif exhibit.encoding.facet:
        inner, marks = panels_of_bars(picture, exhibit, palette(dark), width)
    else:
        inner, marks = _bars(picture, exhibit, palette(dark), width), []
    _lay_out(picture, exhibit, dark, width, inner, marks, pixels)
    return picture


def _bars(picture: go.Figure, exhibit: Exhibit, colours: Palette, width: Width) -> int:
    rows = bars(exhibit)
    if not rows:
        return PANEL
    picture.add_trace(bar_trace(rows, colours, width))
    # room at the right for the label of the longest bar
    longest = max(*(row.value for row in rows), 1e-9)
    picture.update_xaxes(range=[0, longest * HEADROOM], visible=False)
    picture.update_yaxes(
        names_axis([row.code for row in rows], (cut(row.name, width) for row in rows))
    )
    return BAR * len(rows) + 8


def _lay_out(
    picture: go.Figure,
    exhibit: Exhibit,
    dark: bool,
    width: Width,
    inner: int,
    marks: Notes,
    pixels: int,
) -> None:
    colours = palette(dark)
    titles, above = head(exhibit, width, colours, pixels)
    lines, below = foot(exhibit, width, pixels=pixels)
    left = LEFT[width]
    dotted = exhibit.encoding.kind == "dots" and bool(picture.data)
    strip = 24 if dotted else 0
    titles = [note | {"yshift": note["yshift"] + strip} for note in titles]
    if dotted:
        marks = [*marks, dot_key(exhibit, colours, width)]
    shift = [note | {"xshift": -left} for note in (*titles, foot_note(lines, width, colours, 8))]
    own = [note | {"xshift": -left} for note in marks]
    if not picture.data:
        own.append(
            words_at(
                "<br>".join(
                    wrapped(nothing_text(exhibit), measures_of(width, pixels).title_letters)
                ),
                0,
                1,
                -left,
                -8,
                size=14,
                colour=colours.muted,
            )
        )
        picture.update_xaxes(visible=False)
        picture.update_yaxes(visible=False)
    top = above + strip
    picture.update_layout(
        template=template(dark),
        height=top + inner + below + 8,
        autosize=True,
        bargap=0.34,
        margin={"l": left, "r": 12, "t": top, "b": below + 8},
        annotations=[*shift, *own],
        showlegend=False,
        uirevision="tela-bars",
        clickmode="event",
        dragmode=False,
    )

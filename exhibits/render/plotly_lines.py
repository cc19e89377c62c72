"""A measure over rounds in Plotly: a line a place, broken where there is no figure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from exhibits.exhibit import Exhibit
from exhibits.plain import plotly_text
from exhibits.render.frame import PIXELS, Corner, Notes, Width, foot, foot_note, head, words_at
from exhibits.render.hover import hover
from exhibits.render.keys import PATTERNS, on_screen, state_fills
from exhibits.render.lines_layout import MARK, Course, Line, Point, course, legend
from exhibits.render.nothing import nothing_note
from exhibits.render.plotly_stack import pattern_of
from exhibits.style import Palette, palette, template


def figure(
    exhibit: Exhibit, *, dark: bool = False, width: Width = "wide", pixels: int = 0
) -> go.Figure:
    """Lines of an exhibit whose encoding kind is `lines`.

    A click gives the place's code in `customdata[0]`. Draw it in Streamlit with `theme=None`.
    """
    across = pixels or PIXELS[width]
    laid = course(exhibit, width, across, dark)
    picture = go.Figure()
    if laid.band:
        picture.add_trace(_band(laid, palette(dark)))
    for line in laid.lines:
        for trace in _line(line):
            picture.add_trace(trace)
    for trace in _marks(laid, palette(dark)):
        picture.add_trace(trace)
    _lay_out(picture, exhibit, laid, dark, width, across)
    return picture


def _line(line: Line) -> Iterable[go.Scatter]:
    for place, run in enumerate(line.runs):
        yield go.Scatter(
            x=[point.x for point in run],
            y=[point.y for point in run],
            mode="lines+markers" if line.mark else "lines",
            line={
                "color": line.colour,
                "width": 1.4 if line.quiet or line.dash else 2.4,
                "dash": "dash" if line.dash else "solid",
            },
            marker={"color": line.colour, "size": 2 * line.mark},
            cliponaxis=False,
            customdata=[[point.code] for point in run],
            hovertext=[hover(point.hover) for point in run],
            hovertemplate="%{hovertext}<extra></extra>",
            name=plotly_text(line.label),
            uid=f"{line.code}-{place}",
        )


def _band(laid: Course, colours: Palette) -> go.Scatter:
    x, y = zip(*laid.band, strict=True)
    return go.Scatter(
        x=x, y=y, mode="none", fill="toself", fillcolor=colours.sequential[0], opacity=0.45,
        hoverinfo="skip", uid="band",
    )  # fmt: skip


def _marks(laid: Course, colours: Palette) -> Iterable[go.Bar]:
    fills = state_fills(colours)
    for state in dict.fromkeys(mark.state for mark in laid.marks):
        marks = [mark for mark in laid.marks if mark.state == state]
        yield go.Bar(
            x=[mark.x for mark in marks],
            y=[MARK] * len(marks),
            base=[laid.base - MARK] * len(marks),
            width=MARK,
            marker={
                "color": fills[state],
                "line": {"color": colours.country_line, "width": 1},
                "pattern": pattern_of(PATTERNS[state], fills[state], colours),
            },
            customdata=[[mark.code] for mark in marks],
            hovertext=[hover(mark.hover) for mark in marks],
            hovertemplate="%{hovertext}<extra></extra>",
            name=state,
            uid=state,
        )


def _lay_out(
    picture: go.Figure, exhibit: Exhibit, laid: Course, dark: bool, width: Width, pixels: int
) -> None:
    colours = palette(dark)
    titles, above = head(exhibit, width, colours, pixels)
    lines, below = foot(exhibit, width, pixels=pixels)
    marks = _words(laid, colours) if laid.lines else [nothing_note(exhibit, width, colours, pixels)]
    inner = round(laid.tall) if laid.lines else 44
    strip = legend(laid, dark, pixels)
    key = Corner(0, 0, colours, 12)
    on_screen(strip, key, dy=-2)
    drop = round(strip.tall) + 8
    shapes = [_grid(laid, y, colours) for y, _text in laid.ticks] if laid.lines else []
    hidden = {"visible": False, "fixedrange": True}
    picture.update_layout(
        template=template(dark),
        height=above + inner + drop + below,
        autosize=True,
        barmode="overlay",
        margin={"l": 0, "r": 0, "t": above, "b": drop + below},
        xaxis=hidden | {"range": [0, pixels]},
        yaxis=hidden | {"range": [inner, 0]},
        annotations=[*titles, *marks, *key.texts, foot_note(lines, width, colours, drop)],
        shapes=[*shapes, *key.shapes],
        showlegend=False,
        uirevision="tela-lines",
        clickmode="event",
        hovermode="closest",
        dragmode=False,
    )


def _grid(laid: Course, y: float, colours: Palette) -> dict[str, Any]:
    base = y == laid.base
    return {
        "type": "line",
        "xref": "x",
        "yref": "y",
        "x0": laid.left,
        "x1": laid.right,
        "y0": y,
        "y1": y,
        "line": {"color": colours.muted if base else colours.grid, "width": 1},
        "layer": "below",
    }


def _words(laid: Course, colours: Palette) -> Notes:
    made = [_word(text, laid.left - 8, y, 12, colours.muted, "right") for y, text in laid.ticks]
    made += [
        _word(text, x, laid.base + 8, 12, colours.ink, "center", "top") for x, text in laid.rounds
    ]
    for line in laid.lines:
        x = line.runs[-1][-1].x + 10
        made.append(_word(line.label, x, line.label_y, 13, colours.ink, "left"))
        made += [
            _word(point.n, *n_place(point), 11, colours.muted, "center", "top")
            for run in line.runs
            for point in run
            if point.n
        ]
    return made


def n_place(point: Point) -> tuple[float, float]:
    """Where the number of firms stands: beneath its point."""
    return point.x, point.y + 7


def _word(
    text: str, x: float, y: float, size: int, colour: str, anchor: str, rise: str = "middle"
) -> dict[str, Any]:
    made = words_at(
        plotly_text(text), x, y, 0, 0, size=size, colour=colour, anchor=anchor, rise=rise
    )
    return made | {"xref": "x", "yref": "y"}

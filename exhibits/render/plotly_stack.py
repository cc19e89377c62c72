"""Parted horizontal bars in Plotly: a mix of families, answers and silence, ages of answers.

An exhibit of kind `stack` has `encoding.y` "bar", `encoding.series` "series", and `encoding.x`
"share" (every bar full) or "value" (all bars on one axis from zero). Its table is in long form:

| column | meaning |
|---|---|
| bar, label | code and name of the bar; a click gives the code |
| series, series_label | code and name of the part; `other` is always grey |
| value, share | amount of the part, and its share of the bar; NaN where the state is not `value` |
| n | firms behind the bar |
| state | one of `STATES`; a bar without any part prints its state in words |
| said | optional: what is printed at the bar's end instead of its sum; in a narrow figure only \
|      | what stands before its first ` · ` |

Bars keep the table's order and the first `TOP` are drawn. `encoding.measure` says how the parts
look: "families" in their own colours, "categories" by order (seven, then `other`), "ages" from
dark to light, "answers" filled and, for `silent`, hatched, "alerts" by how near they are, "checks"
filled where met, hatched where missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from exhibits.exhibit import Exhibit
from exhibits.plain import plotly_text
from exhibits.render.frame import PIXELS, Corner, Notes, Width, foot, foot_note, head, words_at
from exhibits.render.hover import hover
from exhibits.render.keys import on_screen
from exhibits.render.nothing import nothing_note
from exhibits.render.stack_layout import (
    ROW,
    STATE_WIDE,
    THICK,
    Part,
    Stack,
    legend,
    stack,
    state_look,
)
from exhibits.style import Palette, palette, template


def figure(
    exhibit: Exhibit, *, dark: bool = False, width: Width = "wide", pixels: int = 0
) -> go.Figure:
    """Bars of an exhibit whose encoding kind is `stack`.

    A click gives the bar's code in `customdata[0]`. Draw it in Streamlit with `theme=None`.
    """
    across = pixels or PIXELS[width]
    laid = stack(exhibit, width, across, dark)
    picture = go.Figure()
    for trace in _traces(laid, palette(dark), width, dark):
        picture.add_trace(trace)
    _lay_out(picture, exhibit, laid, dark, width, across)
    return picture


def _traces(laid: Stack, colours: Palette, width: Width, dark: bool) -> Iterable[go.Bar]:
    for series in dict.fromkeys(part.series for part in laid.parts):
        yield _bars([part for part in laid.parts if part.series == series], colours, width)
    for row in laid.rows:
        if row.state:
            fill, pattern, words = state_look(row.state, dark)
            part = Part(
                row.code, row.state, laid.left, laid.left + STATE_WIDE, row.y, fill, pattern,
                colours.muted, "", (" ".join(row.name), words),
            )  # fmt: skip
            yield _bars([part], colours, width, edge=True)


def _bars(parts: list[Part], colours: Palette, width: Width, *, edge: bool = False) -> go.Bar:
    first = parts[0]
    marker: dict[str, Any] = {"color": first.fill, "line": {"color": colours.paper, "width": 1}}
    if first.pattern or edge:
        marker["line"] = {"color": colours.grid, "width": 1}
    if first.pattern:
        marker["pattern"] = pattern_of(first.pattern, first.fill, colours)
    return go.Bar(
        orientation="h",
        base=[part.x0 for part in parts],
        x=[part.x1 - part.x0 for part in parts],
        y=[part.y + ROW[width] / 2 for part in parts],
        width=THICK,
        marker=marker,
        text=[part.text for part in parts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": 12, "color": first.ink},
        customdata=[[part.bar] for part in parts],
        hovertext=[hover(part.hover) for part in parts],
        hovertemplate="%{hovertext}<extra></extra>",
        name=plotly_text(first.series),
        uid=f"{first.series}-{first.bar}" if first.pattern else first.series,
    )


def pattern_of(pattern: str, ground: str, colours: Palette) -> dict[str, Any]:
    """Hatch or dots as Plotly's bars have them."""
    dots = pattern == "dots"
    return {
        "shape": "." if dots else "/",
        "fgcolor": colours.pattern,
        "bgcolor": ground,
        "size": 6,
        "solidity": 0.25 if dots else 0.18,
        "fillmode": "replace",
    }


def _lay_out(
    picture: go.Figure, exhibit: Exhibit, laid: Stack, dark: bool, width: Width, pixels: int
) -> None:
    colours = palette(dark)
    titles, above = head(exhibit, width, colours, pixels)
    lines, below = foot(exhibit, width, pixels=pixels)
    strip = legend(exhibit, dark, pixels)
    rise = round(strip.tall) + 26 if laid.parts else 0
    key = Corner(0, 1, colours, 12)
    on_screen(strip, key, dy=rise)
    titles = [note | {"yshift": note["yshift"] + rise} for note in titles]
    marks = _words(laid, colours, width, dark)
    if not laid.parts and not any(row.state for row in laid.rows):
        marks = [nothing_note(exhibit, width, colours, pixels)]
    inner = round(laid.tall) or 44
    hidden = {"visible": False, "fixedrange": True}
    picture.update_layout(
        template=template(dark),
        height=above + rise + inner + 10 + below,
        autosize=True,
        barmode="overlay",
        margin={"l": 0, "r": 0, "t": above + rise, "b": 10 + below},
        xaxis=hidden | {"range": [0, pixels]},
        yaxis=hidden | {"range": [max(laid.tall, 1), 0]},
        annotations=[*titles, *marks, *key.texts, foot_note(lines, width, colours, 10)],
        shapes=key.shapes,
        showlegend=False,
        uirevision="tela-stack",
        clickmode="event",
        dragmode=False,
    )


def _words(laid: Stack, colours: Palette, width: Width, dark: bool) -> Notes:
    size = 13 if width == "wide" else 12
    made: Notes = []
    for row in laid.rows:
        y = row.y + ROW[width] / 2
        name = "<br>".join(map(plotly_text, row.name))
        made.append(_word(name, 0, y, size, colours.ink, "left"))
        made.append(_word(plotly_text(row.said), laid.right + 10, y, 12, colours.ink, "left"))
        if row.state:
            words = plotly_text(state_look(row.state, dark)[2])
            x = laid.left + STATE_WIDE + 8
            made.append(_word(words, x, y, 12, colours.muted, "left"))
    if laid.rows and laid.parts:
        head_word = _word(
            plotly_text(laid.heading), laid.right + 10, 0, 12, colours.muted, "left", "bottom"
        )
        made.append(head_word | {"yshift": 4})
    return made


def _word(
    text: str, x: float, y: float, size: int, colour: str, anchor: str, rise: str = "middle"
) -> dict[str, Any]:
    made = words_at(text, x, y, 0, 0, size=size, colour=colour, anchor=anchor, rise=rise)
    return made | {"xref": "x", "yref": "y"}

"""Parted horizontal bars as vectors; laid out as on the screen."""

from __future__ import annotations

from exhibits.exhibit import Exhibit
from exhibits.render.frame import Width
from exhibits.render.keys import on_canvas
from exhibits.render.nothing import nothing_text
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
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.letters import wrap
from exhibits.render.svg.sheet import foot, lines, narrow


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """Keys, bars and foot from `top` down; returns the bottom edge."""
    width: Width = "narrow" if narrow(canvas) else "wide"
    laid = stack(exhibit, width, canvas.width, canvas.dark)
    if not laid.rows:
        said = wrap(nothing_text(exhibit), canvas.width, 14)
        return foot(canvas, exhibit, lines(canvas, 0, top + 8, said, size=14, muted=True) + 14)
    y = top
    if laid.parts:
        y = on_canvas(legend(exhibit, canvas.dark, canvas.width), canvas, top) + 26
        canvas.text(laid.right + 10, y - 6, laid.heading, size=12, muted=True)
    _names(canvas, laid, y, width)
    for part in laid.parts:
        _part(canvas, part, y, width)
    return foot(canvas, exhibit, y + laid.tall + 12)


def _names(canvas: Canvas, laid: Stack, top: float, width: Width) -> None:
    size = 13 if width == "wide" else 12
    for row in laid.rows:
        middle = top + row.y + ROW[width] / 2
        first = middle - (len(row.name) - 1) * size * 0.6
        for place, line in enumerate(row.name):
            canvas.text(0, first + place * size * 1.2 + size * 0.36, line, size=size)
        canvas.text(laid.right + 10, middle + 4.3, row.said, size=12)
        if row.state:
            fill, pattern, words = state_look(row.state, canvas.dark)
            if pattern:
                fill = canvas.pattern(pattern, canvas.colours.pattern, fill)
            canvas.rect(
                laid.left, middle - THICK / 2, STATE_WIDE, THICK,
                fill=fill or "none", line=canvas.colours.grid, weight=1,
                title="\n".join((" ".join(row.name), words)), name=row.code,
            )  # fmt: skip
            canvas.text(laid.left + STATE_WIDE + 8, middle + 4.3, words, size=12, muted=True)


def _part(canvas: Canvas, part: Part, top: float, width: Width) -> None:
    fill = part.fill
    if part.pattern:
        fill = canvas.pattern(part.pattern, canvas.colours.pattern, part.fill)
    middle = top + part.y + ROW[width] / 2
    canvas.rect(
        part.x0, middle - THICK / 2, part.x1 - part.x0, THICK,
        fill=fill, line=canvas.colours.grid if part.pattern else canvas.colours.paper, weight=1,
        title="\n".join(part.hover), name=f"{part.bar}.{part.series}",
    )  # fmt: skip
    if part.text:
        canvas.text(
            (part.x0 + part.x1) / 2, middle + 4.3, part.text,
            size=12, anchor="middle", colour=part.ink,
        )  # fmt: skip

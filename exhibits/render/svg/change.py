"""Diverging bars of change as vectors; laid out as on the screen."""

from __future__ import annotations

from exhibits.exhibit import Exhibit
from exhibits.render.change_layout import AXIS, HEADING, TICK, Change, change, legend
from exhibits.render.frame import Width
from exhibits.render.keys import on_canvas
from exhibits.render.stack_layout import THICK
from exhibits.render.svg.bars import nothing
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.sheet import foot, narrow, text_size
from words import _


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """Keys, bars, axis and foot from `top` down; returns the bottom edge."""
    width: Width = "narrow" if narrow(canvas) else "wide"
    laid = change(exhibit, width, canvas.width, canvas.dark)
    if not laid.rows:
        return foot(canvas, exhibit, nothing(canvas, exhibit, top))
    y = on_canvas(legend(laid, canvas.dark, canvas.width), canvas, top) + HEADING
    canvas.text(canvas.width, y - 6, _("net change"), size=12, muted=True, anchor="end")
    _axis(canvas, laid, y)
    _parts(canvas, laid, y)
    canvas.line(laid.zero, y, laid.zero, y + laid.tall, colour=canvas.colours.muted, weight=1.2)
    _rows(canvas, laid, y)
    return foot(canvas, exhibit, y + laid.tall + AXIS + 12)


def _axis(canvas: Canvas, laid: Change, top: float) -> None:
    for x, text in laid.ticks:
        canvas.line(x, top, x, top + laid.tall, colour=canvas.colours.grid)
        canvas.text(x, top + laid.tall + 17, text, size=12, muted=True, anchor="middle")


def _parts(canvas: Canvas, laid: Change, top: float) -> None:
    hovers = {row.code: "\n".join(row.hover) for row in laid.rows}
    for part in laid.parts:
        fill, line = part.fill, ""
        if part.pattern:
            fill = canvas.pattern(part.pattern, canvas.colours.pattern, part.fill)
            line = canvas.colours.grid
        canvas.rect(
            part.x0, top + part.y - THICK / 2, part.x1 - part.x0, THICK,
            fill=fill, line=line, weight=1.0 if line else 0.0,
            title=hovers[part.product], name=f"{part.product}.{part.part}",
        )  # fmt: skip


def _rows(canvas: Canvas, laid: Change, top: float) -> None:
    size = text_size(canvas)
    for row in laid.rows:
        middle = top + row.y
        first = middle - (len(row.name) - 1) * size * 0.6
        for place, line in enumerate(row.name):
            canvas.text(0, first + place * size * 1.2 + size * 0.36, line, size=size)
        canvas.text(canvas.width, middle + size * 0.36, row.net, size=size, bold=True, anchor="end")
        if row.net_x is not None:
            canvas.line(
                row.net_x, middle - TICK, row.net_x, middle + TICK,
                colour=canvas.colours.ink, weight=2.4,
            )  # fmt: skip
        if row.cut:
            canvas.text(
                laid.end - 2, middle + 5, "»", size=15, colour=canvas.colours.paper, anchor="end"
            )

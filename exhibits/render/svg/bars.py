"""Horizontal bars in vectors: a name, a bar from zero, its value at the end."""

from __future__ import annotations

from exhibits.exhibit import Exhibit
from exhibits.plain import unmarked
from exhibits.render.bar_rows import Bar, bar_panels
from exhibits.render.bar_sizes import BAR, LEFT
from exhibits.render.nothing import nothing_text
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.letters import shorten, text_width, wrap
from exhibits.render.svg.sheet import foot, lines, narrow, text_size

THICK = 17.0


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """Bars, in panels where they are parted, and foot from `top` down; returns the bottom."""
    panels = [(heading, rows) for heading, rows in bar_panels(exhibit) if rows]
    if not panels:
        return foot(canvas, exhibit, nothing(canvas, exhibit, top))
    for heading, rows in panels:
        if heading:
            size = text_size(canvas)
            canvas.text(0, top + size + 8, heading, size=size, bold=True, muted=True)
            top += size + 18
        top = _panel(canvas, rows, top)
    return foot(canvas, exhibit, top + 12)


def _panel(canvas: Canvas, rows: list[Bar], top: float) -> float:
    left = LEFT["narrow" if narrow(canvas) else "wide"]
    longest = max(*(row.value for row in rows), 1e-9)
    size = text_size(canvas)
    room = canvas.width - left - max(text_width(row.text, size) for row in rows) - 8
    for row in rows:
        middle = top + BAR / 2
        names_at(canvas, row.name, left - 8, middle)
        long = room * max(row.value, 0.0) / longest
        canvas.rect(
            left,
            middle - THICK / 2,
            long,
            THICK,
            fill=canvas.colours.accent,
            title=unmarked(row.hover),
            name=row.code,
        )
        canvas.text(left + long + 6, middle + size * 0.35, row.text, size=size)
        top += BAR
    return top


def names_at(canvas: Canvas, name: str, right: float, middle: float) -> None:
    """A row's name, ending at `right`, as much of it as there is room for."""
    size = text_size(canvas)
    shown = shorten(name, right, size)
    canvas.text(right, middle + size * 0.35, shown, size=size, anchor="end")


def nothing(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """In words, why nothing is drawn; returns the bottom."""
    rows = wrap(nothing_text(exhibit), canvas.width, 14)
    return lines(canvas, 0, top + 4, rows, size=14, muted=True) + 16

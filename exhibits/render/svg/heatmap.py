"""Products by places as vectors; laid out as on the screen."""

from __future__ import annotations

from exhibits.exhibit import Exhibit
from exhibits.render.frame import Width
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
from exhibits.render.keys import PATTERNS, on_canvas, state_fills
from exhibits.render.nothing import nothing_text
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.letters import wrap
from exhibits.render.svg.sheet import foot, lines, narrow
from words import _


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """Heads, cells, legend and foot from `top` down; returns the bottom edge."""
    width: Width = "narrow" if narrow(canvas) else "wide"
    laid = grid(exhibit, width, canvas.width)
    if not laid.cells:
        said = wrap(nothing_text(exhibit), canvas.width, 14)
        return foot(canvas, exhibit, lines(canvas, 0, top + 8, said, size=14, muted=True) + 14)
    y = top + laid.head
    _heads(canvas, laid, y, width)
    size = 13 if width == "wide" else 12
    for name, at in laid.rows:
        first = y + at + ROW[width] / 2 - (len(name) - 1) * size * 0.6
        for place, line in enumerate(name):
            canvas.text(0, first + place * size * 1.2 + size * 0.36, line, size=size)
    for cell in laid.cells:
        _cell(canvas, cell, laid, y, width)
    y = on_canvas(legend(exhibit, laid, canvas.dark, canvas.width), canvas, y + laid.tall + 14)
    return foot(canvas, exhibit, y + 12, left_out(exhibit, laid))


def _heads(canvas: Canvas, laid: Grid, y: float, width: Width) -> None:
    if any(cell.is_whole for cell in laid.cells):
        end = LEFT[width] + END[width] - 4
        canvas.text(end, y - 8, _("All"), size=12, bold=True, anchor="end")
    for words, x in laid.heads:
        if laid.turned:
            canvas.text(x + 4, y - 8, words[0], size=12, turn=-45)
            continue
        for place, line in enumerate(reversed(words)):
            canvas.text(x, y - 8 - place * 15, line, size=12, anchor="middle")


def _cell(canvas: Canvas, cell: Cell, laid: Grid, top: float, width: Width) -> None:
    colours = canvas.colours
    fill, ink = fill_of(cell, laid, canvas.dark)
    y = top + cell.y + GAP / 2
    tall = ROW[width] - GAP
    middle = y + tall / 2 + laid.letter * 0.36
    if cell.is_whole:
        x = cell.x + cell.wide - 4
        with canvas.group(cell.code):
            canvas.text(x, middle, cell.text, size=laid.letter, bold=True, anchor="end")
        return
    line = ""
    if not fill:
        ground, line = state_fills(colours)[cell.state], colours.grid
        pattern = PATTERNS.get(cell.state)
        fill = canvas.pattern(pattern, colours.pattern, ground) if pattern else ground
    canvas.rect(
        cell.x, y, cell.wide, tall,
        fill=fill, line=line, weight=1 if line else 0,
        title="\n".join(cell.hover), name=cell.code,
    )  # fmt: skip
    if cell.text:
        x = cell.x + cell.wide / 2
        canvas.text(x, middle, cell.text, size=laid.letter, anchor="middle", colour=ink)

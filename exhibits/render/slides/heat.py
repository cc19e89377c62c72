"""A heatmap as a native table of shaded cells, with its key beneath."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pptx.enum.text import PP_ALIGN

from exhibits.exhibit import Exhibit
from exhibits.render.heat_layout import Cell, Grid, fill_of, grid, left_out, legend
from exhibits.render.keys import PATTERNS, on_canvas, state_fills
from exhibits.render.slides import tables
from exhibits.render.slides.drawing import Box, put
from exhibits.render.slides.tables import Look
from exhibits.render.slides.writing import words_box
from exhibits.render.svg import Canvas
from exhibits.render.svg.letters import has_arabic, shorten, text_width, wrap
from exhibits.style import palette
from words import _

_ROWS = (21.0, 40.0)
"""Pixels of a row: the least that holds nine points, and the most that looks like a table."""
_NAMES = 250.0
_UPRIGHT = 58.0
"""Pixels of a column beneath which its name is written upwards."""
_SIZES = (9, 12)
_WIDEST = 120.0
_KEY = 1.0
"""Scale of the key: its words have nine points."""


def draw(slide: Any, exhibit: Exhibit, box: Box, name: str, about: str) -> None:
    """As many rows as the box holds, with a line that says how many more there are."""
    laid = grid(exhibit, "wide", box.w)
    canvas = Canvas(round(box.w / _KEY), footed=False)
    key = on_canvas(legend(exhibit, laid, False, canvas.width), canvas, 0.0) * _KEY
    wholes = {cell.y: cell for cell in laid.cells if cell.is_whole}
    heads = [*([_("All")] if wholes else []), *(" ".join(words) for words, _x in laid.heads)]
    wide = min((box.w - _NAMES) / max(len(heads), 1), _WIDEST)
    upright = wide < _UPRIGHT or any(
        text_width(word, 12, bold=True) > wide - 8 for text in heads for word in text.split()
    )
    top = _deep(heads, wide, upright)
    room = box.h - top - key - 22
    fits = max(int(room / _ROWS[0]), 1)
    shown = laid.rows[:fits]
    each = min(max(room / len(shown), _ROWS[0]), _ROWS[1])
    rows = [top, *[each] * len(shown)]
    table = tables.grid(slide, rows, [_NAMES, *[wide] * len(heads)], box, name, about)
    size = min(max((each - 9) / 1.6, _SIZES[0]), _SIZES[1])
    if upright:
        heads = [shorten(text, top - 14, 12, bold=True) for text in heads]
    # programs lose Arabic letters that stand upright in a cell, so those are set over it
    apart = upright and any(map(has_arabic, heads))
    for place, text in enumerate(["", *heads]):
        side = PP_ALIGN.LEFT if upright else PP_ALIGN.CENTER
        look = Look(9, bold=True, side=side, line=True, turned=upright and place > 0)
        tables.write(table.cell(0, place), "" if apart else text, look)
    if apart:
        _upright(slide, heads, box, wide, top)
    _body(table, laid, shown, wholes, size)
    said = left_out(exhibit, replace(laid, drawn=(len(shown), laid.drawn[1])))
    end = box.y + sum(rows) + 6
    if said:
        words_box(slide, Box(box.x, end, box.w, 16), said, 9, _("Rows not shown"))
    put(slide, canvas, Box(box.x, end + (20 if said else 6), box.w, key), _KEY, _("Key"), _("Key"))


def _upright(slide: Any, heads: list[str], box: Box, wide: float, top: float) -> None:
    """The columns' names written upwards, as shapes over the first row."""
    canvas = Canvas(round(box.w), footed=False)
    for place, text in enumerate(heads):
        x = _NAMES + (place + 0.5) * wide + 4
        canvas.text(x, top - 5, text, size=12, bold=True, turn=-90)
    put(slide, canvas, box, 1.0, _("Names of the columns"), ", ".join(heads))


def _deep(heads: list[str], wide: float, upright: bool) -> float:
    if upright:
        return min(max(text_width(text, 12, bold=True) for text in heads) * 1.1 + 14, 130.0)
    return max(len(wrap(text, wide - 8, 12, bold=True)) for text in heads) * 15.0 + 8


def _body(table: Any, laid: Grid, shown: Any, wholes: dict[float, Cell], size: float) -> None:
    columns = sorted({cell.x for cell in laid.cells if not cell.is_whole})
    cells = {(cell.y, cell.x): cell for cell in laid.cells if not cell.is_whole}
    for down, (words, y) in enumerate(shown, start=1):
        text = shorten(" ".join(words), (_NAMES - 12) * 0.94, size / 0.75)
        tables.write(table.cell(down, 0), text, Look(size))
        if wholes:
            whole = wholes.get(y)
            look = Look(size, bold=True, side=PP_ALIGN.CENTER)
            tables.write(table.cell(down, 1), whole.text if whole else "", look)
        for place, x in enumerate(columns, start=2 if wholes else 1):
            cell = cells.get((y, x))
            tables.write(table.cell(down, place), *_filled(cell, laid, size))


def _filled(cell: Cell | None, laid: Grid, size: float) -> tuple[str, Look]:
    """The words of a cell and its look: a class's colour, or the pattern of a state."""
    if cell is None:
        return "", Look(size)
    fill, ink = fill_of(cell, laid, False)
    if not fill:
        colours = palette(dark=False)
        fill, pattern = state_fills(colours).get(cell.state, ""), PATTERNS.get(cell.state)
        if pattern:
            parts = ("tela", pattern, colours.pattern.strip("#"), fill.strip("#"))
            fill = f"url(#{'-'.join(parts).lower()})"
        elif cell.state == "not_asked":
            fill = ""
    return cell.text, Look(size, side=PP_ALIGN.CENTER, fill=fill, ink=ink if fill else "")

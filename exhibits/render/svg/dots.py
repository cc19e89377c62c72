"""Dots on a line in vectors: by rung or as a range, a panel for each unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from exhibits.exhibit import Exhibit
from exhibits.plain import unmarked
from exhibits.render.bar_rows import (
    dot_columns,
    dot_end,
    dot_fills,
    dot_keys,
    dot_label,
    dot_line,
    labels,
    panels,
    product_hover,
)
from exhibits.render.bar_sizes import BAR, LEFT
from exhibits.render.svg.bars import names_at, nothing
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.letters import text_width
from exhibits.render.svg.sheet import foot, narrow, text_size

DOT = 6.0
OUTLINE = 1.6


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """Key, panels and foot from `top` down; returns the bottom."""
    parts = panels(exhibit)
    if not parts:
        return foot(canvas, exhibit, nothing(canvas, exhibit, top))
    top = _key(canvas, exhibit, top)
    for heading, rows in parts:
        top = _panel(canvas, exhibit, heading, rows, top)
    return foot(canvas, exhibit, top + 14)


def _key(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    size, across = text_size(canvas), DOT
    fills = dot_fills(exhibit, canvas.colours)
    for column in dot_keys(exhibit):
        fill = fills[column]
        canvas.circle(across, top + 8, DOT, fill=fill, line=canvas.colours.accent, weight=OUTLINE)
        canvas.text(across + 12, top + 8 + size * 0.35, dot_label(column), size=size)
        across += 12 + text_width(dot_label(column), size) + 24
    return top + 20


def _panel(canvas: Canvas, exhibit: Exhibit, heading: str, rows: pd.DataFrame, top: float) -> float:
    left = float(LEFT["narrow" if narrow(canvas) else "wide"])
    size = text_size(canvas)
    canvas.text(0, top + 24, heading, size=size, bold=True, muted=True)
    top += 36
    # half a dot to the right, so that a dot at zero is whole
    start = left + DOT + OUTLINE
    told = rows.to_dict("records")
    said = max(text_width(dot_end(row, exhibit), size - 1) for row in told)
    end = canvas.width - said - DOT - 8
    per_unit = (end - start) / float(rows[exhibit.encoding.x].max() or 1)
    bottom = top + BAR * len(rows)
    canvas.line(start, top, start, bottom, colour=canvas.colours.muted, weight=1)
    names = labels(rows["name"], rows[exhibit.encoding.y])
    for row, name in zip(told, names, strict=True):
        names_at(canvas, name, left - 8, top + BAR / 2)
        _dots(canvas, exhibit, row, start, per_unit, top + BAR / 2)
        top += BAR
    return bottom


def _dots(
    canvas: Canvas,
    exhibit: Exhibit,
    row: Mapping[Any, Any],
    start: float,
    per_unit: float,
    middle: float,
) -> None:
    """The three dots of a row on their line; the surest rung, or what is likely, lies on top."""
    colours, size = canvas.colours, text_size(canvas) - 1
    columns = dot_columns(exhibit)
    known = {column: float(row[column]) for column in columns if not pd.isna(row[column])}
    far = start + per_unit * known[exhibit.encoding.x]
    low = start + per_unit * min(known.values())
    canvas.line(low, middle, far, middle, colour=colours.muted, weight=1.5)
    words = unmarked(product_hover(row, exhibit))
    code = str(row[exhibit.encoding.y])
    line = dot_line(exhibit, colours, code)
    with canvas.group(code):
        for column, fill in dot_fills(exhibit, colours, code).items():
            if column in known:
                x = start + per_unit * known[column]
                canvas.circle(x, middle, DOT, fill=fill, line=line, weight=OUTLINE, title=words)
    canvas.text(far + DOT + 5, middle + size * 0.35, dot_end(row, exhibit), size=size)

"""A region's products in vectors: three dots a product, by rung, a panel for each unit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from exhibits.catalogue.region_products import RUNGS, rung_label
from exhibits.exhibit import Exhibit
from exhibits.plain import unmarked
from exhibits.render.bar_rows import labels, panels, product_hover, rung_fills
from exhibits.render.bar_sizes import BAR, LEFT
from exhibits.render.svg.bars import names_at, nothing
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.letters import text_width
from exhibits.render.svg.sheet import foot, narrow, text_size
from words import compact

DOT = 6.0
OUTLINE = 1.6


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """Key, panels and foot from `top` down; returns the bottom."""
    parts = panels(exhibit)
    if not parts:
        return foot(canvas, exhibit, nothing(canvas, exhibit, top))
    top = _key(canvas, top)
    for heading, rows in parts:
        top = _panel(canvas, heading, rows, top)
    return foot(canvas, exhibit, top + 14)


def _key(canvas: Canvas, top: float) -> float:
    size, across = text_size(canvas), DOT
    for rung, fill in rung_fills(canvas.colours).items():
        canvas.circle(across, top + 8, DOT, fill=fill, line=canvas.colours.accent, weight=OUTLINE)
        canvas.text(across + 12, top + 8 + size * 0.35, rung_label(rung), size=size)
        across += 12 + text_width(rung_label(rung), size) + 24
    return top + 20


def _panel(canvas: Canvas, heading: str, rows: pd.DataFrame, top: float) -> float:
    left = float(LEFT["narrow" if narrow(canvas) else "wide"])
    size = text_size(canvas)
    canvas.text(0, top + 24, heading, size=size, bold=True, muted=True)
    top += 36
    # half a dot to the right, so that a dot at zero is whole
    start = left + DOT + OUTLINE
    said = max(text_width(compact(value), size - 1) for value in rows["declared"])
    end = canvas.width - said - DOT - 8
    per_unit = (end - start) / float(rows["declared"].max() or 1)
    bottom = top + BAR * len(rows)
    canvas.line(start, top, start, bottom, colour=canvas.colours.muted, weight=1)
    names = labels(rows["name"], rows["product"])
    for row, name in zip(rows.to_dict("records"), names, strict=True):
        names_at(canvas, name, left - 8, top + BAR / 2)
        _dots(canvas, row, start, per_unit, top + BAR / 2)
        top += BAR
    return bottom


def _dots(
    canvas: Canvas, row: Mapping[Any, Any], start: float, per_unit: float, middle: float
) -> None:
    """The three dots of a product on their line; the surest rung lies on top."""
    colours, size = canvas.colours, text_size(canvas) - 1
    known = {rung: float(row[rung]) for rung in RUNGS if not pd.isna(row[rung])}
    far = start + per_unit * known["declared"]
    low = start + per_unit * min(known.values())
    canvas.line(low, middle, far, middle, colour=colours.muted, weight=1.5)
    with canvas.group(str(row["product"])):
        for rung, fill in rung_fills(colours).items():
            if rung in known:
                x = start + per_unit * known[rung]
                words = unmarked(product_hover(row))
                canvas.circle(
                    x, middle, DOT, fill=fill, line=colours.accent, weight=OUTLINE, title=words
                )
    canvas.text(far + DOT + 5, middle + size * 0.35, compact(known["declared"]), size=size)

"""The legend of the map of shipments, drawn on a canvas: on the screen and in files the same."""

from __future__ import annotations

import math

from exhibits.exhibit import Exhibit
from exhibits.render.around import legend_element
from exhibits.render.flow_marks import (
    GIVER,
    RING,
    largest,
    missing,
    radius,
    sent,
    stays,
    thickness,
)
from exhibits.render.frame import Width
from exhibits.render.keys import LINE, SIZE
from exhibits.render.nothing import nothing_text
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.letters import text_width, wrap
from exhibits.render.svg.sheet import narrow
from words import _, compact, number

_LONG = 34.0
"""Pixels of a line in the legend."""
_GAP = 20.0


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """The legend from the top edge down; returns its bottom edge."""
    if exhibit.table.empty:
        rows = wrap(nothing_text(exhibit), canvas.width, SIZE)
        for place, row in enumerate(rows):
            canvas.text(0, top + LINE * place + SIZE, row, size=SIZE, muted=True)
        return top + LINE * len(rows)
    with canvas.group("legend"):
        bottom = _ends(canvas, exhibit, top)
        return _scale(canvas, exhibit, bottom)


def on_screen(exhibit: Exhibit, pixels: float, dark: bool) -> str:
    """The legend as an SVG element to stand in a page."""
    return legend_element(draw, exhibit, pixels, dark)


def _ends(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """What dots, circles and rings stand for, and how many there are of each."""
    rows, colours = sent(exhibit), canvas.colours
    own = sum(stays(row) for row in rows.to_dict("records"))
    keys = [
        (_("sends ({count})"), rows["donor"].nunique(), colours.accent, colours.paper, GIVER),
        (_("serves its own need ({count})"), own, "none", colours.accent, 6.0),
        (_("need not met ({count})"), len(missing(exhibit)), "none", colours.alarm, 6.0),
    ]
    across, y = 0.0, top
    for text, count, fill, rim, size in keys:
        if not count:
            continue
        words = text.format(count=number(count))
        need = 22 + text_width(words, SIZE)
        if across and across + need > canvas.width:
            across, y = 0.0, y + LINE
        line = rim if rim != colours.paper else fill
        canvas.circle(across + 7, y + LINE / 2, size, fill=fill, line=line, weight=RING)
        canvas.text(across + 22, y + LINE / 2 + SIZE * 0.36, words, size=SIZE)
        across += need + _GAP
    return y + LINE


def _scale(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """Three round quantities with their lines; under them, where need is not met, their rings."""
    unit = exhibit.field("value").unit
    width: Width = "narrow" if narrow(canvas) else "wide"
    if len(sent(exhibit)):
        most = largest(sent(exhibit))
        top = _row(canvas, top, _("Lines: {unit}").format(unit=unit), most, width, rings=False)
    if len(missing(exhibit)):
        most = largest(missing(exhibit))
        heading = _("Not met: {unit}").format(unit=unit)
        top = _row(canvas, top, heading, most, width, rings=True)
    return top + 4


def _row(
    canvas: Canvas, top: float, heading: str, most: float, width: Width, *, rings: bool
) -> float:
    middle = top + LINE / 2 + 3
    base = middle + SIZE * 0.36
    canvas.text(0, base, heading, size=SIZE, bold=True)
    across = text_width(heading, SIZE, bold=True) + 14
    tall = LINE
    for amount in _round_amounts(most):
        said = compact(amount)
        size = radius(amount, most, width) if rings else 0.0
        wide = 2 * size if rings else _LONG
        if across + wide + 6 + text_width(said, SIZE) > canvas.width:
            break
        if rings:
            canvas.circle(
                across + size, middle, size, fill="none", line=canvas.colours.alarm, weight=RING
            )
        else:
            weight = thickness(amount, most, width)
            canvas.line(
                across, middle, across + _LONG, middle, colour=canvas.colours.accent, weight=weight
            )
        canvas.text(across + wide + 6, base, said, size=SIZE, muted=True)
        across += wide + 6 + text_width(said, SIZE) + _GAP
        tall = max(tall, 2 * size + 4)
    return top + tall


def _round_amounts(most: float) -> tuple[float, ...]:
    """A round quantity near the largest, and two smaller ones."""
    if most <= 0:
        return ()
    step = 10 ** math.floor(math.log10(most))
    step *= max(part for part in (1, 2, 5) if part * step <= most)
    return (step, step / 4, step / 20) if step >= 20 else (step,)

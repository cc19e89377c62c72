"""The figure of a slide: native charts and tables, or the screen's own drawing as shapes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from exhibits.exhibit import MAPS, Exhibit
from exhibits.plain import visible
from exhibits.render.bar_rows import drawn_dots
from exhibits.render.slides import charts, heat, tables
from exhibits.render.slides.drawing import Box, put
from exhibits.render.slides.plots import plots
from exhibits.render.svg import DRAWERS, Canvas
from words import _, number

_GAP = 24.0
_NARROWEST = 0.3
"""Part of the width that a table beside a map needs."""
_LAID_OUT = (920, 640, 520)
"""Pixels that a drawing is laid out for: the next where words of the first would get tiny."""
_ROUNDS = 4
"""Small maps on a slide; of more, the latest."""
_PANELS, _DOTS = 3, 12
"""Panels of dots side by side, and their rows, at most."""
_SMALLEST = 10.5
"""Pixels that words may be laid out for: a little less than the nine points they are set in."""
_LEGEND = 12.0
"""Pixels of the words in a drawing's legend, as it is laid out."""


@dataclass(frozen=True)
class _Fit:
    canvas: Canvas
    scale: float
    bottom: float


def shown_of(exhibit: Exhibit) -> Exhibit:
    """The exhibit as far as a slide has room for, with a note on what it leaves out.

    Of many rounds' maps the latest, of dots in many panels the first rows.
    """
    if exhibit.encoding.kind == "dots" and exhibit.encoding.facet:
        rows, shown = drawn_dots(exhibit), _first_panels(exhibit)
        if len(shown) == len(rows):
            return exhibit
        said = _("The first {count} of {total} rows drawn; all are in the table.")
        note = said.format(count=number(len(shown)), total=number(len(rows)))
        return replace(exhibit, table=shown, notes=(note, *exhibit.notes))
    if exhibit.encoding.kind != "multiples":
        return exhibit
    rounds = list(dict.fromkeys(exhibit.table["round"]))
    if len(rounds) <= _ROUNDS:
        return exhibit
    said = _("The latest {count} of {total} rounds; all are in the table.")
    note = said.format(count=number(_ROUNDS), total=number(len(rounds)))
    table = exhibit.table[exhibit.table["round"].isin(rounds[-_ROUNDS:])]
    return replace(exhibit, table=table, notes=(note, *exhibit.notes))


def _first_panels(exhibit: Exhibit) -> pd.DataFrame:
    """The rows of dots that a slide has room for, in as many panels as fit side by side."""
    rows = drawn_dots(exhibit).head(_DOTS)
    kept = list(dict.fromkeys(rows[exhibit.encoding.facet]))[:_PANELS]
    return rows[rows[exhibit.encoding.facet].isin(kept)]


def figure(slide: Any, exhibit: Exhibit, box: Box, unit: float = 1.0) -> None:
    """Put the exhibit's figure into a box of the slide; `unit` is the size of its smallest words.

    It is 1 for nine points, less on a slide of few inches.
    """
    found = plots(exhibit)
    about = visible(exhibit.sentence)
    if exhibit.encoding.kind == "heatmap" and len(exhibit.table):
        heat.draw(slide, exhibit, box, visible(exhibit.title)[:60], about)
    elif exhibit.encoding.kind in MAPS or not any(plot.categories for plot in found):
        _drawing(slide, exhibit, box, unit)
    else:
        each = (box.w - _GAP * (len(found) - 1)) / len(found)
        for place, plot in enumerate(found):
            part = Box(box.x + place * (each + _GAP), box.y, each, box.h)
            name = plot.heading or visible(exhibit.title)[:60]
            charts.draw(slide, plot, part, name, about)


def _drawing(slide: Any, exhibit: Exhibit, box: Box, unit: float) -> None:
    """The screen's own drawing as shapes, with the first rows of a map beside it."""
    kind = exhibit.encoding.kind
    listed = box.w > 700 and tables.has_rows(exhibit)
    most = box.w * (1 - _NARROWEST) - _GAP if listed else box.w
    layouts = _LAID_OUT[1:] if kind in tables.LISTED else _LAID_OUT
    fit = _fitting(lambda canvas: DRAWERS[kind](canvas, exhibit, 0.0), most, box.h, layouts, unit)
    wide = fit.canvas.width * fit.scale
    spare = 0.0 if listed or kind not in MAPS else (box.w - wide) / 2
    place = Box(box.x + spare, box.y, wide, fit.bottom * fit.scale)
    put(slide, fit.canvas, place, fit.scale, visible(exhibit.title)[:60], exhibit.sentence, unit)
    if listed:
        left = box.x + wide + _GAP
        room = Box(left, box.y, box.x + box.w - left, box.h)
        tables.first_rows(slide, exhibit, room)


def _fitting(
    draw: Callable[[Canvas], float], wide: float, tall: float, layouts: tuple[int, ...], unit: float
) -> _Fit:
    """The drawing in the first of some layouts whose words can be read, else in the best."""
    made: list[_Fit] = []
    for pixels in layouts:
        canvas = Canvas(pixels, footed=False)
        bottom = max(draw(canvas), 1.0)
        scale = min(wide / pixels, tall / bottom, 1.5)
        made.append(_Fit(canvas, scale, bottom))
        if scale * _LEGEND >= _SMALLEST * unit:
            break
    return max(made, key=lambda fit: fit.scale)

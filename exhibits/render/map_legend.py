"""The map's legend: classes with bounds and counts, the states, the circles' scale.

It stands in a strip beneath the map, so that the map has the figure's whole width.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from exhibits.catalogue.areas import Measure, bound_text
from exhibits.classes import Classes, classes_of, known
from exhibits.exhibit import Exhibit, state_label
from exhibits.plain import plotly_text
from exhibits.render.frame import EM, Corner, broad, wrapped
from exhibits.render.marks import SHADES, box_lines, mark_of, weave_of
from exhibits.style import ink_on, palette
from words import _, compact, number

LINE = 22
BOX = 18
SIZE = 12
STATE_ORDER = ("none", "suppressed", "not_answered", "not_asked")
Scale = tuple[tuple[float, float], ...]
"""Circles shown: capacity per week and radius in pixels, the largest first."""


@dataclass(frozen=True)
class Key:
    """One entry of the legend: what it looks like, its words, how many areas it stands for."""

    colour: str | None
    pattern: str
    words: str
    count: int


def keys(exhibit: Exhibit, found: Classes, dark: bool) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """Class keys from least to most, then state keys; their counts add up to the table's rows."""
    table = exhibit.table
    measure: Measure = exhibit.encoding.measure  # type: ignore[assignment]
    held = found.counts(known(exhibit)["value"])
    shades = found.colours(dark)
    by_class = [
        Key(shades[place], "", _bounds(measure, low, high), held[place])
        for place, (low, high) in enumerate(found.bounds())
    ]
    return tuple(by_class), state_keys(table, dark)


def state_keys(table: pd.DataFrame, dark: bool) -> tuple[Key, ...]:
    """A key a state without a figure, with the number of the table's rows in it."""
    colours = palette(dark)
    fills = {
        "none": (colours.zero, ""),
        "suppressed": (colours.blank, "dots"),
        "not_answered": (colours.blank, "hatch"),
        "not_asked": (colours.land, ""),
    }
    return tuple(
        Key(*fills[state], state_label(state), int(table["state"].eq(state).sum()))
        for state in STATE_ORDER
    )


def _bounds(measure: Measure, low: float, high: float) -> str:
    if low == high:
        return bound_text(measure, low)
    first = bound_text(measure, low) if measure == "per_100k" else number(100 * low, 1)
    return f"{first}–{bound_text(measure, high)}"


def draw(
    exhibit: Exhibit,
    scale: Scale,
    *,
    dark: bool,
    pixels: int,
) -> tuple[Corner, int]:
    """The legend's shapes and words below the map, and the height it takes in pixels.

    Classes and circles stand side by side where `pixels`, the figure's width, has room for both.
    """
    corner, found = Corner(0, 0, palette(dark), SIZE), classes_of(exhibit)
    by_class, by_state = keys(exhibit, found, dark)
    right, bottom = 0.0, -10.0
    if by_class:
        right, bottom = _boxes(corner, exhibit, by_class, found, dark, pixels)
    if scale:
        wide = _circles_width(exhibit, scale)
        beside = right + 36 + wide <= pixels
        left, top = (right + 36, -10.0) if beside and right else (0.0, bottom - 8)
        bottom = min(bottom, _circles(corner, exhibit, scale, left, top))
    bottom = states(corner, by_state, bottom - 16, pixels)
    return corner, round(-bottom + 4)


def _boxes(
    corner: Corner,
    exhibit: Exhibit,
    by_class: tuple[Key, ...],
    found: Classes,
    dark: bool,
    pixels: int,
) -> tuple[float, float]:
    """A row of boxes with the number of areas in each; their bounds stand under the edges."""
    measure: Measure = exhibit.encoding.measure  # type: ignore[assignment]
    value = exhibit.field("value")
    heading = value.unit if measure == "per_100k" else value.label
    counted = _("in each box: number of areas")
    if exhibit.encoding.facet:
        counted = _("in each box: number of areas in all maps together")
    box = min(76.0, (pixels - 30) / max(len(by_class), 5))
    right = box * len(by_class)
    beside = broad(heading, SIZE * 1.06) + 14
    top = -12.0
    for line in wrapped(heading, max(int(pixels / (SIZE * EM * 1.06)), 20)):
        corner.text(line, 0, top, bold=True)
        right = max(right, broad(line, SIZE * 1.06))
        top -= 17
    if beside + broad(counted, SIZE) <= pixels:
        corner.text(plotly_text(counted), beside, top + 17, muted=True)
        right = max(right, beside + broad(counted, SIZE))
    else:
        for line in wrapped(counted, max(int(pixels / (SIZE * EM)), 20)):
            corner.text(line, 0, top, muted=True)
            right = max(right, broad(line, SIZE))
            top -= 17
    top += 3
    for place, key in enumerate(by_class):
        start = place * box
        corner.block(start, start + box, top, BOX, key.colour)
        if exhibit.encoding.patterns:
            _mark(corner, mark_of(place, len(found), dark), start, top, box)
            # a quiet place for the number, which lines would cross
            half = broad(number(key.count), SIZE) / 2 + 4
            middle = start + box / 2
            corner.block(middle - half, middle + half, top - 1.5, BOX - 3, key.colour, 0)
        corner.text(
            number(key.count),
            start + box / 2,
            top - BOX / 2,
            anchor="center",
            colour=ink_on(key.colour or "#FFFFFF", dark),
        )
    _edges(corner, measure, found, box, top - BOX - 10)
    return right, top - BOX - 18


def _mark(corner: Corner, mark: str, start: float, top: float, box: float) -> None:
    """A class's pattern over its box."""
    shade, weight = SHADES[mark.rsplit("-", 1)[1]], weave_of(mark).weight
    for x0, y0, x1, y1 in box_lines(mark, box, BOX):
        corner.stripe(start + x0, top - y0, start + x1, top - y1, shade, weight)


def _edges(corner: Corner, measure: Measure, found: Classes, box: float, y: float) -> None:
    bounds = found.bounds()
    if found.method == "values":
        for place, (value, _high) in enumerate(bounds):
            corner.text(bound_text(measure, value), (place + 0.5) * box, y, anchor="center")
        return
    for place, value in enumerate((found.low, *found.upper)):
        last = place == len(bounds)
        shown = bound_text(measure, value)
        if measure != "per_100k" and not last and found.middle is None:
            shown = number(100 * value, 1)
        corner.text(shown, place * box, y, anchor="left" if place == 0 else "center")


def _heading(exhibit: Exhibit) -> str:
    return _("Circles: {unit}").format(unit=exhibit.field("capacity").unit)


def _circles_width(exhibit: Exhibit, scale: Scale) -> float:
    rings = sum(2 * radius + 22 + broad(compact(value), SIZE) for value, radius in scale)
    return max(rings, broad(_heading(exhibit), SIZE * 1.06))


def _circles(corner: Corner, exhibit: Exhibit, scale: Scale, left: float, top: float) -> float:
    corner.text(plotly_text(_heading(exhibit)), left, top - 2, bold=True)
    largest = max(radius for _capacity, radius in scale)
    middle = top - 14 - largest
    across = left
    for capacity, radius in scale:
        corner.ring(across + radius, middle, radius)
        corner.text(plotly_text(compact(capacity)), across + 2 * radius + 6, middle, muted=True)
        across += 2 * radius + 22 + broad(compact(capacity), SIZE)
    return middle - largest


def states(corner: Corner, by_state: tuple[Key, ...], top: float, pixels: int) -> float:
    """The states in a line, each with its count; the line breaks where the figure ends."""
    across = 0.0
    for key in by_state:
        words = f"{key.words} ({number(key.count)})"
        need = 30 + broad(words, SIZE)
        if across and across + need > pixels:
            across, top = 0.0, top - LINE
        corner.swatch(across, top, key.colour, key.pattern)
        corner.text(plotly_text(words), across + 30, top)
        across += need + 18
    return top - LINE / 2

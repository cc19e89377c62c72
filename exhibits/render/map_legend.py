"""The map's legend: classes with bounds and counts, the states, the circles' scale."""

from __future__ import annotations

from dataclasses import dataclass

from exhibits.catalogue.areas import Measure, bound_text, measure_unit
from exhibits.classes import Classes
from exhibits.exhibit import Exhibit, state_label
from exhibits.plain import plotly_text
from exhibits.render.frame import Corner, wrapped
from exhibits.style import class_colours, palette
from words import _, compact, number

LINE = 21
STATE_ORDER = ("none", "suppressed", "not_answered", "not_asked")


@dataclass(frozen=True)
class Key:
    """One line of the legend: what it looks like, its words, how many areas it stands for."""

    colour: str | None
    pattern: str
    words: str
    count: int


def keys(exhibit: Exhibit, found: Classes, dark: bool) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """Class keys from most to least, then state keys; their counts add up to the table's rows."""
    colours, table = palette(dark), exhibit.table
    measure: Measure = exhibit.encoding.measure  # type: ignore[assignment]
    known = table.loc[table["state"].eq("value") & table["value"].notna(), "value"]
    held = [0] * len(found)
    for place in found.index(known) if len(found) else ():
        held[place] += 1
    shades = class_colours(len(found), dark)
    by_class = [
        Key(shades[place], "", _bounds(measure, low, high), held[place])
        for place, (low, high) in enumerate(found.bounds())
    ]
    fills = {"none": (colours.zero, ""), "suppressed": (colours.blank, "dots"),
             "not_answered": (colours.blank, "hatch"), "not_asked": (colours.land, "")}
    by_state = [
        Key(*fills[state], state_label(state), int(table["state"].eq(state).sum()))
        for state in STATE_ORDER
    ]
    return tuple(reversed(by_class)), tuple(by_state)


def _bounds(measure: Measure, low: float, high: float) -> str:
    if low == high:
        return bound_text(measure, low)
    first = bound_text(measure, low) if measure == "per_100k" else number(100 * low, 1)
    return f"{first}–{bound_text(measure, high)}"


def draw(
    exhibit: Exhibit, found: Classes, scale: tuple[tuple[float, float], ...], *, dark: bool,
    narrow: bool, x: float, y: float,
) -> tuple[Corner, int]:
    """The legend's shapes and words from a corner downward, and the height it takes in pixels.

    Narrow, classes and states stand in two columns; `scale` holds the circles shown, as
    capacity per week and radius in pixels.
    """
    corner = Corner(x, y, palette(dark), 12 if narrow else 13)
    left = 0.0 if narrow else 18.0
    by_class, by_state = keys(exhibit, found, dark)
    measure: Measure = exhibit.encoding.measure  # type: ignore[assignment]
    unit = exhibit.field("value").unit if measure == "per_100k" else measure_unit(measure, "")
    top = -18.0 if narrow else -12.0
    heading = "" if unit == "%" else unit
    if narrow:
        low = _column(corner, by_class, left, top, 136, heading)
        bottom = min(low, _column(corner, by_state, left + 162, top, 200, _("Areas")))
    else:
        low = _column(corner, by_class, left, top, 236, heading)
        bottom = _column(corner, by_state, left, low - 10, 236, "")
    if scale:
        bottom = _circles(corner, exhibit, scale, left, bottom - 10)
    return corner, round(-bottom + 6)


def _column(
    corner: Corner, lines: tuple[Key, ...], left: float, top: float, wide: float, heading: str
) -> float:
    letters = round((wide - 46) / (corner.size * 0.52))
    if heading and lines:
        broken = wrapped(heading, round(wide / (corner.size * 0.52)))
        corner.text("<br>".join(broken), left, top + 8, bold=True, rise="top")
        top -= (corner.size * 1.3) * len(broken) + 8
    for key in lines:
        broken = wrapped(key.words, letters)
        # a key of two lines is centred on its own height, so that it never meets its neighbour
        spare = (len(broken) - 1) * corner.size * 0.65
        top -= spare
        corner.swatch(left, top, key.colour, key.pattern)
        corner.text("<br>".join(broken), left + 30, top)
        corner.text(number(key.count), left + wide, top, muted=True, anchor="right")
        top -= LINE + spare
    return top


def _circles(
    corner: Corner, exhibit: Exhibit, scale: tuple[tuple[float, float], ...], left: float,
    top: float,
) -> float:
    unit = exhibit.field("capacity").unit
    corner.text(plotly_text(_("Circles: {unit}").format(unit=unit)), left, top, bold=True)
    largest = max(radius for _capacity, radius in scale)
    top -= 12
    across = left
    for capacity, radius in scale:
        half = max(radius, 16.0)
        corner.ring(across + half, top - largest, radius)
        corner.text(plotly_text(compact(capacity)), across + half, top - 2 * largest - 10,
                    anchor="center", muted=True)
        across += 2 * half + 18
    return top - 2 * largest - 24

"""The legend of the map of sites, drawn on a canvas: on the screen and in files the same."""

from __future__ import annotations

import math

from exhibits.exhibit import Exhibit
from exhibits.render.around import legend_element
from exhibits.render.frame import Width
from exhibits.render.keys import LINE, SIZE, class_strip, on_canvas
from exhibits.render.site_marks import RIM, STANDINGS, cell_classes, looks, radius
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.letters import text_width, wrap
from exhibits.render.svg.sheet import narrow
from words import _, compact, number


def draw(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """The legend from the top edge down; returns its bottom edge."""
    if exhibit.encoding.measure == "hexagons":
        return _hexagons(canvas, exhibit, top)
    bottom = _standings(canvas, exhibit, top)
    return _scale(canvas, exhibit, bottom)


def on_screen(exhibit: Exhibit, pixels: float, dark: bool) -> str:
    """The legend as an SVG element to stand in a page."""
    return legend_element(draw, exhibit, pixels, dark)


def _hexagons(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    table, found = exhibit.table, cell_classes(exhibit)
    known = table.loc[table["state"].eq("value"), "n"].astype(float)
    ends = found.bounds()
    # classes count whole firms: a bound is said as the first number above the class before
    lows = [
        known.min() if place == 0 else math.floor(low) + 1 for place, (low, _) in enumerate(ends)
    ]
    if found.method == "values":
        said = [number(high) for _low, high in ends]
    else:
        said = [number(low) for low in lows] + [number(ends[-1][1])] if ends else []
    counts = table["state"].value_counts()
    states = [(state, int(counts.get(state, 0))) for state in ("none", "suppressed")]
    strip = class_strip(
        found,
        found.counts(known),
        said,
        _("Firms in a hexagon"),
        states,
        canvas.colours,
        canvas.dark,
        canvas.width,
    )
    return on_canvas(strip, canvas, top)


def _standings(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    counts = exhibit.table["standing"].value_counts()
    look, across, y = looks(canvas.colours), 0.0, top
    for standing in reversed(STANDINGS):
        count = int(counts.get(standing, 0))
        if not count:
            continue
        words = f"{look[standing].words} ({_counted(exhibit, standing, count)})"
        lines = wrap(words, canvas.width - 22, SIZE)
        need = 22 + max(text_width(line, SIZE) for line in lines)
        if across and across + need > canvas.width:
            across, y = 0.0, y + LINE
        _mark(canvas, across + 7, y + LINE / 2, 5.5, look[standing].fill, look[standing].rim)
        for down, line in enumerate(lines):
            middle = y + LINE / 2 + SIZE * 0.36 + down * SIZE * 1.3
            canvas.text(across + 22, middle, line, size=SIZE)
        y += (len(lines) - 1) * SIZE * 1.3
        across += need + 20
    return y + LINE if across else top


def _counted(exhibit: Exhibit, standing: str, count: int) -> str:
    """How many sites stand so; where there is a circle, how many of them are in it."""
    if exhibit.encoding.circle is None:
        return number(count)
    km = exhibit.encoding.circle[2]
    own = exhibit.table[exhibit.table["standing"].eq(standing)]
    inside = int((own["distance_km"] <= km).sum())
    return _("{count} of {total} within the circle").format(
        count=number(inside), total=number(count)
    )


def _mark(canvas: Canvas, x: float, y: float, size: float, fill: str, rim: str) -> None:
    line = rim if rim != canvas.colours.paper else fill
    canvas.circle(x, y, size, fill=fill, line=line, weight=RIM)


def _scale(canvas: Canvas, exhibit: Exhibit, top: float) -> float:
    """Three round capacities with their circles, where circles tell a capacity."""
    if not exhibit.encoding.size:
        return top
    known = exhibit.table["capacity"].dropna()
    if not len(known) or known.max() <= 0:
        return top
    width: Width = "narrow" if narrow(canvas) else "wide"
    largest = float(known.max())
    step = 10 ** math.floor(math.log10(largest))
    step *= max(part for part in (1, 2, 5) if part * step <= largest)
    heading = _("Circles: {unit}").format(unit=exhibit.field("capacity").unit)
    canvas.text(0, top + 6 + SIZE, heading, size=SIZE, bold=True)
    across = text_width(heading, SIZE, bold=True) + 14
    tall = max(2 * radius(step, largest, width), LINE)
    if across > canvas.width * 0.6:
        across, top = 0.0, top + LINE
    for amount in (step, step / 4, step / 20):
        size = radius(amount, largest, width)
        canvas.circle(
            across + size,
            top + 6 + SIZE * 0.64,
            size,
            fill="none",
            line=canvas.colours.ring,
            weight=RIM,
        )
        said = compact(amount)
        canvas.text(across + 2 * size + 6, top + 6 + SIZE, said, size=SIZE, muted=True)
        across += 2 * size + 24 + text_width(said, SIZE)
    return top + max(tall, LINE) + 8

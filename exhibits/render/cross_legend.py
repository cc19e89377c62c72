"""The legend of two measures crossed: a square of nine, with plain words at its sides.

Rows run from much need at the top to little, columns from little capacity to much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from exhibits.catalogue.areas import bound_text
from exhibits.classes import Classes
from exhibits.crossing import STEPS, cells, crossing_of, unplaced
from exhibits.exhibit import Exhibit
from exhibits.plain import plotly_text
from exhibits.render.frame import Corner, broad, wrapped
from exhibits.render.map_legend import LINE, SIZE, state_keys, states
from exhibits.style import crossed_colours, ink_on, palette
from words import _, number, quantity

CELL = (54.0, 24.0)
"""Width and height of one of the nine, in pixels."""
_SPREAD = {1: (1,), 2: (0, 2), 3: (0, 1, 2)}


def draw(exhibit: Exhibit, *, dark: bool, pixels: int) -> tuple[Corner, int]:
    """The legend's shapes and words below the map, and the height it takes in pixels."""
    corner = Corner(0, 0, palette(dark), SIZE)
    bottom = -10.0
    held = Counter(cell for _area, cell in cells(exhibit))
    if held:
        bottom = _square(corner, exhibit, held, dark, pixels)
    lost = unplaced(exhibit)
    if len(lost):
        words = _("health workers not known ({count})").format(count=number(len(lost)))
        corner.swatch(0, bottom - 16, palette(dark).blank)
        corner.text(plotly_text(words), 30, bottom - 16)
        bottom -= LINE
    keys = state_keys(exhibit.table, dark)
    # an answer of "none" is a capacity of 0, and has its place in the square
    shown = tuple(key for key in keys[1:] if key.count)
    if shown:
        bottom = states(corner, shown, bottom - 16, pixels)
    return corner, round(-bottom + 4)


def _square(
    corner: Corner, exhibit: Exhibit, held: Counter[tuple[int, int]], dark: bool, pixels: int
) -> float:
    found, shades = crossing_of(exhibit), crossed_colours(dark)
    wide, tall = CELL
    top = -12.0
    capacity = exhibit.field("value")
    for line in wrapped(_("Capacity: {unit}").format(unit=capacity.unit), int(pixels / 6.4)):
        corner.text(line, 0, top, bold=True)
        top -= 17
    for place, text in zip(range(STEPS), (_("little"), _("some"), _("much")), strict=True):
        corner.text(plotly_text(text), (place + 0.5) * wide, top, anchor="center")
    top -= 11
    said = _need_words(found.need)
    for row in range(STEPS):
        need = STEPS - 1 - row
        upper = top - row * tall
        for column in range(STEPS):
            colour = shades[need][column]
            corner.block(column * wide, (column + 1) * wide, upper, tall, colour)
            corner.text(
                number(held.get((need, column), 0)),
                (column + 0.5) * wide,
                upper - tall / 2,
                anchor="center",
                colour=ink_on(colour, dark),
            )
        room = int((pixels - STEPS * wide - 12) / (SIZE * 0.5))
        lines = wrapped(said[need], max(room, 12))
        for step, words in enumerate(lines[:2]):
            shift = 0 if len(lines) == 1 else 7 - 14 * step
            corner.text(words, STEPS * wide + 10, upper - tall / 2 + shift)
    bottom = top - STEPS * tall
    _edges(corner, found.capacity, wide, bottom - 10)
    _point_out(corner, top, wide, tall, dark)
    counted = plotly_text(_("in each box: number of areas"))
    corner.text(counted, 0, bottom - 28, muted=True)
    outlined = plotly_text(_("outlined: much need, little capacity"))
    after = broad(counted, SIZE) + 14
    if after + broad(outlined, SIZE) <= pixels:
        corner.text(outlined, after, bottom - 28, bold=True)
        return bottom - 38
    corner.text(outlined, 0, bottom - 45, bold=True)
    return bottom - 55


def _point_out(corner: Corner, top: float, wide: float, tall: float, dark: bool) -> None:
    """An outline of ink about the corner that matters most."""
    ink = palette(dark).ink
    for x0, y0, x1, y1 in (
        (0, top, wide, top), (0, top - tall, wide, top - tall),
        (0, top, 0, top - tall), (wide, top, wide, top - tall),
    ):  # fmt: skip
        corner.stripe(x0, y0, x1, y1, ink, 2)


def _need_words(found: Classes) -> Sequence[str]:
    """What each row stands for, the least need first."""
    bounds = [quantity(value) for value in found.upper[:-1]]
    if len(bounds) < STEPS - 1:
        return (_("little need"), _("some need"), _("much need"))
    return (
        _("little need: up to {high} health workers per 10,000 people").format(high=bounds[0]),
        _("some need: {low}–{high}").format(low=bounds[0], high=bounds[1]),
        _("much need: over {low} health workers per 10,000 people").format(low=bounds[1]),
    )


def _edges(corner: Corner, found: Classes, wide: float, y: float) -> None:
    """The capacity at which columns meet."""
    if found.method == "values":
        for step, value in zip(_SPREAD[len(found)], found.upper, strict=True):
            text = bound_text("per_100k", value)
            corner.text(text, (step + 0.5) * wide, y, anchor="center")
        return
    edges = {3: (1, 2), 2: (1.5,)}.get(len(found), ())
    for place, value in zip(edges, found.upper, strict=False):
        corner.text(bound_text("per_100k", value), place * wide, y, anchor="center")

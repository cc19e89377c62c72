"""The legend of pies on a map: families with their lines, the size scale, the states."""

from __future__ import annotations

from exhibits.catalogue.families import family_place
from exhibits.exhibit import Exhibit
from exhibits.plain import plotly_text
from exhibits.render.frame import Corner, broad, wrapped
from exhibits.render.map_legend import LINE, SIZE, state_keys, states
from exhibits.render.pies import Pies
from exhibits.style import category_colours, palette
from words import _, ngettext, number


def draw(exhibit: Exhibit, pies: Pies, *, dark: bool, pixels: int) -> tuple[Corner, int]:
    """The legend's shapes and words below the map, and the height it takes in pixels."""
    corner = Corner(0, 0, palette(dark), SIZE)
    top = -18.0
    if pies.drawn:
        top = _families(corner, exhibit, dark, pixels, top)
        top = _sizes(corner, pies, top, pixels)
    table = exhibit.table.drop_duplicates("area")
    keys = tuple(key for key in state_keys(table, dark) if key.count)
    if keys:
        top = states(corner, keys, top, pixels) - LINE / 2
    if pies.left_out:
        said = ngettext(
            "{count} area has no pie, as it would cover another; the list has it.",
            "{count} areas have no pie, as they would cover others; the list has them.",
            pies.left_out,
        ).format(count=number(pies.left_out))
        if not exhibit.encoding.frame:
            said = " ".join((said, _("Choose a country to see its own.")))
        for line in wrapped(said, max(int(pixels / (SIZE * 0.5)), 20)):
            corner.text(line, 0, top, muted=True)
            top -= 17
    return corner, round(-top)


def _families(corner: Corner, exhibit: Exhibit, dark: bool, pixels: int, top: float) -> float:
    """Each family's colour, name and number of product lines, in their own order."""
    known = exhibit.table[exhibit.table["state"].eq("value")]
    totals = known.groupby("series", sort=False).agg(
        label=("series_label", "first"), lines=("value", "sum")
    )
    shades = category_colours(dark)
    across = 0.0
    for code in sorted(totals.index, key=family_place):
        words = f"{totals.loc[code, 'label']} ({number(totals.loc[code, 'lines'])})"
        need = 30 + broad(words, SIZE)
        if across and across + need > pixels:
            across, top = 0.0, top - LINE
        corner.swatch(across, top, shades[family_place(code)])
        corner.text(plotly_text(words), across + 30, top)
        across += need + 18
    return top - LINE


def _sizes(corner: Corner, pies: Pies, top: float, pixels: int) -> float:
    """How many lines a pie of some size stands for."""
    largest = max(radius for _lines, radius in pies.scale)
    middle = top - max(largest - 7, 0)
    across = 0.0
    for lines, radius in pies.scale:
        words = ngettext("{count} product line", "{count} product lines", int(lines)).format(
            count=number(lines)
        )
        need = 2 * radius + 8 + broad(words, SIZE)
        if across and across + need > pixels:
            break
        corner.ring(across + radius, middle, radius)
        corner.text(plotly_text(words), across + 2 * radius + 8, middle)
        across += need + 22
    return middle - max(largest, 7) - 12

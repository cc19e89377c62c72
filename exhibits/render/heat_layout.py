"""A heatmap laid out in pixels: which cells are drawn, where, and what is written in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from exhibits.catalogue.product_heatmap import ALL, TOP_PLACES, TOP_ROWS
from exhibits.catalogue.product_measures import (
    RATIOS,
    balance_text,
    column_label,
    figure_text,
    share_bound,
    share_text,
    short_text,
)
from exhibits.classes import Classes, classes
from exhibits.exhibit import SUPPRESSED, Exhibit, state_label
from exhibits.render.frame import Width
from exhibits.render.heat_heads import days, level_or_slanted
from exhibits.render.keys import STATES, Strip, class_strip, name_lines
from exhibits.render.svg.letters import text_width
from exhibits.style import ink_on, palette
from words import _, ngettext, number

ROW: Mapping[Width, float] = {"wide": 27.0, "narrow": 33.0}
GAP = 2.0
LEFT: Mapping[Width, float] = {"wide": 250, "narrow": 122}
END: Mapping[Width, float] = {"wide": 60, "narrow": 46}
"""Room for a row's name, and for its whole."""
LEAST: Mapping[Width, float] = {"wide": 26, "narrow": 40}
_WEEK = 18.0
MOST = 96.0
"""How narrow a cell may be drawn, that of a week even narrower, and how wide."""
LETTER: Mapping[Width, float] = {"wide": 12.0, "narrow": 11.0}


@dataclass(frozen=True)
class Cell:
    """One cell: its box in pixels, its code for a click, its words, and how it is filled.

    `shade` is the class from 0, or -1 where there is no figure.
    """

    code: str
    x: float
    y: float
    wide: float
    state: str
    shade: int
    text: str
    hover: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """True for a row's whole, which is words and no box."""
        return self.code.endswith(f"|{ALL}")


@dataclass(frozen=True)
class Grid:
    """All of a heatmap, from the left edge of the names and the top of the first row."""

    cells: tuple[Cell, ...]
    rows: tuple[tuple[tuple[str, ...], float], ...]
    heads: tuple[tuple[tuple[str, ...], float], ...]
    turned: bool
    head: float
    tall: float
    found: Classes
    drawn: tuple[int, int]
    letter: float


def grid(exhibit: Exhibit, width: Width, pixels: float) -> Grid:
    """The layout for a figure of `pixels`; columns that have no room stay in the table."""
    table = exhibit.table
    rows = list(dict.fromkeys(table["row"]))[:TOP_ROWS]
    whole = table[table["place"].eq(ALL)].set_index("row")
    start = LEFT[width] + (END[width] + 8 if len(whole) else 0)
    ordered = _places(table)
    least = _WEEK if in_time(exhibit) else LEAST[width]
    room = max(int((pixels - start) / least), 1)
    places = ordered[: room if in_time(exhibit) else min(TOP_PLACES, room)]
    wide = min((pixels - start - 4) / max(len(places), 1), MOST)
    names = table.drop_duplicates("place").set_index("place")["place_label"]
    named = [str(names[code]) for code in places]
    heads, turned, head = (
        days(named, wide) if in_time(exhibit) else level_or_slanted(named, wide, width)
    )
    found = classes(table["shade"].dropna(), share=True, classing=exhibit.encoding.classing)
    if turned:
        # the slanted names at the right need room of their own
        over = max(
            (place + 0.5) * wide + text_width(words[0], 12) * 0.72 + 26 - len(places) * wide
            for place, words in enumerate(heads)
        )
        wide -= max(over, 0.0) / len(places)
    labels = table.drop_duplicates("row").set_index("row")["row_label"]
    lines = {row: place * ROW[width] for place, row in enumerate(rows)}
    across = {code: start + place * wide for place, code in enumerate(places)}
    return Grid(
        cells=tuple(_cells(exhibit, lines, across, wide, found, width)),
        rows=tuple((_name(labels, row, width), lines[row]) for row in rows),
        heads=tuple(
            (words, across[code] + wide / 2) for code, words in zip(places, heads, strict=True)
        ),
        turned=turned,
        head=head,
        tall=len(rows) * ROW[width],
        found=found,
        drawn=(len(rows), len(places)),
        letter=LETTER[width],
    )


def in_time(exhibit: Exhibit) -> bool:
    """Whether the columns run through time, so that none can be left out but the last."""
    return exhibit.encoding.x == "day"


def _places(table: pd.DataFrame) -> list[str]:
    """Places in the builder's order, which is that of any row."""
    return [code for code in dict.fromkeys(table["place"]) if code != ALL]


def _name(labels: pd.Series, row: str, width: Width) -> tuple[str, ...]:
    twins = labels.str.casefold().str.strip()
    name = str(labels[row])
    if (twins == twins[row]).sum() > 1:
        name = f"{name} ({row})"
    return name_lines(name, width, LEFT[width] - 12)


def _cells(
    exhibit: Exhibit,
    lines: Mapping[str, float],
    across: Mapping[str, float],
    wide: float,
    found: Classes,
    width: Width,
) -> list[Cell]:
    made = []
    measure, table = exhibit.encoding.measure, exhibit.table
    drawn = table[table["row"].isin(set(lines)) & table["place"].isin({ALL, *across})]
    # every shade at once: classing cell by cell would be most of the work
    shades = found.index(drawn["shade"].fillna(0.0)) if len(found) else [0] * len(drawn)
    for row, shade in zip(drawn.to_dict("records"), shades, strict=True):
        ends = row["place"] == ALL
        stands = row["state"] == "value" and pd.notna(row["value"])
        text = short_text(measure, row["value"]) if stands else ""
        if ends and not text:
            text = SUPPRESSED if row["state"] == "suppressed" else "–"
        box = END[width] if ends else wide - GAP
        shaded = stands and not ends and pd.notna(row["shade"])
        made.append(
            Cell(
                code=f"{row['row']}|{row['place']}",
                x=LEFT[width] if ends else across[row["place"]],
                y=lines[row["row"]],
                wide=box,
                state=str(row["state"]),
                shade=int(shade) if shaded else -1,
                text=text,
                hover=tuple(_hover(row, exhibit)),
            )
        )
    room = wide - GAP - 2
    if all(cell.is_whole or text_width(cell.text, LETTER[width]) <= room for cell in made):
        return made
    # some figures printed and others not would read as gaps: all of them or none
    return [cell if cell.is_whole else replace(cell, text="") for cell in made]


def _hover(row: Mapping[Any, Any], exhibit: Exhibit) -> list[str]:
    measure = exhibit.encoding.measure
    lines = [f"{row['row_label']} · {row['place_label']}"]
    if row["state"] == "value" and pd.notna(row["value"]):
        shown = figure_text(measure, row["value"], row["unit"])
        said = f"{shown} · {exhibit.field('value').label}" if measure in RATIOS else shown
        lines.append(said)
        capacity = row.get("capacity")
        if measure in RATIOS and pd.notna(capacity) and capacity > 0:
            lines.append(figure_text("capacity", capacity, row["unit"]))
        if pd.notna(row.get("gap")):
            lines.append(balance_text(row["gap"], row["unit"]))
        if measure == "capacity" and pd.notna(row["shade"]):
            lines.append(_("{share} of the row").format(share=share_text(row["shade"])))
    else:
        lines.append(state_label(str(row["state"])))
    if pd.notna(row["n"]) and row["state"] == "value":
        count = int(row["n"])
        lines.append(ngettext("n = {n} firm", "n = {n} firms", count).format(n=number(count)))
    return lines


def left_out(exhibit: Exhibit, laid: Grid) -> str:
    """What of the rows and columns the drawing has no room for, for the foot."""
    table = exhibit.table
    rows, places = laid.drawn
    every = table["row"].nunique()
    everywhere = table.loc[table["place"].ne(ALL), "place"].nunique()
    said = []
    of_rows = _("{count} of {total} rows drawn, those with most figures; all are in the table.")
    of_places = _(
        "{count} of {total} columns drawn, those with most figures; all are in the table."
    )
    if in_time(exhibit):
        of_rows = _("The first {count} of {total} rows drawn; all are in the table.")
        of_places = _("The first {count} of {total} weeks drawn; all are in the table.")
    if rows < every:
        said.append(of_rows.format(count=number(rows), total=number(every)))
    if places < everywhere:
        said.append(of_places.format(count=number(places), total=number(everywhere)))
    return " ".join(said)


def fill_of(cell: Cell, laid: Grid, dark: bool) -> tuple[str, str]:
    """A cell's colour and that of its words."""
    colours = palette(dark)
    if cell.is_whole:
        return "", colours.ink
    if cell.shade >= 0:
        fill = laid.found.colours(dark)[cell.shade]
        return fill, ink_on(fill, dark)
    return "", colours.muted


def legend(exhibit: Exhibit, laid: Grid, dark: bool, pixels: float) -> Strip:
    """The classes and states; their counts add up to the cells of the table."""
    cells = exhibit.table[exhibit.table["place"].ne(ALL)]
    shades = cells.loc[cells["state"].eq("value"), "shade"].dropna()
    held = [0] * len(laid.found)
    for place in laid.found.index(shades) if len(laid.found) else ():
        held[place] += 1
    found = laid.found
    edges = found.upper if found.method == "values" else (found.low, *found.upper)
    counts = [(state, int(cells["state"].eq(state).sum())) for state in STATES]
    heading = {
        "capacity": _("Share of the row’s capacity"),
        "per_100k": _("Part of the row’s highest"),
    }.get(exhibit.encoding.measure) or column_label(exhibit.encoding.measure, "")
    return class_strip(
        found,
        held,
        [share_bound(edge) for edge in edges],
        heading,
        counts,
        palette(dark),
        dark,
        pixels,
    )

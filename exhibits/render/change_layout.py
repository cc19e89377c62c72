"""How bars of change are laid out in pixels, the same for the screen and for vectors.

An exhibit of kind `change` has the table of `exhibits.catalogue.round_change`. A row a product:
what grew runs right of the zero line, what shrank left of it, the net change is ticked and printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from exhibits.catalogue.round_change import PARTS, cut, ends, moved, part_labels, signed
from exhibits.exhibit import Exhibit
from exhibits.render.frame import Width
from exhibits.render.keys import Strip, name_lines, series_strip
from exhibits.render.stack_layout import ROW, THICK
from exhibits.style import Palette, palette
from words import _, ngettext, number, quantity

NAMES: Mapping[Width, float] = {"wide": 238, "narrow": 118}
NET: Mapping[Width, float] = {"wide": 70, "narrow": 54}
"""Room for names at the left and for the net change at the right, in pixels."""
AXIS = 24.0
HEADING = 24.0
WHOLE = "whole"
"""A change told as one, its parts being those of fewer than three firms."""
TICK = THICK / 2 + 3
"""Half the length of the mark of a net change."""


@dataclass(frozen=True)
class Part:
    """One part of one product's bar; `y` is the middle of its row."""

    product: str
    part: str
    x0: float
    x1: float
    y: float
    fill: str
    pattern: str


@dataclass(frozen=True)
class Row:
    """One product: `net_x` is where its net change is ticked, None where the bar is cut there."""

    code: str
    name: tuple[str, ...]
    y: float
    net: str
    net_x: float | None
    cut: bool
    hover: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """The drawing; positions run right and down from its top left corner."""

    rows: tuple[Row, ...]
    parts: tuple[Part, ...]
    ticks: tuple[tuple[float, str], ...]
    zero: float
    end: float
    tall: float


def change(exhibit: Exhibit, width: Width, pixels: float, dark: bool = False) -> Change:
    """The products that moved most, laid out for so many pixels."""
    rows = moved(exhibit.table)
    low, high = ends(rows)
    left, right = NAMES[width], pixels - NET[width]
    pad = 8.0
    step = (right - left - 2 * pad) / (high - low)

    def at(share: float) -> float:
        return left + pad + (min(share, high) - low) * step

    looks, beyond = part_looks(palette(dark)), cut(rows)
    drawn: list[Row] = []
    parts: list[Part] = []
    for place, row in enumerate(rows.to_dict("records")):
        middle = (place + 0.5) * ROW[width]
        parts += _parts(row, middle, at, looks)
        net = float(row["net_share"])
        drawn.append(
            Row(
                code=row["product"],
                name=name_lines(row["name"], width, left - 10),
                y=middle,
                net=signed(net),
                net_x=at(net) if net <= high else None,
                cut=bool(beyond.iloc[place]),
                hover=hover_lines(row, exhibit),
            )
        )
    ticks = ticks_between(low, high, 6 if width == "wide" else 3)
    return Change(
        rows=tuple(drawn),
        parts=tuple(parts),
        ticks=tuple((at(tick), signed(tick)) for tick in ticks),
        zero=at(0.0),
        end=right - pad,
        tall=len(drawn) * ROW[width],
    )


def _parts(
    row: Mapping[Any, Any], middle: float, at: Any, looks: Mapping[str, tuple[str, str]]
) -> list[Part]:
    """Gains one after the other to the right of zero, losses to the left."""
    found: list[Part] = []
    if pd.isna(row["same_share"]):
        x0, x1 = sorted((at(0.0), at(float(row["net_share"]))))
        return [Part(row["product"], WHOLE, x0, x1, middle, *looks[WHOLE])] if x1 > x0 else []
    up = down = 0.0
    for part in PARTS:
        share = float(row[f"{part}_share"])
        start = up if share > 0 else down
        x0, x1 = sorted((at(start), at(start + share)))
        if share > 0:
            up += share
        else:
            down += share
        if x1 > x0:
            found.append(Part(row["product"], part, x0, x1, middle, *looks[part]))
    return found


def part_looks(colours: Palette) -> dict[str, tuple[str, str]]:
    """Fill and pattern of each part; what is missing is hatched, as silence is on a map."""
    return {
        "same": (colours.sequential[1], ""),
        "entrants": (colours.sequential[3], ""),
        "leavers": (colours.blank, "hatch"),
        WHOLE: (colours.blank, "dots"),
    }


def legend(laid: Change, dark: bool, pixels: float) -> Strip:
    """The keys of the three parts, and of a change whose parts may not be told."""
    said = part_labels() | {WHOLE: _("parts not shown")}
    drawn = {part.part for part in laid.parts}
    keys = [*PARTS, *(part for part in (WHOLE,) if part in drawn)]
    looks = part_looks(palette(dark))
    return series_strip([(*looks[part], said[part]) for part in keys], pixels)


def ticks_between(low: float, high: float, most: int) -> list[float]:
    """About `most` round shares between the ends, zero among them."""
    steps = (0.05, 0.1, 0.2, 0.25, 0.5, 1.0)
    step = next((step for step in steps if (high - low) / step <= most), steps[-1])
    first, last = int(-(-low // step)), int(high // step + 1e-9)
    return [round(place * step, 4) for place in range(first, last + 1)]


def hover_lines(row: Mapping[Any, Any], exhibit: Exhibit) -> tuple[str, ...]:
    """Name, the amounts of both rounds with their firms, and the parts of one product."""
    lines = [str(row["name"])]
    for column in ("before", "after"):
        heading = exhibit.field(column).label
        amount = _("{value} {unit} a week").format(value=quantity(row[column]), unit=row["unit"])
        firms = ""
        if not pd.isna(row[f"n_{column}"]):
            count = int(row[f"n_{column}"])
            firms = ngettext("n = {n} firm", "n = {n} firms", count).format(n=number(count))
        lines.append(" · ".join(part for part in (f"{heading}: {amount}", firms) if part))
    said = part_labels()
    shares = {part: row[f"{part}_share"] for part in PARTS}
    lines += [
        f"{said[part]}: {signed(share)}"
        for part, share in shares.items()
        if share and not pd.isna(share)
    ]
    return (*lines, _("net: {change}").format(change=signed(row["net_share"])))

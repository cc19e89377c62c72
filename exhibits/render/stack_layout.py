"""Parted bars laid out in pixels: their parts, names and what is printed at their ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from exhibits.catalogue.families import FAMILY_ORDER, OTHER_FAMILY, family_place
from exhibits.exhibit import Exhibit, state_label
from exhibits.render.frame import Width
from exhibits.render.keys import PATTERNS, Strip, name_lines, series_strip, state_fills
from exhibits.render.svg.letters import text_width
from exhibits.style import category_colours, class_colours, ink_on, palette, parted_colours
from words import ngettext, number, percent

TOP = 24
"""Bars drawn at most; the table holds them all."""
ROW: Mapping[Width, float] = {"wide": 30, "narrow": 36}
THICK = 21.0
_SLIVER = 3.0
"""Pixels of a bar of nothing, where its colour is to be seen."""
_END = 0.36
"""Part of the width that the words at a bar's end may take."""
LEFT: Mapping[Width, float] = {"wide": 230, "narrow": 112}
_ORDERS: Mapping[str, tuple[str, ...]] = {
    "families": (*FAMILY_ORDER, OTHER_FAMILY),
    "ages": ("d90", "d180", "d365", "older"),
    "answers": ("answered", "partly", "silent"),
    "alerts": ("urgent", "short", "watch", "at_risk", "calm"),
    "checks": ("met", "ask", "untold", "gap"),
    "held": ("held", "spare", "missing"),
}


@dataclass(frozen=True)
class Part:
    """A segment from `x0` to `x1` pixels of the bar at `y`, its top."""

    bar: str
    series: str
    x0: float
    x1: float
    y: float
    fill: str
    pattern: str
    ink: str
    text: str
    hover: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A bar's name in lines, its top, the words at its end, and its state where it has no part."""

    code: str
    name: tuple[str, ...]
    y: float
    said: str
    state: str


@dataclass(frozen=True)
class Stack:
    """All of the bars, from the left edge of the names and the top of the first bar."""

    parts: tuple[Part, ...]
    rows: tuple[Row, ...]
    left: float
    right: float
    heading: str
    tall: float


def stack(exhibit: Exhibit, width: Width, pixels: float, dark: bool = False) -> Stack:
    """The layout for a figure of `pixels`."""
    table = exhibit.table
    codes = list(dict.fromkeys(table["bar"]))[:TOP]
    drawn = table[table["bar"].isin(codes)]
    rows = tuple(
        _row(exhibit, drawn[drawn["bar"].eq(code)], place, width)
        for place, code in enumerate(codes)
    )
    rows = _within(rows, pixels)
    heading = _heading(exhibit)
    end = max((text_width(row.said, 12) for row in rows), default=0.0)
    end = max(end, min(text_width(heading, 12), 110.0)) + 16
    left, right = LEFT[width], pixels - end
    longest = drawn.groupby("bar")["value"].sum().max() if len(drawn) else 0.0
    scale = (right - left) / (1.0 if exhibit.encoding.x == "share" else max(longest, 1e-9))
    fills = series_fills(exhibit, dark)
    parts = tuple(
        part
        for row in rows
        for part in _parts(exhibit, drawn[drawn["bar"].eq(row.code)], row, left, scale, fills, dark)
    )
    return Stack(parts, rows, left, right, heading, len(rows) * ROW[width])


def _within(rows: tuple[Row, ...], pixels: float) -> tuple[Row, ...]:
    """Rows with the words at their ends; the first part of each where all take the bars' room."""
    if all(text_width(row.said, 12) <= _END * pixels for row in rows):
        return rows
    return tuple(replace(row, said=row.said.partition(" · ")[0]) for row in rows)


def series_of(exhibit: Exhibit) -> list[tuple[str, str]]:
    """Codes and names of the parts that are drawn, in the order in which they are."""
    named = exhibit.table[_has_part(exhibit, exhibit.table)].drop_duplicates("series")
    labels = dict(zip(named["series"], named["series_label"], strict=True))
    fixed = _ORDERS.get(exhibit.encoding.measure, ())
    known = [code for code in fixed if code in labels]
    rest = [code for code in labels if code not in fixed and code != OTHER_FAMILY]
    last = [OTHER_FAMILY] if OTHER_FAMILY in labels and OTHER_FAMILY not in known else []
    return [(code, str(labels[code])) for code in (*known, *rest, *last)]


def legend(exhibit: Exhibit, dark: bool, pixels: float) -> Strip:
    """The parts' names beside their fills."""
    fills = series_fills(exhibit, dark)
    return series_strip([(*fills[code], label) for code, label in series_of(exhibit)], pixels)


def series_fills(exhibit: Exhibit, dark: bool) -> dict[str, tuple[str, str]]:
    """Colour and pattern of each part."""
    codes = [code for code, _label in series_of(exhibit)]
    colours, measure = palette(dark), exhibit.encoding.measure
    if measure == "ages":
        order = _ORDERS["ages"] if set(codes) <= set(_ORDERS["ages"]) else tuple(codes)
        shades = class_colours(min(len(order), 5), dark)[::-1]
        return {code: (shades[min(order.index(code), 4)], "") for code in codes}
    if measure == "alerts":
        shades = parted_colours(3, 2, dark)
        return {code: (shades[_ORDERS["alerts"].index(code)], "") for code in codes}
    if measure == "answers":
        fills = dict.fromkeys(codes, (colours.sequential[1], ""))
        fills |= {"answered": (colours.accent, ""), "silent": (colours.blank, "hatch")}
        return {code: fills[code] for code in codes}
    if measure == "checks":
        looks = {"met": (colours.accent, ""), "ask": (colours.sequential[1], "")}
        looks |= {"untold": (colours.blank, "dots"), "gap": (colours.blank, "hatch")}
        return {code: looks[code] for code in codes}
    if measure == "held":
        looks = {"held": (colours.accent, ""), "spare": (colours.sequential[1], "")}
        looks |= {"missing": (colours.alarm, "")}
        return {code: looks[code] for code in codes}
    shades = category_colours(dark)
    if measure == "families":
        return {code: (shades[family_place(code)], "") for code in codes}
    places = {code: min(place, len(shades) - 2) for place, code in enumerate(codes)}
    return {
        code: (shades[-1] if code == OTHER_FAMILY else shades[places[code]], "") for code in codes
    }


def _alerting(exhibit: Exhibit) -> bool:
    """Whether a bar's colour warns: then a bar of nothing, which is the worst, is seen too."""
    return exhibit.encoding.measure == "alerts"


def _has_part(exhibit: Exhibit, rows: pd.DataFrame) -> pd.Series:
    return rows["value"].ge(0) if _alerting(exhibit) else rows["value"].gt(0)


def _row(exhibit: Exhibit, rows: pd.DataFrame, place: int, width: Width) -> Row:
    first = rows.iloc[0]
    y = place * ROW[width]
    states = rows["state"].tolist()
    stands = rows["value"].gt(0).any()
    # a figure of nothing has no part, and is a figure all the same
    state = "" if stands or states[0] == "value" else str(states[0])
    said = str(first["said"]) if "said" in rows else ""
    if not said and stands:
        said = number(float(rows["value"].sum()))
    return Row(str(first["bar"]), _name(exhibit, rows, width), y, said, state)


def _name(exhibit: Exhibit, rows: pd.DataFrame, width: Width) -> tuple[str, ...]:
    first = rows.iloc[0]
    labels = exhibit.table.drop_duplicates("bar")["label"].str.casefold().str.strip()
    name = str(first["label"])
    if (labels == name.casefold().strip()).sum() > 1:
        name = f"{name} ({first['bar']})"
    return name_lines(name, width, LEFT[width] - 12)


def _heading(exhibit: Exhibit) -> str:
    if any(field.name == "said" for field in exhibit.fields):
        return exhibit.field("said").label
    return exhibit.field("value").label


def _parts(
    exhibit: Exhibit,
    rows: pd.DataFrame,
    row: Row,
    left: float,
    scale: float,
    fills: Mapping[str, tuple[str, str]],
    dark: bool,
) -> list[Part]:
    column = exhibit.encoding.x
    order = {code: place for place, (code, _label) in enumerate(series_of(exhibit))}
    known = rows[rows["state"].eq("value") & _has_part(exhibit, rows)]
    known = known.assign(_order=known["series"].map(order)).sort_values("_order")
    made: list[Part] = []
    x = left
    for given in known.to_dict("records"):
        wide = float(given[column]) * scale if pd.notna(given[column]) else 0.0
        wide = max(wide, _SLIVER) if _alerting(exhibit) else wide
        fill, pattern = fills[given["series"]]
        text = percent(given["share"]) if column == "share" else number(given["value"])
        if text_width(text, 12) > wide - 6 or pattern or _alerting(exhibit):
            text = ""
        made.append(
            Part(
                bar=row.code,
                series=str(given["series"]),
                x0=x,
                x1=x + wide,
                y=row.y,
                fill=fill,
                pattern=pattern,
                ink=ink_on(fill, dark),
                text=text,
                hover=tuple(_hover(given, exhibit)),
            )
        )
        x += wide
    return made


def _hover(row: Mapping[Any, Any], exhibit: Exhibit) -> list[str]:
    unit = exhibit.field("value").unit
    amount = f"{number(row['value'])} {unit}".strip()
    share = f" · {percent(row['share'])}" if pd.notna(row.get("share")) else ""
    lines = [str(row["label"]), f"{row['series_label']}: {amount}{share}"]
    for end in ("low", "high"):
        if pd.notna(row.get(end)):
            lines.append(f"{exhibit.field(end).label}: {number(row[end])} {unit}")
    if pd.notna(row["n"]):
        count = int(row["n"])
        lines.append(ngettext("n = {n} firm", "n = {n} firms", count).format(n=number(count)))
    return lines


def state_look(state: str, dark: bool) -> tuple[str, str, str]:
    """Fill, pattern and words of a bar that has no part."""
    fills: Mapping[str, str] = state_fills(palette(dark))
    return fills.get(state, ""), PATTERNS.get(state, ""), state_label(state)


STATE_WIDE = 34.0
"""Pixels of the box that stands for a bar without parts."""

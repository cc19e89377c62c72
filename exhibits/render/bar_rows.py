"""What a ranking's bars and a region's dots say, for the screen and for vectors alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from exhibits.catalogue import scenarios
from exhibits.catalogue.product_measures import RATIOS, figure_text, short_text
from exhibits.catalogue.region_products import RUNGS, rung_label
from exhibits.catalogue.region_ranking import TOP
from exhibits.exhibit import Exhibit
from exhibits.plain import plotly_text
from exhibits.render.hover import behind, hover_text
from exhibits.style import Palette
from words import _, compact, ngettext, number, percent

HEADROOM = 1.16
"""How much longer than its longest bar an axis is: room for that bar's label."""


@dataclass(frozen=True)
class Bar:
    """One bar: code, name, value, the words at its end, and for the pointer (escaped)."""

    code: str
    name: str
    value: float
    text: str
    hover: str


def bars(exhibit: Exhibit) -> list[Bar]:
    """The first `TOP` rows with a figure, in the table's order."""
    return _bars(exhibit, exhibit.table)


def bar_panels(exhibit: Exhibit) -> list[tuple[str, list[Bar]]]:
    """Bars by the column that parts them, under headings; one panel without where none does."""
    facet, table = exhibit.encoding.facet, exhibit.table
    if not facet:
        return [("", bars(exhibit))]
    parts = [(str(part), _bars(exhibit, table[table[facet].eq(part)])) for part in
             dict.fromkeys(table[facet])]  # fmt: skip
    return [
        (_("{unit} a week").format(unit=part) if facet == "unit" else part, rows)
        for part, rows in parts
        if rows
    ]


def _bars(exhibit: Exhibit, table: pd.DataFrame) -> list[Bar]:
    code = exhibit.encoding.y
    rows = table[table["state"].eq("value") & table["value"].notna()].head(TOP)
    names = labels(rows["name"], rows[code])
    of_products = code in ("product", "rung", "place")
    return [
        Bar(
            row[code],
            name,
            float(row["value"]),
            _end(exhibit.encoding.measure, row),
            ranked_hover(row, exhibit) if of_products else hover_text(row, exhibit),
        )
        for row, name in zip(rows.to_dict("records"), names, strict=True)
    ]


def _end(measure: str, row: Mapping[Any, Any]) -> str:
    return short_text(measure, float(row["value"]))


def ranked_hover(row: Mapping[Any, Any], exhibit: Exhibit) -> str:
    """A product's figure with its unit and the firms behind it, escaped."""
    measure = exhibit.encoding.measure
    shown = figure_text(measure, float(row["value"]), str(row["unit"]))
    if measure in RATIOS:
        shown = f"{shown} · {exhibit.field('value').label}"
    lines = [f"<b>{plotly_text(str(row['name']))}</b>", plotly_text(shown)]
    if measure in RATIOS and not pd.isna(row.get("capacity")):
        capacity = figure_text("capacity", float(row["capacity"]), str(row["unit"]))
        lines.append(plotly_text(capacity))
    if row.get("said"):
        lines.append(plotly_text(str(row["said"])))
    return "<br>".join([*lines, *map(plotly_text, behind(row))])


def labels(names: Iterable[str], codes: Iterable[str]) -> list[str]:
    """Names for an axis; those that look alike (by case or space) carry their code."""
    pairs = list(zip(names, codes, strict=True))
    seen = pd.Series([name.casefold().strip() for name, _code in pairs]).duplicated(keep=False)
    return [
        f"{name} ({code})" if twice else name
        for (name, code), twice in zip(pairs, seen, strict=True)
    ]


def drawn_dots(exhibit: Exhibit) -> pd.DataFrame:
    """The rows of an exhibit of dots that are drawn: those with a figure, in the table's order."""
    table = exhibit.table
    known = table[table[exhibit.encoding.x].notna()]
    if exhibit.encoding.measure != "levels":
        return known
    return known[known["product"].isin(list(dict.fromkeys(known["product"]))[: scenarios.TOP])]


def panels(exhibit: Exhibit) -> list[tuple[str, pd.DataFrame]]:
    """Rows of dots by unit, as pieces and kilograms share no axis: heading and rows.

    An exhibit with a facet is parted by that instead: of one unit too, where sizes are far apart.
    """
    known, facet = drawn_dots(exhibit), exhibit.encoding.facet or "unit"
    parts = [known[known[facet].eq(part)] for part in dict.fromkeys(known[facet])]
    return [(_panel_heading(exhibit, rows), rows) for rows in parts]


def _panel_heading(exhibit: Exhibit, rows: pd.DataFrame) -> str:
    unit = rows["unit"].iloc[0]
    if exhibit.encoding.measure == "interval":
        return str(unit)
    if not exhibit.encoding.facet:
        return _("{unit} a week").format(unit=unit)
    most = compact(float(rows[exhibit.encoding.x].max()))
    return _("{unit} a week, up to {most}").format(unit=unit, most=most)


def dot_columns(exhibit: Exhibit) -> tuple[str, ...]:
    """The columns that a row has a dot each of: the largest first; the last lies on top."""
    if exhibit.encoding.measure == "levels":
        return ("high", "low", "central")
    if exhibit.encoding.measure == "interval":
        return ("high", "low", "value")
    return RUNGS


def dot_keys(exhibit: Exhibit) -> tuple[str, ...]:
    """The same in the order in which a reader is told what they are."""
    if exhibit.encoding.measure == "interval":
        return ("low", "value", "high")
    return scenarios.LEVELS if exhibit.encoding.measure == "levels" else RUNGS


def dot_codes(exhibit: Exhibit) -> str:
    """The column whose code a click on a dot tells."""
    return exhibit.encoding.y if exhibit.encoding.measure == "interval" else "product"


def dot_label(column: str) -> str:
    """What a dot stands for."""
    if column == "value":
        return _("as counted")
    return rung_label(column) if column in RUNGS else scenarios.level_label(column)


def dot_fills(exhibit: Exhibit, colours: Palette, code: str = "") -> dict[str, str]:
    """The fill of each column's dot, in the row of that code."""
    fills = (colours.paper, colours.sequential[1], colours.sequential[4])
    if exhibit.encoding.measure == "interval":
        fills = (colours.paper, colours.paper, colours.sequential[4])
    if _is_quiet(exhibit, code):
        fills = (colours.paper, fills[1] if fills[1] == colours.paper else colours.blank,
                 colours.muted)  # fmt: skip
    return dict(zip(dot_columns(exhibit), fills, strict=True))


def dot_line(exhibit: Exhibit, colours: Palette, code: str = "") -> str:
    """What dots are outlined in: the accent, but for the scenario that another is held against."""
    return colours.muted if _is_quiet(exhibit, code) else colours.accent


def _is_quiet(exhibit: Exhibit, code: str) -> bool:
    if exhibit.encoding.measure == "interval":
        marked = exhibit.table.loc[exhibit.table["marked"].ne(""), exhibit.encoding.y]
        return bool(code) and len(marked) > 0 and code not in set(marked)
    return exhibit.encoding.measure == "levels" and code.endswith(f"~{scenarios.SIDES[0]}")


def dot_end(row: Mapping[Any, Any], exhibit: Exhibit) -> str:
    """What is printed beside the last dot of a row: its value, or the ends of a range."""
    if exhibit.encoding.measure == "levels":
        ends = [compact(float(row[end])) for end in ("low", "high")]
        return "–".join(dict.fromkeys(ends))
    if exhibit.encoding.measure == "interval":
        return str(row["said"])
    return compact(float(row[exhibit.encoding.x]))


def product_hover(row: Mapping[Any, Any], exhibit: Exhibit) -> str:
    """A row's three figures and the firms behind them, escaped."""
    if exhibit.encoding.measure == "interval":
        return _interval_hover(row, exhibit)
    levels = exhibit.encoding.measure == "levels"
    name = f"{row['name']} · {row['scenario']}" if levels else str(row["name"])
    lines = [f"<b>{plotly_text(name)}</b>"]
    for column in scenarios.LEVELS if levels else RUNGS:
        value = float(row[column])
        said = _("no standard applies") if pd.isna(value) else f"{number(value)} {row['unit']}"
        lines.append(plotly_text(f"{dot_label(column)}: {said}"))
    if not pd.isna(row.get("n")):
        count = int(row["n"])
        firms = ngettext("n = {n} firm", "n = {n} firms", count).format(n=number(count))
        lines.append(plotly_text(firms))
    return "<br>".join(lines)


def _interval_hover(row: Mapping[Any, Any], exhibit: Exhibit) -> str:
    """A row's figure and place, its interval, why it is a peer, the firms behind it; escaped."""
    ratio = exhibit.field("value").kind == "ratio"
    ends = [
        percent(float(row[end])) if ratio else number(float(row[end]), 1) for end in ("low", "high")
    ]
    lines = [f"<b>{plotly_text(str(row['name']))}</b>", plotly_text(str(row["said"]))]
    lines.append(plotly_text(_("between {low} and {high}").format(low=ends[0], high=ends[1])))
    if row.get("reason"):
        lines.append(plotly_text(str(row["reason"])))
    return "<br>".join([*lines, *map(plotly_text, behind(row))])

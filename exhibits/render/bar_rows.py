"""What a ranking's bars and a region's dots say, for the screen and for vectors alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from exhibits.catalogue.product_measures import RATIOS, figure_text, short_text
from exhibits.catalogue.region_products import RUNGS, rung_label
from exhibits.catalogue.region_ranking import TOP
from exhibits.exhibit import Exhibit
from exhibits.plain import plotly_text
from exhibits.render.hover import behind, hover_text
from exhibits.style import Palette
from words import _, ngettext, number

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
    if measure in RATIOS and not pd.isna(row["capacity"]):
        capacity = figure_text("capacity", float(row["capacity"]), str(row["unit"]))
        lines.append(plotly_text(capacity))
    return "<br>".join([*lines, *map(plotly_text, behind(row))])


def labels(names: Iterable[str], codes: Iterable[str]) -> list[str]:
    """Names for an axis; those that look alike (by case or space) carry their code."""
    pairs = list(zip(names, codes, strict=True))
    seen = pd.Series([name.casefold().strip() for name, _code in pairs]).duplicated(keep=False)
    return [
        f"{name} ({code})" if twice else name
        for (name, code), twice in zip(pairs, seen, strict=True)
    ]


def panels(exhibit: Exhibit) -> list[tuple[str, pd.DataFrame]]:
    """A region's products by unit, as pieces and kilograms share no axis: heading and rows."""
    known = exhibit.table[exhibit.table["declared"].notna()]
    return [
        (_("{unit} a week").format(unit=unit), known[known["unit"].eq(unit)])
        for unit in dict.fromkeys(known["unit"])
    ]


def rung_fills(colours: Palette) -> dict[str, str]:
    """The fill of each rung's dot; all are outlined in the accent."""
    return {
        "declared": colours.paper,
        "attested": colours.sequential[1],
        "certified": colours.sequential[4],
    }


def product_hover(row: Mapping[Any, Any]) -> str:
    """A product's three capacities and the firms behind them, escaped."""
    lines = [f"<b>{plotly_text(str(row['name']))}</b>"]
    for rung in RUNGS:
        value = float(row[rung])
        said = _("no standard applies") if pd.isna(value) else f"{number(value)} {row['unit']}"
        lines.append(plotly_text(f"{rung_label(rung)}: {said}"))
    if not pd.isna(row["n"]):
        count = int(row["n"])
        firms = ngettext("n = {n} firm", "n = {n} firms", count).format(n=number(count))
        lines.append(plotly_text(firms))
    return "<br>".join(lines)

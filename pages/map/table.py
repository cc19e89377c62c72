"""The list beside the map: every area that was asked, largest first; one chosen drills."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from cluster_data import reference
from exhibits.catalogue.areas import Measure, value_text
from exhibits.classes import area_colours
from exhibits.exhibit import SUPPRESSED, Exhibit, state_label
from exhibits.style import palette
from pages.map import wording
from shell import listing
from shell.listing import Row
from words import _, number, quantity

_ORDER = {"value": 0, "none": 1, "suppressed": 2, "not_answered": 3}
_KEY = "tela_areas"
Cells = Callable[[Mapping[Any, Any]], tuple[str, ...]]
"""The cells of a row of the table that shows a figure."""


def draw(
    heads: Iterable[str],
    rows: list[Row],
    label: str,
    chosen: str,
    on_choose: Callable[[str], object],
) -> None:
    """The list; `on_choose` is called before the next run with the code of the area chosen."""
    listing.draw(_KEY, [_("Area"), *heads], rows, label, chosen, on_choose, toggles=True)


def draw_measure(
    exhibit: Exhibit,
    unit: str | None,
    chosen: str,
    dark: bool,
    on_choose: Callable[[str], object],
) -> None:
    """The list of an exhibit of one measure, in its colours."""
    measure: Measure = exhibit.encoding.measure  # type: ignore[assignment]
    draw(
        [heading(measure, unit), _("Firms")],
        rows(exhibit, dark),
        _("Areas by {measure}").format(measure=wording.measure(measure)),
        chosen,
        on_choose,
    )


def heading(measure: Measure, unit: str | None) -> str:
    """The unit of the figures, said once above them."""
    if measure == "per_100k":
        return _("{unit} a week per 100,000").format(unit=wording.unit(unit))
    return wording.measure(measure)


def rows(exhibit: Exhibit, dark: bool = False) -> list[Row]:
    """A row an area that was asked: those with a figure first, the largest before the smaller.

    Its colour is the area's on the map.
    """
    measure: Measure = exhibit.encoding.measure  # type: ignore[assignment]

    def cells(row: Mapping[Any, Any]) -> tuple[str, ...]:
        said = row["state"] == "value" and not pd.isna(row["value"])
        shown = value(row["value"], measure) if said else state_label(row["state"])
        return (shown, firms(row["state"], row["n"]))

    return area_rows(exhibit.table, area_colours(exhibit, dark), cells, dark)


def area_rows(
    table: pd.DataFrame,
    shades: Mapping[str, str],
    cells: Cells,
    dark: bool,
    by: str = "value",
    note: Callable[[Mapping[Any, Any]], str] | None = None,
) -> list[Row]:
    """A row an area that was asked, by the column `by`; without a shade it is a quiet one."""
    asked = table[table["state"].ne("not_asked")].to_dict("records")
    plain = palette(dark).blank

    def place(row: Mapping[Any, Any]) -> tuple[int, float, str, str]:
        size = 1.0 if pd.isna(row[by]) else -float(row[by])
        return _ORDER[row["state"]], size, row["name"], row["area"]

    return [
        Row(
            code=row["area"],
            name=row["name"],
            note=(note or _country_of)(row),
            cells=cells(row),
            colour=shades.get(row["area"], plain),
            quiet=row["area"] not in shades,
        )
        for row in sorted(asked, key=place)
    ]


def _country_of(row: Mapping[Any, Any]) -> str:
    return "" if row["area"] == row["iso2"] else country(row["iso2"])


def country(iso2: str) -> str:
    """A country's name."""
    known = reference.countries()
    return known[iso2].label if iso2 in known else iso2


def value(figure: float, measure: Measure) -> str:
    """A figure without its unit, which stands above."""
    return quantity(figure) if measure == "per_100k" else value_text(measure, figure, "")


def firms(state: str, n: Any) -> str:
    """How many firms stand behind a row."""
    if state == "suppressed":
        return SUPPRESSED
    return "" if pd.isna(n) else number(int(n))

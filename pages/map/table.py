"""The list beside the map: every area that was asked, largest first; one chosen drills."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from cluster_data import reference
from cluster_data.store import Measure, RegionFigures
from exhibits.catalogue.areas import value_text
from exhibits.classes import classes
from exhibits.exhibit import SUPPRESSED, state_label
from exhibits.plain import visible
from exhibits.style import class_colours, palette
from pages.map import wording
from words import _, number, quantity

_ORDER = {"value": 0, "none": 1, "suppressed": 2, "not_answered": 3}
_KEY = "tela_areas"


def draw(
    figures: RegionFigures,
    measure: Measure,
    chosen: str,
    dark: bool,
    on_choose: Callable[[str], object],
) -> None:
    """The list; `on_choose` is called before the next run with the code of the area chosen."""
    folder = Path(__file__).parent
    component = st.components.v2.component(
        "tela_areas",
        html='<div class="areas"></div>',
        css=(folder / "table.css").read_text(encoding="utf-8"),
        js=(folder / "table.js").read_text(encoding="utf-8"),
    )
    component(
        key=_KEY,
        data={
            "label": _("Areas by {measure}").format(measure=wording.measure(measure)),
            "heads": [_("Area"), heading(measure, figures.unit), _("Firms")],
            "rows": rows(figures.areas, measure, dark),
            "chosen": chosen,
        },
        on_chosen_change=partial(_chosen, on_choose),
    )


def heading(measure: Measure, unit: str | None) -> str:
    """The unit of the figures, said once above them."""
    if measure == "per_100k":
        return _("{unit} a week per 100,000").format(unit=wording.unit(unit))
    return wording.measure(measure)


def rows(areas: pd.DataFrame, measure: Measure, dark: bool = False) -> list[dict[str, Any]]:
    """A row an area that was asked: those with a figure first, the largest before the smaller.

    Texts are plain and for `textContent`; `colour` is the area's on the map, empty without figure.
    """
    countries = reference.countries()
    asked = areas[areas["state"].ne("not_asked")]
    ordered = asked.assign(
        _place=asked["state"].map(_ORDER), _size=-asked["value"].fillna(-1.0)
    ).sort_values(["_place", "_size", "name", "area"])
    shades = _shades(areas, measure, dark)
    return [
        {
            "code": row["area"],
            "name": visible(row["name"]),
            "country": countries[row["iso2"]].label if row["iso2"] in countries else row["iso2"],
            "value": _value(row["state"], row["value"], measure),
            "firms": _firms(row["state"], row["n"]),
            "stands": row["area"] in shades,
            "colour": shades.get(row["area"], palette(dark).blank),
        }
        for row in ordered.to_dict("records")
    ]


def _shades(areas: pd.DataFrame, measure: Measure, dark: bool) -> dict[str, str]:
    known = areas[areas["state"].eq("value") & areas["value"].notna()]
    found = classes(known["value"], share=measure != "per_100k")
    colours = class_colours(len(found), dark)
    return {
        area: colours[place]
        for area, place in zip(known["area"], found.index(known["value"]), strict=True)
    }


def _value(state: str, value: float, measure: Measure) -> str:
    if state != "value" or pd.isna(value):
        return state_label(state)
    return quantity(value) if measure == "per_100k" else value_text(measure, value, "")


def _firms(state: str, n: Any) -> str:
    if state == "suppressed":
        return SUPPRESSED
    return "" if pd.isna(n) else number(int(n))


def _chosen(on_choose: Callable[[str], object]) -> None:
    code = st.session_state[_KEY].chosen
    if isinstance(code, str):
        on_choose(code)

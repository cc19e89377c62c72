"""The table beside the map: every area that was asked, largest first; a row chosen drills."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from cluster_data import reference
from cluster_data.store import Measure, RegionFigures
from exhibits.catalogue.areas import value_text
from exhibits.exhibit import SUPPRESSED, state_label
from pages.map import wording
from words import _, compact, number

_ORDER = {"value": 0, "none": 1, "suppressed": 2, "not_answered": 3}


def draw(figures: RegionFigures, measure: Measure, chosen: str) -> str | None:
    """The table; the code of the area whose row was chosen just now, else None."""
    areas = figures.areas[figures.areas["state"].ne("not_asked")]
    ordered = areas.assign(
        _place=areas["state"].map(_ORDER), _size=-areas["value"].fillna(-1.0)
    ).sort_values(["_place", "_size", "name"])
    event = st.dataframe(
        _shown(ordered, figures, measure),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"tela_areas_{measure}",
        height=560,
        alt=_("Areas by {measure}").format(measure=wording.measure(measure)),
    )
    rows = event.selection.rows
    return _changed("row", ordered["area"].iloc[rows[0]] if rows and rows[0] < len(ordered) else "")


def clicked_area(event: Any) -> str | None:
    """The code of the area clicked just now on the map, else None."""
    points = event.selection.points if event else []
    codes = [point["customdata"][0] for point in points if point.get("customdata")]
    return _changed("click", codes[0] if codes else "")


def _changed(source: str, code: str) -> str | None:
    """The code when it is a new choice: a widget goes on reporting its old one on every run."""
    key = f"tela_area_by_{source}"
    before = st.session_state.get(key, "")
    st.session_state[key] = code
    return code if code and code != before else None


def _shown(areas: pd.DataFrame, figures: RegionFigures, measure: Measure) -> pd.DataFrame:
    countries = reference.countries()
    unit = wording.unit(figures.unit)
    values = [
        _value(state, value, measure, unit)
        for state, value in zip(areas["state"], areas["value"], strict=True)
    ]
    counts = [
        SUPPRESSED if state == "suppressed" else "" if pd.isna(n) else number(int(n))
        for state, n in zip(areas["state"], areas["n"], strict=True)
    ]
    return pd.DataFrame(
        {
            _("Area"): areas["name"],
            _("Country"): [countries[c].label if c in countries else c for c in areas["iso2"]],
            wording.measure(measure): values,
            _("A week"): [compact(c) if pd.notna(c) else "" for c in areas["capacity"]],
            _("Firms"): counts,
        }
    )


def _value(state: str, value: float, measure: Measure, unit: str) -> str:
    if state != "value" or pd.isna(value):
        return state_label(state)
    return value_text(measure, value, unit)

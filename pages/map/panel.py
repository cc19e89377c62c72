"""What one area makes, under the map: its figure in words and its products."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

import shell
from cluster_data import reference, store
from cluster_data.store import Measure, RegionFigures
from exhibits.catalogue.areas import value_text
from exhibits.catalogue.region_products import region_products
from exhibits.exhibit import Answered, state_label
from exhibits.plain import plain
from exhibits.render import plotly_bars
from pages.map import wording
from shell import charts
from shell.state import State
from words import _


def draw(state: State, figures: RegionFigures, area: str, measure: Measure) -> None:
    """The panel of one area of the table."""
    row = figures.areas.set_index("area").loc[area]
    with st.container(key="tela_panel", border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(plain(str(row["name"])), anchor=False)
            st.button(
                _("Close"), icon=":material/close:", type="tertiary", key="tela_close_panel",
                on_click=lambda: state.write(area=None),
            )  # fmt: skip
        st.markdown(_headline(row, figures, measure, state))
        _products(state, area, str(row["name"]), row)


def _headline(row: pd.Series, figures: RegionFigures, measure: Measure, state: State) -> str:
    product = plain(wording.product(state.selection))
    if row["state"] == "value" and pd.notna(row["value"]):
        figure = value_text(measure, float(row["value"]), wording.unit(figures.unit))
        said = f"**{plain(figure)}**"
    else:
        said = f"**{plain(state_label(str(row['state'])))}**"
    n = None if pd.isna(row["n"]) else int(row["n"])
    asked = None if pd.isna(row["asked"]) else int(row["asked"])
    counted = Answered(n, asked).text if row["state"] in ("value", "none", "suppressed") else ""
    return " · ".join(part for part in (product, said, plain(counted)) if part)


def _products(state: State, area: str, name: str, row: pd.Series) -> None:
    everything = state.selection.but(products=(), families=())
    made = shell.cached(store.products_of_place, everything, state.viewer, area, dt.date.today())
    if made.empty:
        st.caption(_("No product with a countable capacity is stated here."))
        return
    products = reference.products()
    table = pd.DataFrame(
        {
            "product": made["product_code"],
            "name": [wording.short(products[code].label) for code in made["product_code"]],
            "unit": [wording.unit(unit) for unit in made["unit"]],
            "state": ["value" if known else "suppressed" for known in made["declared"].notna()],
            "declared": made["declared"],
            "attested": made["attested"],
            "certified": made["certified"],
            "n": made["n"].astype("Int64"),
        }
    )
    asked = None if pd.isna(row["asked"]) else int(row["asked"])
    exhibit = region_products(
        table,
        area_label=name,
        as_of=everything.day(dt.date.today()),
        answered=Answered(int(row["answered"]), asked),
        source=wording.source(),
        id=f"products-{area}",
    )
    dark, width = shell.appearance()
    place = "tela_chart_products"
    figure = plotly_bars.figure(exhibit, dark=dark, width=width, pixels=charts.pixels(place))
    charts.draw(figure, exhibit, place)
    shell.take_away(exhibit)

"""One area under the map: its figure in words, its products, its rounds, who is there and beside.

A few steps of one thought each: what is made is here, the rest in the modules beside this one.
"""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

import shell
from cluster_data import reference, store
from cluster_data.store import RegionFigures
from exhibits.catalogue.areas import value_text
from exhibits.catalogue.region_products import region_products
from exhibits.exhibit import Answered, Exhibit, state_label
from exhibits.plain import plain
from exhibits.render import plotly_bars
from pages.map import panel_focus, panel_lists, panel_trend, wording
from pages.map.view import View
from shell import basket, charts, presets
from shell.decks import pack
from shell.links import link
from shell.state import State
from words import _


def draw(state: State, view: View, figures: RegionFigures) -> None:
    """The panel of the view's area."""
    area = view.area
    row = figures.areas[figures.areas["area"].eq(area)].iloc[0]
    name = str(row["name"])
    with st.container(key="tela_panel", border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.header(plain(name), anchor=False)
            link(
                state, basket.PAGE, _("Profile to take away"), icon=":material/co_present:",
                deck=pack(presets.preset("region", area)),
            )  # fmt: skip
            st.button(
                _("Close"), icon=":material/close:", type="tertiary", key="tela_close_panel",
                help=_("Back to {area} in the list").format(area=plain(name)),
                on_click=panel_focus.close, args=(state, area),
            )  # fmt: skip
        st.markdown(_headline(row, figures, view, state))
        with st.container(key="tela_panel_split"):
            figure, aside = st.columns([2, 1.1], gap="large")
            with figure:
                _draw_products(state, figures, area)
                panel_trend.draw(state, view, figures, area)
            with aside:
                panel_lists.measures(state, area)
                panel_lists.neighbours(state, view, area)
                panel_lists.members(state, area)


def _headline(row: pd.Series, figures: RegionFigures, view: View, state: State) -> str:
    product = plain(wording.product(state.selection))
    if row["state"] == "value" and pd.notna(row["value"]):
        figure = value_text(view.figure_of, float(row["value"]), wording.unit(figures.unit))
        named = wording.measure(view.figure_of)
        said = f"{plain(named)} **{plain(figure)}**"
    else:
        said = f"**{plain(state_label(str(row['state'])))}**"
    n = None if pd.isna(row["n"]) else int(row["n"])
    asked = None if pd.isna(row["asked"]) else int(row["asked"])
    counted = Answered(n, asked).text if row["state"] in ("value", "none", "suppressed") else ""
    return " · ".join(part for part in (product, said, plain(counted)) if part)


def products(state: State, figures: RegionFigures, area: str) -> Exhibit | None:
    """What an area makes; None where nothing countable is stated there."""
    row = figures.areas[figures.areas["area"].eq(area)].iloc[0]
    everything = state.selection.but(products=(), families=())
    made = shell.cached(store.products_of_place, everything, state.viewer, area, dt.date.today())
    if made.empty:
        return None
    known = reference.products()
    table = pd.DataFrame(
        {
            "product": made["product_code"],
            "name": [wording.short(known[code].label) for code in made["product_code"]],
            "unit": [wording.unit(unit) for unit in made["unit"]],
            "state": ["value" if told else "suppressed" for told in made["declared"].notna()],
            "declared": made["declared"],
            "attested": made["attested"],
            "certified": made["certified"],
            "n": made["n"].astype("Int64"),
        }
    )
    asked = None if pd.isna(row["asked"]) else int(row["asked"])
    return region_products(
        table,
        area_label=str(row["name"]),
        as_of=everything.day(dt.date.today()),
        answered=Answered(int(row["answered"]), asked),
        source=wording.source(),
        id=f"products-{area}",
    )


def _draw_products(state: State, figures: RegionFigures, area: str) -> None:
    exhibit = products(state, figures, area)
    if exhibit is None:
        st.caption(_("No product with a countable capacity is stated here."))
        return
    dark, width = shell.appearance()
    place = "tela_chart_products"
    figure = plotly_bars.figure(exhibit, dark=dark, width=width, pixels=charts.pixels(place))
    charts.draw(figure, exhibit, place)
    shell.take_away(state, exhibit, "products")

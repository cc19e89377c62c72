"""The map with data: filters and measure, the figure, the list beside it, the area chosen."""

from __future__ import annotations

import datetime as dt

import streamlit as st

import shell
from cluster_data import store
from cluster_data.store import Measure, RegionFigures
from exhibits.catalogue.region_map import region_map
from exhibits.catalogue.region_ranking import region_ranking
from exhibits.exhibit import Exhibit
from exhibits.render import plotly_bars, plotly_map
from pages.map import panel, table, wording
from shell import charts
from shell.state import State
from words import _

_VIEWS = ("map", "ranking")


def draw(state: State) -> None:
    """The four steps: selection, query, build, show."""
    shell.filter_chips(state)
    measure = next(
        m for m in store.MEASURES if m == state.param("m", store.MEASURES, "certified_share")
    )
    view = state.param("v", _VIEWS, "map")
    _choices(state, measure, view)

    figures = shell.cached(
        store.region_figures, state.selection, state.viewer, measure, dt.date.today()
    )

    _remarks(state, figures, measure)
    if figures.unit is None and measure == "per_100k":
        return
    described = wording.described(state, figures, measure)
    exhibit = (region_map if view == "map" else region_ranking)(figures.areas, **described)

    _show(state, figures, exhibit, measure, view)


def _choices(state: State, measure: Measure, view: str) -> None:
    with st.container(horizontal=True, key="tela_measures", vertical_alignment="center"):
        st.segmented_control(
            _("Colour by"),
            store.MEASURES,
            format_func=wording.measure,
            required=True,
            key="tela_measure",
            on_change=shell.follow("tela_measure", measure, lambda chosen: state.write(m=chosen)),
            label_visibility="collapsed",
        )
        st.segmented_control(
            _("Shown as"),
            _VIEWS,
            format_func={"map": _("Map"), "ranking": _("Ranking")}.get,
            required=True,
            key="tela_view",
            on_change=shell.follow("tela_view", view, lambda chosen: state.write(v=chosen)),
            label_visibility="collapsed",
        )


def _remarks(state: State, figures: RegionFigures, measure: Measure) -> None:
    if not figures.standard_applies and measure == "certified_share":
        st.info(
            _("No standard applies to {product}, so nothing can be certified.").format(
                product=shell.plain(wording.product(state.selection))
            ),
            icon=":material/info:",
        )
    if figures.unit is None and measure == "per_100k":
        st.info(
            _(
                "Capacity per person needs one unit: pieces, kilograms and metres can’t be added. "
                "Choose a product above."
            ),
            icon=":material/info:",
        )


def _show(
    state: State, figures: RegionFigures, exhibit: Exhibit, measure: Measure, view: str
) -> None:
    area = state.own.get("area", "")
    known = area in set(figures.areas["area"])

    def choose(code: str) -> None:
        """Open an area's panel, or close it where it is open."""
        state.write(area=None if code == area else code)

    shell.heading(exhibit.title)
    dark, width = shell.appearance()
    place = f"tela_chart_{view}"
    with st.container(key="tela_split"):
        beside, aside = st.columns([2.5, 1], gap="medium")
        with beside:
            pixels = charts.pixels(place)
            ground = charts.ground()
            if view == "map":
                figure = plotly_map.figure(exhibit, ground, dark=dark, width=width, pixels=pixels)
            else:
                figure = plotly_bars.figure(exhibit, dark=dark, width=width, pixels=pixels)
            outlined = plotly_map.area_codes(area, ground) if known else ()
            charts.draw(figure, exhibit, place, chosen=outlined, on_click=choose)
            shell.take_away(exhibit)
        with aside, st.container(key="tela_aside"):
            table.draw(figures, measure, area, dark, choose)
    if known:
        panel.draw(state, figures, area, measure)

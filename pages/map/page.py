"""Map: regions of both shores coloured by a ratio, with the absolute as circles; click to drill."""

import datetime as dt

import streamlit as st

import shell
from cluster_data import store
from exhibits.catalogue.region_map import region_map
from exhibits.catalogue.region_ranking import region_ranking
from exhibits.render import plotly_bars, plotly_map
from pages.map import panel, table, wording
from shell import charts, start
from words import _

state = shell.open(page="map")

# selection
if store.is_empty():
    start.offer(state)
    st.stop()
shell.filter_chips(state)
measure = state.param("m", store.MEASURES, "certified_share")
view = state.param("v", ("map", "ranking"), "map")
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
        ("map", "ranking"),
        format_func={"map": _("Map"), "ranking": _("Ranking")}.get,
        required=True,
        key="tela_view",
        on_change=shell.follow("tela_view", view, lambda chosen: state.write(v=chosen)),
        label_visibility="collapsed",
    )

# query
figures = shell.cached(
    store.region_figures, state.selection, state.viewer, measure, dt.date.today()
)

# build
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
    st.stop()
described = wording.described(state, figures, measure)
exhibit = (region_map if view == "map" else region_ranking)(figures.areas, **described)
chosen = state.own.get("area", "")
known = chosen in set(figures.areas["area"])

# show
beside, aside = st.columns([2.4, 1], gap="medium")
with beside:
    dark, width = shell.appearance()
    if view == "map":
        figure = plotly_map.figure(
            exhibit, charts.ground(), dark=dark, width=width, selected=chosen if known else None
        )
    else:
        figure = plotly_bars.figure(exhibit, dark=dark, width=width)
    event = charts.draw(figure, exhibit, f"tela_chart_{view}", selectable=view == "map")
    shell.take_away(exhibit)
with aside:
    picked = table.draw(figures, measure, chosen)
clicked = (table.clicked_area(event) if view == "map" else None) or picked
if clicked is not None and clicked != chosen:
    state.change(area=clicked)
if known:
    panel.draw(state, figures, chosen, measure)

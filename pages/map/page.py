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
if store.is_empty() or start.is_loading():
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
area = state.own.get("area", "")
known = area in set(figures.areas["area"])


def choose(code: str) -> None:
    """Open an area's panel, or close it where it is open."""
    state.write(area=None if code == area else code)


# show
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

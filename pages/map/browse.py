"""The map with data: filters, choices, the figure, the list beside it, the area chosen."""

from __future__ import annotations

import datetime as dt
import importlib

import streamlit as st

import shell
from cluster_data import store
from cluster_data.store import RegionFigures
from pages.map import areas, controls, mix, need, panel, panel_focus, places, rounds, wording
from pages.map.beside import Look
from pages.map.view import View, read
from shell.state import State
from words import _

_LOOKS = {"map": areas.look, "ranking": areas.look, "mix": mix.look, "need": need.look,
          "rounds": rounds.look}  # fmt: skip


def draw(state: State) -> None:
    """The four steps: selection, query, build, show."""
    shell.filter_chips(state)
    view = read(state)
    controls.draw(state, view)
    if view.shown == "sites":
        # drawn by a module with deck.gl, which no other view needs
        importlib.import_module("pages.map.sites").draw(state)
        return

    figures = figures_of(state, view)

    with st.container(horizontal=True, key="tela_measures", vertical_alignment="center"):
        controls.measures(state, view)
        classes = st.container(width="content")
    _say_what_lacks(state, figures, view)
    look = look_of(state, view, figures)
    if look is None:
        return
    with classes:
        controls.classes(state, view, look.classes)

    _show(state, view, figures, look)


def figures_of(state: State, view: View) -> RegionFigures:
    """The figures behind a view of areas."""
    return shell.cached(
        store.region_figures, state.selection, state.viewer, view.figure_of, dt.date.today()
    )


def look_of(state: State, view: View, figures: RegionFigures) -> Look | None:
    """What a view of areas gives the page; None where its measure needs a unit and has none."""
    if figures.unit is None and view.figure_of == "per_100k" and view.shown != "mix":
        return None
    return _LOOKS[view.shown](state, view, figures)


def _say_what_lacks(state: State, figures: RegionFigures, view: View) -> None:
    """Says what stands in the way of the measure."""
    measure = view.figure_of
    if view.shown == "mix":
        return
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


def _show(state: State, view: View, figures: RegionFigures, look: Look) -> None:
    places.trail(state, view)
    shell.heading(look.exhibit.title)
    with st.container(key="tela_split"):
        figure, aside = st.columns([2.5, 1], gap="medium")
        with figure:
            look.draw()
            shell.take_away(state, look.exhibit)
        with aside, st.container(key="tela_aside"):
            look.listed()
            panel_focus.follow()
    if view.area in look.areas:
        panel.draw(state, view, figures)

"""The choices above the figure: what is shown, by region or country, by which measure."""

from __future__ import annotations

import streamlit as st

from cluster_data import store
from exhibits.classes import Classes
from pages.map import class_choice, wording
from pages.map.view import CLASSED, LEVELS, MEASURED, VIEWS, View
from shell.choosing import one_of
from shell.state import State
from words import _


def draw(state: State, view: View) -> None:
    """What is shown, and by region or country."""
    with st.container(horizontal=True, key="tela_looks", vertical_alignment="center"):
        names = {
            "map": _("Map"),
            "ranking": _("Ranking"),
            "mix": _("Product mix"),
            "need": _("Capacity and need"),
            "rounds": _("Rounds"),
            "sites": _("Sites"),
        }
        one_of(
            "tela_view",
            _("Shown as"),
            {shown: names[shown] for shown in VIEWS},
            view.shown,
            lambda chosen: state.write(v=chosen if chosen != "map" else None),
        )
        if view.shown != "sites":
            levels = {"region": _("Regions"), "country": _("Countries")}
            one_of(
                "tela_level",
                _("Drawn by"),
                {level: levels[level] for level in LEVELS},
                view.level,
                lambda chosen: state.write(lv=chosen if chosen != "region" else None, area=None),
            )


def measures(state: State, view: View) -> None:
    """The measure, where the figure is of one; leaves room for the classes beside it."""
    if view.shown not in MEASURED:
        return

    def write(measure: str) -> None:
        # breaks by hand are in the unit of the measure left
        kept = None if view.classing.method == "manual" else state.own.get("cl")
        state.write(m=measure, cl=kept)

    names = {measure: wording.measure(measure) for measure in store.MEASURES}
    one_of("tela_measure", _("Colour by"), names, view.measure, write)


def classes(state: State, view: View, found: Classes) -> None:
    """How values are classed, where the figure shows classes."""
    if view.shown in CLASSED:
        class_choice.draw(state, view, found)

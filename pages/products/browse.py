"""Products by place, ranked, or as a mix: the figure, its measure, and the way into each row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

import streamlit as st

import shell
from cluster_data.store import By, ProductMeasure
from exhibits.exhibit import Exhibit
from exhibits.render import plotly_bars, plotly_heatmap, plotly_stack
from pages.products import build, choices, rows, wording
from pages.products.choices import Choice
from shell import charts
from shell.state import State
from words import _

View = Literal["heatmap", "ranking", "mix"]
VIEWS: tuple[View, ...] = ("heatmap", "ranking", "mix")
_DRAWN = {
    "heatmap": plotly_heatmap.figure,
    "ranking": plotly_bars.figure,
    "mix": plotly_stack.figure,
}


@dataclass(frozen=True)
class Look:
    """One way of looking at the products: `families` where rows are families."""

    view: View
    measure: ProductMeasure
    by: By
    families: bool


def draw(state: State) -> None:
    """The four steps: selection, query, build, show."""
    shell.filter_chips(state)
    rows.trail(state)
    look = read(state)
    choices.draw(state, _choices(state, look))

    exhibit = built(state)
    _show(state, exhibit, look)


def read(state: State) -> Look:
    """What the address says is shown, and how."""
    view = cast(View, state.param("o", _views(state), "heatmap"))
    families = rows.by_family(state.selection) and view == "heatmap"
    measures = measures_of(view, families)
    measure = cast(ProductMeasure, state.param("m", measures, measures[0]))
    by = cast(By, state.param("by", rows.PLACES, rows.PLACES[0]))
    return Look(view, measure, by, families)


def built(state: State) -> Exhibit:
    """The figure of the address."""
    look = read(state)
    return build.exhibit(state, look.view, look.measure, look.by, look.families)


def _views(state: State) -> tuple[View, ...]:
    # one family alone is no mix
    return VIEWS if rows.by_family(state.selection) else VIEWS[:2]


def measures_of(view: View, families: bool) -> tuple[ProductMeasure, ...]:
    """What a view can be coloured or ordered by; a mix has only its shares."""
    if view == "heatmap" and not families:
        return ("certified_share", "capacity", "utilisation", "per_100k")
    # nothing has people of its own without a place, and families have no unit
    return ("certified_share", "capacity", "utilisation")


def _choices(state: State, look: Look) -> list[Choice]:
    labels = {"heatmap": _("By place"), "ranking": _("Ranking"), "mix": _("Mix of families")}
    views = {known: labels[known] for known in _views(state)}
    found = [Choice("o", _("Shown as"), views, look.view)]
    if look.view != "mix":
        measures = measures_of(look.view, look.families)
        named: dict[str, str] = {code: wording.measure(code, look.families) for code in measures}
        found.append(Choice("m", _("Measure"), named, look.measure))
    if look.view != "ranking":
        found.append(Choice("by", _("Places"), wording.places(), look.by))
    return found


def _show(state: State, exhibit: Exhibit, look: Look) -> None:
    view, by = look.view, look.by

    def choose(code: str) -> None:
        """Open what a cell, bar or row stands for."""
        rows.choose(state, view, code, by)

    shell.heading(exhibit.title)
    dark, width = shell.appearance()
    place = f"tela_chart_products_{view}"
    with st.container(key="tela_split"):
        if view == "mix":
            beside, aside = st.container(), None
        else:
            beside, aside = st.columns([3, 1], gap="medium")
        with beside:
            pixels = charts.pixels(place)
            figure = _DRAWN[view](exhibit, dark=dark, width=width, pixels=pixels)
            charts.draw(figure, exhibit, place, on_click=choose)
            shell.take_away(state, exhibit)
        if aside is not None:
            with aside, st.container(key="tela_aside"):
                rows.draw(state, exhibit, look.measure, look.families, choose)

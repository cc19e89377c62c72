"""One product in full: its headline, where it is made, how sure that is, its course, its facts."""

from __future__ import annotations

import datetime as dt
from typing import cast

import streamlit as st

import shell
from cluster_data import reference
from cluster_data.store import By, ProductMeasure
from exhibits.exhibit import Exhibit
from exhibits.plain import plain
from exhibits.render import plotly_bars, plotly_lines
from pages.products import choices, facts, figures, headline, rows, wording
from pages.products.choices import Choice
from shell import basket, charts, presets
from shell.decks import pack
from shell.links import link
from shell.state import State
from words import _

VIEWS = ("where", "rungs", "rounds")


def draw(state: State) -> None:
    """The four steps: selection, query, build, show."""
    shell.filter_chips(state)
    rows.trail(state)
    product = reference.products()[state.selection.products[0]]
    said = headline.said(state, product, dt.date.today())
    st.title(plain(product.label), anchor=False)
    st.markdown(said)
    _onward(state)

    view, measure, by = read(state)
    measures = measures_of(view, product)
    choices.draw(state, _choices(state, view, measure, measures, by))
    _show(state, built(state), view)
    facts.draw(state, product)


def read(state: State) -> tuple[str, ProductMeasure, By]:
    """The view, measure and parting into places that the address says."""
    product = reference.products()[state.selection.products[0]]
    view = state.param("o", VIEWS, "where")
    measures = measures_of(view, product)
    measure = cast(ProductMeasure, state.param("m", measures, measures[0]))
    return view, measure, cast(By, state.param("by", rows.PLACES, rows.parted(state.selection)))


def _onward(state: State) -> None:
    """The same product on the other pages."""
    with st.container(horizontal=True, key="tela_onward", gap="medium"):
        link(state, "map", _("On the map"), icon=":material/map:", m=state.own.get("m"))
        link(state, "directory", _("Who makes it"), icon=":material/contacts:")
        link(state, "dictionary", _("In the dictionary"), icon=":material/menu_book:", s="products")
        profile = pack(presets.preset("product", state.selection.products[0]))
        link(state, basket.PAGE, _("Profile to take away"), icon=":material/co_present:",
             deck=profile)  # fmt: skip


def measures_of(view: str, product: reference.Product) -> tuple[ProductMeasure, ...]:
    """What a view can be of; over rounds only what is comparable between them."""
    shares: tuple[ProductMeasure, ...] = ("certified_share", "utilisation", "per_100k")
    shares = shares if product.standards else shares[1:]
    return ("capacity", *shares) if view == "where" else shares


def _choices(
    state: State,
    view: str,
    measure: ProductMeasure,
    measures: tuple[ProductMeasure, ...],
    by: By,
) -> list[Choice]:
    views = {"where": _("Where"), "rungs": _("How sure"), "rounds": _("Round by round")}
    found = [Choice("o", _("Shown as"), views, view)]
    if view != "rungs":
        named: dict[str, str] = {code: wording.measure(code) for code in measures}
        found.append(Choice("m", _("Measure"), named, measure))
    if view == "where":
        found.append(Choice("by", _("Places"), wording.places(), by))
    return found


def built(state: State) -> Exhibit:
    """The figure of the address."""
    view, measure, by = read(state)
    product = reference.products()[state.selection.products[0]]
    if view == "rungs":
        return figures.ladder(state, product)
    if view == "rounds":
        return figures.trend(state, product, measure)
    return figures.places(state, product, measure, by)


def _show(state: State, exhibit: Exhibit, view: str) -> None:
    def choose(code: str) -> None:
        """Stay with one country or region."""
        by: By = "area" if code in reference.regions() else "country"
        state.write(rows.placed(state.selection, code, by))

    dark, width = shell.appearance()
    place = f"tela_chart_product_{view}"
    pixels = charts.pixels(place)
    drawn = plotly_lines.figure if view == "rounds" else plotly_bars.figure
    figure = drawn(exhibit, dark=dark, width=width, pixels=pixels)
    with st.container(key="tela_figure"):
        charts.draw(figure, exhibit, place, on_click=None if view == "rungs" else choose)
        shell.take_away(state, exhibit)

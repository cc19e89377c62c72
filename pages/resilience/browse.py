"""The page where something stands: its answer, one outage, the worst ones, how few make what."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

import shell
from exhibits.exhibit import Exhibit
from exhibits.render import plotly_bars
from pages.resilience import controls, figures, headline, lists
from pages.resilience.view import View, read
from shell.beside import beside
from shell.links import leave_for
from shell.state import State
from words import _


def draw(state: State) -> None:
    """The four steps: selection, query, build, show."""
    shell.filter_chips(state, ("product", "country", "when", "cluster"))
    view = read(state)
    lost = figures.outage(state, view)
    weak = figures.failure_points(state, view)
    spread = figures.concentration(state, view)
    headline.draw(state, view)
    _show(state, view, lost, weak, spread)


def _show(
    state: State,
    view: View,
    lost: Exhibit | None,
    weak: Exhibit | None,
    spread: Exhibit | None,
) -> None:
    def product(code: str) -> None:
        """Open a product in full."""
        wanted = state.selection.but(products=(code,), families=())
        leave_for(state, "products", selection=wanted)

    def choose(code: str) -> None:
        """Let another one drop out."""
        state.write(at=code)

    if lost is None or weak is None or spread is None:
        st.markdown(_("Fewer filters, or another day, may show more."))
        return
    controls.draw(state, view)
    controls.onward(state, view)
    _figure(state, lost, "outage", product, lambda: lists.products_lost(lost, product))
    st.header(_("Each taken out in turn"), anchor=False)
    _figure(state, weak, "points", choose, lambda: lists.each_in_turn(view, choose))
    st.header(_("How few make it"), anchor=False)
    controls.holders(state, view)
    _figure(state, spread, "concentration", product, lambda: lists.spread(spread, product))


def _figure(
    state: State,
    exhibit: Exhibit,
    name: str,
    on_click: Callable[[str], object],
    listed: Callable[[], object],
) -> None:
    """A figure with what it can be taken away as, and its rows as a list beside it."""
    dark, width = shell.appearance()
    beside(
        state,
        exhibit,
        name,
        lambda pixels: plotly_bars.figure(exhibit, dark=dark, width=width, pixels=pixels),
        on_click=on_click,
        listed=listed,
    )

"""The page: its answer, what runs short when, how long it lasts, where, and beside what."""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

import shell
from cluster_data import reference
from exhibits.exhibit import Exhibit
from exhibits.render import plotly_bars, plotly_heatmap, plotly_map, plotly_stack
from pages.foresight import controls, figures, headline, lists, own
from pages.foresight.view import View, read
from shell import charts
from shell.beside import beside
from shell.links import leave_for, link
from shell.state import State
from words import _


def draw(state: State) -> None:
    """The four steps: selection, query, build, show."""
    shell.filter_chips(state, ("product", "country", "rung", "when", "cluster"))
    view = read(state, own.held())
    weeks = figures.weeks(state, view)
    lasting = figures.cover(state, view)
    placed = figures.place_map(state, view)
    against = figures.compared(state, view)
    headline.draw(state, view)
    controls.draw(state, view)
    _show(state, view, weeks, lasting, placed, against)


def _show(
    state: State,
    view: View,
    weeks: Exhibit | None,
    lasting: Exhibit | None,
    placed: Exhibit | None,
    against: Exhibit | None,
) -> None:
    def choose(code: str) -> None:
        """Show another product on the map; a cell's code holds its week too."""
        state.write(at=code.partition("|")[0])

    def open_region(code: str) -> None:
        """Open a region on the map page."""
        wanted = state.selection.but(products=(view.product,), families=())
        country = reference.regions()[code].iso2 if code in reference.regions() else ""
        if country:
            leave_for(state, "map", selection=wanted.but(countries=(country,)), area=code)

    if weeks is None or lasting is None:
        st.markdown(_("Fewer filters, or another day, may show more."))
        return
    if against is not None:
        st.header(_("Beside the other scenario"), anchor=False)
        _figure(state, against, "scenarios", None, lambda: lists.needs(view))
        st.header(_("What runs short when"), anchor=False)
    _figure(state, weeks, "weeks", choose, lambda: lists.short(state, view, choose))
    st.header(_("How long it lasts"), anchor=False)
    _figure(state, lasting, "cover", choose, lambda: lists.cover(view, choose))
    if placed is not None:
        st.header(_("Where"), anchor=False)
        controls.product(state, view)
        _figure(state, placed, "places", open_region, lambda: lists.regions(placed, open_region))
        _onward(state, view)


def _onward(state: State, view: View) -> None:
    """The product on other pages: what could be done, and what hangs on whom."""
    wanted = state.selection.but(products=(view.product,), families=())
    with st.container(horizontal=True, key="tela_onward", gap="medium"):
        link(state, "emergency", _("Who could make more"), icon=":material/emergency:",
             selection=wanted)  # fmt: skip
        link(state, "resilience", _("What hangs on whom"), icon=":material/link_off:",
             selection=wanted)  # fmt: skip


def _figure(
    state: State,
    exhibit: Exhibit,
    name: str,
    on_click: Callable[[str], object] | None,
    listed: Callable[[], object],
) -> None:
    """A figure with what it can be taken away as, and its rows as a list beside it."""
    beside(
        state, exhibit, name, lambda pixels: _drawn(exhibit, pixels), on_click=on_click,
        listed=listed,
    )  # fmt: skip


def _drawn(exhibit: Exhibit, pixels: int) -> go.Figure:
    dark, width = shell.appearance()
    if exhibit.encoding.kind == "map":
        return plotly_map.figure(exhibit, charts.ground(), dark=dark, width=width, pixels=pixels)
    drawn = {"heatmap": plotly_heatmap.figure, "stack": plotly_stack.figure}
    figure = drawn.get(exhibit.encoding.kind, plotly_bars.figure)
    return figure(exhibit, dark=dark, width=width, pixels=pixels)

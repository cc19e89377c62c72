"""The page where something stands: the question, its answer, the candidates, figures of them."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

import shell
from exhibits.exhibit import Exhibit
from exhibits.render import deck_sites, plotly_stack, site_legend
from pages.partners import chosen, controls, figures, headline, lists, writing
from pages.partners.view import View, amount, read
from planning.matching import Need
from shell import charts
from shell.state import State
from words import _, number


def draw(state: State) -> None:
    """The four steps: selection, query, build, show."""
    shell.filter_chips(state, ("country", "rung", "when", "cluster"))
    view = read(state)
    controls.question(state, view)
    headline.draw(state, view)
    if view.need is None:
        st.markdown(_("Fewer filters, or another viewer, may show more."))
        return
    controls.terms(state, view, view.need)
    controls.narrowing(state, view, view.need)
    _show(state, view, view.need)


def _show(state: State, view: View, need: Need) -> None:
    def choose(code: str) -> None:
        """Look at one candidate, or at none again."""
        state.write(m=code or None)

    if not view.shown:
        st.markdown(_("Let less be a must, or ask for less, and more may be found."))
        return
    code = state.own.get("m", "")
    one = view.candidate(code)
    if one:
        chosen.draw(state, view, need, one)
    many = _many(state)
    lists.draw(view, need, many, code if one else "", choose)
    more = len(view.shown) - many
    if more > 0:
        st.button(
            _("Show {count} more").format(count=number(min(more, lists.STEP))),
            key="tela_partners_more",
            on_click=_more,
            args=(state, many),
        )
    writing.draw(state, view, need, code)
    st.header(_("Met and missing"), anchor=False)
    bars = figures.partner_gaps(state, view)
    if bars:
        _bars(state, bars, choose)
    st.header(_("Where they are"), anchor=False)
    drawn = figures.partner_map(state, view)
    if drawn:
        _map(state, drawn, choose)


def _more(state: State, many: int) -> None:
    state.write(more=str(many + lists.STEP))


def _many(state: State) -> int:
    """How many candidates are listed: as many as the address says, else the first few."""
    return max(int(amount(state, "more") or 0), lists.STEP)


def _bars(state: State, exhibit: Exhibit, choose: Callable[[str], object]) -> None:
    dark, width = shell.appearance()
    place = "tela_chart_partners_gaps"
    figure = plotly_stack.figure(exhibit, dark=dark, width=width, pixels=charts.pixels(place))
    charts.draw(figure, exhibit, place, on_click=choose)
    shell.take_away(state, exhibit, "gaps")


def _map(state: State, exhibit: Exhibit, choose: Callable[[str], object]) -> None:
    dark, width = shell.appearance()
    place = "tela_chart_partners_map"
    pixels = charts.pixels(place)
    deck = deck_sites.deck(exhibit, charts.ground(), dark=dark, width=width, pixels=pixels)
    legend = site_legend.on_screen(exhibit, pixels, dark)
    charts.draw_deck(deck, exhibit, place, choose, legend=legend)
    shell.take_away(state, exhibit, "map")

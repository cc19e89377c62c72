"""The four steps of the page: the question, its answer, the exhibits, all shown."""

from __future__ import annotations

import streamlit as st

import shell
from cluster_data import reference
from exhibits.catalogue.delivered import finding
from exhibits.exhibit import Exhibit
from exhibits.plain import plain
from exhibits.render import deck_flows, flow_legend, plotly_bars
from pages.allocation import answer, controls, figures, files, shipments
from pages.allocation.answer import Solved
from pages.allocation.view import View, read
from planning.demand import unknown_demand
from shell import charts, wording
from shell.evidence import no_standard
from shell.state import State
from words import _

MAP = "tela_chart_flows"


def draw(state: State) -> None:
    """The question and what follows from it."""
    # selection
    view = read(state)
    if not view.files:  # which no filter is of
        shell.filter_chips(state, ("country", "rung", "when", "cluster"))
    # query
    solved = answer.solved(state)
    controls.question(state, view, solved.product if solved else "")
    if solved is None:
        _no_files(view)
        return
    controls.terms(state, solved)
    if solved.giving is not None and not _answerable(state, solved):
        return
    # build
    sent, filled = figures.shipments(state, solved), figures.filled(state, solved)
    # show
    _show(state, solved, sent, filled)


def _no_files(view: View) -> None:
    st.title(_("Who sends what to whom?"), anchor=False)
    missing = [role for role in files.ROLES if role not in files.kept()]
    if missing:
        st.markdown(_("Drop both files under “Own files”: who gives, and who receives."))
    else:
        st.markdown(_("A file can’t be read as it is; “Own files” says what to mend."))


def _answerable(state: State, solved: Solved) -> bool:
    """Whether there is a need, and supply that counts and may be told; says so where not."""
    name = wording.product_name(solved.product)
    if solved.takers.empty:
        st.title(plain(_("{product}: no need is known here").format(product=name)), anchor=False)
        st.markdown(plain(unknown_demand(name)))
        st.markdown(_("Choose another product, or say yourself who needs how much: own files."))
        return False
    if solved.delivered.hidden:
        asked = figures.asked(state, solved)
        said = _("{topic}: {finding}").format(
            topic=asked.product, finding=finding(solved.delivered, asked)
        )
        st.title(plain(said), anchor=False)
        st.markdown(_("Fewer filters, another day or other evidence may show more."))
        return False
    certified = state.selection.rung in ("certified", "demonstrated")
    if certified and not reference.standards_of(solved.product):
        no_standard(state, name, "tela_allocated_attested")
        return False
    return True


def _show(state: State, solved: Solved, sent: Exhibit | None, filled: Exhibit) -> None:
    # the eye finds the answer as the title of the figure
    shell.heading((sent or filled).title)
    with st.container(key="tela_split"):
        beside, aside = st.columns([2.5, 1], gap="medium")
        with beside:
            if sent is not None:
                _map(state, sent)
            else:
                st.caption(_("Plane coordinates lie on no map; the list has every shipment."))
                _bars(state, filled)
        with aside, st.container(key="tela_aside"):
            shipments.draw(solved, filled)
    if sent is not None:
        _bars(state, filled)


def _map(state: State, sent: Exhibit) -> None:
    dark, width = shell.appearance()
    pixels = charts.pixels(MAP)
    deck = deck_flows.deck(sent, charts.ground(), dark=dark, width=width, pixels=pixels)
    charts.draw_deck(deck, sent, MAP, legend=flow_legend.on_screen(sent, pixels, dark))
    shell.take_away(state, sent, "flows")


def _bars(state: State, filled: Exhibit) -> None:
    dark, width = shell.appearance()
    place = "tela_chart_fill"
    figure = plotly_bars.figure(filled, dark=dark, width=width, pixels=charts.pixels(place))
    charts.draw(figure, filled, place)
    shell.take_away(state, filled, "fill")

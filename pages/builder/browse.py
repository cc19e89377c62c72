"""The four steps of the page: the question, its answer, the exhibits, all shown."""

from __future__ import annotations

import streamlit as st

import shell
from exhibits.catalogue.chain_words import finding
from exhibits.exhibit import Exhibit
from exhibits.plain import plain
from exhibits.render import deck_flows, flow_legend, plotly_sankey, plotly_stack
from pages.builder import controls, figures, lists
from pages.builder.answer import Solved, shown, solved
from planning.chain_asked import Chain
from shell import charts, contact, wording
from shell.evidence import no_standard
from shell.letters import Purpose
from shell.state import State
from words import _, number

PLAN, MAP, STAGES = "tela_chart_chain", "tela_chart_chain_map", "tela_chart_chain_stages"


def draw(state: State) -> None:
    """The question and the chain that answers it."""
    # selection
    shell.filter_chips(state, ("country", "rung", "when", "cluster"))
    # query
    found = solved(state)
    controls.question(state, found)
    if not found.plan.standard:
        no_standard(state, wording.product_name(found.product), "tela_attested_chain")
        return
    # build
    plan, stages = figures.plan(state, found), figures.missing(state, found)
    chain = shown(state, found)
    # show
    if plan is None:
        _unnamed(state, found, stages)
        return
    shell.heading(plan.title)
    _chart(state, plan, "plan", PLAN)
    _nobody(found)
    if chain is not None:
        _who(state, found, chain)
    if stages is not None:
        st.header(_("What each stage can give"), anchor=False)
        _chart(state, stages, "stages", STAGES)


def _unnamed(state: State, found: Solved, stages: Exhibit | None) -> None:
    """What may be told where no single firm may: all firms together, stage by stage."""
    said = finding(figures.together(found, None))
    st.title(plain(said), anchor=False)
    st.markdown(
        _(
            "Which firms could do it together is shown to those who may read single firms’ "
            "figures; here stand the sums of all firms, where at least three stand behind them."
        )
    )
    if stages is not None:
        _chart(state, stages, "stages", STAGES)


def _nobody(found: Solved) -> None:
    if found.plan.left_out:
        st.markdown(figures.left_out())
    names = figures.taken_of(found, "nobody")
    if names:
        st.markdown(
            plain(
                _("To be found elsewhere, as nobody in the ledger states it: {names}.").format(
                    names=", ".join(names)
                )
            )
        )


def _who(state: State, found: Solved, chain: Chain) -> None:
    placed = figures.on_map(state, found)
    if placed is None:
        _listed(state, found, chain)
    else:
        with st.container(key="tela_split"):
            beside, aside = st.columns([3, 2], gap="medium")
            with beside:
                _map(state, placed)
            with aside, st.container(key="tela_aside"):
                _listed(state, found, chain)
    st.header(_("Write to them"), anchor=False)
    contact.draw(state, lists.members(found, chain), _purpose(found))


def _listed(state: State, found: Solved, chain: Chain) -> None:
    st.header(_("Partners"), anchor=False)
    lists.partners(state, found, chain)
    lists.others(state, found)


def _purpose(found: Solved) -> Purpose:
    product, quantity = found.product, found.quantity

    def said() -> str:
        return _("{product}, {quantity} a week together").format(
            product=wording.product_name(product), quantity=number(quantity)
        )

    return said


def _chart(state: State, exhibit: Exhibit, name: str, place: str) -> None:
    dark, width = shell.appearance()
    drawn = plotly_sankey if exhibit.encoding.kind == "sankey" else plotly_stack
    figure = drawn.figure(exhibit, dark=dark, width=width, pixels=charts.pixels(place))
    charts.draw(figure, exhibit, place)
    shell.take_away(state, exhibit, name)


def _map(state: State, exhibit: Exhibit) -> None:
    dark, width = shell.appearance()
    pixels = charts.pixels(MAP)
    deck = deck_flows.deck(exhibit, charts.ground(), dark=dark, width=width, pixels=pixels)
    charts.draw_deck(deck, exhibit, MAP, legend=flow_legend.on_screen(exhibit, pixels, dark))
    shell.take_away(state, exhibit, "map")

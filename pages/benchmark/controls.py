"""Which part of the page, which cluster, held against whom, by which figure."""

from __future__ import annotations

import streamlit as st

import shell
from exhibits.catalogue import benchmark_words as words_of
from exhibits.plain import visible
from pages.benchmark import wording
from pages.benchmark.view import FIRST, PARTS, View, usual
from planning.benchmark import INDICATORS
from planning.peers import REASONS
from planning.training import BYS
from shell import presets
from shell.choosing import one_of
from shell.decks import pack
from shell.links import link
from shell.state import State
from words import _


def parts(state: State, view: View) -> None:
    """Clusters side by side, or what their firms would learn."""
    one_of(
        "tela_benchmark_part",
        _("What is shown"),
        {"clusters": _("Clusters side by side"), "training": _("Training needs")},
        view.part,
        lambda name: state.write(o=name if name != PARTS[0] else None),
    )


def cluster(state: State, view: View) -> None:
    """The cluster in question, and by which reason its peers are chosen, in one line."""
    codes = sorted(set(view.found.table["cluster_code"]), key=wording.cluster)
    default = usual(state, set(codes))
    named = {code: visible(wording.cluster(code)) for code in codes}
    key = "tela_benchmark_of"
    with st.container(
        horizontal=True, key="tela_benchmark_who", vertical_alignment="center", wrap=True
    ):
        st.selectbox(
            _("Cluster in question"),
            codes,
            index=None,
            format_func=named.__getitem__,
            placeholder=_("Hold a cluster against its peers"),
            key=key,
            on_change=shell.follow(
                key,
                view.own or None,
                lambda code: state.write(of=code if code and code != default else None),
            ),
            label_visibility="collapsed",
            width=340,
        )
        if view.own:
            one_of(
                "tela_benchmark_reason",
                _("Peers chosen by"),
                wording.reasons(),
                view.reason,
                lambda name: state.write(pr=name if name != REASONS[0] else None),
            )


def indicator(state: State, view: View) -> None:
    """The figure by which clusters are drawn."""
    named = {one: words_of.name(one) for one in INDICATORS}
    key = "tela_benchmark_by"
    st.selectbox(
        _("Indicator"),
        list(INDICATORS),
        format_func=named.__getitem__,
        key=key,
        on_change=shell.follow(
            key, view.indicator, lambda name: state.write(i=name if name != FIRST else None)
        ),
        label_visibility="collapsed",
        width=340,
    )


def places(state: State, view: View) -> None:
    """Whether wishes are told by country, by region or by stage of the chain."""
    one_of(
        "tela_training_by",
        _("Counted by"),
        {"country": _("By country"), "region": _("By region"), "stage": _("By stage")},
        view.by,
        lambda name: state.write(tb=name if name != BYS[0] else None),
    )


def report(state: State, view: View) -> None:
    """The cluster's round report: a deck, and from there a one-page brief."""
    if not view.own:
        return
    code = f"{view.own}~{state.selection.round}" if state.selection.round else view.own
    with st.container(horizontal=True, key="tela_benchmark_onward", gap="medium"):
        link(
            state, "deck", _("Round report as deck and brief"), icon=":material/co_present:",
            deck=pack(presets.preset("round", code)),
        )  # fmt: skip
        link(
            state, "quality", _("Who has not answered"), icon=":material/fact_check:",
            selection=state.selection.but(clusters=(view.own,)),
        )  # fmt: skip

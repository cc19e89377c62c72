"""Ways to a deck: figures from the pages, a preset filled for a subject, one's own from before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import streamlit as st

import shell
from cluster_data import reference, store
from exhibits.plain import visible
from pages.deck.cards import write
from shell import basket, data, presets, wording
from shell.links import link
from shell.state import State
from words import _, fold, ngettext, number


def draw_empty(state: State) -> None:
    """What a deck is for, and how to begin one."""
    st.title(_("Gather figures, take them as one deck"), anchor=False)
    st.markdown(
        _(
            "Under every figure stands **Add to deck**. Gather what you need on any page, put it "
            "in order here, and take it away in the language of the room: as slides whose charts "
            "and maps can be edited, as a workbook, or as a page that opens without a network."
        )
    )
    with st.container(horizontal=True, gap="medium"):
        link(state, "map", _("Begin with the map"), icon=":material/map:")
        link(state, "products", _("Begin with the products"), icon=":material/styler:")
        link(state, "overview", _("Begin with the overview"), icon=":material/explore:")
    draw(state)


def draw(state: State) -> None:
    """A deck for a purpose, filled for a region, a product or a cluster."""
    st.header(_("Or begin with a ready deck"), anchor=False)
    st.caption(
        _("It takes the place of the figures above, and can also be taken as a one-page brief.")
        if basket.held().items
        else _("It can also be taken as a one-page brief.")
    )
    with st.container(key="tela_presets"):
        columns = st.columns(3, gap="medium")
    about = {
        "region": _("What a country or region makes, how sure it is, who answered."),
        "product": _("Where a product is made, at which rung, round by round."),
        "round": _("Who answered, how old the answers are, what changed."),
    }
    for column, (kind, options) in zip(columns, _subjects(state).items(), strict=True):
        with column:
            _choose(state, kind, options, about[kind])


def draw_set_aside(state: State) -> None:
    """The way back to the deck gathered before this one was opened."""
    mine = basket.set_aside()
    if mine is None:
        return

    def back() -> None:
        basket.forget_aside()
        write(state, mine)

    count = len(mine.items)
    said = ngettext(
        "Your deck of {count} figure is kept aside.",
        "Your deck of {count} figures is kept aside.",
        count,
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(said.format(count=number(count)), width="content")
        st.button(_("Back to it"), key="tela_deck_back", on_click=back, type="tertiary",
                  icon=":material/undo:")  # fmt: skip
        st.button(_("Forget it"), key="tela_deck_forget", on_click=basket.forget_aside,
                  type="tertiary")  # fmt: skip


def _choose(state: State, kind: str, options: Mapping[str, str], about: str) -> None:
    key = f"tela_preset_{kind}"

    def fill() -> None:
        code = st.session_state.get(key)
        if code:
            st.session_state[key] = None
            write(state, presets.preset(kind, code))

    st.selectbox(
        _(presets.KINDS[kind]),
        list(options),
        index=None,
        format_func=lambda code: options[code],
        placeholder={
            "region": _("Choose a country or region"),
            "product": _("Choose a product"),
            "round": _("Choose a cluster"),
        }[kind],
        key=key,
        on_change=fill,
    )
    st.caption(about)


def _subjects(state: State) -> dict[str, dict[str, str]]:
    """What each preset can be about: only what somebody has answered for."""
    figures = shell.cached(
        store.region_figures,
        state.selection.but(
            products=(), families=(), countries=(), regions=(), clusters=(), known=None
        ),
        state.viewer,
        "certified_share",
        dt.date.today(),
    )
    countries, regions = reference.countries(), reference.regions()
    answered = figures.areas[figures.areas["answered"].fillna(0).gt(0)]
    lands = {code: countries[code].label for code in _sorted(answered["iso2"], countries)}
    parts = {
        code: f"{regions[code].label} ({countries[regions[code].iso2].label})"
        for code in _sorted(answered["area"], regions)
    }
    products = reference.products()
    named = {code: wording.short(products[code].label) for code in _sorted(products, products)}
    clusters = {code: visible(name) for code, name in data.clusters().items()}
    return {"region": lands | parts, "product": named, "round": clusters}


def _sorted(codes: object, known: Mapping[str, object]) -> list[str]:
    kept = {str(code) for code in codes if str(code) in known}  # type: ignore[attr-defined]
    return sorted(kept, key=lambda code: fold(known[code].label))  # type: ignore[attr-defined]

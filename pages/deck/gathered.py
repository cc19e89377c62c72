"""The four steps of the deck: its address, its figures, the files made of them, all shown."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.deck import cards, figures, files, ways
from shell import basket
from shell.decks import Deck
from shell.state import State
from words import _, date, ngettext, number


def draw(state: State) -> None:
    """The deck of the address, or ways to begin one."""
    st.html(Path(__file__).with_name("deck.css"))
    # selection
    deck = _addressed(state)
    room = figures.room(state)
    if not deck.items:
        ways.draw_empty(state)
        return
    # query and build
    made = figures.made(deck, room)
    # show
    _head(state, deck, made)
    ways.draw_set_aside(state)
    with st.container(key="tela_deck_split"):
        listed, aside = st.columns([2.2, 1], gap="large")
        with listed:
            cards.draw(state, deck, made, room)
        with aside, st.container(key="tela_deck_files", border=True):
            files.draw(state, deck, made, room)
    ways.draw(state)


def _addressed(state: State) -> Deck:
    """What the address says; an address without a deck gets the one being gathered."""
    text = state.own.get(basket.KEY, "")
    if text:
        return basket.show(text)
    deck = basket.held()
    if deck.items:
        state.change(**basket.query())
    return deck


def _head(state: State, deck: Deck, made: list[figures.Made]) -> None:
    count = sum(one.exhibit is not None for one in made)
    st.title(_("Deck"), anchor=False)
    said = ngettext("{count} figure", "{count} figures", count).format(count=number(count))
    st.caption(
        " · ".join(
            (
                said,
                _("as of {day}").format(day=date(state.day)),
                _("each drawn anew for whoever opens the link, by what they may see"),
            )
        )
    )

"""The reader's deck while it is gathered: in the session, in the browser, and in its address.

The page *Deck* shows it by its address, so it is shared as a link. Between pages the session holds
it; the browser keeps a copy, from which a new session goes on.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from shell import address, pages
from shell.decks import MOST, Deck, Item, pack, unpack
from words import _, number

KEY = "deck"
"""The deck's own key of the address."""
PAGE = "deck"
_HELD, _TOUCHED, _BEFORE = "tela_deck", "tela_deck_touched", "tela_deck_before"
_SHOWN = "tela_deck_shown"


def held() -> Deck:
    """What is gathered so far."""
    found = st.session_state.get(_HELD)
    return found if isinstance(found, Deck) else Deck()


def hold(deck: Deck) -> bool:
    """Gather this from now on; False, and said, where it is too long for a link."""
    if len(deck.items) > MOST:
        st.toast(_("A deck holds {most} figures at most.").format(most=number(MOST)))
        return False
    if not address.fits({KEY: pack(deck)}):
        st.toast(_("This deck is too long for a link. Shorten a title, or take a figure out."))
        return False
    _keep(deck)
    return True


def _keep(deck: Deck) -> None:
    st.session_state[_HELD] = deck
    st.session_state[_TOUCHED] = True


def toggle(item: Item) -> None:
    """In a callback: put a figure at the end of the deck, or take it out."""
    hold(held().toggled(item))


def show(text: str) -> Deck:
    """Hold the deck of an address; one gathered before that is another is kept aside."""
    deck, mine = read(text), held()
    if deck != mine:
        if mine.items and pack(mine) != st.session_state.get(_SHOWN):
            st.session_state[_BEFORE] = mine
        _keep(deck)
    st.session_state[_SHOWN] = text
    return deck


def read(text: str) -> Deck:
    """The deck that an address says."""
    return unpack(text, frozenset(entry.slug for entry in pages.PAGES))


def set_aside() -> Deck | None:
    """The reader's own deck from before a shared one was opened."""
    found = st.session_state.get(_BEFORE)
    return found if isinstance(found, Deck) and found != held() else None


def forget_aside() -> None:
    """Keep no deck aside any longer."""
    st.session_state.pop(_BEFORE, None)


def query() -> dict[str, str]:
    """The deck's part of the address of its page."""
    packed = pack(held())
    return {KEY: packed} if packed else {}


def told() -> str | None:
    """The deck for the browser to keep; None while this session has not had one in hand."""
    return pack(held()) if st.session_state.get(_TOUCHED) else None


def restore(text: Any) -> None:
    """Go on with what the browser kept, where nothing is gathered yet."""
    if isinstance(text, str) and not st.session_state.get(_TOUCHED):
        _keep(read(text))

"""The deck's figures, built again in the language of the room."""

from __future__ import annotations

import time
from dataclasses import dataclass

import streamlit as st

import shell
from cluster_data.errors import ClusterDataError
from exhibits.exhibit import Exhibit
from exhibits.render.picture import png
from exhibits.render.svg import svg
from shell import figures
from shell.decks import Deck, Item
from shell.state import State
from words import LANGUAGES, _, number, speaking_in

_WAIT = 0.4
"""Seconds after which a reader is told how far it is."""
_LAID_OUT, _SMALL = 560, 0.8
"""Width of the figure of a small picture, and pixels of that per pixel of it."""


@dataclass(frozen=True)
class Made:
    """A figure of the deck as it stands now; `exhibit` None, and why, where there is none."""

    item: Item
    exhibit: Exhibit | None
    finding: str = ""
    why: str = ""


def room(state: State) -> str:
    """The language that the deck is shown in: of the room, by default the reader's own."""
    return state.param("room", LANGUAGES, state.language)


def made(deck: Deck, language: str) -> list[Made]:
    """Every figure in that language, in order; says how far it is where it takes long."""
    place, begun, found = st.empty(), time.monotonic(), []
    for at, item in enumerate(deck.items):
        if time.monotonic() - begun > _WAIT:
            said = _("Drawing figure {n} of {all}").format(
                n=number(at + 1), all=number(len(deck.items))
            )
            place.progress(at / len(deck.items), text=said)
        with speaking_in(language):
            found.append(_made(item))
    place.empty()
    return found


def _made(item: Item) -> Made:
    try:
        exhibit = figures.built(item)
    except ClusterDataError as error:
        return Made(item, None, why=error.message)
    if exhibit is None:
        return Made(item, None, why=_("Nothing is known for this view, or not to this reader."))
    finding = exhibit.notes[0] if item.title else exhibit.title
    return Made(item, exhibit, finding)


def picture(one: Made, language: str, viewer: str) -> bytes:
    """A small picture of a figure, kept while the ledger and the day do not change."""
    with speaking_in(language):
        return shell.cached(_picture, one.item, viewer, figures.base())


def _picture(item: Item, viewer: str, base: str) -> bytes:
    exhibit = figures.built(item)
    if exhibit is None:
        return b""
    return png(svg(exhibit, pixels=_LAID_OUT, bare=True), _SMALL)

"""Every page's figures, built again from an address alone: for a deck, for a page's workbook."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import parse_qs, urlencode

import streamlit as st

from exhibits.exhibit import Exhibit
from shell import address, data, lookback, pages, viewer
from shell.decks import Item
from shell.state import State
from words import LANGUAGES, _, speaking

Makers = Mapping[str, Callable[[], Exhibit | None]]
"""A page's figures by name; each gives None where its address has nothing to draw."""


def of_page(state: State) -> Makers:
    """The figures of a page, from what its `exhibits.py` declares; none where it has no such."""
    name = f"pages.{state.page}.exhibits"
    if importlib.util.find_spec(name) is None:
        return {}
    made: Makers = importlib.import_module(name).exhibits(state)
    return made


def all_of(state: State) -> list[Exhibit]:
    """All that a page draws of its address, linked to it."""
    with lookback.looking_back(state.selection.known):
        built = [make() for make in of_page(state).values()]
    return [_told(one, state) for one in built if one is not None]


def built(item: Item) -> Exhibit | None:
    """The figure of a deck, in the language in use and for who looks.

    None where its page draws nothing of that name there. Its own title stays as its first note
    where the deck calls it something else.
    """
    state = _state(item)
    make = of_page(state).get(item.figure)
    with lookback.looking_back(state.selection.known):
        exhibit = make() if make else None
    if exhibit is None:
        return None
    exhibit = _told(exhibit, state)
    if not item.title:
        return exhibit
    return replace(exhibit, title=item.title, notes=(exhibit.title, *exhibit.notes))


def _told(exhibit: Exhibit, state: State) -> Exhibit:
    """With the way back to its view, and the round that is looked at."""
    link = _link(state.page, state.query())
    return replace(exhibit, link=link, round=exhibit.round or state.selection.round or "")


def _state(item: Item) -> State:
    found = address.read(parse_qs(item.query, max_num_fields=40), data.known())
    return State(item.page, found.selection, speaking(), viewer.current(), found.own)


def query(item: Item) -> dict[str, str]:
    """The query of the view that a figure comes from, in the language in use."""
    return _state(item).query()


def names(item: Item) -> str:
    """The page a figure comes from, in words."""
    return _(pages.entry(item.page).title)


def base() -> str:
    """The address of the server without a page; empty where no browser asked for it."""
    here = st.context.url
    if not here:
        return ""
    bare = here.split("?")[0].rstrip("/")
    head, slash, last = bare.rpartition("/")
    return head if slash and last in {entry.slug for entry in pages.PAGES} | {pages.HOME} else bare


def _link(page: str, asked: Mapping[str, str]) -> str:
    root = base()
    if not root:
        return ""
    told = dict(asked)
    if speaking() != LANGUAGES[0]:
        told["lang"] = speaking()
    return f"{root}/{page}?{urlencode(told)}" if told else f"{root}/{page}"

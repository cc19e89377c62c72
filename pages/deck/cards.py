"""The deck's figures in order: each with its picture, its title, and what can be done with it."""

from __future__ import annotations

import base64
import html
from collections.abc import Callable

import streamlit as st

import shell
from exhibits.plain import plain, visible
from pages.deck import figures
from pages.deck.figures import Made
from shell import basket, pages
from shell.decks import LONGEST_TITLE, Deck
from shell.figures import names, query
from shell.state import State
from words import _, number

ROOM = "tela_deck_room"
"""Key of the choice of the room's language."""


def draw(state: State, deck: Deck, made: list[Made], room: str) -> None:
    """A card a figure."""
    for at, one in enumerate(made):
        with st.container(key=f"tela_card_{at}", border=True):
            picture, words = st.columns([1, 2.2], gap="medium", vertical_alignment="center")
            with picture:
                _picture(state, one, room, at)
            with words:
                _title(state, deck, one, at)
                _said(one)
                _actions(state, deck, one, at)


def _picture(state: State, one: Made, room: str, at: int) -> None:
    if one.exhibit is None:
        st.html('<div class="tela-deck-none" aria-hidden="true">–</div>')
        return
    content = base64.b64encode(figures.picture(one, room, str(state.viewer))).decode()
    alt = html.escape(visible(one.exhibit.sentence))
    st.html(
        f'<figure class="tela-deck-picture"><img alt="{alt}" '
        f'src="data:image/png;base64,{content}"><span>{number(at + 1)}</span></figure>'
    )


def _title(state: State, deck: Deck, one: Made, at: int) -> None:
    def retitle(text: str) -> None:
        write(state, deck.retitled(at, "" if text == one.finding else text))

    key = f"tela_deck_title_{at}"
    shown = visible(one.item.title or one.finding)
    st.text_area(
        _("Title of figure {n}").format(n=number(at + 1)),
        key=key,
        max_chars=LONGEST_TITLE,
        height="content",
        on_change=shell.follow(key, shown[:LONGEST_TITLE], retitle),
        label_visibility="collapsed",
        disabled=one.exhibit is None,
    )


def _said(one: Made) -> None:
    if one.exhibit is None:
        st.warning(
            _("This figure is left out: {why}").format(why=plain(one.why)),
            icon=":material/visibility_off:",
        )
        return
    parts = [names(one.item), one.exhibit.subtitle]
    if one.item.title:
        parts.append(_("its own finding: {finding}").format(finding=one.finding))
    st.caption(" · ".join(plain(part) for part in parts))


def _actions(state: State, deck: Deck, one: Made, at: int) -> None:
    last = len(deck.items) - 1
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        n = number(at + 1)
        _button("up", ":material/arrow_upward:", _("Move figure {n} up").format(n=n), at,
                lambda: write(state, deck.moved(at, -1)), off=at == 0)  # fmt: skip
        _button("down", ":material/arrow_downward:", _("Move figure {n} down").format(n=n), at,
                lambda: write(state, deck.moved(at, 1)), off=at == last)  # fmt: skip
        _button("out", ":material/delete:", _("Take figure {n} out").format(n=n), at,
                lambda: write(state, deck.without(at)))  # fmt: skip
        st.page_link(
            pages.entry(one.item.page).page(),
            label=_("Open the view"),
            icon=":material/open_in_new:",
            query_params=query(one.item),
        )


def _button(
    name: str, icon: str, hint: str, at: int, do: Callable[[], None], *, off: bool = False
) -> None:
    st.button(hint, icon=icon, key=f"tela_deck_{name}_{at}", help=hint, on_click=do,
              disabled=off, type="tertiary")  # fmt: skip


def write(state: State, deck: Deck) -> None:
    """In a callback: show and hold another deck."""
    if basket.hold(deck):
        tell(state)


def tell(state: State) -> None:
    """In a callback: write deck and room as they are by now.

    A title typed and a language clicked at once are two callbacks of one run: neither may undo the
    other.
    """
    room = st.session_state.get(ROOM, state.language)
    state.write(
        **{
            basket.KEY: basket.query().get(basket.KEY),
            "room": room if room != state.language else None,
        }
    )

"""The frame around every page: identity, navigation, language, the sample's banner, the foot."""

from __future__ import annotations

import base64
import html
from pathlib import Path

import streamlit as st

from shell import banner, basket, errors, links, pages, past, views
from shell.document import set_document
from shell.identity import NAME, VERSION
from shell.state import State, follow, read_state
from words import LANGUAGES, N_, _, date, language_name, number

_STYLE = Path(__file__).with_name("style.css")
_STATE = "tela_state"
_BESIDE = 3
"""Pages of the first group that stand in the head itself: where most visits begin."""
DISCLAIMER = N_("Borders and names shown imply no opinion on the status of any territory.")


def draw() -> None:
    """One run of Tela: the frame, and in it the page that the address names.

    The address is read before the pages are declared, since their titles are in its language.
    """
    st.set_page_config(
        page_title=NAME, page_icon=str(pages.ROOT / "static" / "favicon.png"), layout="wide"
    )
    st.html(_STYLE)
    with errors.boundary():
        _draw_in_language()


def _draw_in_language() -> None:
    bare = st.navigation([pages.home(), *_declared()], position="hidden")
    links.follow_leave()
    slug = pages.slug_of(bare)
    state = read_state(slug)
    # once more, now that the language is known: the browser's tab shows the title
    chosen = st.navigation([pages.home(), *_declared()], position="hidden")
    st.session_state[_STATE] = state
    st.set_page_config(page_title=f"{chosen.title} · {NAME}")
    set_document(state.language, views.here(state))
    _head(state)
    banner.draw(state)
    past.draw(state)
    with st.container(key="tela_page"), errors.boundary():
        chosen.run()
    _foot(state)


def open_page(page: str) -> State:
    """What `page`, a slug, is to show, read from its address."""
    state = st.session_state.get(_STATE)
    if isinstance(state, State) and state.page == page:
        return state
    return read_state(page)


def heading(text: str) -> None:
    """The page's heading for screen readers, where the eye finds it inside a figure."""
    st.html(f'<h1 class="tela-unseen">{html.escape(text)}</h1>')


def _declared() -> list[st.Page]:
    return [entry.page() for entry in pages.PAGES]


def _head(state: State) -> None:
    with st.container(
        key="tela_head", horizontal=True, vertical_alignment="center", gap="small", wrap=False
    ):
        st.html(_word_mark(), width="content")
        with st.container(
            key="tela_navigation", horizontal=True, gap="xsmall", wrap=False, width="stretch",
            vertical_alignment="center",
        ):  # fmt: skip
            for place, (group, entries) in enumerate(pages.groups().items()):
                _links(group, entries, state, beside=_BESIDE if place == 0 else 0)
        views.draw(state)
        _languages(state)


def _links(group: str, entries: list[pages.Entry], state: State, *, beside: int) -> None:
    """A group's pages: so many as links beside each other, a single one too, the rest a menu."""
    if len(entries) == 1:
        beside = 1
    for entry in entries[:beside]:
        _link(entry, state)
    entries = entries[beside:]
    if not entries:
        return
    here = next((entry for entry in entries if entry.slug == state.page), None)
    label = _(group) if here is None else f"{_(group)} · {_(here.title)}"
    with st.popover(label, type="tertiary", key=f"tela_group_{entries[0].slug}"):
        for entry in entries:
            _link(entry, state)


def _link(entry: pages.Entry, state: State) -> None:
    # the key marks the page one is on: Streamlit marks it only where path and hash agree, which
    # they don't at the bare address
    place = "here" if entry.slug == state.page else "there"
    with st.container(key=f"tela_link_{place}_{entry.slug}", width="content"):
        gathered = len(basket.held().items) if entry.slug == basket.PAGE else 0
        st.page_link(
            entry.page(),
            label=f"{_(entry.title)} ({number(gathered)})" if gathered else None,
            query_params=state.shared_query() | (basket.query() if gathered else {}),
            help="",
        )


def _languages(state: State) -> None:
    changed = follow(
        "tela_language",
        state.language,
        lambda language: state.write(language=language),
    )
    st.segmented_control(
        _("Language"),
        LANGUAGES,
        format_func=language_name,
        required=True,
        key="tela_language",
        on_change=changed,
        label_visibility="collapsed",
    )


def _foot(state: State) -> None:
    words = [f"{NAME} {VERSION}", _("As of {day}").format(day=date(state.day)), _(DISCLAIMER)]
    with st.container(key="tela_foot"):
        st.caption(" · ".join(words))


def _word_mark() -> str:
    drawing = base64.b64encode((pages.ROOT / "static" / "logo.svg").read_bytes()).decode()
    image = f'<img alt="" src="data:image/svg+xml;base64,{drawing}">'
    return f'<div class="tela-mark">{image}<span>{NAME}</span></div>'

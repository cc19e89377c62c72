"""The board of posts: its controls, its rows, and one of them with what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from cluster_data.store import Post
from exhibits.plain import plain
from pages.needs import one, wording
from pages.needs.view import BOARDS, LIVE, SIDES, STATES, View
from shell import listing
from shell.choosing import one_of
from shell.listing import Head, Row
from shell.state import State, follow
from words import _, ngettext, number

PAGE = 20


def placed(posted: Sequence[Post], state: State) -> list[Post]:
    """The posts of the selection's countries, regions and clusters."""
    chosen = state.selection
    return [
        post
        for post in posted
        if (not chosen.countries or post.country in chosen.countries)
        and (not chosen.regions or post.region_code in chosen.regions)
        and (not chosen.clusters or post.cluster_code in chosen.clusters)
    ]


def narrowed(posted: Sequence[Post], view: View) -> list[Post]:
    """The posts of the view's filters."""
    wanted = LIVE if view.status == "live" else (view.status,)
    return [
        post
        for post in posted
        if (view.side in ("all", post.direction))
        and (not view.kind or post.kind == view.kind)
        and (not view.code or post.code == view.code)
        and (view.status == "all" or post.state in wanted)
    ]


def controls(state: State, view: View, posted: Sequence[Post], listed: Any) -> None:
    """Which board, and what it is narrowed to, in a line."""
    labels = {
        "survey": _("From the survey"),
        "posts": _("Posted · {count}").format(count=number(len(posted))),
    }
    kinds = wording.kinds()
    offered = [code for code in kinds if view.board == "posts" or code in ("cooperation", "skill")]
    with st.container(horizontal=True, key="tela_needs_filters", vertical_alignment="center"):
        one_of(
            "tela_needs_board", _("Where from"), {code: labels[code] for code in BOARDS},
            view.board,
            lambda code: state.write(
                b=code if code != BOARDS[0] else None, kind=None, code=None, n=None, at=None
            ),
        )  # fmt: skip
        one_of(
            "tela_needs_side", _("Needs or offers"),
            {code: wording.sides()[code] for code in SIDES}, view.side,
            lambda code: state.write(side=code if code != "all" else None, n=None, at=None),
        )  # fmt: skip
        named = {"": _("Any kind")} | {code: kinds[code] for code in offered}
        _select(
            "tela_needs_kind", _("Kind"), named, view.kind,
            lambda code: state.write(kind=code or None, code=None, n=None, at=None),
        )  # fmt: skip
        if view.board == "posts":
            states = wording.states()
            _select(
                "tela_needs_state", _("State"), {code: states[code] for code in STATES},
                view.status,
                lambda code: _status(state, code),
            )  # fmt: skip
        if view.code:
            st.button(
                _("All instead of {thing}").format(
                    thing=plain(wording.thing(view.kind or "cooperation", view.code))
                ),
                icon=":material/close:", type="tertiary", key="tela_needs_clear",
                on_click=lambda: state.write(code=None, n=None, at=None),
            )  # fmt: skip


def _status(state: State, code: str) -> bool:
    return state.write(**{"is": code if code != STATES[0] else None}, n=None, at=None)


def _select(key: str, label: str, named: dict[str, str], value: str, changed: Any) -> None:
    st.selectbox(
        label, list(named), format_func=named.__getitem__, key=key,
        on_change=follow(key, value if value in named else next(iter(named)), changed),
        label_visibility="collapsed", width=220,
    )  # fmt: skip


def draw(state: State, view: View, shown: Sequence[Post]) -> None:
    """The post looked at, and the rows of the page."""
    chosen = next((post for post in shown if post.post_id == view.at), None)
    if chosen is not None:
        one.draw(state, chosen)
    if not shown:
        st.markdown(
            _("Nothing is posted that fits. Fewer filters may show more.")
            if state.viewer.role != "public"
            else _("Nothing is posted for everybody that fits.")
        )
        return
    rows, page = paged(shown, view.page)
    heads: list[str | Head] = [
        _("About what"), Head(_("Amount"), "words", 0.7), Head(_("Where"), "words", 0.8),
        Head(_("Posted by"), "words", 0.9), Head(_("State"), "words", 0.9),
    ]  # fmt: skip
    listing.draw(
        "tela_needs_posts", heads, [_row(post) for post in rows], _("Posts"), view.at,
        on_choose=lambda code: state.write(at=None if code == view.at else code), tall="none",
        toggles=True,
    )  # fmt: skip
    pager(state, len(shown), page)


def paged(rows: Any, wanted: int) -> tuple[Any, int]:
    """The rows of a page from 1, and its number: the last one where there are not so many."""
    page = min(wanted, max((len(rows) - 1) // PAGE + 1, 1))
    return rows[(page - 1) * PAGE : page * PAGE], page


def pager(state: State, total: int, page: int) -> None:
    """Which rows are shown of how many, and the ways to the others; nothing where all are."""
    pages = max((total - 1) // PAGE + 1, 1)
    if pages == 1:
        return
    with st.container(horizontal=True, key="tela_needs_pager", vertical_alignment="center"):
        st.button(
            _("Previous"), icon=":material/chevron_left:", key="tela_needs_before",
            disabled=page == 1, on_click=lambda: state.write(n=str(page - 1), at=None),
        )  # fmt: skip
        text = ngettext("Page {page} of {pages} · {total} row", "Page {page} of {pages} · "
                        "{total} rows", total)  # fmt: skip
        told = text.format(page=number(page), pages=number(pages), total=number(total))
        st.caption(told, width="content")
        st.button(
            _("Next"), icon=":material/chevron_right:", key="tela_needs_next",
            disabled=page == pages, on_click=lambda: state.write(n=str(page + 1), at=None),
        )  # fmt: skip


def _row(post: Post) -> Row:
    return Row(
        code=post.post_id,
        name=wording.titled(post),
        note=post.text,
        cells=(
            wording.amount(post),
            wording.place(post.country, post.region_code),
            wording.poster(post.role, post.cluster_code),
            f"{wording.states()[post.state]} · {wording.until(post)}",
        ),
    )

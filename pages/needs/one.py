"""One post: what it says, what became of it, and what its reader may do about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import streamlit as st

from cluster_data import store
from cluster_data.store import Post, PostRefused
from exhibits.plain import plain
from pages.needs import wording
from pages.needs.view import LIVE, today
from shell.links import link
from shell.state import State
from words import _, date

_NOTE = 280


def draw(state: State, post: Post) -> None:
    """The post, its answers, the way to partners, and the buttons for its state."""
    with st.container(border=True, key="tela_needs_post"):
        st.markdown(f"**{plain(wording.titled(post))}** · {post.post_id}")
        st.markdown(plain(post.text))
        facts = [
            wording.amount(post), wording.place(post.country, post.region_code),
            wording.poster(post.role, post.cluster_code), wording.states()[post.state],
            wording.until(post), _("posted {day}").format(day=date(post.at.date())),
        ]  # fmt: skip
        st.caption(" · ".join(plain(fact) for fact in facts if fact))
        _ways(state, post)
        if state.viewer.role == "public":
            st.caption(
                _("To answer, ask your cluster: clusters and ministries answer and close posts.")
            )
            return
        _history(state, post)
        _actions(state, post)


def partner_query(post: Post) -> dict[str, str]:
    """The keys with which the Partners page looks for what a post seeks."""
    query = {"kind": post.kind, "code": post.code}
    if post.quantity is not None and post.kind in ("product", "input", "service"):
        query["q"] = f"{post.quantity:.0f}"
    if post.region_code:
        query["at"] = post.region_code
    return query


def _ways(state: State, post: Post) -> None:
    with st.container(horizontal=True, gap="medium", key="tela_needs_ways"):
        if post.state in LIVE and post.direction == "need":
            link(
                state, "partners", _("Find partners"), icon=":material/handshake:",
                selection=state.selection.but(products=(), families=(), stages=(), countries=()),
                **partner_query(post),
            )  # fmt: skip
        if post.member:
            link(
                state, "directory", _("The firm it is for"), icon=":material/contacts:",
                member=post.member,
            )  # fmt: skip


def _history(state: State, post: Post) -> None:
    said = {
        "answered": _("{who} answered on {day}"),
        "closed": _("{who} closed it on {day}"),
        "reopened": _("{who} opened it again on {day}"),
    }
    for event in store.post_answers(post.post_id, state.viewer).to_dict("records"):
        told = said[event["action"]].format(
            who=wording.poster(event["role"], None), day=date(event["at"].date())
        )
        note = event["note"] if isinstance(event["note"], str) else ""
        whole = _("{told}: {note}").format(told=told, note=note) if note else told
        st.markdown(f"- {plain(whole)}")


def _actions(state: State, post: Post) -> None:
    """What may be done in its state; a form, so that what is typed arrives with the click."""
    if post.state in ("closed", "expired"):
        if post.own:
            _reopening(state, post)
        return
    with (
        st.form(f"tela_needs_act_{post.post_id}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom", key="tela_needs_act"),
    ):
        note = st.text_input(
            _("Note"), max_chars=_NOTE, width=380, key=f"tela_needs_note_{post.post_id}",
            placeholder=_("Who can help, with how much, from when"),
        )  # fmt: skip
        answer = st.form_submit_button(
            _("Answer it"), type="primary", key=f"tela_needs_answer_{post.post_id}"
        )
        close = post.own and st.form_submit_button(
            _("Close it"), key=f"tela_needs_close_{post.post_id}"
        )
    if answer:
        _do(state, lambda: store.answer_post(post.post_id, note, state.viewer, today()),
            _("Answered."))  # fmt: skip
    if close:
        _do(state, lambda: store.close_post(post.post_id, note, state.viewer, today()),
            _("Closed."))  # fmt: skip


def _reopening(state: State, post: Post) -> None:
    with (
        st.form(f"tela_needs_again_{post.post_id}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        expires = st.date_input(
            _("Open until"), value=today() + dt.timedelta(days=60), min_value=today(),
            max_value=today() + dt.timedelta(days=store.LONGEST_DAYS), width=180,
            key=f"tela_needs_until_{post.post_id}",
        )  # fmt: skip
        again = st.form_submit_button(_("Open it again"), key=f"tela_needs_open_{post.post_id}")
    if again and isinstance(expires, dt.date):
        _do(state, lambda: store.reopen_post(post.post_id, expires, state.viewer, today()),
            _("Open again."))  # fmt: skip


def _do(state: State, change: Callable[[], Any], told: str) -> None:
    """Make the change and show the board anew; a refusal as the sentence it is."""
    try:
        change()
    except PostRefused as refusal:
        st.warning(plain(refusal.message))
        return
    st.toast(told, icon=":material/task_alt:")
    st.rerun()

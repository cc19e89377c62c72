"""Crisis: what is asked is kept, with its answer and why each firm is in it or out."""

from __future__ import annotations

import datetime as dt

import streamlit as st

import shell
from cluster_data import store
from cluster_data.errors import LedgerBusy
from cluster_data.selection import Selection
from exhibits.plain import plain
from planning import Question
from planning.asked import question_record, recorded
from shell.state import State
from words import _

KEY = "cr"
"""The address's key of the switch: `1` where what is asked is kept."""
_KEPT = "tela_questions_kept"


def may(state: State) -> bool:
    """Whether this viewer may keep questions and read them."""
    return state.viewer.role != "public"


def on(state: State) -> bool:
    """Whether what is asked is kept."""
    return may(state) and state.own.get(KEY) == "1"


def toggle(state: State) -> None:
    """The switch; nothing for the public, who keep nothing."""
    if not may(state):
        return

    def change(picked: bool) -> None:
        state.write(**{KEY: "1" if picked else None, "kq": None})

    st.toggle(
        _("Crisis: keep what is asked"),
        key="tela_crisis",
        on_change=shell.follow("tela_crisis", on(state), change),
        help=_(
            "Each question answered is kept once, with the day, the state of the ledger, the "
            "answer, and for each firm why it is in or out. Your role is kept, not your name."
        ),
    )


def keep(state: State, question: Question) -> None:
    """Keep the question where the switch is on, and say under which number."""
    if not on(state):
        return
    try:
        number = _number(state, question)
    except LedgerBusy as busy:
        st.warning(plain(busy.message), title=_("Not kept"), icon=":material/info:")
        return
    st.caption(_("Kept as {number}.").format(number=number))


def _number(state: State, question: Question) -> str:
    """The question's number; one that this session has kept already is not worked out again."""
    lines = selection_of(state, question)
    revision, role, now = store.revision(lines), str(state.viewer), dt.datetime.now(dt.UTC)
    asked = question_record(question, lines, asked_at=now, revision=revision, role=role)
    known: dict[tuple[str, str], str] = st.session_state.setdefault(_KEPT, {})
    key = store.edition(), asked.question_digest
    if key not in known:
        table = store.supply_lines_at(lines, state.viewer, dt.date.today(), revision)
        record = recorded(question, table, lines, asked_at=now, revision=revision, role=role)
        known[key] = store.keep_question(
            store.Asked(revision, now, role, record.question_digest, record.digest, record.text)
        )
    return known[key]


def selection_of(state: State, question: Question) -> Selection:
    """The lines that a question is answered from: of the clusters, round and day selected."""
    selection = state.selection
    return Selection(
        clusters=selection.clusters,
        rung=question.rung,
        round=selection.round,
        as_of=question.as_of,
        known=selection.known,
    )

"""Questions kept: a list of them; one is opened again, replayed, taken away."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import lru_cache
from typing import Any

import streamlit as st

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.store import KeptQuestion
from cluster_data.viewer import Viewer
from exhibits.plain import plain
from pages.emergency import keeping, kept_files, kept_words
from pages.emergency.asked import written
from planning.asked import answered_again, question_of
from planning.reasons import reason_label
from planning.record import Record, Replay, read_record, replay
from shell import listing
from shell.listing import Head, Row
from shell.state import State
from words import _, ngettext, number

CHOSEN = "kq"
"""The address's key of the question that is looked at."""
_MOST, _SHORT = 50, 8
_REPLAYED = "tela_replayed"
Known = tuple[KeptQuestion, Record]


def draw(state: State) -> None:
    """The list, while questions are kept, and what is known of the chosen one."""
    if not keeping.on(state):
        return
    found = _readable(store.questions_kept(state.viewer, _MOST))
    st.header(_("Questions kept"), anchor=False)
    if not found:
        st.caption(_("None yet: the next question answered is kept."))
        return
    chosen = state.param(CHOSEN, [one.question_id for one, _record in found])
    rows = [_row(one, record) for one, record in found]
    heads: list[str | Head] = [
        _("Question"), Head(_("Likely answer"), "words", 0.7), _("Firms in"),
    ]  # fmt: skip
    listing.draw(
        "tela_questions", heads, rows, _("Questions kept"), chosen,
        lambda code: state.write(**{CHOSEN: code if code != chosen else None}),
        tall="none" if len(rows) <= _SHORT else "26rem", toggles=True,
    )  # fmt: skip
    for one, record in found:
        if one.question_id == chosen:
            _one(state, one, record)


def _readable(kept: tuple[KeptQuestion, ...]) -> list[Known]:
    """Those this release can read."""
    found = []
    for one in kept:
        try:
            record = _read(one.record)
        except ValueError:
            continue
        found.append((one, record))
    return found


@lru_cache(maxsize=2 * _MOST)
def _read(text: str) -> Record:
    """A record as it is kept; it never changes, so it is read once. ValueError for another form."""
    record = read_record(text)
    question_of(record.inputs)
    return record


def _row(one: KeptQuestion, record: Record) -> Row:
    firms = {verdict.member_id for verdict in record.verdicts}
    inside = {verdict.member_id for verdict in record.verdicts if verdict.included}
    return Row(
        code=one.question_id,
        name=kept_words.asked(record),
        note=kept_words.when(one),
        cells=(
            kept_words.answer(record),
            _("{n} of {total}").format(n=number(len(inside)), total=number(len(firms))),
        ),
    )


def _one(state: State, one: KeptQuestion, record: Record) -> None:
    with st.container(key="tela_question_kept"):
        st.subheader(plain(f"{one.question_id} · {kept_words.asked(record)}"), anchor=False)
        st.markdown(plain(kept_words.sentence(record)))
        st.caption(plain(kept_words.assumptions(one, record)))
        with st.container(horizontal=True, gap="small", key="tela_kept_ways"):
            st.button(
                _("Open again"), key="tela_kept_open", icon=":material/open_in_new:",
                on_click=_open, args=(state, record),
            )  # fmt: skip
            if st.button(_("Replay"), key="tela_kept_replay", icon=":material/replay:"):
                st.session_state.setdefault(_REPLAYED, {})[one.question_id] = _again(record)
            kept_files.downloads(state, one, record)
        _replayed(one)
        _why(record)


def _open(state: State, record: Record) -> None:
    """Ask it again of the ledger as it is now, as of the day it was asked for."""
    question, lines = question_of(record.inputs)
    selection = Selection(
        products=(question.product,), countries=question.countries, regions=question.regions,
        clusters=lines.clusters, rung=question.rung, round=lines.round, as_of=question.as_of,
    )  # fmt: skip
    state.write(selection, **written(question))


def _again(record: Record) -> Replay:
    _question, lines = question_of(record.inputs)
    role, today = Viewer.parse(record.role), dt.date.today()

    def answered(old: Record) -> Record:
        table = store.supply_lines_at(lines, role, today, old.revision)
        return answered_again(old, table)

    return replay(record, answered)


def _replayed(one: KeptQuestion) -> None:
    """What replaying it gave, in this session."""
    found: Replay | None = st.session_state.get(_REPLAYED, {}).get(one.question_id)
    if found is None:
        return
    if found.same:
        st.success(
            _("The same answer, to the last figure, from the ledger as it stood at revision "
              "{revision}.").format(revision=number(one.revision)),
            icon=":material/check:",
        )  # fmt: skip
        return
    parts = ", ".join(kept_words.differing(found.differs))
    st.warning(
        plain(
            _("Another answer than then. What differs: {parts}. The survey is read as it stood; "
              "recipes, standards and rules are those of this release.").format(parts=parts)
        ),
        icon=":material/difference:",
    )  # fmt: skip


def _why(record: Record) -> None:
    """How many firms are in, and how many are out for each reason."""
    told: dict[str, str] = {}
    for verdict in sorted(record.verdicts, key=lambda one: not one.included):
        told.setdefault(verdict.member_id, verdict.reason)
    if not told:
        st.caption(_("No firm makes this product or could be converted to it."))
        return
    inside = {verdict.member_id for verdict in record.verdicts if verdict.included}
    counts = Counter(told.values())
    rows = [
        Row(code=reason, name=_capital(reason_label(reason)), cells=(number(count),),
            quiet=reason != "chosen")
        for reason, count in sorted(counts.items(), key=_order)
    ]  # fmt: skip
    st.markdown(
        ngettext(
            "Why each firm is in or out: {inside} of {count} firm contributes.",
            "Why each firm is in or out: {inside} of {count} firms contribute.",
            len(told),
        ).format(inside=number(len(inside)), count=number(len(told)))
    )
    listing.draw("tela_kept_why", [_("Why"), _("Firms")], rows, _("Why firms are in or out"),
                 tall="none")  # fmt: skip


def _order(counted: tuple[str, int]) -> tuple[Any, ...]:
    reason, count = counted
    return reason != "chosen", -count, reason


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

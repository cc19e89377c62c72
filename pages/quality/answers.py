"""Who answered, cluster by cluster and round by round; the round's closing; whom to call."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from exhibits.plain import plain
from loaders.calling import WHYS, Call, counted
from pages.quality import figures, rounds
from pages.quality.facts import Facts
from shell import listing
from shell.links import leave_for
from shell.listing import Head, Row
from shell.state import State
from words import _, date, ngettext, number

SHOWN = 60
"""Members listed; the workbook holds all."""
_SHORT = 12


def draw(state: State, known: Facts) -> None:
    """Figure and rounds side by side, then the round chosen, then the members to call."""
    if known.rounds.empty:
        return
    beside, aside = st.columns(2, gap="large")
    with beside:
        figures.draw(state, figures.silent(state, known), "response")
    with aside:
        _rounds(state, known)
        rounds.draw(state, known)
    _to_call(state, known)


def _rounds(state: State, known: Facts) -> None:
    st.header(_("Round by round"), anchor=False)
    st.caption(
        _(
            "In part: a row was refused, or is in no total for want of a product, a unit or a "
            "period."
        )
    )
    rows = [_row(row) for row in known.rounds.to_dict("records")]
    heads: list[str | Head] = [
        _("Cluster"), _("Silent"), _("In part"), _("In full"), _("Asked"),
    ]  # fmt: skip
    chosen = state.selection
    marked = f"{chosen.clusters[0]}~{chosen.round}" if len(chosen.clusters) == 1 else ""

    def choose(code: str) -> None:
        cluster, _tilde, round_ = code.partition("~")
        if code == marked:
            state.write(chosen.but(clusters=(), round=None))
        else:
            state.write(chosen.but(clusters=(cluster,), round=round_))

    listing.draw(
        "tela_rounds_answered", heads, rows, _("Round by round"), chosen=marked, on_choose=choose,
        tall="none" if len(rows) <= _SHORT else "27rem", toggles=True,
    )  # fmt: skip


def _row(row: dict[Any, Any]) -> Row:
    state = _("closed") if row["closed"] else _("open for files")
    return Row(
        code=f"{row['cluster_code']}~{row['round']}",
        name=str(row["name"]),
        note=f"{row['round']} · {state}",
        cells=(
            _("unknown") if pd.isna(row["silent"]) else number(int(row["silent"])),
            number(int(row["partly"])),
            number(int(row["answered"])),
            _("unknown") if pd.isna(row["asked"]) else number(int(row["asked"])),
        ),
    )


def _to_call(state: State, known: Facts) -> None:
    """The members to call by their urgency; one chosen opens in the directory."""
    if state.viewer.role == "public":
        return
    called = known.calls
    if not called:
        st.header(_("Nobody needs to be called"), anchor=False)
        return
    count = len(called)
    st.header(
        ngettext("{count} member to call", "{count} members to call", count).format(
            count=number(count)
        ),
        anchor=False,
    )
    told = {why: sum(call.why == why for call in called) for why in WHYS}
    st.caption(plain(" · ".join(counted(why, times) for why, times in told.items() if times)))
    urgent = sorted(called, key=lambda call: WHYS.index(call.why))[:SHOWN]
    members = {f"{call.cluster_code}~{call.firm}": call.member for call in urgent}
    heads: list[str | Head] = [
        _("Member"), Head(_("Why"), "words", 0.7), Head(_("What to ask"), "words", 2),
        _("Last answer"),
    ]  # fmt: skip

    def choose(code: str) -> None:
        if members.get(code):
            leave_for(state, "directory", member=members[code])

    listing.draw(
        "tela_to_call", heads, [_call(call) for call in urgent], _("Members to call"),
        on_choose=choose, tall="none" if len(urgent) <= _SHORT else "34rem",
    )  # fmt: skip
    if count > SHOWN:
        st.caption(
            _("The first {shown} of {all} are shown; the file holds all.").format(
                shown=number(SHOWN), all=number(count)
            )
        )


def _call(call: Call) -> Row:
    more = len(call.questions) - 1
    asked = call.questions[0] if call.questions else ""
    if more > 0:
        asked += " " + ngettext("And {count} more.", "And {count} more.", more).format(
            count=number(more)
        )
    return Row(
        code=f"{call.cluster_code}~{call.firm}",
        name=call.name or _("Name withheld"),
        note=" · ".join(part for part in (call.place, call.cluster_name) if part),
        cells=(call.reason, asked, date(call.last) if call.last else ""),
    )

"""The basin as it was known on an earlier day, beside what is known now, and what came since."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

import shell
from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.store import Figure
from exhibits.exhibit import SUPPRESSED
from exhibits.plain import plain
from pages.trends import wording
from pages.trends.view import View
from shell import listing
from shell import wording as said
from shell.listing import Head, Row
from shell.state import State
from words import _, compact, date, ngettext, number

SHOWN = 5
"""Uploads since then that are listed."""


def draw(state: State, view: View) -> None:
    """A day to choose, then and now side by side, what came in between."""
    st.header(_("As it was known"), anchor=False)
    offered = days(state)
    if not offered:
        _nothing_before(state, view)
        return
    st.markdown(
        _(
            "What had come in by the end of a day, beside what is known now. Later corrections, "
            "withdrawals and merges are left out; whose names may be read is decided by today’s "
            "consent."
        )
    )
    day = chosen(state, offered)
    _control(state, offered, day)
    with st.container(key="tela_then_now_since"):
        beside, came = st.columns([2, 3], gap="medium")
        with beside:
            _compared(state, view, day)
        with came:
            _since(state, day)


def days(state: State) -> list[dt.date]:
    """The days that can be looked back to, the newest first: each on which the ledger changed.

    The newest state is no past one; a day that the whole view looks back to is always among them.
    """
    changed = shell.cached(store.revision_days)
    found = set(changed["day"].iloc[1:])
    known = state.selection.known
    if known and len(changed) and known < changed["day"].iloc[0]:
        found.add(known)
    return sorted(found, reverse=True)


def chosen(state: State, offered: list[dt.date]) -> dt.date:
    """The day of the address, else the one the view looks back to, else the newest."""
    known = state.selection.known
    default = known if known in offered else offered[0]
    return dt.date.fromisoformat(
        state.param("then", [day.isoformat() for day in offered], default.isoformat())
    )


def _control(state: State, offered: list[dt.date], day: dt.date) -> None:
    labels = {one.isoformat(): date(one) for one in offered}
    with st.container(horizontal=True, key="tela_then", vertical_alignment="center", wrap=True):
        st.selectbox(
            _("As known at the end of"),
            list(labels),
            format_func=labels.__getitem__,
            key="tela_then_day",
            on_change=shell.follow(
                "tela_then_day", day.isoformat(), lambda text: state.write(then=text)
            ),
            label_visibility="collapsed",
            width=240,
        )
        if state.selection.known != day:
            st.button(
                _("Show every page as known then"), icon=":material/history:", key="tela_then_go",
                on_click=_look_back, args=(state, day),
            )  # fmt: skip


def _look_back(state: State, day: dt.date) -> None:
    state.write(state.selection.but(known=day), then=None)


def _count_as_of(state: State, day: dt.date) -> None:
    state.write(state.selection.but(as_of=day))


def _nothing_before(state: State, view: View) -> None:
    """All came in on one day: say so, and what can be looked back to instead."""
    changed = shell.cached(store.revision_days)
    if changed.empty:
        return
    st.markdown(
        _(
            "All that this ledger holds came in on {day}: before that day nothing was known here, "
            "so there is no earlier state to look back to. It keeps every state from now on."
        ).format(day=date(changed["day"].iloc[0]))
    )
    if len(view.rounds) < 2 or state.selection.as_of is not None:
        return
    name, day = view.rounds[-2]
    st.markdown(
        _("Another question can be asked: what stands on an earlier day, of all that came in.")
    )
    st.button(
        _("Count as of {day}, the last day of {round}").format(day=date(day), round=plain(name)),
        icon=":material/event:", key="tela_then_as_of",
        on_click=_count_as_of, args=(state, day),
    )  # fmt: skip


def _compared(state: State, view: View, day: dt.date) -> None:
    then, now = (_whole(state, view, known) for known in (day, None))
    rows = [
        Row("answered", _("Firms that have answered"), _counts(then.answered, now.answered)),
        Row("asked", _("Firms asked"), _counts(then.asked, now.asked)),
    ]
    if view.topic is not None and view.topic.product:
        name = _("{product}, {rung}").format(
            product=wording.topic(view.topic), rung=said.rung(state.selection)
        )
        unit = _("{unit} a week").format(unit=said.unit(view.topic.unit))
        amounts = (_amount(then), _amount(now))
        rows.append(Row("capacity", name, amounts, note=unit))
        firms = tuple(SUPPRESSED if one.n is None else number(one.n) for one in (then, now))
        rows.append(Row("firms", _("Firms that make it"), firms))
    listing.draw(
        "tela_then_now",
        ["", _("On {day}").format(day=date(day)), _("Now")],
        rows,
        _("Then and now"),
        tall="none",
    )


def _whole(state: State, view: View, known: dt.date | None) -> Figure:
    """Answers and the topic's capacity, as known on a day or now."""
    selection = state.selection.but(known=known)
    if view.topic is not None and view.topic.product:
        selection = selection.but(products=(view.topic.product,), families=())
    return shell.cached(
        store.region_figures, selection, state.viewer, "per_100k", dt.date.today()
    ).whole


def _amount(figure: Figure) -> str:
    if figure.capacity is None:
        return SUPPRESSED if figure.state == "suppressed" else "–"
    return compact(figure.capacity)


def _counts(then: int | None, now: int | None) -> tuple[str, str]:
    first, second = (_("unknown") if one is None else number(one) for one in (then, now))
    return first, second


def _since(state: State, day: dt.date) -> None:
    """What came in after the day: how much, and the newest of it."""
    uploads = since(shell.cached(store.history, state.viewer), state.selection, day)
    changed = shell.cached(store.revision_days)
    changes = int(changed.loc[changed["day"] > day, "changes"].sum())
    came = ngettext(
        "Since then {count} file came in", "Since then {count} files came in", len(uploads)
    ).format(count=number(len(uploads)))
    made = ngettext(
        "{count} change to the ledger in all", "{count} changes to the ledger in all", changes
    ).format(count=number(changes))
    st.markdown(_("{files}; {changes}.").format(files=came, changes=made))
    if uploads.empty:
        return
    listing.draw(
        "tela_then_since",
        [_("File"), Head(_("Cluster"), "words"), Head(_("Round"), "words"), _("Rows kept")],
        [
            Row(
                code=str(row["upload_id"]),
                name=str(row["file_name"]),
                note=date(pd.Timestamp(row["at"]).date()),
                cells=(str(row["cluster_name"]), str(row["round"]), number(row["rows_accepted"])),
            )
            for row in uploads.head(SHOWN).to_dict("records")
        ],
        _("Files that came in since, the newest first"),
        tall="none",
    )


def since(uploads: pd.DataFrame, selection: Selection, day: dt.date) -> pd.DataFrame:
    """The uploads of the selection's clusters that came in after a day (UTC)."""
    late = uploads[pd.to_datetime(uploads["at"]).dt.date > day]
    return late[late["cluster_code"].isin(selection.clusters)] if selection.clusters else late

"""A cluster's round: open, and closed by its manager; closed, and opened again."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from cluster_data import store
from cluster_data.store import Actor
from exhibits.plain import plain
from pages.quality.facts import Facts
from shell import past
from shell.state import State
from words import _, date, ngettext, number


def draw(state: State, known: Facts) -> None:
    """The round of the one cluster looked at, for those who may close it."""
    if state.viewer.role == "public":
        return
    code = _cluster(state)
    shown = known.current[known.current["cluster_code"].eq(code)] if code else pd.DataFrame()
    if shown.empty:
        st.caption(_("Choose a round to look at it alone, and to close it."))
        return
    row = shown.iloc[0].to_dict()
    with st.container(
        key="tela_round_state", horizontal=True, vertical_alignment="center",
        horizontal_alignment="distribute",
    ):  # fmt: skip
        st.markdown(_said(row), width="content")
        if not past.may_write(state):
            past.only_today(state)
        elif row["closed"]:
            st.button(
                _("Open it again"), key="tela_reopen_round", icon=":material/lock_open:",
                on_click=store.reopen_round,
                args=(row["cluster_code"], row["round"], Actor("page", state.viewer.role)),
            )  # fmt: skip
        elif st.button(_("Close the round"), key="tela_close_round", icon=":material/lock:"):
            _confirm(row, Actor("page", state.viewer.role))


def _cluster(state: State) -> str:
    """The cluster whose round may be closed: a manager's own, else the one chosen."""
    if state.viewer.role == "cluster":
        return str(state.viewer.cluster)
    return state.selection.clusters[0] if len(state.selection.clusters) == 1 else ""


def _said(row: dict[Any, Any]) -> str:
    named = {"round": plain(row["round"]), "cluster": plain(row["name"])}
    if row["closed"]:
        first = _("**{cluster}, {round}: closed on {day}.**").format(
            **named, day=plain(date(pd.Timestamp(row["closed_on"]).date()))
        )
        closed = _("It takes no more files.")
        return f"{first} {closed}"
    first = _("**{cluster}, {round}: open.**").format(**named)
    return f"{first} {_waiting(row)}"


def _waiting(row: dict[Any, Any]) -> str:
    if pd.isna(row["silent"]):
        return _("It has no list of members, so nobody knows who is silent.")
    silent = int(row["silent"])
    if not silent:
        return _("Everybody has answered.")
    return ngettext(
        "{count} member has not answered.", "{count} members have not answered.", silent
    ).format(count=number(silent))


def _confirm(row: dict[Any, Any], actor: Actor) -> None:
    @st.dialog(_("Close the round?"))
    def opened() -> None:
        st.markdown(
            _(
                "Round {round} of {cluster} will take no more files; whoever uploads for it is "
                "told so. What stands goes on standing, and the round can be opened again."
            ).format(round=plain(row["round"]), cluster=plain(row["name"]))
        )
        st.markdown(_waiting(row))
        with st.container(horizontal=True):
            closing = st.button(
                _("Close the round"), type="primary", key="tela_close_round_yes",
                on_click=store.close_round,
                args=(str(row["cluster_code"]), str(row["round"]), actor),
            )  # fmt: skip
            if closing:
                st.rerun()
            if st.button(_("Leave it open"), key="tela_close_round_no"):
                st.rerun()

    opened()

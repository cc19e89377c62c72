"""Looking back: every page says as known on which day it is shown, and leads back to today."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from shell.lookback import OF_TODAY
from shell.state import State
from words import _, date


def draw(state: State) -> None:
    """The line above a page that says which day is looked back to, and the way back to today."""
    day = state.selection.known
    if day is None:
        return
    if state.page in OF_TODAY:
        text = _("Other pages show the basin as it was known on {day}; this one is of today.")
    else:
        text = _("You see the basin as it was known on {day}.")
    with st.container(
        key="tela_known", horizontal=True, vertical_alignment="center", gap="small"
    ):  # fmt: skip
        st.markdown(f"**{text.format(day=date(day))}**", width="content")
        st.button(
            _("Back to today"), icon=":material/history:", key="tela_back_to_today",
            on_click=_back, args=(state,),
        )  # fmt: skip


def may_write(state: State) -> bool:
    """True where a page may change the ledger: nothing is changed from a view of the past."""
    return state.selection.known is None


def only_today(state: State) -> None:
    """In the place of what would change the ledger: why that can't be done here."""
    st.caption(
        _("This is a view of {day}: go back to today to change anything.").format(
            day=date(state.selection.known or dt.date.today())
        )
    )


def _back(state: State) -> None:
    state.write(state.selection.but(known=None))

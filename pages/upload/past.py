"""The history of uploads: what came in, what stands; approve, withdraw, restore."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cluster_data import store
from cluster_data.store import Actor
from exhibits.plain import plain, visible
from pages.upload import provenance, side_by_side
from shell.state import State
from words import _, date, number

_TALL = 10
_TOLD = "tela_history_told"
_TURN = "tela_history_turn"


def draw(state: State) -> None:
    """The table of uploads; a row chosen shows what can be done with it."""
    uploads = store.history(state.viewer)
    st.header(_("History"), anchor=False)
    if uploads.empty:
        st.markdown(_("Nothing was uploaded yet."))
        return
    if _TOLD in st.session_state:
        st.success(st.session_state[_TOLD], icon=":material/task_alt:")
    event = st.dataframe(
        _table(uploads),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        # a new table after each decision: none of its rows is chosen
        key=f"tela_history_{st.session_state.get(_TURN, 0)}",
        height="content" if len(uploads) <= _TALL else 400,
        alt=_("Uploads, newest first"),
    )
    chosen = event.selection.rows
    if chosen and chosen[0] < len(uploads):
        st.session_state.pop(_TOLD, None)
        _chosen(uploads.iloc[chosen[0]], uploads, state)
    else:
        st.caption(
            _(
                "Choose a row to approve, withdraw or restore an upload, to see how it was read, "
                "or to compare it with another."
            )
        )


def _table(uploads: pd.DataFrame) -> pd.DataFrame:
    states = {"standing": _("stands"), "draft": _("draft"), "withdrawn": _("withdrawn")}
    kinds = {"capacities": _("capacities"), "roster": _("members")}
    rows = [
        _("{accepted} of {rows_in}").format(accepted=number(accepted), rows_in=number(rows_in))
        for accepted, rows_in in zip(uploads["rows_accepted"], uploads["rows_in"], strict=True)
    ]
    return pd.DataFrame(
        {
            _("Upload"): uploads["upload_id"],
            _("State"): uploads["state"].map(states),
            _("Cluster"): [visible(name) for name in uploads["cluster_name"]],
            _("Round"): uploads["round"],
            _("Survey date"): [date(day.date()) for day in uploads["reference_date"]],
            _("File"): [visible(name) for name in uploads["file_name"]],
            _("Holds"): uploads["kind"].map(kinds),
            _("Rows kept"): rows,
            _("Reason"): [visible(text) for text in uploads["reason"].fillna("")],
        }
    )


def _chosen(upload: pd.Series, uploads: pd.DataFrame, state: State) -> None:
    """All about one upload: where it came from, what it changed, what can be done with it."""
    with st.container(border=True, key="tela_upload_actions"):
        st.markdown(f"**{upload['upload_id']}** · {plain(str(upload['file_name']))}")
        provenance.draw(upload, state)
        side_by_side.draw(upload, uploads, state)
        _actions(str(upload["upload_id"]), str(upload["state"]), state)


def _actions(code: str, standing: str, state: State) -> None:
    actor = Actor("page", state.viewer.role)
    if standing == "withdrawn":
        if st.button(_("Let it stand again"), key=f"tela_restore_{code}"):
            store.restore_upload(code, "", actor)
            _done(_("{upload} stands again.").format(upload=code))
        return
    if standing == "draft" and st.button(_("Approve"), type="primary", key=f"tela_approve_{code}"):
        store.approve(code, actor)
        _done(_("{upload} is approved.").format(upload=code))
    _withdraw(code, actor)


def _withdraw(code: str, actor: Actor) -> None:
    """A form, so that what is typed arrives together with the click."""
    with (
        st.form(f"tela_withdraw_form_{code}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        reason = st.text_input(
            _("Why it is withdrawn"), key=f"tela_reason_{code}", max_chars=200, width=340
        )
        clicked = st.form_submit_button(_("Withdraw"), key=f"tela_withdraw_{code}")
    if not clicked:
        return
    if not reason.strip():
        st.warning(_("Say in a few words why; the history keeps it."))
        return
    store.withdraw(code, visible(reason), actor)
    _done(_("{upload} is withdrawn; what stood before it stands again.").format(upload=code))


def _done(told: str) -> None:
    st.session_state[_TOLD] = told
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.rerun()

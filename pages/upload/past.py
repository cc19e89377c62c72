"""The history of uploads: what came in, what stands; approve, withdraw, restore."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cluster_data import store
from cluster_data.store import Actor
from exhibits.plain import plain
from shell.state import State
from words import _, date


def draw(state: State) -> None:
    """The table of uploads; a row chosen shows what can be done with it."""
    uploads = store.history(state.viewer)
    st.subheader(_("History"), anchor=False)
    if uploads.empty:
        st.markdown(_("Nothing was uploaded yet."))
        return
    event = st.dataframe(
        _table(uploads),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="tela_history",
        alt=_("Uploads, newest first"),
    )
    chosen = event.selection.rows
    if chosen and chosen[0] < len(uploads):
        _actions(uploads.iloc[chosen[0]], state)
    else:
        st.caption(_("Choose a row to approve, withdraw or restore an upload."))


def _table(uploads: pd.DataFrame) -> pd.DataFrame:
    states = {
        "standing": _("stands"),
        "draft": _("draft"),
        "withdrawn": _("withdrawn"),
    }
    kinds = {"capacities": _("capacities"), "roster": _("members")}
    return pd.DataFrame(
        {
            _("Upload"): uploads["upload_id"],
            _("State"): uploads["state"].map(states),
            _("Cluster"): uploads["cluster_name"],
            _("Round"): uploads["round"],
            _("Survey date"): [date(day.date()) for day in uploads["reference_date"]],
            _("File"): uploads["file_name"],
            _("Holds"): uploads["kind"].map(kinds),
            _("Rows in"): uploads["rows_in"],
            _("Accepted"): uploads["rows_accepted"],
            _("Rejected"): uploads["rows_rejected"],
            _("Skipped"): uploads["rows_skipped"],
            _("Reason"): uploads["reason"].fillna(""),
        }
    )


def _actions(upload: pd.Series, state: State) -> None:
    code = str(upload["upload_id"])
    actor = Actor("page", state.viewer.role)
    with st.container(horizontal=True, vertical_alignment="bottom", key="tela_upload_actions"):
        st.markdown(f"**{code}** {plain(str(upload['file_name']))}", width="content")
        if upload["state"] == "draft" and st.button(
            _("Approve"), type="primary", key=f"tela_approve_{code}"
        ):
            store.approve(code, actor)
            st.rerun()
        if upload["state"] == "withdrawn":
            if st.button(_("Let it stand again"), key=f"tela_restore_{code}"):
                store.restore_upload(code, "", actor)
                st.rerun()
            return
        reason = st.text_input(
            _("Reason"), key=f"tela_reason_{code}", placeholder=_("Why it is withdrawn"),
            max_chars=200, label_visibility="collapsed", width=260,
        )  # fmt: skip
        if st.button(_("Withdraw"), key=f"tela_withdraw_{code}"):
            store.withdraw(code, reason, actor)
            st.rerun()

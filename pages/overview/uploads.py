"""The last uploads, with the way to all of them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import shell
from cluster_data import store
from shell import listing
from shell.links import link
from shell.listing import Head, Row
from shell.state import State
from words import _, date, number

TOP = 5


def draw(state: State) -> None:
    """The newest uploads of the clusters chosen, drafts and withdrawn ones among them."""
    uploads = shell.cached(store.history, state.viewer, state.selection.known)
    chosen = state.selection.clusters
    if chosen:
        uploads = uploads[uploads["cluster_code"].isin(chosen)]
    st.header(_("Recent uploads"), anchor=False)
    if uploads.empty:
        st.caption(_("Nothing was uploaded yet."))
    else:
        listing.draw(
            "tela_recent_uploads",
            [_("File"), Head(_("Cluster"), "words"), Head(_("State"), "words"), _("Rows kept")],
            rows(uploads.head(TOP)),
            _("Uploads, newest first"),
            tall="none",
        )
    link(state, "upload", _("All uploads"))


def rows(uploads: pd.DataFrame) -> list[Row]:
    """Rows for the list: files and what became of them, never figures."""
    states = {"standing": _("stands"), "draft": _("draft"), "withdrawn": _("withdrawn")}
    return [
        Row(
            code=str(row["upload_id"]),
            name=str(row["file_name"]),
            note=f"{row['round']} · {date(row['reference_date'].date())}",
            cells=(
                str(row["cluster_name"]),
                states[row["state"]],
                _("{accepted} of {rows_in}").format(
                    accepted=number(row["rows_accepted"]), rows_in=number(row["rows_in"])
                ),
            ),
        )
        for row in uploads.to_dict("records")
    ]

"""One problem: what is the matter, where it came from, and what became of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cluster_data import store
from cluster_data.store import Actor, ProblemKey
from exhibits.plain import plain, visible
from loaders.kept import kept_problem
from pages.quality import as_it_came
from shell import past
from shell.links import link
from shell.state import State
from words import _, ngettext, number

Line = Mapping[Any, Any]
_LONGEST_NOTE = 300


def states() -> dict[str, str]:
    """What becomes of a problem, in the language in use."""
    return {"open": _("open"), "asked": _("asked"), "settled": _("settled")}


def key_of(row: Line) -> ProblemKey:
    """The problem as the ledger knows it by."""
    return ProblemKey(
        str(row["upload_id"]),
        str(row["slug"]),
        row["column_name"] if isinstance(row["column_name"], str) else None,
        None if pd.isna(row["row"]) else int(row["row"]),
    )


def address_of(row: Line) -> str:
    """What an address calls it by; it tells nothing of what it holds."""
    return hashlib.sha256(repr((key_of(row), row["params"])).encode()).hexdigest()[:12]


def whose(row: Line) -> str:
    """The firm's name, or that it is withheld; the file's where it is about the whole file."""
    if isinstance(row["name"], str):
        return str(row["name"])
    if not pd.isna(row["row"]) and isinstance(row["firm"], str):
        return _("Name withheld")
    return str(row["file_name"]) if isinstance(row["file_name"], str) else str(row["upload_id"])


def said(row: Line) -> str:
    """The cell as it was written; of what concerns a whole file, what is the matter."""
    if isinstance(row["value"], str):
        return str(row["value"])
    found = kept_problem(dict(row))
    return found.message if found and pd.isna(row["row"]) else ""


def where(row: Line) -> str:
    """File, row and round."""
    parts = [row["file_name"]] if isinstance(row["file_name"], str) else []
    if isinstance(row["sheet"], str) and row["sheet"]:
        parts.append(_("sheet {sheet}").format(sheet=row["sheet"]))
    if not pd.isna(row["row"]):
        parts.append(_("row {row}").format(row=int(row["row"])))
    parts.append(str(row["round"]))
    told = [part for part in parts if part != whose(row)]
    return " · ".join(told)


def draw(state: State, row: Line, alike: pd.DataFrame) -> None:
    """The sentence, the way back to its line, and what became of it; for `alike` at once too."""
    with st.container(border=True, key="tela_problem"):
        st.markdown(f"**{plain(whose(row))}** · {plain(where(row))}")
        found = kept_problem(dict(row))
        if found is not None and row["named"]:
            st.markdown(f"{plain(found.message)} {plain(found.fix)}")
        elif not row["named"]:
            st.markdown(_("What the row says is shown to the firm’s own cluster only."))
        _ways(state, row)
        as_it_came.draw(row)
        if past.may_write(state):
            _follow_up(state, row, alike)
        else:
            past.only_today(state)


def _ways(state: State, row: Line) -> None:
    if not isinstance(row["member"], str):
        return
    with st.container(horizontal=True, gap="small"):
        if isinstance(row["line_id"], str):
            link(
                state, "directory", _("Where the line comes from"), icon=":material/footprint:",
                member=row["member"], line=row["line_id"],
            )  # fmt: skip
        link(state, "directory", _("The member"), icon=":material/contacts:", member=row["member"])


def _follow_up(state: State, row: Line, alike: pd.DataFrame) -> None:
    """A form, so that what is typed arrives together with the click."""
    code, labels = str(row["at"]), states()
    with st.form(f"tela_follow_up_{code}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom", key="tela_follow_up"):
            status = st.segmented_control(
                _("State"), store.STATUSES, default=row["status"], format_func=labels.__getitem__,
                key=f"tela_status_{code}", required=True,
            )  # fmt: skip
            note = st.text_input(
                _("Note"), value=str(row["note"]), max_chars=_LONGEST_NOTE, width=340,
                key=f"tela_note_{code}", placeholder=_("Whom you asked, what was answered"),
            )  # fmt: skip
        with st.container(horizontal=True):
            one = st.form_submit_button(_("Note it"), type="primary", key=f"tela_keep_{code}")
            count = len(alike)
            every = count > 1 and st.form_submit_button(
                ngettext("For all {count} alike", "For all {count} alike", count).format(
                    count=number(count)
                ),
                key=f"tela_keep_all_{code}",
            )
    if one or every:
        rows = alike.to_dict("records") if every else [row]
        actor = Actor("page", state.viewer.role)
        store.follow_up(map(key_of, rows), status or row["status"], visible(note), actor)
        st.toast(_("Noted."), icon=":material/task_alt:")
        st.rerun()

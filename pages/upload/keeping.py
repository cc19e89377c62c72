"""Keeping what was understood, or putting it away; and what became of each file."""

from __future__ import annotations

import streamlit as st

from cluster_data.errors import ClusterDataError
from cluster_data.store import Actor
from exhibits.plain import plain
from loaders.committing import commit_reading
from pages.upload import wording
from pages.upload.destination import Destination
from shell import pages
from shell.inbox import Found, Inbox, Told
from shell.state import State
from words import _, ngettext, number


def told(box: Inbox, state: State) -> None:
    """What became of the files kept last, with the way to the map."""
    for fine, show, icon in (
        (True, st.success, ":material/task_alt:"),
        (False, st.error, ":material/error:"),
    ):
        lines = [line.text for line in box.told if line.fine is fine]
        if lines:
            show("\n\n".join(lines), icon=icon)
    cluster = next((line.cluster for line in box.told if line.cluster), "")
    if cluster:
        shown = state.selection.but(clusters=(cluster,), products=(), families=(), regions=(),
                                    countries=(), round=None, as_of=None)  # fmt: skip
        if any(line.draft for line in box.told):
            shown = shown.but(rung="declared")
        page = next(entry for entry in pages.PAGES if entry.slug == "map")
        kept = {key: value for key, value in state.query(shown).items() if key not in state.own}
        st.page_link(
            page.page(), label=_("See this cluster on the map"), icon=":material/map:",
            query_params=kept,
        )  # fmt: skip


def decide(box: Inbox, good: list[Found], where: Destination, state: State) -> None:
    """The buttons under the report."""
    accepted = sum(len(one.reading.rows) for one in good)
    with st.container(horizontal=True, key="tela_decide"):
        label = ngettext("Keep {count} row", "Keep {count} rows", accepted)
        if st.button(label.format(count=number(accepted)), type="primary", key="tela_keep"):
            _keep(box, good, where, state, draft=False)
        if st.button(_("Keep as a draft"), key="tela_draft", help=wording.draft_help()):
            _keep(box, good, where, state, draft=True)
        _put_away_button(box)


def put_away(box: Inbox) -> None:
    """The one thing to do with files of which nothing can be kept."""
    with st.container(horizontal=True, key="tela_decide"):
        _put_away_button(box)


def _put_away_button(box: Inbox) -> None:
    st.button(
        _("Put away"), key="tela_put_away", on_click=box.put_away, type="tertiary",
        help=_("Forgets the files dropped here. The ledger stays as it is."),
    )  # fmt: skip


def _keep(box: Inbox, good: list[Found], where: Destination, state: State, *, draft: bool) -> None:
    """Commit every file, each in its own transaction; what fails stays in the box."""
    actor = Actor("page", state.viewer.role)
    box.told.clear()
    for one in good:
        try:
            where.make_cluster(actor)
            receipt = commit_reading(
                one.reading, where.cluster_code, where.round, where.date, actor, draft=draft,
                original=one.file.path,
            )  # fmt: skip
        except ClusterDataError as error:
            name = plain(one.reading.file_name)
            text = _("{file} is not kept. {reason}").format(file=name, reason=error.message)
            box.told.append(Told(text, fine=False))
            continue
        text = wording.kept(one.reading, receipt.upload_id, receipt.difference, draft=draft)
        cluster = where.cluster_code if receipt.upload_id else ""
        box.told.append(Told(text, cluster=cluster, draft=draft))
        box.leave_out(one)
    if all(line.fine for line in box.told):
        box.put_away()
    st.rerun()

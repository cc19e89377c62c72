"""Keeping what was understood, or putting it away; and what became of each file."""

from __future__ import annotations

import streamlit as st

from cluster_data import store
from cluster_data.errors import ClusterDataError
from cluster_data.store import Actor
from exhibits.plain import plain
from loaders.committing import commit_reading
from loaders.decisions import to_rows
from pages.upload import letting, wording
from pages.upload.against import Replaced
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
                                    countries=(), round=None, as_of=None, known=None)  # fmt: skip
        if any(line.draft for line in box.told):
            shown = shown.but(rung="declared")
        page = next(entry for entry in pages.PAGES if entry.slug == "map")
        kept = {key: value for key, value in state.query(shown).items() if key not in state.own}
        st.page_link(
            page.page(), label=_("See this cluster on the map"), icon=":material/map:",
            query_params=kept,
        )  # fmt: skip


def decide(
    box: Inbox, good: list[Found], where: Destination, state: State, replaced: Replaced
) -> None:
    """The buttons under the report; `replaced` are the uploads whose place files take."""
    accepted = sum(len(one.reading.rows) for one in good)
    with st.container(horizontal=True, key="tela_decide"):
        label = ngettext("Keep {count} row", "Keep {count} rows", accepted)
        if st.button(label.format(count=number(accepted)), type="primary", key="tela_keep"):
            _keep(box, good, where, state, replaced, draft=False)
        if st.button(_("Keep as a draft"), key="tela_draft", help=wording.draft_help()):
            _keep(box, good, where, state, {}, draft=True)
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


def _keep(
    box: Inbox, good: list[Found], where: Destination, state: State, replaced: Replaced,
    *, draft: bool,
) -> None:  # fmt: skip
    """Commit every file, each in its own transaction; what fails stays in the box.

    A draft replaces nothing: what stands is to stand until it is approved.
    """
    actor = Actor("page", state.viewer.role)
    box.told.clear()
    for one in good:
        let = letting.overrides(box, one)
        try:
            where.make_cluster(actor)
            receipt = commit_reading(
                one.reading, where.cluster_code, where.round, where.date, actor, draft=draft,
                original=one.file.path, overrides=let,
                replaces=replaced.get(one.key),
            )  # fmt: skip
        except ClusterDataError as error:
            name = plain(one.reading.file_name)
            text = _("{file} is not kept. {reason}").format(file=name, reason=error.message)
            box.told.append(Told(text, fine=False))
            continue
        text = wording.kept(one.reading, receipt.upload_id, receipt.difference, draft=draft)
        if one.key in replaced:
            text += " " + _("It takes the place of {upload}.").format(upload=replaced[one.key])
        if receipt.upload_id is None and len(let):
            text += " " + _("So the reasons given here are not kept either.")
        cluster = where.cluster_code if receipt.upload_id else ""
        box.told.append(Told(text, cluster=cluster, draft=draft))
        box.leave_out(one)
    if any(line.fine for line in box.told):
        _remember(box, where, actor)
    if all(line.fine for line in box.told):
        box.put_away()
    st.rerun()


def _remember(box: Inbox, where: Destination, actor: Actor) -> None:
    """What was answered of any file holds for the cluster's next ones."""
    try:
        new = store.remember(where.cluster_code, to_rows(box.answers.decisions("")), actor)
    except ClusterDataError as error:  # the files are kept all the same
        text = _("The answers are not remembered. {reason}").format(reason=error.message)
        box.told.append(Told(text, fine=False))
        return
    if new:
        text = ngettext(
            "{count} answer is remembered for the next files of this cluster.",
            "{count} answers are remembered for the next files of this cluster.",
            new,
        )
        box.told.append(Told(text.format(count=number(new))))

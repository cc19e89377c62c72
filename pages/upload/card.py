"""One file's card: what became of its rows, how it was understood, what is the matter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

import streamlit as st

from exhibits.plain import plain
from loaders.reading import Reading
from pages.upload import letting, marked, remarks, tables, understood, wording
from pages.upload.remarks import Group
from shell.inbox import Found, Inbox
from words import _, ngettext, number, speaking, speaking_in

_ICONS = {
    "error": ":red[:material/error:]",
    "warning": ":material/warning:",
    "note": ":material/info:",
}
_ERRORS, _MOST = 5, 40


def draw(box: Inbox, one: Found, leave_out: Callable[[], None] | None = None) -> None:
    """The card of one survey; `leave_out` puts it away."""
    reading = one.reading
    with st.container(border=True, key=f"tela_file_{one.key}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.header(plain(reading.file_name), anchor=False)
            if leave_out is not None:
                st.button(
                    _("Leave out"), icon=":material/close:", type="tertiary", on_click=leave_out,
                    key=f"tela_leave_{one.key}",
                )  # fmt: skip
        st.markdown(f"**{wording.outcome(reading)}**")
        if reading.kind != "nothing":
            understood.draw(reading)
        groups = remarks.grouped(reading.problems)
        worst = [group for group in groups if group.severity == "error"]
        # a heading without rows is no error of a row, and still all there is to say
        worst = worst or (groups[:1] if wording.is_empty(reading) else [])
        for group in worst[:_ERRORS]:
            _told(group)
        if reading.kind == "nothing":
            return
        if reading.rejected:
            _rejected()
        others = [group for group in groups if group not in worst[:_ERRORS]]
        _warnings(box, one, [group for group in others if group.severity != "note"])
        _notes([group for group in others if group.severity == "note"])
        with st.expander(_("Columns and rows as understood")):
            tables.draw(box, one)
        _files(one)


def _told(group: Group) -> None:
    with st.container(gap=None):
        st.markdown(f"{_ICONS[group.severity]} {group.text} `{group.slug}`")
        if group.advice:
            st.caption(group.advice)


def _rejected() -> None:
    """What happens with rows that were rejected."""
    st.markdown(
        _(
            "Rejected rows are not kept. Mend them in the file and drop the whole file again: "
            "rows that are in the ledger already are recognised and never counted twice."
        )
    )


def _warnings(box: Inbox, one: Found, groups: list[Group]) -> None:
    """What stands with something missing or assumed; each can be let stand with a reason."""
    if not groups:
        return
    count = sum(group.count for group in groups)
    label = ngettext("{count} warning", "{count} warnings", count).format(count=number(count))
    label = _with_kinds(label, groups)
    let = sum(letting.warned(one, group) in box.reasons for group in groups)
    if let:
        told = ngettext("{count} let stand", "{count} let stand", let)
        label = f"{label} · {told.format(count=number(let))}"
    with st.expander(label, key=f"tela_warnings_{one.key}"):
        for group in groups[:_MOST]:
            place = groups.index(group)
            with st.container(horizontal=True, key=f"tela_warning_{one.key}_{place}"):
                _told(group)
                if group.severity == "warning":
                    letting.draw(box, one, group)


def _notes(groups: list[Group]) -> None:
    """What was only noted: nothing to do."""
    if not groups:
        return
    count = sum(group.count for group in groups)
    label = ngettext("{count} note", "{count} notes", count).format(count=number(count))
    with st.expander(_with_kinds(label, groups)):
        for group in groups[:_MOST]:
            _told(group)


def _with_kinds(label: str, groups: list[Group]) -> str:
    if len(groups) < 2:
        return label
    kinds = ngettext("{kinds} kind", "{kinds} kinds", len(groups)).format(kinds=number(len(groups)))
    return f"{label} · {kinds}"


def _files(one: Found) -> None:
    """What can be taken away to mend the file by."""
    reading, name = one.reading, one.key
    if not reading.problems:
        return
    with st.container(horizontal=True, key=f"tela_mend_{name}"):
        marked.draw(one)
        if reading.rejected:
            _download(reading, name, only_errors=True)
        _download(reading, name, only_errors=False)


def _download(reading: Reading, name: str, *, only_errors: bool) -> None:
    language = speaking()
    problems = [p for p in reading.problems if p.severity == "error" or not only_errors]

    def made() -> bytes:
        # asked for after the run, when no language is spoken
        with speaking_in(language):
            return remarks.csv_bytes(problems)

    kind = "rejected" if only_errors else "remarks"
    stem = PurePath(reading.file_name).stem[:60] or "survey"
    st.download_button(
        _("Rejected rows (CSV)") if only_errors else _("All remarks (CSV)"),
        data=made,
        file_name=f"{stem}_{kind}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key=f"tela_{kind}_{name}",
    )

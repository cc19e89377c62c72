"""Upload: files in, a report out, what will change, keep or put away; then the history."""

import datetime as dt

import streamlit as st

import shell
from cluster_data import store
from cluster_data.store import Actor
from loaders.committing import commit_reading, new_upload
from loaders.reading import Context, Reading
from pages.upload import about, past, report
from shell.inbox import Dropped, inbox
from words import _, ngettext, number

state = shell.open(page="upload")
box = inbox()

# selection
st.title(_("Upload"))
st.markdown(
    _(
        "Drop your members’ survey files as they are. Nothing is kept until you have seen what was "
        "understood."
    )
)
about.templates(state)
destination = about.destination(state)
dropped = st.file_uploader(
    _("Survey files: Excel, OpenDocument, CSV or text, or a zip of them"),
    accept_multiple_files=True,
    key=box.key,
)
if dropped and box.receive(dropped):
    st.rerun()
for line in box.told:
    st.success(line, icon=":material/task_alt:")

# query
context = Context(destination.cluster_code, destination.round, destination.date)


def understood() -> list[tuple[Dropped, Reading]]:
    """Every reading of every dropped file, with progress while one is read."""
    found = []
    waiting = any(not box.is_read(file, context) for file in box.dropped)
    bar = st.progress(0.0, _("Reading…")) if waiting else None
    for place, file in enumerate(box.dropped):

        def tell(share: float, name: str, place: int = place) -> None:
            if bar is not None:
                done = (place + share) / len(box.dropped)
                bar.progress(min(1.0, done), _("Reading {file}").format(file=name))

        found += [(file, reading) for reading in box.read(file, context, tell)]
    if bar is not None:
        bar.empty()
    return found


readings = understood() if box.dropped and destination.ready else []
good = [(file, reading) for file, reading in readings if len(reading.rows)]
accepted = sum(len(reading.rows) for _file, reading in good)


def keep(draft: bool) -> None:
    """Commit every file, each in its own transaction; tell what became of each."""
    told = []
    for file, reading in good:
        receipt = commit_reading(
            reading, destination.cluster_code, destination.round, destination.date,
            Actor("page", state.viewer.role), draft=draft, original=file.path,
        )  # fmt: skip
        told.append(report.kept(reading, receipt))
    box.put_away()
    box.told = told
    st.rerun()


# build and show
if box.dropped and not destination.ready:
    st.info(_("Choose the cluster these files belong to; then they are read."))
for _file, reading in readings:
    report.draw(reading)
if good:
    uploads = [
        (new_upload(reading, destination.cluster_code, destination.round, destination.date),
         reading.rows)
        for _file, reading in good
    ]  # fmt: skip
    report.changes(store.preview(uploads, state.viewer, dt.date.today()))
if readings:
    with st.container(horizontal=True, key="tela_decide"):
        if good:
            label = ngettext("Keep {count} row", "Keep {count} rows", accepted)
            if st.button(label.format(count=number(accepted)), type="primary", key="tela_keep"):
                keep(draft=False)
            if st.button(_("Keep as a draft"), key="tela_draft", help=about.draft_help()):
                keep(draft=True)
        st.button(_("Put away"), key="tela_put_away", on_click=box.put_away)
past.draw(state)

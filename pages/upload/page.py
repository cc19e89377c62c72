"""Upload: files in, a report out, what will change, keep or put away; then the history."""

import datetime as dt
from pathlib import Path

import streamlit as st

import shell
from cluster_data import store
from loaders.committing import new_upload
from loaders.decisions import UNDECIDED
from loaders.reading import Context
from pages.upload import (
    against,
    card,
    changes,
    files,
    keeping,
    matched,
    past,
    questions,
    remembered,
)
from pages.upload.destination import destination
from shell import templates
from shell.inbox import Dropped, Found, inbox
from words import _

state = shell.open(page="upload")
st.html(Path(__file__).with_name("upload.css"))
box = inbox()

# selection
st.title(_("Upload"))
with st.container(horizontal=True, vertical_alignment="center", key="tela_upload_about"):
    st.markdown(
        _(
            "Drop your members’ survey files as they are. Nothing is kept until you have seen what "
            "was understood."
        ),
        width="content",
    )
    templates.draw()
where = destination(state)
if files.dropped_now(box):
    st.rerun()
keeping.told(box, state)

# query
memory, known = remembered.answers(where.cluster_code) if where.ready else (None, UNDECIDED)
today = dt.date.today()
usual = None
if box.dropped and where.ready:
    usual = box.once(("usual", store.edition(), today), lambda: store.typical_capacity(today))


def context_of(file: Dropped) -> Context:
    """What is said of a file at upload, now and before."""
    decided = box.answers.decisions(file.digest).over(known)
    return Context(where.cluster_code, where.round, where.date, where.country, decided, usual)


found: list[Found] = files.understood(box, context_of) if where.ready else []
box.answers.wait(files.heavy(found))
good = [one for one in found if len(one.reading.rows)]
uploads = [
    (new_upload(one.reading, where.cluster_code, where.round, where.date), one.reading.rows)
    for one in good
]


# build and show
if box.dropped and not where.ready:
    st.info(_("Choose the cluster these files belong to; then they are read."))
for one in files.chosen(found):
    leave = (lambda one=one: box.leave_out(one)) if len(found) > 1 else None
    card.draw(box, one, leave)
if memory is not None:
    remembered.draw(memory, where.cluster_code, state)
questions.draw(box, box.answers.ask(one.doubted for one in found), len(box.dropped))
if good and not box.answers.pending:
    replaced = against.draw(box, good, where, state)
    seen = tuple((one.key, context_of(one.file)) for one in good)
    gone = tuple(replaced.values())
    merges = [match.pair for match in matched.draw(box, good, where, seen) if match.automatic]
    key = ("preview", store.edition(), str(state.viewer), today, seen, gone)
    changes.draw(
        box.once(key, lambda: store.preview(uploads, state.viewer, today, merges, replaced=gone))
    )
    keeping.decide(box, good, where, state, replaced)
elif found:
    keeping.put_away(box)
elif where.ready and box.dropped:
    box.put_away()  # every survey was left out
past.draw(state)

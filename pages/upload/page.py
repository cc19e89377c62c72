"""Upload: files in, a report out, what will change, keep or put away; then the history."""

import datetime as dt

import streamlit as st

import shell
from cluster_data import store
from loaders.committing import new_upload
from loaders.reading import Context
from pages.upload import card, changes, files, keeping, past, templates
from pages.upload.destination import destination
from shell.inbox import Found, inbox
from words import _

state = shell.open(page="upload")
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
context = Context(where.cluster_code, where.round, where.date, where.country)
found: list[Found] = files.understood(box, context) if where.ready else []
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
    card.draw(one.reading, one.key, leave)
if good:
    known = (store.edition(), str(state.viewer), dt.date.today(), context)
    key = ("preview", *known, *(one.key for one in good))
    today = dt.date.today()
    changes.draw(box.once(key, lambda: store.preview(uploads, state.viewer, today)))
    keeping.decide(box, good, where, state)
elif found:
    keeping.put_away(box)
elif where.ready and box.dropped:
    box.put_away()  # every survey was left out
past.draw(state)

"""Dropped files against what stands of the same cluster: what is new, changed, gone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

import pandas as pd
import streamlit as st

from cluster_data import store
from cluster_data.errors import ClusterDataError
from cluster_data.store import Comparison
from exhibits.plain import plain
from loaders.committing import new_upload
from loaders.marking import is_marked, is_part
from pages.upload import differences
from pages.upload.destination import Destination
from shell.inbox import Found, Inbox
from shell.state import State
from words import _, fold, ngettext, number

_MOST = 200
_COPY = re.compile(r"( \d+| copy| copie| to mend| a corriger)+$")
"""What programs, and our own marking, put after a file's name."""

Replaced = Mapping[str, str]
"""Which upload a dropped file takes the place of, by the file's key."""


def draw(box: Inbox, good: list[Found], where: Destination, state: State) -> Replaced:
    """The differences of each file from the upload that it looks like; those to be replaced."""
    uploads = store.history(state.viewer)
    uploads = uploads[
        (uploads["cluster_code"] == where.cluster_code) & (uploads["state"] != "withdrawn")
    ]
    replaced: dict[str, str] = {}
    headed = False
    for one in good if len(uploads) else ():
        found = _compared(box, one, uploads, where, state)
        if found is None:
            continue
        if not headed:
            st.header(_("Against what stands"), anchor=False)
            headed = True
        upload, named, comparison = found
        free = upload not in replaced.values() and not is_part(one.reading)
        if _one(one, upload, comparison, free=free, likely=_mends(one, comparison, named)):
            replaced[one.key] = upload
    return replaced


def _compared(
    box: Inbox, one: Found, uploads: pd.DataFrame, where: Destination, state: State
) -> tuple[str, bool, Comparison] | None:
    """The upload a file is compared with: of the same name, or else the latest that it overlaps.

    With it, whether it has the same name.
    """
    arriving = new_upload(one.reading, where.cluster_code, where.round, where.date)
    alike = uploads[(uploads["kind"] == arriving.kind) & (uploads["round"] == arriving.round)]
    if alike.empty:
        return None
    named = alike[alike["file_name"].map(_stem) == _stem(one.reading.file_name)]
    upload = str((named if len(named) else alike)["upload_id"].iloc[0])

    def compare() -> Comparison | None:
        try:
            with st.spinner(_("Comparing…")):
                return store.compare_arriving(upload, arriving, one.reading.rows, state.viewer)
        except ClusterDataError:  # withdrawn or held by another program just now
            return None

    key = (f"against {one.key}", store.edition(), str(state.viewer), where, one.reading.problems)
    found = box.once(key, compare)
    if found is None or not (len(named) or found.changed or found.same):
        return None
    return upload, bool(len(named)), found


def _mends(one: Found, found: Comparison, named: bool) -> bool:
    """Whether a file looks like the whole of an earlier one, mended, and not like another's.

    A firm whose place was mended is new there, and no longer where it was.
    """
    if one.reading.rejected or found.gone > found.new + found.changed + found.same:
        return False
    firms = {
        change: set(found.table.loc[found.table["change"] == change, "company_name"].dropna())
        for change in ("new", "gone")
    }
    overlaps = found.changed or found.same or firms["new"] & firms["gone"]
    return is_marked(one.reading) or (named and bool(overlaps))


def _stem(file_name: str) -> str:
    """A file's name without its ending and without what a copy adds to it."""
    return _COPY.sub("", fold(PurePath(PurePath(file_name).name).stem))


def _one(one: Found, upload: str, found: Comparison, *, free: bool, likely: bool) -> bool:
    """One file's differences; True where it is to take the upload's place.

    It is asked where the place is `free`, with yes for an answer where that is `likely`.
    """
    name = plain(one.reading.file_name)
    if found.nothing:
        st.markdown(
            _("**{file}** says the same as {upload}.").format(file=name, upload=upload)
        )  # fmt: skip
        return False
    st.markdown(
        _("**{file}** against {upload}: {counted}.").format(
            file=name, upload=upload, counted=differences.counted(found)
        )
    )
    lines = found.table
    if len(lines):
        st.dataframe(
            differences.table(lines.head(_MOST)), hide_index=True,
            height="content" if len(lines) <= 8 else 330,
            alt=_("Differences from {upload}").format(upload=upload),
        )  # fmt: skip
    if len(lines) > _MOST:
        st.caption(_("The first {count} are shown.").format(count=number(_MOST)))
    if not found.gone or not free:
        return False
    return st.checkbox(
        ngettext(
            "Take the place of {upload}: the row no longer there stands no longer",
            "Take the place of {upload}: the {count} rows no longer there stand no longer",
            found.gone,
        ).format(upload=upload, count=number(found.gone)),
        value=likely,
        key=f"tela_replaces_{one.key}",
        help=_(
            "Otherwise they go on standing as {upload} states them, beside the new ones. It is "
            "withdrawn when this file is kept, and can be restored in the history."
        ).format(upload=upload),
    )

"""Dropping files and reading them; of many, a list to look through."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pandas as pd
import streamlit as st

from loaders.reading import Context
from pages.upload import wording
from shell.inbox import Dropped, Found, Inbox
from words import _, number

_FILES, _ROWS = 12, 20_000
"""Files and rows up to which they are read again with each answer, within a second or two."""
_CARDS = 3
"""Files that are shown one under the other; more are listed, and one is shown."""


def dropped_now(box: Inbox) -> bool:
    """Draw the field for files; True where some have just been dropped and copied."""
    # Streamlit's own button and note are English whatever the language
    button = _("Choose files").replace('"', "")
    st.html(
        '<style>[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] p'
        "{font-size:0}"
        '[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] p::after'
        f'{{content:"{button}";font-size:0.875rem}}'
        '[data-testid="stFileUploaderDropzoneInstructions"]{display:none}</style>'
    )
    label = _(
        "Survey files: Excel, OpenDocument, CSV or text, or a zip of them; at most {limit} MB each"
    )
    dropped = st.file_uploader(
        label.format(limit=number(cast(float, st.get_option("server.maxUploadSize")))),
        accept_multiple_files=True,
        key=box.key,
    )
    if dropped and box.receive(dropped):
        return True
    for name in box.twice:
        st.caption(_("{file} was dropped already.").format(file=name))
    return False


def understood(box: Inbox, context_of: Callable[[Dropped], Context]) -> list[Found]:
    """Every reading of every dropped file, with progress while one is read."""
    waiting = any(not box.is_read(file, context_of(file)) for file in box.dropped)
    bar = st.progress(0.0, _("Reading…")) if waiting else None
    found: list[Found] = []
    for place, file in enumerate(box.dropped):

        def tell(share: float, name: str, place: int = place) -> None:
            if bar is not None:
                done = (place + share) / len(box.dropped)
                bar.progress(min(1.0, done), _("Reading {file}").format(file=name))

        found += box.read(file, context_of(file), tell)
    if bar is not None:
        bar.empty()
    return found


def heavy(found: list[Found]) -> bool:
    """True where reading the files again takes so long that answers are better gathered."""
    return len(found) > _FILES or sum(one.reading.rows_in for one in found) > _ROWS


def chosen(found: list[Found]) -> list[Found]:
    """The files whose cards are shown: all of a few, of many the one chosen in a list."""
    if len(found) <= _CARDS:
        return found
    event = st.dataframe(
        _list(found), hide_index=True, on_select="rerun", selection_mode="single-row",
        key="tela_files_list", alt=_("Files dropped"),
        height="content" if len(found) <= 8 else 330,
    )  # fmt: skip
    rows = [row for row in event.selection.rows if row < len(found)]
    if rows:
        return [found[rows[0]]]
    st.caption(_("Choose a row to see the report of another file."))
    return [next((one for one in found if _in_trouble(one)), found[0])]


def _in_trouble(one: Found) -> bool:
    return bool(one.reading.rejected) or not len(one.reading.rows)


def _list(found: list[Found]) -> pd.DataFrame:
    readings = [one.reading for one in found]
    return pd.DataFrame(
        {
            _("File"): [reading.file_name for reading in readings],
            _("Outcome"): [wording.outcome(reading) for reading in readings],
            _("Accepted"): [len(reading.rows) for reading in readings],
            _("Rejected"): [reading.rejected for reading in readings],
            _("Skipped"): [reading.skipped for reading in readings],
            _("Remarks"): [len(reading.problems) for reading in readings],
        }
    )

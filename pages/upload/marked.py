"""The user's own file back, with what to mend marked in it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from cluster_data import store
from cluster_data.store import UploadAbout
from exhibits.plain import plain
from exhibits.render.files import MIME
from loaders.decisions import from_rows
from loaders.marking import can_be_marked, marked, marked_name
from loaders.marking.again import marked_again
from loaders.reading import Context
from shell.inbox import Found
from words import _, speaking, speaking_in

_AT_ONCE = 3_000
"""Rows of a file that is marked within a second or so, as soon as it is asked for."""

Named = tuple[str, bytes]


def draw(one: Found) -> None:
    """The button under a dropped file's report; a large file is made ready first."""
    reading = one.reading
    if not can_be_marked(reading):
        return
    if reading.rows_in > _AT_ONCE:
        _in_two_steps(
            # answered in place, the file has other problems, and other marks
            f"{one.key}_{hash(reading.problems)}", reading.file_name,
            lambda: (marked_name(reading), marked(one.file.path, reading)),
        )  # fmt: skip
        return
    language = speaking()

    def made() -> bytes:
        # asked for after the run, when no language is spoken
        with speaking_in(language):
            return marked(one.file.path, reading)

    _download(one.key, marked_name(reading), made)


def draw_kept(about: UploadAbout, country: str | None) -> None:
    """The button for an upload of the history, whose original is read again first."""
    if about.problems.empty or not (about.problems["severity"] != "note").any():
        return
    decided = from_rows(store.remembered(about.cluster_code))
    context = Context(about.cluster_code, about.round, about.reference_date, country, decided)
    _in_two_steps(about.upload_id, about.file_name, lambda: marked_again(about, context))


def _in_two_steps(name: str, file_name: str, make: Callable[[], Named | None]) -> None:
    """A button that makes the file, telling that it takes its time, then one that hands it over."""
    held = f"tela_marked_file_{name}_{speaking()}"
    if held not in st.session_state:
        if not st.button(
            _("Prepare the file, marked"), icon=":material/edit_note:", key=f"tela_prepare_{name}",
            help=_explained(),
        ):  # fmt: skip
            return
        with st.spinner(_("Marking {file}…").format(file=plain(file_name)), show_time=True):
            made = make()
        if made is None or not made[1]:
            st.warning(_("The file as it came is not kept any more, so it can’t be marked."))
            return
        _forget_others()
        st.session_state[held] = made
        st.rerun()  # the button that made it goes
    ready_name, content = st.session_state[held]
    _download(name, ready_name, content, ready=True)


def _forget_others() -> None:
    """One prepared file is held at a time: they are large."""
    for key in [str(key) for key in st.session_state if str(key).startswith("tela_marked_file_")]:
        del st.session_state[key]


def _download(
    name: str, file_name: str, data: bytes | Callable[[], bytes], *, ready: bool = False
) -> None:
    st.download_button(
        _("Download {file}").format(file=plain(file_name)) if ready else _("Your file, marked"),
        data=data,
        file_name=file_name,
        mime=MIME["xlsx" if file_name.endswith(".xlsx") else "csv"],
        icon=":material/edit_note:",
        on_click="ignore",
        key=f"tela_marked_{name}",
        help=_explained(),
    )


def _explained() -> str:
    return _(
        "Your own file with what to mend coloured and commented, and a list of it first (in a "
        "text file: in a last column). Mend it and drop it here again."
    )

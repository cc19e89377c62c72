"""One boundary around every page: a sentence for the reader, the traceback for the log."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from cluster_data.errors import ClusterDataError
from words import _

_log = logging.getLogger("tela")


@contextmanager
def boundary() -> Iterator[None]:
    """Show whatever goes wrong inside in plain words, and go on after it.

    Streamlit's own stop and rerun are no `Exception` and pass.
    """
    try:
        yield
    except Exception as error:
        show(error)


def show(error: Exception) -> bool:
    """Tell the reader of `error`; True, since Streamlit needs to show nothing more.

    What we raise ourselves says what to do. Anything else gets an identifier, under which the log
    has the traceback: the screen never has it, since it may hold paths and data.
    """
    if isinstance(error, ClusterDataError):
        st.error(error.message, title=error.title, icon=":material/info:")
        return True
    reference = secrets.token_hex(4)
    _log.error("unexpected error %s", reference, exc_info=error)
    st.error(
        _(
            "Try again. If it happens again, tell whoever runs this server the number {reference}: "
            "the log says more under it."
        ).format(reference=reference),
        title=_("Something went wrong here"),
        icon=":material/error:",
    )
    return True

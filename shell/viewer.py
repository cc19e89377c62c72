"""Who looks at the screen, until there is a login."""

from __future__ import annotations

import logging
import os

import streamlit as st

from cluster_data import store
from cluster_data.viewer import Viewer

CHOICE = "tela_viewer"
"""Key of the banner's choice in the session."""

_log = logging.getLogger(__name__)


def current() -> Viewer:
    """The viewer of this session.

    `TELA_VIEWER` fixes it. Only while nothing but the fictive sample is in may a reader look as
    somebody else, and then as a ministry unless told otherwise.
    """
    fixed = os.environ.get("TELA_VIEWER", "")
    if fixed:
        return _parsed(fixed)
    if not store.only_sample():
        return Viewer()
    return _parsed(st.session_state.get(CHOICE, "ministry"))


def may_choose() -> bool:
    """True while the banner's choice counts."""
    return not os.environ.get("TELA_VIEWER") and store.only_sample()


def choose(text: str) -> None:
    """Look as `text` (`public`, `ministry`, `cluster:CODE`) for the rest of the session."""
    st.session_state[CHOICE] = text


def forget_choice() -> None:
    """Look as the server says again."""
    st.session_state.pop(CHOICE, None)


def _parsed(text: str) -> Viewer:
    try:
        return Viewer.parse(text)
    except ValueError as mistake:
        _log.warning("%s; showing what the public may see", mistake)
        return Viewer()

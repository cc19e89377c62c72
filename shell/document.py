"""The document around the pages: its language and direction, and how wide and light it is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import streamlit as st

from shell import basket
from words import direction

Width = Literal["wide", "narrow"]

_WIDTH = "tela_width"
_KEY = "tela_document_language"
_NARROW = 640
"""Pixels up to which a page is laid out for a telephone, as in `style.css`."""

_SCRIPT = Path(__file__).with_name("document.js")
_RIGHT_TO_LEFT = """<style>
.stApp { direction: rtl; }
.stPlotlyChart, .stDataFrame, .stDeckGlJsonChart, .stCode, [data-testid="stFileUploader"] small
{ direction: ltr; }
</style>"""


def set_document(language: str, view: Mapping[str, str]) -> None:
    """Tell the browser the document's language and view, lay it out, learn its width.

    Plots and grids stay left to right: their axes and columns are.
    """
    component = st.components.v2.component("tela_document", js=_SCRIPT.read_text(encoding="utf-8"))
    assumed = st.session_state.get(_WIDTH) or _first_guess()
    with st.container(key="tela_document"):
        told = component(
            key=_KEY,
            data={
                "language": language,
                "direction": direction(language),
                "narrow": _NARROW,
                "view": dict(view),
                "width": assumed,
                "deck": basket.told(),
            },
            on_width_change=lambda: None,
            on_deck_change=lambda: basket.restore(st.session_state[_KEY].deck),
        )
    st.session_state[_WIDTH] = told.width or assumed
    if direction(language) == "rtl":
        st.html(_RIGHT_TO_LEFT)


def appearance() -> tuple[bool, Width]:
    """Whether the reader's theme is dark, and whether the screen is wide or narrow."""
    width: Width = "narrow" if st.session_state.get(_WIDTH) == "narrow" else "wide"
    return st.context.theme.type == "dark", width


def _first_guess() -> Width:
    """Before the browser has told: a telephone says so in its name."""
    return "narrow" if "Mobi" in st.context.headers.get("User-Agent", "") else "wide"

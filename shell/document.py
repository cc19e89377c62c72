"""The document around the pages: its language and direction, and how wide and light it is."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from words import direction

Width = Literal["wide", "narrow"]

_WIDTH = "tela_width"
_NARROW = 640
"""Pixels up to which a page is laid out for a telephone, as in `style.css`."""

_SCRIPT = """
export default function ({ data, setStateValue }) {
  document.documentElement.lang = data.language;
  document.documentElement.dataset.direction = data.direction;
  // one query for the whole page: each run of the script replaces its listener
  window.telaNarrow ??= window.matchMedia(`(max-width: ${data.narrow}px)`);
  const width = () => (window.telaNarrow.matches ? "narrow" : "wide");
  window.telaNarrow.onchange = () => setStateValue("width", width());
  if (width() !== data.width) setStateValue("width", width());
}
"""
_RIGHT_TO_LEFT = """<style>
.stApp { direction: rtl; }
.stPlotlyChart, .stDataFrame, .stDeckGlJsonChart, .stCode, [data-testid="stFileUploader"] small
{ direction: ltr; }
</style>"""


def set_document(language: str) -> None:
    """Tell the browser the document's language, lay it out in its direction, learn its width.

    Plots and grids stay left to right: their axes and columns are.
    """
    component = st.components.v2.component("tela_document", js=_SCRIPT)
    assumed = st.session_state.get(_WIDTH) or _first_guess()
    with st.container(key="tela_document"):
        told = component(
            key="tela_document_language",
            data={
                "language": language,
                "direction": direction(language),
                "narrow": _NARROW,
                "width": assumed,
            },
            on_width_change=lambda: None,
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

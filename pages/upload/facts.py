"""A short list of facts about a file, the same before it is kept and after."""

from __future__ import annotations

import html
from collections.abc import Sequence

import streamlit as st

from exhibits.plain import visible


def draw(facts: Sequence[tuple[str, str]]) -> None:
    """Facts with their names at the side; those without words are left out."""
    told = "".join(
        f"<div><dt>{html.escape(name)}</dt><dd>{html.escape(visible(text))}</dd></div>"
        for name, text in facts
        if text
    )
    st.html(f'<dl class="tela-understood">{told}</dl>')

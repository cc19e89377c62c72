"""A product that no standard applies to, asked for as certified."""

from __future__ import annotations

import streamlit as st

from exhibits.plain import plain
from shell.state import State
from words import _


def no_standard(state: State, name: str, key: str) -> None:
    """Say that nothing of the product `name` can be certified, and offer attested capacity."""
    st.info(
        _("No standard applies to {product}, so nothing can be certified.").format(
            product=plain(name)
        ),
        icon=":material/info:",
    )

    def attested() -> None:
        state.write(state.selection.but(rung="attested"))

    st.button(_("Count attested capacity instead"), key=key, on_click=attested)

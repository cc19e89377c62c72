"""A figure, what it can be taken away as, and its rows as a list beside it."""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

from exhibits.exhibit import Exhibit
from shell import charts
from shell.downloads import take_away
from shell.state import State


def beside(
    state: State,
    exhibit: Exhibit,
    name: str,
    drawn: Callable[[int], go.Figure],
    *,
    on_click: Callable[[str], object] | None,
    listed: Callable[[], object],
) -> None:
    """Show the page's exhibit `name`, three parts wide, beside what `listed` draws.

    `drawn` makes the figure for so many pixels; `on_click` is told the code of what is clicked.
    """
    place = f"tela_chart_{state.page}_{name}"
    with st.container(key=f"tela_beside_{name}"):
        wide, aside = st.columns([3, 2], gap="medium")
        with wide:
            charts.draw(drawn(charts.pixels(place)), exhibit, place, on_click=on_click)
            take_away(state, exhibit, name)
        with aside:
            listed()

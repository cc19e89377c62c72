"""The line of choices above a figure: each follows the address, and is written into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from shell.choosing import one_of
from shell.state import State


@dataclass(frozen=True)
class Choice:
    """One choice: its key in the address, its name, the options with their labels, the chosen."""

    own: str
    label: str
    options: Mapping[str, str]
    value: str


def draw(state: State, choices: Sequence[Choice]) -> None:
    """The choices in a line that scrolls sideways where it is too long."""
    with st.container(horizontal=True, key="tela_measures", vertical_alignment="center"):
        for choice in choices:
            _draw(state, choice)


def _draw(state: State, choice: Choice) -> None:
    key = f"tela_choice_{choice.own}"

    def changed(chosen: str) -> None:
        own: dict[str, Any] = {choice.own: chosen}
        state.write(**own)

    one_of(key, choice.label, choice.options, choice.value, changed)

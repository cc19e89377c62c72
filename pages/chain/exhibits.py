"""The page's exhibits by name, from its address alone."""

from __future__ import annotations

from collections.abc import Callable

from exhibits.exhibit import Exhibit
from pages.chain import figures
from pages.chain.view import read
from shell.state import State


def exhibits(state: State) -> dict[str, Callable[[], Exhibit | None]]:
    """Stages by place, what each place lacks of a product's chain, what would flow."""
    return {
        "stages": lambda: figures.heatmap(state, read(state)),
        "lacks": lambda: figures.lacks(state, read(state)),
        "flows": lambda: figures.flows(state, read(state)),
    }

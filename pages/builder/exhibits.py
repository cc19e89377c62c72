"""The page's exhibits by name, from its address alone."""

from __future__ import annotations

from collections.abc import Callable

from exhibits.exhibit import Exhibit
from pages.builder import figures
from pages.builder.answer import solved
from shell.state import State


def exhibits(state: State) -> dict[str, Callable[[], Exhibit | None]]:
    """The chain stage by stage, on the map, and what each stage can give."""
    return {
        "plan": lambda: figures.plan(state, solved(state)),
        "map": lambda: figures.on_map(state, solved(state)),
        "stages": lambda: figures.missing(state, solved(state)),
    }

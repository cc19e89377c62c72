"""The page's exhibits by name, from its address alone; of own files only in their session."""

from __future__ import annotations

from collections.abc import Callable

from exhibits.exhibit import Exhibit
from pages.allocation import figures
from pages.allocation.answer import Solved, solved
from shell.state import State


def exhibits(state: State) -> dict[str, Callable[[], Exhibit | None]]:
    """Who sends what to whom, and how much of its need each receiver gets."""
    return {
        "flows": lambda: _of(state, figures.shipments),
        "fill": lambda: _of(state, figures.filled),
    }


def _of(state: State, build: Callable[[State, Solved], Exhibit | None]) -> Exhibit | None:
    found = solved(state)
    return None if found is None or found.delivered.hidden else build(state, found)

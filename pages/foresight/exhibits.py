"""The page's exhibits by name, from its address alone."""

from __future__ import annotations

from collections.abc import Callable

from exhibits.exhibit import Exhibit
from pages.foresight import figures
from pages.foresight.view import read
from shell.state import State


def exhibits(state: State) -> dict[str, Callable[[], Exhibit | None]]:
    """What runs short when, how long it lasts, where, and beside the other scenario.

    Without own stock: an address does not hold it, and who opens a deck elsewhere has none.
    """
    return {
        "weeks": lambda: figures.weeks(state, read(state)),
        "cover": lambda: figures.cover(state, read(state)),
        "places": lambda: figures.place_map(state, read(state)),
        "scenarios": lambda: figures.compared(state, read(state)),
    }

"""The page's exhibits by name, from its address alone."""

from __future__ import annotations

from collections.abc import Callable

from exhibits.exhibit import Exhibit
from pages.resilience import figures
from pages.resilience.view import read
from shell.state import State


def exhibits(state: State) -> dict[str, Callable[[], Exhibit | None]]:
    """What one outage costs, whom most hangs on, how few make each product."""
    return {
        "outage": lambda: figures.outage(state, read(state)),
        "points": lambda: figures.failure_points(state, read(state)),
        "concentration": lambda: figures.concentration(state, read(state)),
    }

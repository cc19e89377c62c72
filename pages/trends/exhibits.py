"""The page's exhibits by name, from its address alone."""

from __future__ import annotations

from collections.abc import Callable

from exhibits.exhibit import Exhibit
from pages.trends import figures
from pages.trends.view import read
from shell.state import State


def exhibits(state: State) -> dict[str, Callable[[], Exhibit | None]]:
    """The course beside that of the same sites, step by step, and every product's last step."""
    return {
        "panel": lambda: figures.panel(state, read(state)),
        "steps": lambda: figures.steps(state, read(state)),
        "products": lambda: figures.products(state, read(state)),
    }

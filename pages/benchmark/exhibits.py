"""The page's exhibits by name, from its address alone."""

from __future__ import annotations

from collections.abc import Callable

from exhibits.exhibit import Exhibit
from pages.benchmark import figures
from pages.benchmark.view import read
from shell.state import State


def exhibits(state: State) -> dict[str, Callable[[], Exhibit | None]]:
    """Clusters side by side, and what their firms would learn."""
    return {
        "figure": lambda: figures.benchmark(state, read(state)),
        "training": lambda: figures.training(state, read(state)),
    }

"""The page's exhibits by name, from its address alone."""

from __future__ import annotations

from collections.abc import Callable

from exhibits.exhibit import Exhibit
from pages.quality import figures
from pages.quality.facts import facts
from shell.state import State


def exhibits(state: State) -> dict[str, Callable[[], Exhibit | None]]:
    """Who answered in full or in part, and how old the answers are."""
    return {
        "response": lambda: figures.silent(state, facts(state)),
        "freshness": lambda: figures.fresh(state, facts(state)),
    }

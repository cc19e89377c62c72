"""The page's exhibits by name, from its address alone."""

from __future__ import annotations

from collections.abc import Callable

from exhibits.exhibit import Exhibit
from pages.overview import sections
from pages.overview.facts import facts
from shell.state import State


def exhibits(state: State) -> dict[str, Callable[[], Exhibit | None]]:
    """Who answered, how old the answers are, what changed since the round before."""
    return {
        "response": lambda: sections.silent(state, facts(state)),
        "freshness": lambda: sections.fresh(state, facts(state)),
        "change": lambda: sections.changed(state, facts(state)),
    }

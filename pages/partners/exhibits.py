"""The page's exhibits by name, from its address alone."""

from __future__ import annotations

from collections.abc import Callable

from exhibits.exhibit import Exhibit
from pages.partners import figures
from pages.partners.view import read
from shell.state import State


def exhibits(state: State) -> dict[str, Callable[[], Exhibit | None]]:
    """What possible partners meet and miss, and where they lie."""
    return {
        "gaps": lambda: figures.partner_gaps(state, read(state)),
        "map": lambda: figures.partner_map(state, read(state)),
    }

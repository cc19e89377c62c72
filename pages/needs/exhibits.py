"""The page's exhibits by name, from its address alone."""

from __future__ import annotations

from collections.abc import Callable

from exhibits.exhibit import Exhibit
from pages.needs import figures
from shell.state import State


def exhibits(state: State) -> dict[str, Callable[[], Exhibit | None]]:
    """What firms seek and offer, kind by kind."""
    return {"needs": lambda: figures.needs_offers(state)}

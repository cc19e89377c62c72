"""The page's exhibit by name, from its address alone."""

from __future__ import annotations

from collections.abc import Callable

from exhibits.exhibit import Exhibit
from pages.products import browse, profile
from shell.state import State


def exhibits(state: State) -> dict[str, Callable[[], Exhibit | None]]:
    """The figure of one product, or of many."""
    one = len(state.selection.products) == 1
    return {"figure": lambda: (profile if one else browse).built(state)}

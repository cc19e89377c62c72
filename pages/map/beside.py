"""What one way of looking at the map gives the page: an exhibit, its figure, the list beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from exhibits.classes import Classes
from exhibits.exhibit import Exhibit


@dataclass(frozen=True)
class Look:
    """`draw` shows the figure, `listed` the list; `areas` are the codes a panel can open for."""

    exhibit: Exhibit
    draw: Callable[[], None]
    listed: Callable[[], None]
    areas: frozenset[str]
    classes: Classes

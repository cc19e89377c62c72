"""What the address says: what drops out, which one, and how concentration is counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, cast

import shell
from exhibits.catalogue.concentration_words import Holders
from exhibits.catalogue.outage import Outage
from pages.resilience import points, wording
from pages.resilience.outages import Outages, outages
from shell.state import State

DIMENSIONS: tuple[Outage, ...] = ("site", "firm", "region", "country", "border")
HOLDERS: tuple[Holders, ...] = ("firm", "region", "country")
Ranked = Literal["site", "firm", "region", "country"]


@dataclass(frozen=True)
class View:
    """The losses as the address looks at them.

    `code` is what drops out, empty where nothing can; `names` are of all that may be named, by
    dimension and code.
    """

    found: Outages
    names: wording.Names
    dimension: Outage
    code: str
    holders: Holders

    @property
    def place(self) -> str:
        """What drops out, by name."""
        return self.names.get((self.dimension, self.code), "")

    @property
    def ranked(self) -> Ranked:
        """What is ranked by what hangs on it: for a border, countries."""
        return "country" if self.dimension == "border" else self.dimension


def read(state: State) -> View:
    """The view of an address; all that it names wrongly falls back to the worst."""
    found = shell.cached(outages, state.selection, state.viewer, dt.date.today())
    names = wording.names(found)
    allowed = dimensions(found)
    dimension = cast(Outage, state.param("o", allowed, first(found)))
    offered = options(found, names, dimension)
    code = state.param("at", offered, offered[0] if offered else "")
    holders = cast(Holders, state.param("by", HOLDERS, HOLDERS[0]))
    return View(found, names, dimension, code, holders)


def dimensions(found: Outages) -> tuple[Outage, ...]:
    """What may drop out: no single firm for those who may read of none."""
    return DIMENSIONS if found.any_open else DIMENSIONS[2:]


def first(found: Outages) -> Ranked:
    """What drops out unless the reader says: a firm, or for those who may read of none a country.

    Few regions can be told of to everybody: not many have three makers of one product.
    """
    return "firm" if found.any_open else "country"


def options(found: Outages, names: wording.Names, dimension: str) -> list[str]:
    """The codes that can be chosen, the worst first."""
    ranked = points.ranked(found.losses, dimension)
    return [code for code in ranked["code"] if (dimension, code) in names]

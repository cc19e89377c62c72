"""Sites one by one, or counted in hexagons: what is legible, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from words import _, ngettext, number

Manner = Literal["points", "hexagons"]
MANNERS: tuple[Manner, ...] = ("points", "hexagons")
FEW = 400
"""Sites that can be told apart on a map of the basin."""
MOST = 3_000
"""Sites that a map draws one by one even where a reader asks for it."""


@dataclass(frozen=True)
class Grouping:
    """How sites are drawn; `reason` says why where it isn't what the reader expects."""

    manner: Manner
    reason: str = ""


def grouping(shown: int, hidden: int = 0, wanted: str = "") -> Grouping:
    """How to draw `shown` sites, of which `hidden` more may not be shown one by one.

    `wanted` is the reader's choice, empty where it is left to us.
    """
    if wanted == "hexagons":
        return Grouping("hexagons")
    if shown > MOST or (shown > FEW and wanted != "points"):
        return Grouping(
            "hexagons",
            ngettext(
                "{count} site would hide others, so they are counted in hexagons.",
                "{count} sites would hide one another, so they are counted in hexagons.",
                shown,
            ).format(count=number(shown)),
        )
    if hidden > shown and wanted != "points":
        return Grouping(
            "hexagons",
            _("Most sites may not be shown one by one, so all are counted in hexagons."),
        )
    return Grouping("points")


def cell_width(across: float) -> int:
    """Kilometres of a hexagon on a map that is `across` degrees of longitude wide."""
    return 25 if across <= 4 else 50 if across <= 16 else 100

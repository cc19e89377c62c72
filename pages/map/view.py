"""What the map's own keys of the URL say: what is drawn, by what, at which level, in what classes.

| key | holds |
|---|---|
| `v` | one of `VIEWS` |
| `m` | the measure |
| `lv` | `country`; regions without it |
| `cl` | `quantiles~4` or breaks by hand `0.1~0.5~2`; the values decide without it |
| `pt` | `1`: patterns beside colours |
| `area` | the area whose panel is open |
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, cast, get_args

from cluster_data import store
from cluster_data.store import Measure
from exhibits.classing import CLASS_METHODS, Classing, ClassMethod
from shell.state import State

Shown = Literal["map", "ranking", "mix", "need", "rounds", "sites"]
VIEWS: tuple[Shown, ...] = get_args(Shown)
Level = Literal["region", "country"]
LEVELS: tuple[Level, ...] = get_args(Level)
MEASURED: tuple[Shown, ...] = ("map", "ranking", "rounds")
"""Views that show the measure chosen; the others have their own."""
CLASSED: tuple[Shown, ...] = ("map", "rounds")
"""Views that part the measure into classes."""
MOST_BREAKS = 4
_COUNTS = ("2", "3", "4", "5")


@dataclass(frozen=True)
class View:
    """One look at the map page."""

    shown: Shown
    measure: Measure
    level: Level
    classing: Classing
    patterns: bool
    area: str

    @property
    def figure_of(self) -> Measure:
        """The measure of the figures behind the view."""
        return "per_100k" if self.shown == "need" else self.measure


def read(state: State) -> View:
    """The view of the address; what it does not say, or says wrongly, is as usual."""
    measure = cast(Measure, state.param("m", store.MEASURES, "certified_share"))
    return View(
        shown=cast(Shown, state.param("v", VIEWS, "map")),
        measure=measure,
        level=cast(Level, state.param("lv", LEVELS, "region")),
        classing=read_classing(state.own.get("cl", ""), share=measure != "per_100k"),
        patterns=state.own.get("pt") == "1",
        area=state.own.get("area", ""),
    )


def read_classing(text: str, *, share: bool) -> Classing:
    """The classing that `write_classing` wrote; the usual one for anything else.

    `share`: the breaks are of shares, which end at 1.
    """
    head, *rest = text.split("~")
    if head in CLASS_METHODS and head not in ("auto", "manual"):
        if not rest:
            return Classing(cast(ClassMethod, head))
        known = len(rest) == 1 and rest[0] in _COUNTS
        return Classing(cast(ClassMethod, head), int(rest[0])) if known else Classing()
    try:
        breaks = tuple(float(part) for part in (head, *rest))
    except ValueError:
        return Classing()
    return by_hand(breaks) if sound(breaks, share=share) else Classing()


def write_classing(classing: Classing) -> str | None:
    """The classing in the address; None where the values decide."""
    if classing.method == "auto":
        return None
    if classing.method == "manual":
        return "~".join(map(_digits, classing.breaks))
    if classing.count == Classing().count:
        return classing.method
    return f"{classing.method}~{classing.count}"


def by_hand(breaks: tuple[float, ...]) -> Classing:
    """Breaks by hand and the classes they make."""
    return Classing("manual", len(breaks) + 1, breaks)


def sound(breaks: tuple[float, ...], *, share: bool) -> bool:
    """Whether these can be the inner breaks of classes."""
    highest = 1.0 if share else 1e12
    return (
        0 < len(breaks) <= MOST_BREAKS
        and all(math.isfinite(value) and 0 <= value < highest for value in breaks)
        and all(low < high for low, high in pairwise(breaks))
    )


def _digits(value: float) -> str:
    """A number without an exponent, whose sign an address does not hold."""
    shown = f"{value:.12f}".rstrip("0").rstrip(".")
    return shown if value < 1e-3 or len(shown) <= 12 else f"{value:.4f}".rstrip("0").rstrip(".")

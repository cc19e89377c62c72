"""How sure a figure of a few firms is: 95 % intervals, and ranks that admit where they overlap."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from scipy.special import stdtrit

Z = 1.959963984540054
"""The normal quantile of 97.5 %: two sides of a 95 % interval."""
_P = 0.975
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True)
class Interval:
    """A figure between two ends, low ≤ value ≤ high, in the figure's own unit."""

    value: float
    low: float
    high: float

    def overlaps(self, other: Interval) -> bool:
        """Whether the two have a point in common, so that neither is surely the larger."""
        return self.low <= other.high and other.low <= self.high


def wilson(count: int, total: int) -> Interval:
    """A share of `total` with Wilson's score interval (1927); ValueError where total is not ≥ 1."""
    if total < 1 or not 0 <= count <= total:
        raise ValueError(f"{count} of {total}")
    share, square = count / total, Z * Z / total
    middle = (share + square / 2) / (1 + square)
    reach = Z / (1 + square) * np.sqrt(share * (1 - share) / total + square / total / 4)
    # at none and at all the ends are 0 and 1 exactly, but for rounding
    low = 0.0 if count == 0 else float(middle - reach)
    return Interval(share, low, 1.0 if count == total else float(middle + reach))


def mean(values: Sequence[float], least: float = 0.0, most: float = np.inf) -> Interval | None:
    """A mean with Student's t interval, cut to what the figure can be.

    None below two values, as one says nothing of how firms differ. In whatever order they come.
    """
    if len(values) < 2:
        return None
    ordered = np.sort(np.asarray(values, dtype=float))
    centre = float(ordered.mean())
    reach = _reach(float(ordered.std(ddof=1)) / np.sqrt(len(ordered)), len(ordered))
    return Interval(centre, max(least, centre - reach), min(most, centre + reach))


def distinct(sets: Sequence[frozenset[str]]) -> Interval | None:
    """How many different things all have together, with the jackknife's interval over the sets.

    Each set in turn is left out and the count taken anew (Efron and Stein 1981). Never below what
    two of them have, as that stands whichever is wrong. None below two sets.
    """
    if len(sets) < 2:
        return None
    held: dict[str, int] = {}
    for one in sets:
        for thing in one:
            held[thing] = held.get(thing, 0) + 1
    total = len(held)
    without = np.sort([total - sum(held[thing] == 1 for thing in one) for one in sets])
    n = len(sets)
    spread = np.sqrt((n - 1) / n * float(np.square(without - without.mean()).sum()))
    reach = _reach(float(spread), n)
    shared = sum(count > 1 for count in held.values())
    return Interval(float(total), max(float(shared), total - reach), total + reach)


def _reach(error: float, n: int) -> float:
    return float(stdtrit(n - 1, _P)) * error


def ranks(
    found: Mapping[T, Interval], better: Callable[[Interval, Interval], bool]
) -> dict[T, tuple[int, int]]:
    """Best and worst place each may have, 1 the best: those that overlap are tied.

    `better(a, b)` tells whether a, lying wholly apart from b, is the better end. Places depend on
    the intervals alone, never on the order they come in.
    """
    places = {}
    for one, own in found.items():
        others = [other for key, other in found.items() if key != one and not own.overlaps(other)]
        above = sum(better(other, own) for other in others)
        places[one] = (1 + above, len(found) - (len(others) - above))
    return places


def higher(one: Interval, other: Interval) -> bool:
    """The larger is the better."""
    return one.low > other.high


def lower(one: Interval, other: Interval) -> bool:
    """The smaller is the better."""
    return one.high < other.low

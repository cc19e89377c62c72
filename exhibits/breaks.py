"""Where to part values into classes: each way gives a low end and strictly rising upper bounds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
Breaks = tuple[float, tuple[float, ...]]
"""The low end of the first class, and the upper bound of each class."""


def quantiles(values: Values, count: int) -> Breaks:
    """About as many values in each of `count` classes, breaks at numbers as round as can be.

    Fewer classes where many values are the same.
    """
    cuts = np.quantile(values, np.linspace(0, 1, count + 1))
    low, high = float(values.min()), float(values.max())
    best: tuple[float, ...] = ()
    for digits in (1, 2, 3, 4):
        inner = [tidy(float(cut), digits) for cut in cuts[1:-1]]
        top = tidy(high, max(digits, 2), up=True)
        kept = tuple(sorted({cut for cut in inner if low < cut < high} | {top}))
        if len(kept) > len(best):
            best = kept
        if len(best) == count:
            break
    bottom = 0.0 if 0 <= low <= best[0] / 2 else tidy(low, 2, up=False)
    return min(bottom, low), best


def equal(values: Values, count: int, most: float = math.inf) -> Breaks:
    """`count` steps of one width from about the lowest value to about the highest, at `most`."""
    low, high = float(values.min()), float(values.max())
    bottom = 0.0 if 0 <= low <= (high - low) / count else tidy(low, 2, up=False)
    top = max(min(tidy(high, 2, up=True), most), high)
    steps = [bottom + (top - bottom) * step / count for step in range(1, count)]
    inner = [float(f"{step:.12g}") for step in steps]
    if not _rises((bottom, *inner, top)):  # values closer than twelve digits tell apart
        inner = steps
    kept = tuple(sorted({step for step in inner if bottom < step < top} | {top}))
    return min(bottom, low), kept


def natural(values: Values, count: int) -> Breaks:
    """Like values together: the least sum of squares within `count` classes (Fisher 1958, Jenks).

    Exact, by dynamic programming over the distinct values; there have to be more than `count`.
    """
    distinct, weights = np.unique(values, return_counts=True)
    starts = _partition(distinct, weights, count)
    upper = [_between(float(distinct[start - 1]), float(distinct[start])) for start in starts]
    low, high = float(distinct[0]), float(distinct[-1])
    bottom = 0.0 if 0 <= low <= upper[0] / 2 else tidy(low, 2, up=False)
    return min(bottom, low), (*upper, max(tidy(high, 2, up=True), high))


def manual(values: Values, given: Sequence[float], most: float = math.inf) -> Breaks:
    """The inner breaks given, strictly rising, closed by ends that hold every value.

    A class that no value falls into stays: breaks are kept to compare with another figure.
    """
    low, high = float(values.min()), float(values.max())
    last = given[-1]
    step = last - given[-2] if len(given) > 1 else abs(last) or 1.0
    beyond = min(last + step, most) if last < most else last + step
    top = max(tidy(high, 2, up=True) if high < most else high, high)
    first = 0.0 if low >= 0 and given[0] >= 0 else given[0] - step
    bottom = min(first, tidy(low, 2, up=False))
    return bottom, (*given, top if top > last else max(beyond, math.nextafter(last, math.inf)))


def _partition(distinct: Values, weights: npt.NDArray[np.int64], count: int) -> list[int]:
    """Where classes begin, but the first: indices into `distinct`."""
    size = distinct.size
    # about the middle and in units of the spread, so that squares neither overflow nor drown
    scaled = (distinct - distinct[size // 2]) / max(float(distinct[-1] - distinct[0]), 1e-300)
    mass = np.concatenate(([0.0], np.cumsum(weights)))
    first = np.concatenate(([0.0], np.cumsum(weights * scaled)))
    second = np.concatenate(([0.0], np.cumsum(weights * scaled**2)))

    def within(start: npt.NDArray[np.int64], end: int) -> Values:
        total = first[end] - first[start]
        squares = second[end] - second[start] - total**2 / (mass[end] - mass[start])
        return np.maximum(squares, 0.0)

    cost = np.array([within(np.array([0]), end)[0] if end else 0.0 for end in range(size + 1)])
    cuts: list[npt.NDArray[np.int64]] = []
    for classed in range(2, count + 1):
        best, where = np.full(size + 1, math.inf), np.zeros(size + 1, dtype=np.int64)
        for end in range(classed, size + 1):
            start = np.arange(classed - 1, end)
            total = cost[start] + within(start, end)
            place = int(np.argmin(total))
            best[end], where[end] = total[place], start[place]
        cost = best
        cuts.append(where)
    found, end = [], size
    for where in reversed(cuts):
        end = int(where[end])
        found.append(end)
    return found[::-1]


def _between(low: float, high: float) -> float:
    """The roundest number that is at least `low` and less than `high`."""
    for digits in range(1, 17):
        for up in (None, True, False):
            found = tidy((low + high) / 2 if up is None else low, digits, up)
            if low <= found < high:
                return found
    return low


def tidy(value: float, digits: int, up: bool | None = None) -> float:
    """Rounded to significant digits: to the nearest, or always up, or always down."""
    if value == 0:
        return 0.0
    # below the smallest normal number a power of ten itself is no longer exact
    place = max(math.floor(math.log10(abs(value))) - digits + 1, -300)
    unit = float(f"1e{place}")
    steps = value / unit
    rounded = round(steps) if up is None else math.ceil(steps) if up else math.floor(steps)
    shown = float(f"{rounded}e{place}")
    if (up is True and shown < value) or (up is False and shown > value):
        return value
    return shown


def _rises(steps: Sequence[float]) -> bool:
    return all(low < high for low, high in pairwise(steps))

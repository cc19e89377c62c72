"""Class breaks of a choropleth, chosen from the data, with the reason in words."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from words import _, ngettext, number

MOST = 5
Method = Literal["empty", "values", "fixed", "quantiles"]


@dataclass(frozen=True)
class Classes:
    """At most five classes: class i holds `upper[i-1] < value <= upper[i]`; the first its low end.

    `low` is the low end of the first class. With method `values`, each class is one value.
    """

    low: float
    upper: tuple[float, ...]
    method: Method
    reason: str

    def __len__(self) -> int:
        return len(self.upper)

    def index(self, values: Iterable[float]) -> npt.NDArray[np.int64]:
        """The class of each value, from 0; values beyond the ends go to the nearest class."""
        found = np.searchsorted(np.asarray(self.upper), np.asarray(list(values), dtype=float))
        return np.minimum(found, max(len(self.upper) - 1, 0)).astype(np.int64)

    def bounds(self) -> tuple[tuple[float, float], ...]:
        """The two ends of each class; equal ends for a class of one value."""
        if self.method in ("values", "empty"):
            return tuple((value, value) for value in self.upper)
        lows = (self.low, *self.upper[:-1])
        return tuple(zip(lows, self.upper, strict=True))


def classes(values: Iterable[float], *, share: bool = False) -> Classes:
    """Breaks for the finite values given; `share` marks ratios between 0 and 1."""
    known = np.asarray([value for value in values if math.isfinite(value)], dtype=float)
    if not known.size:
        return Classes(0.0, (), "empty", _("No values to class."))
    distinct = np.unique(known)
    if distinct.size <= MOST:
        reason = ngettext(
            "One class: all regions stand at the same value.",
            "{count} classes: one for each of the few distinct values.",
            distinct.size,
        ).format(count=number(distinct.size))
        return Classes(float(distinct[0]), tuple(map(float, distinct)), "values", reason)
    if share and known.min() >= 0 and known.max() <= 1:
        fixed = Classes(
            0.0, (0.2, 0.4, 0.6, 0.8, 1.0), "fixed", _("Classes of 20 percentage points.")
        )
        if _separates(fixed, known):
            return fixed
    return _quantiles(known)


def _separates(found: Classes, known: npt.NDArray[np.float64]) -> bool:
    counts = np.bincount(found.index(known), minlength=len(found))
    return bool((counts > 0).sum() >= 3 and counts.max() <= 0.6 * known.size)


def _quantiles(known: npt.NDArray[np.float64]) -> Classes:
    cuts = np.quantile(known, np.linspace(0, 1, MOST + 1))
    low, high = float(known.min()), float(known.max())
    best: tuple[float, ...] = ()
    for digits in (1, 2, 3, 4):
        inner = [_tidy(float(cut), digits) for cut in cuts[1:-1]]
        top = _tidy(high, max(digits, 2), up=True)
        kept = tuple(sorted({cut for cut in inner if low < cut < high} | {top}))
        if len(kept) > len(best):
            best = kept
        if len(best) == MOST:
            break
    bottom = 0.0 if 0 <= low <= best[0] / 2 else _tidy(low, 2, up=False)
    if len(best) < MOST:
        reason = _("Fewer than five classes: many regions share the same value.")
    else:
        reason = _("About as many regions in each class, with breaks at round numbers.")
    return Classes(min(bottom, low), best, "quantiles", reason)


def _tidy(value: float, digits: int, up: bool | None = None) -> float:
    """Rounded to significant digits: to the nearest, or always up, or always down."""
    if value == 0:
        return 0.0
    # below the smallest normal number a power of ten itself is no longer exact
    place = max(math.floor(math.log10(abs(value))) - digits + 1, -300)
    unit = float(f"1e{place}")
    steps = value / unit
    rounded = round(steps) if up is None else math.ceil(steps) if up else math.floor(steps)
    tidy = float(f"{rounded}e{place}")
    if (up is True and tidy < value) or (up is False and tidy > value):
        return value
    return tidy

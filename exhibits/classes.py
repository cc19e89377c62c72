"""Classes of a choropleth: how values are parted, with the reason in words.

Map, legend, list and vector file all ask `classes_of(exhibit)`, so they cannot disagree.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from exhibits import breaks
from exhibits.classing import Classing
from exhibits.exhibit import Exhibit
from exhibits.style import class_colours, parted_colours
from words import _, ngettext, number

MOST = 5
Method = Literal["empty", "values", "fixed", "quantiles", "equal", "natural", "manual"]
_TWENTIES = (0.2, 0.4, 0.6, 0.8, 1.0)
_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Classes:
    """At most five classes: class i holds `upper[i-1] < value <= upper[i]`; the first its low end.

    `low` is the low end of the first class. With method `values`, each class is one value. With a
    `middle` (`Classing`) class i holds its low end instead, and the last class is open.
    """

    low: float
    upper: tuple[float, ...]
    method: Method
    reason: str
    middle: float | None = None

    def __len__(self) -> int:
        return len(self.upper)

    def index(self, values: Iterable[float]) -> npt.NDArray[np.int64]:
        """The class of each value, from 0; values beyond the ends go to the nearest class."""
        ends, given = np.asarray(self.upper), np.asarray(list(values), dtype=float)
        if self.middle is not None:
            # what is enough but for the last binary digit is enough
            found = np.searchsorted(ends, given + _TOLERANCE, side="right")
        else:
            found = np.searchsorted(ends, given)
        return np.minimum(found, max(len(self.upper) - 1, 0)).astype(np.int64)

    def bounds(self) -> tuple[tuple[float, float], ...]:
        """The two ends of each class; equal ends for a class of one value."""
        if self.method in ("values", "empty"):
            return tuple((value, value) for value in self.upper)
        lows = (self.low, *self.upper[:-1])
        return tuple(zip(lows, self.upper, strict=True))

    def colours(self, dark: bool = False) -> tuple[str, ...]:
        """The colour of each class, from little to much."""
        if self.middle is None:
            return class_colours(len(self), dark)
        below = sum(end <= self.middle for end in self.upper)
        return parted_colours(below, len(self) - below, dark)

    def counts(self, values: Iterable[float]) -> list[int]:
        """How many of the values each class holds."""
        found = self.index(values) if len(self) else np.empty(0, dtype=np.int64)
        return [int(count) for count in np.bincount(found, minlength=len(self))]


def classes_of(exhibit: Exhibit) -> Classes:
    """The classes of an exhibit of areas, as its encoding asks, from all values it shows.

    Where the exhibit is faceted the values of all facets count, so that small maps share classes.
    """
    share = exhibit.field("value").kind == "ratio"
    return classes(known(exhibit)["value"], share=share, classing=exhibit.encoding.classing)


def known(exhibit: Exhibit) -> pd.DataFrame:
    """The rows of an exhibit of areas that show a figure."""
    return exhibit.known


def area_colours(exhibit: Exhibit, dark: bool = False) -> dict[str, str]:
    """The class's colour of each area that shows a figure."""
    rows, found = known(exhibit), classes_of(exhibit)
    shades = found.colours(dark)
    places = found.index(rows["value"])
    return {area: shades[place] for area, place in zip(rows["area"], places, strict=True)}


def classes(
    values: Iterable[float], *, share: bool = False, classing: Classing | None = None
) -> Classes:
    """Classes of the finite values given; `share` marks ratios between 0 and 1.

    Without a `classing` the values decide.
    """
    asked = classing or Classing()
    finite = np.asarray([value for value in values if math.isfinite(value)], dtype=float)
    if not finite.size:
        return Classes(0.0, (), "empty", _("No values to class."))
    if asked.middle is not None:
        return _parted(finite, asked)
    if asked.method == "manual" and asked.breaks:
        return _manual(finite, asked.breaks, share)
    distinct = np.unique(finite)
    if distinct.size <= (1 if asked.method == "equal" else asked.count):
        return _single(distinct)
    if asked.method == "equal":
        return _equal(finite, asked.count, share)
    if asked.method == "natural":
        return _natural(finite, asked.count)
    if asked.method == "auto" and share and finite.min() >= 0 and finite.max() <= 1:
        fixed = Classes(0.0, _TWENTIES, "fixed", _("Classes of 20 percentage points."))
        if _separates(fixed, finite):
            return fixed
    return _quantiles(finite, asked.count)


def _single(distinct: npt.NDArray[np.float64]) -> Classes:
    reason = ngettext(
        "One class: all stand at the same value.",
        "{count} classes: one for each of the few distinct values.",
        distinct.size,
    ).format(count=number(distinct.size))
    return Classes(float(distinct[0]), tuple(map(float, distinct)), "values", reason)


def _separates(found: Classes, values: npt.NDArray[np.float64]) -> bool:
    counts = np.bincount(found.index(values), minlength=len(found))
    return bool((counts > 0).sum() >= 3 and counts.max() <= 0.6 * values.size)


def _quantiles(values: npt.NDArray[np.float64], count: int) -> Classes:
    low, upper = breaks.quantiles(values, count)
    if len(upper) < count:
        reason = _("Fewer classes than asked for: many share the same value.")
    else:
        reason = _("About as many in each class, with breaks at round numbers.")
    return Classes(low, upper, "quantiles", reason)


def _equal(values: npt.NDArray[np.float64], count: int, share: bool) -> Classes:
    low, upper = breaks.equal(values, count, most=1.0 if share else math.inf)
    return Classes(low, upper, "equal", _("Equal steps from the lowest to the highest value."))


def _natural(values: npt.NDArray[np.float64], count: int) -> Classes:
    low, upper = breaks.natural(values, count)
    reason = _("Like values together, with breaks in the widest gaps.")
    return Classes(low, upper, "natural", reason)


def _parted(values: npt.NDArray[np.float64], asked: Classing) -> Classes:
    low = min(0.0, float(values.min()))
    reason = _("Fixed classes, parted where there is just enough.")
    return Classes(low, (*asked.breaks, math.inf), "fixed", reason, asked.middle)


def _manual(values: npt.NDArray[np.float64], given: tuple[float, ...], share: bool) -> Classes:
    low, upper = breaks.manual(values, given, most=1.0 if share else math.inf)
    return Classes(low, upper, "manual", _("Breaks set by hand."))

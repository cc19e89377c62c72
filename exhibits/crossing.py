"""Two measures of an area crossed: three classes each, nine cells.

Map, legend, list and vector file all ask `crossing_of(exhibit)`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from cluster_data.reference import countries, regions
from exhibits.breaks import tidy
from exhibits.classes import Classes, classes
from exhibits.classing import Classing
from exhibits.exhibit import Exhibit
from exhibits.style import crossed_colours

STEPS = 3
_SPREAD = {0: (), 1: (1,), 2: (0, 2), 3: (0, 1, 2)}
"""Which of the three steps fewer classes take."""
Cell = tuple[int, int]
"""Step of need, step of capacity; 0 is little, 2 is much."""


@dataclass(frozen=True)
class Crossing:
    """Classes of the two measures over the same areas."""

    need: Classes
    capacity: Classes

    def cell(self, need: float, capacity: float) -> Cell:
        """The cell of two values."""
        return _step(self.need, need), _step(self.capacity, capacity)


def crossing_of(exhibit: Exhibit) -> Crossing:
    """The crossing of all areas that can be placed in it.

    Capacity is parted by the areas shown, need by all countries around the basin: of a single
    country, too, one sees whether it needs much.
    """
    return Crossing(_basin_need(), thirds(placed(exhibit)["value"]))


@lru_cache(maxsize=1)
def _basin_need() -> Classes:
    drawn = {region.iso2 for region in regions().values()}
    needs = (health_workers(iso2) for iso2 in countries() if iso2 in drawn)
    return thirds(need for need in needs if need is not None)


def health_workers(iso2: str) -> float | None:
    """Physicians, nurses and midwives per 10,000 people of a country; None where not known."""
    figures = countries()[iso2].figures if iso2 in countries() else {}
    physicians, nurses = figures.get("physicians_per_10k"), figures.get("nurses_midwives_per_10k")
    return None if physicians is None or nurses is None else physicians + nurses


def placed(exhibit: Exhibit) -> pd.DataFrame:
    """The rows with both measures; an answer of "none" is a capacity of 0."""
    table = exhibit.table
    answered = table["state"].isin(["value", "none"])
    return table.loc[answered & table["value"].notna() & table["need"].notna()]


def unplaced(exhibit: Exhibit) -> pd.DataFrame:
    """The rows with a capacity whose need is not known."""
    table = exhibit.table
    answered = table["state"].isin(["value", "none"])
    return table.loc[answered & (table["value"].isna() | table["need"].isna())]


def cells(exhibit: Exhibit) -> Iterator[tuple[str, Cell]]:
    """Area code and cell of each area that can be placed."""
    found, rows = crossing_of(exhibit), placed(exhibit)
    for area, need, value in zip(rows["area"], rows["need"], rows["value"], strict=True):
        yield area, found.cell(float(need), float(value))


def cell_colours(exhibit: Exhibit, dark: bool = False) -> dict[str, str]:
    """The cell's colour of each area that can be placed."""
    shades = crossed_colours(dark)
    return {area: shades[need][capacity] for area, (need, capacity) in cells(exhibit)}


def thirds(values: Iterable[float]) -> Classes:
    """About a third in each class; where a third and more have none, they are a class alone."""
    known = np.asarray([value for value in values if np.isfinite(value)], dtype=float)
    if not known.size:
        return classes(())
    cuts = {tidy(float(np.quantile(known, part)), 2) for part in (1 / 3, 2 / 3)}
    inner = tuple(sorted(cut for cut in cuts if known.min() <= cut < known.max()))
    if not inner:
        return classes(known, classing=Classing("quantiles", STEPS))
    return classes(known, classing=Classing("manual", len(inner) + 1, inner))


def _step(found: Classes, value: float) -> int:
    return _SPREAD[len(found)][int(found.index([value])[0])]

"""Tables of supply, need and stock laid on one grid of product × region × week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

LEVELS = ("low", "central", "high")


@dataclass(frozen=True)
class Grid:
    """By level: `need` and `supply` as [product, region, week], week 1 first; `stock` of day 0.

    Need is NaN where it is not known; supply and stock are 0 where a table says nothing.
    """

    products: list[str]
    regions: list[str]
    weeks: int
    need: dict[str, np.ndarray]
    supply: dict[str, np.ndarray]
    stock: dict[str, np.ndarray]


def grid_keys(products: Sequence[str], regions: Sequence[str], weeks: int) -> dict[str, Any]:
    """The key columns of the full grid, in order; categories keep a large one small."""
    within = len(regions) * weeks
    return {
        "product_code": pd.Categorical.from_codes(
            np.repeat(np.arange(len(products)), within), categories=pd.Index(products)
        ),
        "region_code": pd.Categorical.from_codes(
            np.tile(np.repeat(np.arange(len(regions)), weeks), len(products)),
            categories=pd.Index(regions),
        ),
        "week": np.tile(np.arange(1, weeks + 1), len(products) * len(regions)),
    }


def supply_table(by_level: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Supply as `planning.supply.supply_by` gives it, as one table that `lay` reads.

    By level a frame indexed by product and region, with the weeks from 0 as its columns; out come
    product_code, region_code, week, low, central, high.
    """
    first = by_level[LEVELS[0]]
    weeks = first.shape[1]
    places = first.index.repeat(weeks)
    return pd.DataFrame(
        {
            "product_code": places.get_level_values(0),
            "region_code": places.get_level_values(1),
            "week": np.tile(np.arange(weeks), len(first)),
            **{level: by_level[level].loc[first.index].to_numpy().ravel() for level in LEVELS},
        }
    )


def lay(supply: pd.DataFrame, need: pd.DataFrame, stock: pd.DataFrame | None) -> Grid:
    """The grid of all products, regions and weeks that the need speaks of.

    `supply` and `need`: product_code, region_code, week, low, central, high; supply of week 0
    and `stock` (product_code, region_code, stock) are what is there at the start. Rows of one
    cell add up; rows outside the grid are left out.
    """
    products = pd.Index([str(code) for code in pd.unique(need["product_code"])])
    regions = pd.Index([str(code) for code in pd.unique(need["region_code"])])
    weeks = int(need["week"].max()) if len(need) else 0
    shape = (len(products), len(regions), weeks)
    needed = _summed(need, LEVELS, _places(need, products, regions), shape, np.nan)
    started = supply["week"].to_numpy(dtype=int) == 0
    opening, running = supply[started], supply[~started]
    supplied = _summed(running, LEVELS, _places(running, products, regions), shape, 0.0)
    at_start = _day_0(opening, LEVELS, products, regions)
    if stock is not None:
        own = _day_0(stock, ("stock",), products, regions)["stock"]
        at_start = {level: known + own for level, known in at_start.items()}
    return Grid(list(products), list(regions), weeks, needed, supplied, at_start)


_Places = tuple[np.ndarray, np.ndarray, np.ndarray]


def _places(table: pd.DataFrame, products: pd.Index, regions: pd.Index) -> _Places:
    week = (
        table["week"].to_numpy(dtype=int) - 1
        if "week" in table
        else np.zeros(len(table), dtype=int)
    )
    return (
        _codes(table["product_code"], products), _codes(table["region_code"], regions), week,
    )  # fmt: skip


def _summed(
    table: pd.DataFrame,
    columns: Sequence[str],
    places: _Places,
    shape: tuple[int, int, int],
    empty: float,
) -> dict[str, np.ndarray]:
    """Each column added up by cell; `empty` where no row speaks of it."""
    product, region, week = places
    inside = (product >= 0) & (region >= 0) & (week >= 0) & (week < shape[2])
    at = (product[inside] * shape[1] + region[inside]) * shape[2] + week[inside]
    size = shape[0] * shape[1] * shape[2]
    silent = np.bincount(at, minlength=size) == 0
    found = {}
    for column in columns:
        total = np.bincount(at, table[column].to_numpy(float)[inside], minlength=size)
        found[column] = np.where(silent, empty, total).reshape(shape)
    return found


def _day_0(
    table: pd.DataFrame, columns: Sequence[str], products: pd.Index, regions: pd.Index
) -> dict[str, np.ndarray]:
    product, region, _week = _places(table, products, regions)
    shape = (len(products), len(regions), 1)
    places = (product, region, np.zeros(len(table), dtype=int))
    found = _summed(table, columns, places, shape, 0.0)
    return {column: values[:, :, 0] for column, values in found.items()}


def _codes(column: pd.Series, known: pd.Index) -> np.ndarray:
    """Places of a column's codes in `known`, −1 where absent; quick for categories."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        of_category = known.get_indexer(pd.Index(column.cat.categories.astype(str)))
        return np.append(of_category, -1)[column.cat.codes.to_numpy()]
    return known.get_indexer(pd.Index(column.astype(str)))

"""Need by product, region and week at three levels: the range of the published sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from cluster_data.reference.consumption import Rate
from planning.grid import LEVELS, grid_keys
from planning.rates import RateRange, ranges
from planning.scenario import DRIVERS, Scenario, amounts
from words import _

NEED_COLUMNS = ("product_code", "region_code", "week", *LEVELS, "partial")


def need(
    scenario: Scenario,
    product_codes: Iterable[str] | None = None,
    rates: Iterable[Rate] | None = None,
) -> pd.DataFrame:
    """Pieces (or the product's unit) needed: product_code, region_code, week, low, central, high.

    Need = Σ over drivers of amount × rate. Low takes the least of the published sets, central
    WHO ESFT v2022.1, high the most (`planning.rates.ranges`); all three count the same drivers,
    so low ≤ central ≤ high. NaN means *no demand known*: the product has no rate for anything
    that is known of the region; it is never 0 for want of a rate. `partial` is true where one of
    the mode's own drivers has a rate but its amount is unknown there: the need is at least this.
    Rows stand for every product asked (default: those with a rate) × region × week, in order.
    """
    known = ranges(rates, scenario.changed)
    codes = list(
        dict.fromkeys(product_codes if product_codes is not None else (code for code, _d in known))
    )
    there = amounts(scenario)
    coefficients = _coefficients(known, codes)
    has_rate = ~np.isnan(coefficients[0])
    has_amount = ~np.isnan(there.values)
    filled = np.nan_to_num(there.values)
    # [region, week, driver] @ [driver, product] -> [product, region, week]
    counted = np.moveaxis(has_amount.astype(float) @ has_rate.T.astype(float), 2, 0) > 0
    in_mode = np.array([driver in scenario.drivers for driver in DRIVERS])
    wanting = (
        np.moveaxis((~has_amount & in_mode).astype(float) @ has_rate.T.astype(float), 2, 0) > 0
    )
    columns: dict[str, object] = {**grid_keys(codes, there.region_codes, there.weeks)}
    for level, coefficient in zip(LEVELS, coefficients, strict=True):
        total = np.moveaxis(filled @ np.nan_to_num(coefficient).T, 2, 0)
        columns[level] = np.where(counted, total, np.nan).reshape(-1)
    columns["partial"] = (counted & wanting).reshape(-1)
    return pd.DataFrame(columns)


def _coefficients(
    known: Mapping[tuple[str, str], RateRange], codes: list[str]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rates at the three levels as [product, driver], NaN where there is none."""
    found = np.full((3, len(codes), len(DRIVERS)), np.nan)
    for place, code in enumerate(codes):
        for driver_place, driver in enumerate(DRIVERS):
            rate = known.get((code, driver))
            if rate is not None:
                found[:, place, driver_place] = (rate.low, rate.central, rate.high)
    return found[0], found[1], found[2]


def baseline(health: pd.DataFrame, weeks: int = 12, **changed: float) -> pd.DataFrame:
    """Need of a calm day, week by week: non-epidemic rates × health workers × 5 days, and beds.

    Source: WHO ESFT v2022.1, non-COVID essentials (mrc-ide/esft data/noncovid.rda). Same columns
    as `need`.
    """
    return need(Scenario("calm", weeks=weeks, health=health, changed=changed))


def unknown_demand(product_label: str) -> str:
    """The sentence for a product without a rate."""
    return _(
        "No published rate says how much {product} is used here: its demand is not known, "
        "which does not mean none."
    ).format(product=product_label)

"""The gap between supply and need, the first short week, cover in days, alerts and foresight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from planning.grid import Grid, grid_keys
from words import N_, _

PAIRED = {"worst": ("low", "high"), "central": ("central", "central"), "best": ("high", "low")}
"""Which level of supply meets which level of need in each case."""
ALERTS = {
    "short": N_("short even in the central case"),
    "at_risk": N_("short in the worst case"),
    "urgent": N_("runs out soon"),
    "watch": N_("cover to be watched"),
    "calm": N_("covered"),
    "no_demand": N_("no demand known"),
}
TOLERANCE = 1e-6
_WEEK = 7


@dataclass(frozen=True)
class Thresholds:
    """Days of cover in the worst case below which an alert is given."""

    urgent: float = 14.0
    watch: float = 28.0


def gaps(grid: Grid) -> pd.DataFrame:
    """Gap and balance per product × region × week, at worst, in the central case and at best.

    `grid` is `planning.grid.lay(supply, need, stock)`. Worst gap = supply low − need high; best =
    supply high − need low; central = central − central (*Definitions*, Demand). Below 0 is short.
    Balance = stock + output so far − need so far, so stock + output − need = balance in every
    week. Cover in days = balance at the end of the week ÷ need per day of that week, never below
    0; NaN where nothing is needed or no demand is known. Columns: product_code, region_code,
    week, then gap_*, balance_* and cover_* for worst, central and best.
    """
    columns: dict[str, object] = {**grid_keys(grid.products, grid.regions, grid.weeks)}
    for case, (given, wanted) in PAIRED.items():
        balance = _balance(grid, case)
        per_day = grid.need[wanted] / _WEEK
        with np.errstate(divide="ignore", invalid="ignore"):
            cover = np.where(per_day > 0, np.maximum(balance, 0) / per_day, np.nan)
        columns[f"gap_{case}"] = (grid.supply[given] - grid.need[wanted]).reshape(-1)
        columns[f"balance_{case}"] = balance.reshape(-1)
        columns[f"cover_{case}"] = cover.reshape(-1)
    return pd.DataFrame(columns)


def first_short(grid: Grid, thresholds: Thresholds | None = None) -> pd.DataFrame:
    """Per product × region: first week short and days of cover in each case, and the alert.

    A week is short when the balance at its end is below 0 (tolerance 1e-6). Days of cover count
    from day 0 until stock and output no longer meet the need, both even over the days of a week:
    the day of the crossing is interpolated; NaN where that does not come within the horizon, or no
    demand is known. Columns: product_code, region_code, week_*, cover_* for worst, central, best,
    and alert, a code of `ALERTS`.
    """
    keys = grid_keys(grid.products, grid.regions, 1)
    found = pd.DataFrame({name: keys[name] for name in ("product_code", "region_code")})
    for case, (given, _wanted) in PAIRED.items():
        week, days = _crossing(_balance(grid, case), grid.stock[given])
        found[f"week_{case}"] = week.reshape(-1)
        found[f"cover_{case}"] = days.reshape(-1)
    known = (~np.isnan(grid.need["central"])).any(axis=2).reshape(-1)
    found["alert"] = _alerts(found, known, thresholds or Thresholds())
    return found


def _balance(grid: Grid, case: str) -> np.ndarray:
    given, wanted = PAIRED[case]
    return grid.stock[given][:, :, None] + np.cumsum(grid.supply[given] - grid.need[wanted], axis=2)


def _crossing(balance: np.ndarray, opening: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """First short week and the day the balance meets 0, by straight line within that week."""
    short = np.nan_to_num(balance, nan=0.0) < -TOLERANCE
    any_short = short.any(axis=2)
    first = short.argmax(axis=2)
    before = np.concatenate([opening[:, :, None], balance[:, :, :-1]], axis=2)
    start = np.take_along_axis(before, first[:, :, None], axis=2)[:, :, 0]
    end = np.take_along_axis(balance, first[:, :, None], axis=2)[:, :, 0]
    start = np.maximum(np.nan_to_num(start), 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        days = (first + start / (start - end)) * _WEEK
    return np.where(any_short, first + 1.0, np.nan), np.where(any_short, days, np.nan)


def _alerts(found: pd.DataFrame, known: np.ndarray, thresholds: Thresholds) -> np.ndarray:
    cover = found["cover_worst"]
    return np.select(
        [
            ~known,
            cover < thresholds.urgent,
            found["week_central"].notna(),
            cover < thresholds.watch,
            found["week_worst"].notna(),
        ],
        ["no_demand", "urgent", "short", "watch", "at_risk"],
        default="calm",
    )


def foresight(lines: pd.DataFrame, need_per_week: Mapping[str, float]) -> pd.DataFrame:
    """On a calm day: which products are one incident, the loss of their largest site, from short.

    `lines`: site_id, product_code, certified_per_week (several rows of a site add up);
    `need_per_week` by product code. A product nobody makes counts with 0. Columns: product_code,
    need, supply, largest_site, largest, left, state (short, one_incident, holds), spare = left −
    need. Products whose need is unknown are left out. N−1 as in the planning of power grids
    (ENTSO-E, operation handbook, policy 3): what remains after the largest single loss must do.
    """
    wanted = {code: need for code, need in need_per_week.items() if not np.isnan(need)}
    sites = lines.groupby(["product_code", "site_id"], observed=True)["certified_per_week"].sum()
    rows = []
    for code, wanting in wanted.items():
        if code in sites.index.get_level_values(0):
            own = sites.loc[code].sort_index()
            supply, largest, where = float(own.sum()), float(own.max()), str(own.idxmax())
        else:
            supply, largest, where = 0.0, 0.0, ""
        left = supply - largest
        state = "holds"
        if supply < wanting - TOLERANCE:
            state = "short"
        elif left < wanting - TOLERANCE:
            state = "one_incident"
        rows.append((code, wanting, supply, where, largest, left, state, left - wanting))
    columns = ["product_code", "need", "supply", "largest_site", "largest", "left", "state"]
    return pd.DataFrame(rows, columns=[*columns, "spare"])


def alert_label(alert: str) -> str:
    """An alert's code in words."""
    return _(ALERTS[alert])

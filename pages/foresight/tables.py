"""The grid of supply and need as the tables that are shown, without what is not told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pages.foresight.asked import CASES, Asked, Case
from pages.foresight.made import Made, few, firms_until
from planning.gap import PAIRED, first_short, gaps
from planning.grid import Grid
from planning.supply import LEVELS, Level

WEEKLY = ("product_code", "week", "state", "value", "gap", "n")
COVER = (
    "product_code", "state", *CASES, *(f"week_{case}" for case in CASES),
    *(f"share_{case}" for case in CASES), "need", *(f"peak_{level}" for level in LEVELS),
    "made", "alert", "n",
)  # fmt: skip
_ORDER = ("value", "suppressed", "not_answered", "no_demand")
_TOLERANCE = 1e-6


def given_at(case: Case) -> Level:
    """The level of supply that a case counts with."""
    return next(level for level in LEVELS if level == PAIRED[case][0])


@dataclass(frozen=True, eq=False)
class Worked:
    """A grid of one place, what it is made from, and whether nobody answered there.

    `secret` are the products whose output is not told: it stands on one or two firms at one of the
    levels. They are told side by side, and so tell of one another.
    """

    asked: Asked
    grid: Grid
    made: Mapping[str, Made]
    secret: frozenset[str]
    silent: bool

    @classmethod
    def of(cls, asked: Asked, grid: Grid, found: Made, *, silent: bool) -> Worked:
        """With the lines of each product apart."""
        made = {code: found.pick(found.rows["product_code"] == code) for code in grid.products}
        secret = frozenset(
            code for code, own in made.items() if any(few(own, level) for level in LEVELS)
        )
        return cls(asked, grid, made, secret, silent)


def weekly(worked: Worked) -> pd.DataFrame:
    """Product_code, week, state, value (share of the need so far), gap, n, in the case asked."""
    case, grid = worked.asked.case, worked.grid
    if not grid.products:
        return pd.DataFrame(columns=list(WEEKLY))
    known = gaps(grid)
    table = pd.DataFrame(
        {
            "product_code": known["product_code"].astype(str).to_numpy(object),
            "week": known["week"].to_numpy(int),
            "state": np.repeat(_states(worked), grid.weeks),
            "value": share_covered(grid, case).ravel(),
            "gap": known[f"balance_{case}"].to_numpy(float),
            "n": _counts(worked).ravel(),
        }
    )
    return _told(table, ("value", "gap", "n"))


def cover(worked: Worked) -> pd.DataFrame:
    """A row a product, first short first; columns as `Answer.cover`."""
    asked, grid = worked.asked, worked.grid
    if not grid.products:
        return pd.DataFrame(columns=list(COVER))
    short = first_short(grid, asked.thresholds)
    table = pd.DataFrame(
        {
            "product_code": short["product_code"].astype(str).to_numpy(object),
            "state": _states(worked),
            **{case: short[f"cover_{case}"].to_numpy(float) for case in CASES},
            **{f"week_{case}": short[f"week_{case}"].to_numpy(float) for case in CASES},
            **{f"share_{case}": share_covered(grid, case)[:, -1] for case in CASES},
            "need": grid.need[PAIRED[asked.case][1]].mean(axis=2)[:, 0],
            **{f"peak_{level}": grid.need[level].max(axis=2)[:, 0] for level in LEVELS},
            "made": [bool((own.rows["capacity_low"] > 0).any()) for own in worked.made.values()],
            "alert": short["alert"].to_numpy(object),
            "n": _counts(worked)[:, -1],
        }
    )
    numbers = [name for name in table.columns if name.startswith(("week_", "share_"))]
    told = _told(table, (*CASES, *numbers, "n"))
    told["alert"] = told["alert"].where(told["state"].isin(("value", "no_demand")), "")
    ranked = told.assign(_state=told["state"].map(_ORDER.index))
    order = ["_state", asked.case, f"share_{asked.case}", "product_code"]
    return ranked.sort_values(order).drop(columns="_state").reset_index(drop=True)


def share_covered(grid: Grid, case: Case) -> np.ndarray:
    """Stock and output so far of the need so far, by product and week; 1 where none is needed."""
    given, wanted = PAIRED[case]
    there = grid.stock[given][:, :, None] + np.cumsum(grid.supply[given], axis=2)
    needed = np.cumsum(grid.need[wanted], axis=2)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(needed > _TOLERANCE, there / needed, 1.0)
    return np.where(np.isnan(needed), np.nan, share)[:, 0, :]


def _states(worked: Worked) -> np.ndarray:
    """Each product's state; a need that no rate tells of is none, and no 0."""
    known = ~np.isnan(worked.grid.need["central"]).all(axis=(1, 2))
    states = []
    for code, needed in zip(worked.grid.products, known, strict=True):
        if not needed:
            states.append("no_demand")
        elif worked.silent:
            states.append("not_answered")
        else:
            states.append("suppressed" if code in worked.secret else "value")
    return np.array(states, dtype=object)


def _counts(worked: Worked) -> np.ndarray:
    """Firms that have given something, by product and week, in the case asked."""
    level, grid = given_at(worked.asked.case), worked.grid
    counted = [firms_until(worked.made[code], level)[1:] for code in grid.products]
    return np.array(counted, dtype=int).reshape(len(grid.products), grid.weeks)


def _told(table: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Without a figure where none is told."""
    silent = table["state"].ne("value")
    closed = {name: table[name].mask(silent) for name in columns if name != "n"}
    return table.assign(**closed, n=table["n"].astype("Int64").mask(silent))

"""What is made: output by week of every line, added up by product and place; by how few firms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from cluster_data.selection import Rung
from planning.discretion import FEW
from planning.lines import Flags, Floats, Rows
from planning.supply import LEVELS, Level, Terms, weekly_output
from planning.timing import TOLERANCE

WHOLE = "all"
"""The place of all places together."""


@dataclass(frozen=True, eq=False)
class Made:
    """Lines and, by level, their output: rows x weeks, week 0 being stock of the makers."""

    rows: Rows
    output: Mapping[Level, Floats]

    def pick(self, kept: Flags) -> Made:
        """These lines alone."""
        return Made(self.rows.pick(kept), {name: made[kept] for name, made in self.output.items()})


def made(lines: pd.DataFrame, rung: Rung, terms: Terms) -> Made:
    """The output of lines at a rung; of a product that no standard certifies, attested output.

    `lines` as of `store.supply_lines`; levels and weeks as of `planning.supply`.
    """
    rows = Rows.read(lines).making()
    output = {level: weekly_output(rows, level, rung, terms) for level in LEVELS}
    if rung in ("certified", "demonstrated"):
        certain = rows["has_standard"][:, None]
        output = {
            level: np.where(certain, given, weekly_output(rows, level, "attested", terms))
            for level, given in output.items()
        }
    return Made(rows, output)


def totals(found: Made, places: Sequence[str | None] | None = None) -> pd.DataFrame:
    """Product_code, region_code, week, low, central, high: what `planning.grid.lay` reads.

    `places` names the place of each line, by default one for all. No level's total is below that
    of the level beneath, as `planning.supply.supply_by` has it.
    """
    rows = found.rows
    where = [WHOLE] * len(rows) if places is None else list(places)
    keys = pd.DataFrame({"product_code": rows["product_code"], "region_code": where})
    groups = keys.groupby(["product_code", "region_code"], dropna=False)
    index, at = groups.size().index, groups.ngroup().to_numpy()
    weeks = found.output["low"].shape[1]
    columns: dict[str, Floats] = {}
    least = np.zeros((len(index), weeks))
    for level in LEVELS:
        summed = np.zeros((len(index), weeks))
        np.add.at(summed, at, found.output[level])
        least = np.maximum(least, summed)
        columns[level] = least.ravel()
    repeated = index.repeat(weeks)
    return pd.DataFrame(
        {
            "product_code": repeated.get_level_values(0).astype(str),
            "region_code": repeated.get_level_values(1),
            "week": np.tile(np.arange(weeks), len(index)),
            **columns,
        }
    )


def firms_until(found: Made, level: Level) -> Floats:
    """By week from 0, how many firms have given something by its end."""
    gives = np.cumsum(found.output[level], axis=1) > TOLERANCE
    return _firms(found.rows, gives)


def few(found: Made, level: Level) -> bool:
    """Whether what is made in any of the weeks stands on one or two firms not all open.

    Then no week of it is told: each tells of the others by what is added up.
    """
    gives = found.output[level] > TOLERANCE
    closed = (gives & ~found.rows["open"][:, None]).any(axis=0)
    firms = _firms(found.rows, gives)
    return bool((closed & (firms >= 1) & (firms <= FEW)).any())


def _firms(rows: Rows, gives: Flags) -> Floats:
    numbers, at = np.unique(rows["firm"], return_inverse=True)
    by_firm = np.zeros((len(numbers), gives.shape[1]), dtype=bool)
    np.logical_or.at(by_firm, at, gives)
    return by_firm.sum(axis=0)

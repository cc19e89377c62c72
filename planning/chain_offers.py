"""What lines offer to the roles of a chain: amounts a week, minimum orders, stages stated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from planning.chain_asked import ORDER_WEEKS, Problem
from planning.chain_roles import Role, service_stages
from planning.lines import Flags, Floats, Rows
from planning.supply import stands, weekly_output
from planning.timing import TOLERANCE


@dataclass(frozen=True, eq=False)
class Offers:
    """An offer a row, in the order of firm, role and line: arrays of one length.

    `role` is the place in the roles, `firm` the firm's number, `country` a code ("" where none is
    known), `row` the line's place in the table; `free` a week in the role's own unit, NaN for a
    stage; `least` a week by the minimum order, 0 where none is stated.
    """

    role: npt.NDArray[np.int64]
    firm: npt.NDArray[np.int64]
    country: npt.NDArray[np.object_]
    row: npt.NDArray[np.int64]
    free: Floats
    least: Floats

    def __len__(self) -> int:
        return len(self.role)

    def pick(self, kept: Flags) -> Offers:
        """The offers that are marked."""
        return Offers(
            self.role[kept], self.firm[kept], self.country[kept], self.row[kept],
            self.free[kept], self.least[kept],
        )  # fmt: skip


def offers(lines: pd.DataFrame, wanted: tuple[Role, ...], problem: Problem) -> Offers:
    """The offers of lines (`planning.lines`, with `stages` and `min_order`) to the roles wanted.

    A line offers its product what it gives in the problem's week (`supply.weekly_output`, at the
    problem's level; no stock, surge or conversion); it offers a stage that it states, or is the
    service of, where it stands at that level. A line that has less free in `ORDER_WEEKS` than its
    minimum order offers nothing: it can't take an order at all.
    """
    rows = Rows.read(lines)
    near = _within(rows, problem)
    ordered = lines["min_order"].to_numpy(dtype=float, na_value=np.nan)
    least = np.nan_to_num(ordered) / ORDER_WEEKS
    found = [
        _amounts(rows, near, least, place, role, problem) if role.kind != "stage"
        else _stages(lines, rows, near, place, role, problem)
        for place, role in enumerate(wanted)
    ]  # fmt: skip
    whole = pd.concat(found, ignore_index=True) if found else _EMPTY
    whole = whole.sort_values(["firm", "role", "row"], ignore_index=True)
    return Offers(
        whole["role"].to_numpy(np.int64), whole["firm"].to_numpy(np.int64),
        whole["country"].to_numpy(object), whole["row"].to_numpy(np.int64),
        whole["free"].to_numpy(float), whole["least"].to_numpy(float),
    )  # fmt: skip


_EMPTY = pd.DataFrame(
    {name: pd.Series(dtype=float) for name in ("role", "firm", "country", "row", "free", "least")}
)


def _amounts(
    rows: Rows, near: Flags, least: Floats, place: int, role: Role, problem: Problem
) -> pd.DataFrame:
    mine = near & rows["countable"] & (rows["product_code"] == role.code)
    at = np.flatnonzero(mine)
    week = weekly_output(rows.pick(mine), problem.level, role.rung, problem.terms)
    free = week[:, problem.week]
    given = (free > TOLERANCE) & (least[at] <= free)
    return _table(rows, at[given], place, free[given], least[at][given])


def _stages(
    lines: pd.DataFrame, rows: Rows, near: Flags, place: int, role: Role, problem: Problem
) -> pd.DataFrame:
    stated = np.fromiter(
        (
            role.code in set(codes) or role.code in service_stages(str(product))
            for codes, product in zip(lines["stages"], lines["product_code"], strict=True)
        ),
        dtype=bool,
        count=len(lines),
    )
    at = np.flatnonzero(near & stated & stands(rows, problem.level, problem.terms))
    return _table(rows, at, place, np.full(len(at), np.nan), np.zeros(len(at)))


def _table(
    rows: Rows, at: npt.NDArray[np.int64], place: int, free: Floats, least: Floats
) -> pd.DataFrame:
    countries = np.array([one or "" for one in rows["country"][at]], dtype=object)
    return pd.DataFrame(
        {
            "role": place, "firm": rows["firm"][at], "country": countries, "row": at,
            "free": free, "least": least,
        }
    )  # fmt: skip


def _within(rows: Rows, problem: Problem) -> Flags:
    """Which lines lie in the problem's countries and regions (or drawn areas)."""
    near = np.ones(len(rows), dtype=bool)
    if problem.countries:
        near &= np.isin(rows["country"].astype(str), problem.countries)
    if problem.regions:
        near &= np.isin(rows["region_code"].astype(str), problem.regions) | np.isin(
            rows["area_code"].astype(str), problem.regions
        )
    return near

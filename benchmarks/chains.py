"""Chains of partners: the fewest firms of many, beside the same as a plain program with amounts."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csr_array, hstack, vstack

from benchmarks.plans import lines_of
from benchmarks.tables import Table
from benchmarks.timing import once, told
from cluster_data import reference
from planning.bill import bill
from planning.chain import build, greatest
from planning.chain_asked import Plan, Problem
from planning.chain_check import validate
from planning.chain_offers import offers

PRODUCT = "resp_ffp2"
SIZES = (300, 1_200, 4_800)
PARTS = (0.1, 0.5)
"""Of all that can be had: few firms do for the first, many for the second."""
_AS_OF = dt.date(2026, 6, 1)
_COUNTRIES = ("TN", "MA", "EG", "ES", "IT", "FR", "GR", "TR")


def measure(quick: bool) -> list[Table]:
    """One table: chains from random lines, each looked through again."""
    table = Table(
        "The fewest firms that make a product together",
        "Masks of five inputs and stages, random firms in eight countries. The whole answer: the "
        "best chain, three others, fewest firms and then fewest countries, each validated. Beside "
        "it the first solve alone as it is usually written: an amount for each line, at most what "
        "is free where its firm is chosen, by `scipy.optimize.milp`, stopped after 10 s.",
        ("lines", "of what can be had", "firms", "answer", "plain program", "its firms"),
    )
    for rows in SIZES[:1] if quick else SIZES:
        lines = _lines(rows)
        most = greatest(_problem(1.0), lines) or 1.0
        for part in PARTS:
            table.add(*_row(rows, part, _problem(most * part), lines))
    return [table]


def _problem(quantity: float) -> Problem:
    return Problem(PRODUCT, quantity, _AS_OF)


def _row(rows: int, part: float, problem: Problem, lines: pd.DataFrame) -> list[str]:
    found: list[Plan] = []
    taken = once(lambda: found.append(build(problem, lines)))
    plain: list[float] = []
    bare = once(lambda: plain.append(_plain(found[0], lines)))
    chains = found[0].chains
    if any(validate(chain, problem, lines) for chain in chains):
        raise AssertionError("a chain does not hold")
    count = str(len(chains[0].firms)) + ("" if found[0].proved else " (not proved)")
    return [f"{rows:,}", f"{part:.0%}", count, told(taken), told(bare), f"{plain[0]:.0f}"]


def _lines(rows: int) -> pd.DataFrame:
    """Random lines of masks and their inputs, three to a firm, some of which state stages."""
    drawn = np.random.default_rng(rows)
    codes = [PRODUCT, *(part.code for part in bill(PRODUCT).binding)]
    table = lines_of(rows, list(reference.regions())[:40])
    firm = np.arange(rows) // 3
    stages = [["testing_lab"] if one < 0.05 else [] for one in drawn.random(rows)]
    return table.assign(
        product_code=drawn.choice(codes, rows, p=[0.6, 0.1, 0.1, 0.1, 0.1]),
        firm=firm,
        country=np.array(_COUNTRIES)[firm % len(_COUNTRIES)],
        stages=pd.Series(stages, dtype=object),
        min_order=np.nan,
        converted_product=None,
    )


def _plain(found: Plan, lines: pd.DataFrame) -> float:
    """The fewest firms by one program with amounts; NaN where it is stopped before any."""
    roles = tuple(one.role for one in found.held)
    given = offers(lines, roles, found.problem)
    firms, place = np.unique(given.firm, return_inverse=True)
    n, count = len(firms), len(given)
    each = np.arange(count)
    free = np.nan_to_num(given.free, nan=1.0)
    needed = np.array([1.0 if one.needed is None else one.needed for one in found.held])
    chosen = coo_array((free, (each, place)), (count, n))
    amounts = coo_array((-np.ones(count), (each, each)), (count, count))
    held = coo_array((np.ones(count), (given.role, each)), (len(needed), count))
    matrix = vstack(
        [hstack([chosen, amounts]), hstack([csr_array((len(needed), n)), held])]
    ).tocsr()
    answer = milp(
        np.repeat([1.0, 0.0], [n, count]),
        constraints=LinearConstraint(matrix, np.concatenate([np.zeros(count), needed]), np.inf),
        integrality=np.repeat([1, 0], [n, count]),
        bounds=Bounds(0.0, np.concatenate([np.ones(n), free])),
        options={"time_limit": 10.0, "mip_rel_gap": 0.0},
    )
    return float("nan") if answer.x is None else float(np.round(answer.x[:n]).sum())

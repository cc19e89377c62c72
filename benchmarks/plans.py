"""Plans: from supply and need to the first short week, one answer, and who sends what to whom."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
from scipy.optimize import linprog
from scipy.sparse import coo_array

from benchmarks.tables import Table
from benchmarks.timing import once, timed, told
from cluster_data import reference
from planning import LEVELS, Question, Terms, answer
from planning.allocation import allocate
from planning.demand import need
from planning.gap import first_short, gaps
from planning.grid import lay, supply_table
from planning.scenario import Scenario
from planning.supply import supply_by

WEEKS = 12
SIZES = ((5_000, 120), (20_000, 480), (80_000, 480))
"""Capacity rows and regions."""
PLACES = (125, 250, 500)
LOT = 5_000.0
_AS_OF = dt.date(2026, 6, 1)
_KEYS = ["product_code", "region_code"]


def measure(quick: bool) -> list[Table]:
    """Two tables: plans from the ledger's lines, and allocations; each beside the usual way."""
    return [_gaps(quick), _allocations(quick)]


def _gaps(quick: bool) -> Table:
    table = Table(
        "From capacity rows to the first short week",
        f"All products, {WEEKS} weeks, three levels; supply, need, balance in every week and the "
        "first short one. Beside it the last step (balances of supply and need that are there) as "
        "pandas does it: merged, grouped, summed up week by week. An answer is the emergency "
        "page’s: 52 weeks of one product, what binds, what would help.",
        ("rows, regions", "supply", "need", "gap and first week", "gap in pandas", "one answer"),
    )
    for rows, places in SIZES[:1] if quick else SIZES:
        table.add(*_gap_row(rows, list(reference.regions())[:places]))
    return table


def _gap_row(rows: int, codes: list[str]) -> list[str]:
    lines, terms, by = lines_of(rows, codes), Terms(horizon=WEEKS), tuple(_KEYS)
    scenario = Scenario("preparedness", WEEKS, cases=_cases(codes), health=_health(codes))
    laid = supply_table(supply_by(lines, by, "certified", terms))
    needed = need(scenario)

    def whole() -> None:
        grid = lay(laid, needed, None)
        gaps(grid)
        first_short(grid)

    question = Question("resp_ffp2", 1e9, _AS_OF + dt.timedelta(days=60), _AS_OF)
    works = (
        lambda: supply_by(lines, by, "certified", terms),
        lambda: need(scenario),
        whole,
        lambda: _in_pandas(laid, needed),
        lambda: answer(question, lines),
    )
    return [f"{rows:,}, {len(codes)}", *(told(timed(work)) for work in works)]


def lines_of(rows: int, codes: list[str]) -> pd.DataFrame:
    """Capacity lines as the store hands them over, drawn at random: product, place, amounts."""
    drawn = np.random.default_rng(rows)
    known = list(reference.products())
    capacity = drawn.lognormal(8, 1, rows).round()
    return pd.DataFrame(
        {
            "product_code": drawn.choice(known, rows),
            "unit": "piece",
            "has_standard": True,
            "countable": True,
            "capacity_low": capacity,
            "capacity_high": capacity * drawn.choice([1.0, 1.5], rows),
            "utilisation": drawn.choice([0.4, 0.8, np.nan], rows),
            "surge": capacity * 1.3,
            "surge_days": drawn.choice([14.0, 30.0, np.nan], rows),
            "stock": drawn.choice([0.0, np.nan], rows),
            "current_output": capacity * 0.6,
            "approved": drawn.random(rows) < 0.8,
            "age_days": drawn.integers(0, 500, rows).astype(float),
            "certificate_days": drawn.choice([20.0, 400.0, np.nan], rows),
            "converted_product": drawn.choice([None, "mask_surg_iir"], rows, p=[0.9, 0.1]),
            "converted": capacity / 2,
            "conversion_days": 21.0,
            "converted_unit": "piece",
            "converted_has_standard": True,
            "country": "TN",
            "region_code": drawn.choice(codes, rows),
            "area_code": "TN-52",
            "firm": np.arange(rows),
            "site": np.arange(rows),
            "site_id": [f"s{place}" for place in range(rows)],
            "member_id": [f"m{place}" for place in range(rows)],
            "name": [f"Firm {place}" for place in range(rows)],
            "cluster_code": "TN-A",
            "listed": True,
            "named": True,
            "open": True,
        }
    )


def _health(codes: list[str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "region_code": codes,
            "health_workers": 900.0,
            "beds": 500.0,
            "severe_beds": 60.0,
            "critical_beds": 20.0,
        }
    )


def _cases(codes: list[str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "region_code": np.repeat(codes, WEEKS),
            "week": np.tile(np.arange(1, WEEKS + 1), len(codes)),
            "cases": 40.0,
        }
    )


def _in_pandas(supplied: pd.DataFrame, needed: pd.DataFrame) -> pd.DataFrame:
    """Balances and the first short week from the same two tables, as they are usually made."""
    supplied = supplied.groupby([*_KEYS, "week"], observed=True)[list(LEVELS)].sum().reset_index()
    both = needed.astype({"product_code": str, "region_code": str}).merge(
        supplied, on=[*_KEYS, "week"], how="left", suffixes=("_need", "_supply")
    )
    both = both.sort_values([*_KEYS, "week"])
    for case, (given, wanted) in {"worst": ("low", "high"), "best": ("high", "low")}.items():
        both["gap"] = both[f"{given}_supply"].fillna(0) - both[f"{wanted}_need"]
        both[f"balance_{case}"] = both.groupby(_KEYS)["gap"].cumsum()
    short = both[both["balance_worst"] < 0]
    return short.groupby(_KEYS)["week"].min().reset_index()


def _allocations(quick: bool) -> Table:
    table = Table(
        "Who sends what to whom",
        "Random places in a square, supply about as large as need. Least unmet quantity, then "
        "least distance; with lots, nothing or at least a lot is sent, mended after the linear "
        "program beyond 50 × 50. Beside it one bare linear program by `scipy.optimize.linprog`, "
        "in which distance and a price on what is unmet are one sum.",
        ("donors × receivers", "linear", "bare linprog", "equal fill", "with lots"),
    )
    for size in PLACES[:1] if quick else PLACES:
        table.add(*_allocation_row(_places(size, "d"), _places(size, "r")))
    return table


def _allocation_row(donors: pd.DataFrame, receivers: pd.DataFrame) -> list[str]:
    works = (
        lambda: allocate(donors, receivers, metric="plane"),
        lambda: _bare(donors, receivers),
        lambda: allocate(donors, receivers, aim="equal_fill", metric="plane"),
        lambda: allocate(donors, receivers, lot=LOT, metric="plane"),
    )
    return [f"{len(donors)} × {len(receivers)}", *(told(once(work)) for work in works)]


def _places(size: int, stem: str) -> pd.DataFrame:
    drawn = np.random.default_rng(size + ord(stem))
    return pd.DataFrame(
        {
            "place": [f"{stem}{place}" for place in range(size)],
            "x": drawn.random(size),
            "y": drawn.random(size),
            "product": "resp_ffp2",
            "quantity": drawn.integers(1_000, 60_000, size).astype(float),
            "region": "",
            "country": "",
        }
    )


def _bare(donors: pd.DataFrame, receivers: pd.DataFrame) -> float:
    """The unmet quantity by one linear program with a price on it."""
    supply, wanted = donors["quantity"].to_numpy(), receivers["quantity"].to_numpy()
    along = np.hypot(
        donors["x"].to_numpy()[:, None] - receivers["x"].to_numpy()[None],
        donors["y"].to_numpy()[:, None] - receivers["y"].to_numpy()[None],
    )
    many, few = along.shape
    flow = np.arange(many * few)
    cost = (along - 10.0).ravel()
    upper = coo_array(
        (
            np.ones(2 * flow.size),
            (np.concatenate([flow // few, many + flow % few]), np.concatenate([flow, flow])),
        )
    ).tocsr()
    found = linprog(cost, A_ub=upper, b_ub=np.concatenate([supply, wanted]), method="highs")
    return float(wanted.sum() - found.x.sum())

"""Firms for chains of surgical gowns, written in a test or drawn, and all their sets tried out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from planning.chain_asked import Problem
from tests.planning.supply_tables import line, lines

GOWN, SMS, POUCH = "gown_surg_std", "mat_sms", "mat_pouch_sterile"
STERILE, TESTS = "sterilisation", "testing_lab"
ROLES = (GOWN, SMS, POUCH, STERILE, TESTS)
"""Five stages: two inputs by quantity, the makers, and two that are stated or not."""
PER_UNIT = {GOWN: 1.0, SMS: 0.126, POUCH: 1.0}
"""Of the reference's bill of a standard surgical gown: 126 g of SMS, one pouch."""
DAY = dt.date(2026, 11, 1)
_COUNTRIES = ("TN", "ES", "IT")
_UNITS = {GOWN: "piece", POUCH: "piece", SMS: "kg"}


def offer(product: str, capacity: float, **said: Any) -> dict[str, Any]:
    """A line of a product with all of its capacity free, for so many gowns."""
    usual = {"stages": [], "certifications": [], "min_order": np.nan, "delivery_days": np.nan}
    amount = capacity * PER_UNIT.get(product, 1.0)
    unit = _UNITS.get(product, "piece")
    return line(product_code=product, unit=unit, capacity_low=amount, **(usual | said))


def states(*stages: str, **said: Any) -> dict[str, Any]:
    """A line of something else that states stages."""
    return offer("towel", 1.0, stages=list(stages), **said)


def asked(quantity: float, **said: Any) -> Problem:
    """So many gowns a week; certified unless said else."""
    return Problem(**({"product": GOWN, "quantity": quantity, "as_of": DAY} | said))


@st.composite
def basins(draw: st.DrawFn, most: int = 12) -> pd.DataFrame:
    """Up to twelve firms in three countries, each with up to three lines of the five stages."""
    count = draw(st.integers(1, most))
    rows = []
    for code in draw(st.just(ROLES) | st.lists(st.sampled_from(ROLES), unique=True)):
        firm = draw(st.integers(1, count))
        said = {"firm": firm, "country": _COUNTRIES[firm % 3]}
        good = states(code, **said) if code in (STERILE, TESTS) else offer(code, 400.0, **said)
        rows.append(good)
    for firm in range(1, count + 1):
        for code in draw(st.lists(st.sampled_from(ROLES), max_size=3, unique=True)):
            rows.append(draw(_any_line(firm, code)))
    return lines(*rows or [offer(POUCH, 100.0)])


def _seldom(usual: Any, *rest: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([*[usual] * 6, *rest])


@st.composite
def _any_line(draw: st.DrawFn, firm: int, code: str) -> dict[str, Any]:
    """A line that now and then is abroad, not approved, old, booked, lapsed or of large lots."""
    said = {
        "firm": firm,
        "country": draw(_seldom(_COUNTRIES[firm % 3], *_COUNTRIES)),
        "approved": draw(_seldom(True, False)),
        "age_days": draw(_seldom(10.0, 400.0)),
    }
    if code in (STERILE, TESTS):
        return states(code, **said)
    return offer(
        code,
        float(draw(st.integers(1, 8)) * 100),
        utilisation=draw(_seldom(0.0, 0.5, np.nan)),
        certificate_days=draw(_seldom(300.0, -5.0)),
        min_order=draw(_seldom(np.nan, 240.0, 1200.0)),
        **said,
    )


def gives(table: pd.DataFrame, problem: Problem) -> dict[tuple[int, str], dict[str, float]]:
    """By firm and country what it gives of each of the five, in gowns; of a stage endlessly.

    Worked out by hand for these tables: the low end of what is free.
    """
    found: dict[tuple[int, str], dict[str, float]] = {}
    for row in table.to_dict("records"):
        if not row["approved"] or row["age_days"] > 365:
            continue
        if problem.countries and row["country"] not in problem.countries:
            continue
        own = found.setdefault((row["firm"], row["country"]), {})
        for stage in row["stages"]:
            own[stage] = float("inf")
        code = row["product_code"]
        if code not in PER_UNIT:
            continue
        booked = 1.0 if np.isnan(row["utilisation"]) else row["utilisation"]
        free = row["capacity_low"] * (1.0 if problem.capacity == "all" else 1 - booked)
        if code == GOWN and row["certificate_days"] < 7 and problem.rung == "certified":
            continue
        if free <= 0 or row["min_order"] / 4 > free:
            continue
        own[code] = own.get(code, 0.0) + free / PER_UNIT[code]
    return found


def part_of_all(table: pd.DataFrame, part: float) -> float:
    """So much of what all firms together can make, at least something: 1 is just all of it."""
    given = gives(table, asked(1.0))
    most = min(most_of(given, code) for code in wanted(table))
    return round(most * part) if 0 < most < float("inf") and round(most * part) else 300.0


def wanted(table: pd.DataFrame) -> tuple[str, ...]:
    """Those of the five that somebody offers anywhere; a maker is always wanted."""
    offered = set(table["product_code"]) | {one for codes in table["stages"] for one in codes}
    return tuple(code for code in ROLES if code == GOWN or code in offered)


def most_of(
    given: Mapping[tuple[int, str], Mapping[str, float]], code: str, among: Any = None
) -> float:
    """What some (all) pairs of firm and country give of one of the five, in gowns."""
    return sum(own.get(code, 0.0) for pair, own in given.items() if among is None or pair in among)


def sets_that_hold(table: pd.DataFrame, problem: Problem) -> tuple[int, int, set] | None:
    """Every set of firms tried, the small first: how many firms and countries the best has.

    Third, all sets of that many firms that hold the quantity. None where no set does.
    """
    given, codes = gives(table, problem), wanted(table)
    firms = sorted({firm for firm, _country in given})
    for count in range(1, len(firms) + 1):
        holding: dict[tuple[int, ...], int] = {}
        for some in combinations(firms, count):
            least = _fewest_countries(some, given, codes, problem.quantity)
            if least is not None:
                holding[some] = least
        if holding:
            return count, min(holding.values()), set(holding)
    return None


def _fewest_countries(
    firms: tuple[int, ...],
    given: Mapping[tuple[int, str], Mapping[str, float]],
    codes: tuple[str, ...],
    quantity: float,
) -> int | None:
    mine = [pair for pair in given if pair[0] in firms]
    for places in _sets(sorted({country for _firm, country in mine})):
        among = {pair for pair in mine if pair[1] in places}
        if all(most_of(given, code, among) >= quantity * (1 - 1e-9) for code in codes):
            return len(places)
    return None


def _sets(items: list[str]) -> Iterator[tuple[str, ...]]:
    for count in range(1, len(items) + 1):
        yield from combinations(items, count)

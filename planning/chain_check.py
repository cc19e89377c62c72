"""A chain looked through again, apart from how it was found: does it hold what was asked?

Nothing of the solver, the offers or the supply formula is used: each share is worked out anew from
its line, one by one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from planning.chain_asked import ORDER_WEEKS, Chain, Problem, Share
from planning.chain_roles import Role, Stated, roles, service_stages
from planning.supply import AGE_LIMIT_DAYS, UTILISATION_UNSTATED

_OFF = 1e-6
"""The share by which a sum of floats may be off."""


def validate(chain: Chain, problem: Problem, lines: pd.DataFrame) -> tuple[str, ...]:
    """What is wrong with a chain, a sentence each for developers; nothing where it holds.

    `lines` are those it was built from. Looked at: every role is held with its quantity, or by a
    firm that states its stage; every line is of the product, place, rung, age and freedom asked
    for, gives no more than it has free and no less than its minimum order; every firm chosen has
    something to do, and no other has; countries are those of the lines.
    """
    wanted, _taken = roles(
        problem.product, problem.rung, Stated.of(lines), problem.available, every=problem.every
    )
    known = {role.code: role for role in wanted}
    found = [f"no role {share.role}" for share in chain.shares if share.role not in known]
    for share in chain.shares:
        if share.role in known:
            row = lines.iloc[share.row].to_dict()
            found += _share(share, known[share.role], row, problem)
    for role in wanted:
        found += _role(role, [one for one in chain.shares if one.role == role.code], problem)
    twice = [(share.role, share.row) for share in chain.shares]
    if len(set(twice)) < len(twice):
        found.append("a line has two shares of one role")
    if {share.firm for share in chain.shares} != set(chain.firms):
        found.append("firms chosen and firms with something to do differ")
    if {share.country or "" for share in chain.shares} - set(chain.countries):
        found.append("a country is not among those of the chain")
    return tuple(found)


def _role(role: Role, shares: list[Share], problem: Problem) -> Iterator[str]:
    if not shares:
        yield f"{role.code}: nobody holds it"
    elif role.per_unit is not None:
        needed = problem.quantity * role.per_unit
        given = math.fsum(share.amount or 0.0 for share in shares)
        if given < needed * (1 - _OFF):
            yield f"{role.code}: {given} of {needed}"


def _share(share: Share, role: Role, row: Mapping[Any, Any], problem: Problem) -> Iterator[str]:
    said = f"{role.code}, line {share.row}"
    if int(row["firm"]) != share.firm or (row["country"] or None) != share.country:
        yield f"{said}: not this firm's, or not there"
    if problem.countries and row["country"] not in problem.countries:
        yield f"{said}: outside the countries asked for"
    if problem.regions and not {row["region_code"], row["area_code"]} & set(problem.regions):
        yield f"{said}: outside the regions asked for"
    if problem.level != "high" and not row["age_days"] <= AGE_LIMIT_DAYS:
        yield f"{said}: too old"
    if problem.level == "low" and not row["approved"]:
        yield f"{said}: not approved"
    if role.kind == "stage":
        if role.code not in (*row["stages"], *service_stages(str(row["product_code"]))):
            yield f"{said}: does not state the stage"
        return
    if row["product_code"] != role.code or not row["countable"]:
        yield f"{said}: does not make it"
    free, amount = _free(role, row, problem), share.amount or 0.0
    if not 0 < amount <= free * (1 + _OFF):
        yield f"{said}: {amount} of {free} free"
    least = row["min_order"]
    if least == least and amount * ORDER_WEEKS < least * (1 - _OFF):
        yield f"{said}: {amount} is below the minimum order {least}"


def _free(role: Role, row: Mapping[Any, Any], problem: Problem) -> float:
    """What the line gives in the problem's week (design, *Supply*, without surge)."""
    low = _number(row["capacity_low"])
    high = low if _missing(row["capacity_high"]) else float(row["capacity_high"])
    capacity = {"low": low, "central": (low + high) / 2, "high": high}[problem.level]
    used = row["utilisation"]
    booked = UTILISATION_UNSTATED[problem.level] if _missing(used) else float(used)
    free = capacity if problem.capacity == "all" else capacity * (1 - booked)
    if role.rung == "demonstrated":
        free = min(free, _number(row["current_output"]))
    if role.rung in ("certified", "demonstrated"):
        valid = row["certificate_days"]
        days = -1.0 if _missing(valid) else float(valid)
        free *= min(max(days - 7 * (problem.week - 1), 0.0), 7.0) / 7
    return free


def _missing(value: Any) -> bool:
    return value is None or value != value


def _number(value: Any) -> float:
    return 0.0 if _missing(value) else float(value)

"""From so much of a product a week to the fewest firms that make it together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd

from cluster_data.reference import products
from planning.chain_asked import Chain, Held, Partner, Plan, Problem, Share
from planning.chain_offers import Offers, offers
from planning.chain_program import Chosen, Program
from planning.chain_roles import Role, Stated, roles
from planning.discretion import FEW
from planning.timing import TOLERANCE

OTHERS = 3
"""Further chains told, beside the best."""
_SECONDS = 0.3
"""Most that each solve for those takes."""


def build(problem: Problem, lines: pd.DataFrame, others: int = OTHERS) -> Plan:
    """The chain for a problem, from the lines that stand (`store.supply_lines`, all products).

    `lines` hold every country: what nobody at all offers is known from them. Where a viewer may not
    read every firm's figures (`open`), chains are made of the firms whose figures may be read; of
    nobody's, no chain is told but what all firms together can give, as far as that stands on three
    firms (design, *Suppression*). Raises KeyError for a product that the reference does not know.
    """
    standard = bool(products()[problem.product].standards)
    stated = Stated.of(lines)
    wanted, taken = roles(
        problem.product, problem.rung, stated, problem.available, every=problem.every
    )
    if not standard and problem.rung in ("certified", "demonstrated"):
        return Plan(problem, (), taken, (), None, {}, None, True, False)
    found = offers(lines, wanted, problem)
    pool, single = _pool(found, lines)
    held = tuple(_held(role, place, pool, problem, single) for place, role in enumerate(wanted))
    plan = Plan(
        problem, held, taken, (), None, {}, _greatest(held), single, True, _firms(pool, single),
        left_out=len(pool) < len(found),
    )  # fmt: skip
    return _chained(plan, pool, lines, others) if single else plan


def greatest(problem: Problem, lines: pd.DataFrame) -> float | None:
    """The most a week of the problem's product that can be had on its terms, whatever it asks for.

    None where a role may not be told of, infinite where no role has a quantity, 0 at a rung that
    wants a standard where none applies.
    """
    if not products()[problem.product].standards and problem.rung in ("certified", "demonstrated"):
        return 0.0
    wanted, _taken = roles(
        problem.product, problem.rung, Stated.of(lines), problem.available, every=problem.every
    )
    found, single = _pool(offers(lines, wanted, problem), lines)
    return _greatest(
        tuple(_held(role, place, found, problem, single) for place, role in enumerate(wanted))
    )


def _pool(found: Offers, lines: pd.DataFrame) -> tuple[Offers, bool]:
    """The offers that count for a viewer, and whether single firms among them may be told of."""
    single = bool(lines["open"].any()) or lines.empty
    return (found.pick(lines["open"].to_numpy(bool)[found.row]) if single else found), single


def _firms(pool: Offers, single: bool) -> int | None:
    count = len(np.unique(pool.firm))
    return None if not single and 1 <= count <= FEW else count


def _held(role: Role, place: int, pool: Offers, problem: Problem, single: bool) -> Held:
    own = pool.role == place
    firms = len(np.unique(pool.firm[own]))
    few = not single and 1 <= firms <= FEW
    needed = role.needed(problem.quantity)
    if role.per_unit is None:
        # that somebody states it is no figure, how few do is
        return Held(role, None, None, float("inf") if firms else 0.0, None if few else firms)
    if few:
        return Held(role, needed, None, None, None)
    most = float(pool.free[own].sum())
    return Held(role, needed, most, most / role.per_unit, firms)


def _greatest(held: tuple[Held, ...]) -> float | None:
    if not all(one.told for one in held):
        return None
    return min((one.products for one in held if one.products is not None), default=None)


def _chained(plan: Plan, pool: Offers, lines: pd.DataFrame, others: int) -> Plan:
    """The plan with its chains, or with what can be had where they fall short."""
    needed = tuple(one.needed for one in plan.held)
    program, codes = Program.of(pool, needed), tuple(one.role.code for one in plan.held)
    if plan.suffices:
        chosen = _several(program, others)
        chains = tuple(_chain(one, pool, needed, codes) for one in chosen)
        partial, proved = None, bool(chosen) and chosen[0].proved
        # where the first was out of time another may lie in fewer countries
        chains = tuple(sorted(chains, key=lambda one: (len(one.firms), len(one.countries))))
    else:
        partial, proved = _partial(plan.held, pool)
        chains = ()
    named = {firm for one in (*chains, *([partial] if partial else [])) for firm in one.firms}
    return replace(
        plan, chains=chains, partial=partial, partners=_partners(lines, named), proved=proved
    )


def _several(program: Program, others: int) -> list[Chosen]:
    """The best choice and others without it: as many firms, or one more."""
    first = program.fewest()
    if first is None:
        return []
    found = [first]
    while len(found) <= others:
        cuts = tuple(one.firms for one in found)
        more = program.fewest(cuts, len(first.firms) + 1, _SECONDS)
        if more is None:
            break
        found.append(more)
    return found


def _partial(held: tuple[Held, ...], pool: Offers) -> tuple[Chain | None, bool]:
    """The fewest firms that give of each role all that can be had, up to what is needed."""
    had = [place for place, one in enumerate(held) if one.firms]
    if not had:
        return None, True
    kept = pool.pick(np.isin(pool.role, had))
    needed = tuple(_least(one.needed, one.most) for one in held)
    places = {place: number for number, place in enumerate(had)}
    only = Offers(
        np.array([places[role] for role in kept.role.tolist()], dtype=np.int64), kept.firm,
        kept.country, kept.row, kept.free, kept.least,
    )  # fmt: skip
    chosen = Program.of(only, tuple(needed[place] for place in had)).fewest()
    if chosen is None:
        return None, False
    codes = tuple(one.role.code for one in held)
    return _chain(chosen, pool, needed, codes), chosen.proved


def _least(needed: float | None, most: float | None) -> float | None:
    return None if needed is None or most is None else min(needed, most)


def _chain(
    chosen: Chosen, pool: Offers, needed: tuple[float | None, ...], codes: tuple[str, ...]
) -> Chain:
    """Who does what: in each role the firm with most free first, as much as is still needed.

    A stage is taken on by one of the chosen that state it: by who has most of the roles.
    """
    mine = np.isin(pool.firm, chosen.firms) & np.isin(pool.country, chosen.countries)
    own = pool.pick(mine)
    spare: list[float] = []
    shares: list[Share] = []
    for place, code in enumerate(codes):
        here = own.pick(own.role == place)
        wanted = needed[place]
        if wanted is None:
            shares += _stage(code, here, own)
            continue
        shares += _amounts(code, here, wanted)
        if wanted > 0:
            spare.append(float(here.free.sum()) / wanted - 1.0)
    return Chain(
        chosen.firms, chosen.countries, tuple(shares), max(min(spare), 0.0) if spare else None
    )


def _stage(code: str, here: Offers, own: Offers) -> Iterable[Share]:
    if not len(here):
        return
    busy = {firm: len(np.unique(own.role[own.firm == firm])) for firm in here.firm.tolist()}
    at = min(range(len(here)), key=lambda one: (-busy[int(here.firm[one])], int(here.firm[one])))
    yield Share(code, int(here.firm[at]), int(here.row[at]), here.country[at] or None,
                None, None)  # fmt: skip


def _amounts(code: str, here: Offers, wanted: float) -> Iterable[Share]:
    left = wanted
    for at in np.lexsort((here.row, here.firm, -here.free)):
        if left <= TOLERANCE * max(1.0, wanted) * 1e-3:
            return
        free = float(here.free[at])
        amount = min(free, max(left, float(here.least[at])))
        left -= amount
        yield Share(code, int(here.firm[at]), int(here.row[at]), here.country[at] or None,
                    amount, free)  # fmt: skip


def _partners(lines: pd.DataFrame, firms: set[int]) -> dict[int, Partner]:
    own = lines[lines["firm"].isin(firms)].drop_duplicates("firm")
    return {
        int(one["firm"]): Partner(
            firm=int(one["firm"]),
            member_id=one["member_id"] if one["listed"] else None,
            name=one["name"] if one["named"] else None,
            cluster_code=one["cluster_code"] if one["listed"] else None,
            country=one["country"],
            region_code=one["area_code"] or one["region_code"],
        )
        for one in own.to_dict("records")
    }

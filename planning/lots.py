"""Minimum lots: nothing is sent, or at least a lot. Exact on small problems, repaired on large."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array, vstack

from planning.lot_program import ROUNDING, LotProgram
from planning.transport import Transport, best_flows, incidence, least, scaled, tidy

EXACT_UP_TO = 50
"""Donors and receivers up to which the mixed-integer program is solved."""
_ROUNDS = 8
_SLACK = 1e-9
_PROOF = 1e-7
_NEAR = 6
_NOTHING_BETTER = 2  # SciPy: infeasible


@dataclass(frozen=True, eq=False)
class WithLots:
    """Flows [n, m], and how far from the best they can be at most.

    `unmet_bound`: nobody can leave less unmet. `distance_bound`: no less quantity × distance with
    as little unmet; None where less might be left unmet. `proved`: neither can be bettered, to one
    part in ten million.
    """

    flows: np.ndarray
    unmet_bound: float
    distance_bound: float | None
    proved: bool


def usable(problem: Transport, lot: float) -> Transport:
    """Without the corridors that can never carry a lot: donor or receiver is smaller than it."""
    most = np.minimum(problem.supply[:, None], problem.need[None, :])
    return replace(problem, allowed=problem.allowed & (most >= lot))


def repaired(problem: Transport, lot: float) -> np.ndarray:
    """Flows of the linear program with those below a lot mended away; feasible, not always best.

    A flow of half a lot or more is raised to one, as far as donor and receiver allow; a smaller
    one is closed; the rest is solved again, up to eight times, and what is still below is dropped.
    Who still has a lot and who still lacks one are joined; the corridors in use then carry at
    least a lot each, and as much more as they can.
    """
    tried = usable(problem, lot)
    fixed = np.zeros_like(problem.distance)
    for _round in range(_ROUNDS):
        flows = best_flows(_without(tried, fixed)) + fixed
        below = (flows > 0) & (flows < lot * (1 - _SLACK))
        if not below.any():
            break
        for donor, receiver in _largest_first(flows, below):
            room = min(
                problem.supply[donor] - fixed[donor].sum(),
                problem.need[receiver] - fixed[:, receiver].sum(),
            )
            if flows[donor, receiver] >= lot / 2 and room >= lot:
                fixed[donor, receiver] = lot
            else:
                tried.allowed[donor, receiver] = False
    kept = _filled(problem, np.where(flows >= lot * (1 - _SLACK), flows, 0.0), lot)
    return _filled(problem, _joined(usable(problem, lot), kept, lot), lot)


def _joined(problem: Transport, flows: np.ndarray, lot: float) -> np.ndarray:
    """With further lots, the nearest first, between those who have one left and who lack one."""
    found = flows.copy()
    left = problem.supply - flows.sum(axis=1)
    wanted = problem.need - flows.sum(axis=0)
    donor, receiver = np.nonzero(problem.allowed & (flows == 0))
    for place in np.argsort(problem.distance[donor, receiver], kind="stable"):
        one, other = donor[place], receiver[place]
        if left[one] >= lot and wanted[other] >= lot:
            found[one, other] = min(left[one], wanted[other])
            left[one] -= found[one, other]
            wanted[other] -= found[one, other]
    return found


def _without(problem: Transport, fixed: np.ndarray) -> Transport:
    """What is left to be sent after the lots that are fixed."""
    need = np.maximum(problem.need - fixed.sum(axis=0), 0.0)
    return replace(
        problem,
        supply=np.maximum(problem.supply - fixed.sum(axis=1), 0.0),
        need=need,
        most_unmet=need,
    )


def _largest_first(flows: np.ndarray, which: np.ndarray) -> list[tuple[int, int]]:
    donor, receiver = np.nonzero(which)
    order = np.argsort(-flows[donor, receiver], kind="stable")
    return [(int(donor[place]), int(receiver[place])) for place in order]


def _filled(problem: Transport, flows: np.ndarray, lot: float) -> np.ndarray:
    """The corridors in use with at least a lot each: least unmet, then least distance."""
    donor, receiver = np.nonzero(flows)
    if not len(donor):
        return flows
    sized, factor = scaled(problem)
    matrix = incidence(donor, receiver, *flows.shape)
    limits = np.concatenate([sized.supply, sized.need])
    least = np.minimum(lot, flows[donor, receiver]) * factor
    bounds = np.column_stack([least, np.full(len(donor), np.inf)])
    fullest = linprog(-np.ones(len(donor)), A_ub=matrix, b_ub=limits, bounds=bounds)
    if fullest.x is None:
        return flows
    sent = csr_array(-np.ones((1, len(donor))))
    nearest = linprog(
        problem.distance[donor, receiver],
        A_ub=vstack([matrix, sent]).tocsr(),
        b_ub=np.append(limits, fullest.fun + _SLACK),
        bounds=bounds,
    )
    found = np.zeros_like(flows)
    found[donor, receiver] = (fullest if nearest.x is None else nearest).x / factor
    return tidy(problem, found, lot)


def exact(problem: Transport, lot: float, start: np.ndarray, seconds: float = 20.0) -> WithLots:
    """The best flows by mixed-integer programming (SciPy's HiGHS), from flows found otherwise.

    x = 0 or lot ≤ x ≤ min(supply, need), by a yes or no for each corridor. Solved first on the
    nearest corridors and those of `start`, then asked of all: is there anything better? At most
    about `seconds` for each of the two aims.
    """
    sized, factor = scaled(problem)
    whole = LotProgram.of(usable(sized, lot * factor), lot * factor)
    begun = start * factor
    fewest = _stage(whole, begun, None, seconds)
    nearest = _stage(whole, fewest.flows, fewest.value, seconds)
    # solved once more on the corridors chosen, without the tolerances of the yes and no
    flows = _filled(problem, nearest.flows / factor, lot)
    return WithLots(
        flows,
        fewest.bound / factor,
        nearest.bound / factor if fewest.proved else None,
        fewest.proved and nearest.proved,
    )


@dataclass(frozen=True, eq=False)
class _Stage:
    flows: np.ndarray
    value: float
    bound: float
    proved: bool


def _stage(whole: LotProgram, start: np.ndarray, unmet: float | None, seconds: float) -> _Stage:
    """Least unmet (`unmet` None), or least distance among what leaves at most `unmet` unmet."""
    problem = whole.problem
    value = whole.value(start, unmet)
    best = _Stage(start, value, 0.0, False)
    near = least(np.where(problem.allowed, problem.distance, np.inf), _NEAR)
    part = LotProgram.of(
        replace(problem, allowed=problem.allowed & (near | (start > 0))), whole.lot
    )
    for program in (part, whole):
        if best.value <= ROUNDING:
            return replace(best, proved=True)
        asked = best.value * (1 - _PROOF)
        found = program.solve(unmet, asked, seconds / 2)
        if found.x is not None:
            flows = program.flows(found.x)
            best = _Stage(flows, whole.value(flows, unmet), 0.0, found.status == 0)
        elif found.status == _NOTHING_BETTER:
            best = replace(best, proved=True)
        else:
            best = replace(best, proved=False)
        bound = found.mip_dual_bound
    known = best.value if best.proved else max(0.0, float(bound or 0.0))
    proved = best.value - known <= 10 * _PROOF * max(1.0, best.value)
    return replace(best, bound=min(known, best.value), proved=proved)

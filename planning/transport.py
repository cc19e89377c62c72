"""The transport problem as linear programs: least unmet need first, then least distance.

Solved with SciPy's HiGHS on a part of the corridors that grows by those whose reduced cost is
negative (column generation: Ford and Fulkerson, Management Science 5:97, 1958), until none is:
the optimum over all corridors, in a fraction of the time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array, eye_array, hstack, vstack

_NEAREST = 25
_ADDED = 12
_SLACK = 1e-9
_SIZE = 2.0**16
_DEARER = 10.0


@dataclass(frozen=True, eq=False)
class Transport:
    """Supply of n donors, need of m receivers, distance and open corridors as [n, m].

    `most_unmet` bounds what each receiver may go without; all of its need where nothing is
    guaranteed. Supply and need are finite and not negative.
    """

    supply: np.ndarray
    need: np.ndarray
    distance: np.ndarray
    allowed: np.ndarray
    most_unmet: np.ndarray

    @property
    def reached(self) -> np.ndarray:
        """Receivers with an open corridor from a donor who has something."""
        return np.asarray((self.allowed & (self.supply > 0)[:, None]).any(axis=0))

    @property
    def free(self) -> bool:
        """Every corridor is open and nobody is guaranteed a share."""
        return bool(self.allowed.all() and (self.most_unmet >= self.need).all())


@dataclass(frozen=True, eq=False)
class _Columns:
    """The corridors now in the program, by donor and receiver."""

    donor: np.ndarray
    receiver: np.ndarray


@dataclass(frozen=True, eq=False)
class _Found:
    flows: np.ndarray
    supply_price: np.ndarray
    need_price: np.ndarray
    columns: _Columns


def best_flows(problem: Transport) -> np.ndarray:
    """Flows [n, m] that leave least unmet, and among those of least quantity × distance.

    With all corridors open and nobody guaranteed a share, max(0, Σ need − Σ supply) is unmet; else
    what a maximum flow leaves. Whole supplies and needs give whole flows, as in every network
    (Hoffman and Kruskal, 1956).
    """
    sized, factor = scaled(problem)
    if problem.free:
        start, most = _start(sized), float(sized.supply.sum())
    else:
        fullest = _fullest(problem)
        start, most = fullest.columns, float(fullest.flows.sum()) * factor
    unmet = max(0.0, float(sized.need.sum()) - most)
    return tidy(problem, _generate(sized, unmet, start).flows / factor)


def tidy(problem: Transport, flows: np.ndarray, lot: float = 0.0) -> np.ndarray:
    """Flows without the dust of arithmetic: whole ones whole, and next to nothing nothing."""
    nearest = np.round(flows)
    given = np.concatenate([problem.supply, problem.need, [lot]])
    if (given == np.round(given)).all() and np.allclose(flows, nearest, rtol=0, atol=1e-4):
        return nearest
    return np.where(flows > 1e-12 * problem.need.sum(), flows, 0.0)


def best_common_fill(problem: Transport) -> float:
    """The highest fill rate that all receivers who can be reached can have at once (max-min).

    With all corridors open min(1, Σ supply ÷ Σ need). Else by cuts: a group of receivers can have
    no more than what its donors have; the group that falls shortest at the present rate gives the
    next one, until none falls short (Dinkelbach, Management Science 13:492, 1967).
    """
    counted = problem.reached & (problem.need > 0)
    if not counted.any():
        return 1.0
    need = np.where(counted, problem.need, 0.0)
    fill = min(1.0, float(problem.supply.sum() / need.sum()))
    while not problem.allowed.all():
        asked = need * fill
        found = _fullest(replace(problem, need=asked, most_unmet=asked))
        short = counted & (found.need_price > 0.5)
        givers = problem.allowed[:, short].any(axis=1)
        lower = float(problem.supply[givers].sum() / need[short].sum()) if short.any() else fill
        if lower >= fill * (1 - _SLACK):
            break
        fill = lower
    return fill


def with_common_fill(problem: Transport, fill: float) -> Transport:
    """The same problem, in which nobody who can be reached goes without more than 1 − fill."""
    bound = (1 - fill * (1 - 1e-12)) * problem.need
    return replace(problem, most_unmet=np.where(problem.reached, bound, problem.need))


def _fullest(problem: Transport) -> _Found:
    """A maximum flow, the corridors that carry it, and the cut that limits it as prices."""
    sized, factor = scaled(replace(problem, distance=np.zeros_like(problem.distance)))
    found = _generate(sized, None, _start(replace(sized, distance=problem.distance)))
    return replace(found, flows=found.flows / factor)


def scaled(problem: Transport) -> tuple[Transport, float]:
    """Quantities brought near 2¹⁶ by a power of two, exactly, so that tolerances mean the same."""
    total = max(float(problem.need.sum()), float(problem.supply.sum()))
    factor = 2.0 ** np.floor(np.log2(_SIZE / total)) if total > 0 else 1.0
    return (
        replace(
            problem,
            supply=problem.supply * factor,
            need=problem.need * factor,
            most_unmet=problem.most_unmet * factor,
        ),
        float(factor),
    )


def _start(problem: Transport) -> _Columns:
    """The nearest open corridors of every place, and those of a north-west corner solution."""
    n, m = problem.distance.shape
    costs = np.where(problem.allowed, problem.distance, np.inf)
    chosen = least(costs, _NEAREST)
    left, wanted = problem.supply.copy(), problem.need.copy()
    donor = receiver = 0
    while donor < n and receiver < m:
        chosen[donor, receiver] = True
        sent = min(left[donor], wanted[receiver])
        left[donor] -= sent
        wanted[receiver] -= sent
        if left[donor] <= wanted[receiver] and donor < n - 1:
            donor += 1
        else:
            receiver += 1
    return _Columns(*np.nonzero(chosen & problem.allowed))


def least(values: np.ndarray, count: int) -> np.ndarray:
    """Which entries are among the `count` least of their row or of their column."""
    chosen = np.zeros(values.shape, dtype=bool)
    for axis, size in enumerate(values.shape):
        take = min(count, size)
        if take:
            best = np.argpartition(values, take - 1, axis=axis).take(range(take), axis=axis)
            np.put_along_axis(chosen, best, True, axis=axis)
    return chosen


def _generate(problem: Transport, unmet: float | None, columns: _Columns) -> _Found:
    """Solve on the columns, add the best of negative reduced cost, until there are none."""
    if not len(columns.donor):  # nothing can be sent, so each unit needed is one unmet
        n, m = problem.distance.shape
        return _Found(np.zeros((n, m)), np.zeros(n), np.ones(m), columns)
    spread = max(1.0, float(problem.distance.max(initial=0.0)))
    while True:
        found = _solve(problem, unmet, columns)
        reduced = problem.distance - found.supply_price[:, None] - found.need_price[None, :]
        reduced[~problem.allowed] = np.inf
        reduced[columns.donor, columns.receiver] = np.inf
        donor, receiver = np.nonzero(least(reduced, _ADDED) & (reduced < -_SLACK * spread))
        if not len(donor):
            return found
        columns = _Columns(
            np.concatenate([columns.donor, donor]), np.concatenate([columns.receiver, receiver])
        )


def _solve(problem: Transport, unmet: float | None, columns: _Columns) -> _Found:
    """The program on some corridors: flow, what stays unmet, and, while the least unmet is
    sought (`unmet` None), a dearer part beyond `most_unmet` so that it can always be solved.
    """
    n, m = problem.distance.shape
    count = len(columns.donor)
    rows = incidence(columns.donor, columns.receiver, n, m)
    upper = hstack([rows[:n], csr_array((n, 2 * m))]).tocsr()
    equal = hstack([rows[n:], eye_array(m), eye_array(m)]).tocsr()
    limits, unmet_cost, beyond = problem.supply, 1.0, np.inf
    if unmet is not None:
        total = csr_array(np.repeat([0.0, 1.0, 0.0], [count, m, m])[None, :])
        upper = vstack([upper, total]).tocsr()
        limits, unmet_cost, beyond = np.append(problem.supply, unmet + _SLACK), 0.0, 0.0
    cost = np.concatenate(
        [
            problem.distance[columns.donor, columns.receiver],
            np.full(m, unmet_cost),
            np.full(m, _DEARER * unmet_cost),
        ]
    )
    ceiling = np.concatenate([np.full(count, np.inf), problem.most_unmet, np.full(m, beyond)])
    for method in ("highs-ipm", "highs-ds"):  # the first ends at a corner too, and is quicker
        found = linprog(
            cost,
            A_ub=upper,
            b_ub=limits,
            A_eq=equal,
            b_eq=problem.need,
            bounds=np.column_stack([np.zeros(len(cost)), ceiling]),
            method=method,
        )
        if found.status == 0:
            break
    else:
        raise ArithmeticError(found.message)
    flows = np.zeros((n, m))
    flows[columns.donor, columns.receiver] = np.maximum(found.x[:count], 0.0)
    prices = np.asarray(found.ineqlin.marginals)[:n]
    return _Found(flows, prices, np.asarray(found.eqlin.marginals), columns)


def incidence(donor: np.ndarray, receiver: np.ndarray, n: int, m: int) -> csr_array:
    """Which corridor (column) leaves which donor (first n rows) for which receiver (next m)."""
    count = np.arange(len(donor))
    return coo_array(
        (np.ones(2 * len(donor)), (np.concatenate([donor, n + receiver]), np.tile(count, 2))),
        shape=(n + m, len(donor)),
    ).tocsr()

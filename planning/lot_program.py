"""Minimum lots as a mixed-integer program: a yes or no for each corridor, and what it carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csr_array, eye_array, hstack, vstack

from planning.transport import Transport, incidence

ROUNDING = 1e-6
"""What counts as nothing where quantities add up to about 2¹⁶."""
_SLACK = 1e-9


@dataclass(frozen=True, eq=False)
class LotProgram:
    """Variables: flow per corridor, yes or no per corridor, unmet per receiver."""

    problem: Transport
    lot: float
    donor: np.ndarray
    receiver: np.ndarray
    matrix: csr_array
    lower: np.ndarray
    upper: np.ndarray

    @classmethod
    def of(cls, problem: Transport, lot: float) -> LotProgram:
        """The program of a problem whose open corridors can all carry a lot."""
        donor, receiver = np.nonzero(problem.allowed)
        n, m = problem.distance.shape
        count = len(donor)
        ends = incidence(donor, receiver, n, m)
        most = np.minimum(problem.supply[donor], problem.need[receiver])
        one, none = eye_array(count), csr_array((count, m))
        matrix = vstack(
            [
                hstack([ends[:n], csr_array((n, count + m))]),
                hstack([ends[n:], csr_array((m, count)), eye_array(m)]),
                hstack([one, -_diagonal(most), none]),  # x ≤ most · y
                hstack([one, -lot * one, none]),  # x ≥ lot · y
                # no more lots than fit: implied, and it tells the solver much sooner
                hstack([csr_array((n + m, count)), ends, csr_array((n + m, m))]),
            ]
        ).tocsr()
        zeros, free = np.zeros(count), np.full(count, np.inf)
        fit = np.floor(np.concatenate([problem.supply, problem.need]) / lot * (1 + _SLACK))
        lower = np.concatenate([np.full(n, -np.inf), problem.need, -free, zeros, 0 * fit])
        upper = np.concatenate([problem.supply, problem.need, zeros, free, fit])
        return cls(problem, lot, donor, receiver, matrix, lower, upper)

    @property
    def count(self) -> int:
        """Corridors in the program."""
        return len(self.donor)

    @property
    def unmet_cost(self) -> np.ndarray:
        """Counts what is unmet."""
        return np.repeat([0.0, 1.0], [2 * self.count, len(self.problem.need)])

    @property
    def distance_cost(self) -> np.ndarray:
        """Counts quantity × distance."""
        along = self.problem.distance[self.donor, self.receiver]
        return np.concatenate([along, np.zeros(self.count + len(self.problem.need))])

    def value(self, flows: np.ndarray, unmet: float | None) -> float:
        """What a stage makes least of: what is unmet, or the distance."""
        if unmet is None:
            return max(0.0, float(self.problem.need.sum() - flows.sum()))
        return float((flows * self.problem.distance).sum())

    def solve(self, unmet: float | None, at_most: float, seconds: float) -> Any:
        """SciPy's answer; `at_most` cuts off what is no better than what is known."""
        m = len(self.problem.need)
        cost = self.unmet_cost if unmet is None else self.distance_cost
        constraints = [
            LinearConstraint(self.matrix, self.lower, self.upper),
            LinearConstraint(cost[None, :], -np.inf, at_most),
        ]
        if unmet is not None:
            total = self.unmet_cost[None, :]
            constraints.append(LinearConstraint(total, -np.inf, unmet + ROUNDING))
        ceiling = np.concatenate(
            [np.full(self.count, np.inf), np.ones(self.count), self.problem.most_unmet]
        )
        return milp(
            cost,
            constraints=constraints,
            integrality=np.repeat([0, 1, 0], [self.count, self.count, m]),
            bounds=Bounds(np.zeros(len(cost)), ceiling),
            options={"time_limit": seconds, "mip_rel_gap": 0.0},
        )

    def flows(self, solution: np.ndarray) -> np.ndarray:
        """The flows [n, m] of a solution: nothing, or at least a lot."""
        found = np.zeros_like(self.problem.distance)
        chosen = solution[self.count : 2 * self.count] > 0.5
        sent = np.where(chosen, np.maximum(solution[: self.count], self.lot), 0.0)
        found[self.donor, self.receiver] = sent
        return found


def _diagonal(values: np.ndarray) -> csr_array:
    count = np.arange(len(values))
    return coo_array((values, (count, count)), (len(values), len(values))).tocsr()

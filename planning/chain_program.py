"""The fewest firms that hold every role: a mixed-integer program, solved by HiGHS.

    z(f) = 1 where firm f is chosen, c(k) = 1 where country k is; y(f, k) <= z(f), c(k): what the
    firm has in the country is used
    for each role with a quantity:  sum over f, k of  min(1, free(f, k) / needed) y(f, k) >= 1
    for each stage:                 sum over f, k that state it of  y(f, k)              >= 1

All are 0 or 1. Two solves: fewest firms; then, of so many, fewest countries. Amounts need no
variables: lines are independent, so a set of firms can give a quantity exactly where what they
have free adds up to it, and a minimum order (never above what is free, see `chain_offers`) may be
met by ordering more than is needed. Firms and countries stand in a fixed order, so the same offers
give the same chain in whatever order lines come. Free amounts are cut at what is needed: the same
sets suffice, and the solver proves it sooner; so it does as, for the first chain, a firm of one
role is chosen only beside those of its country that have more of it.

Solver: HiGHS, Huangfu and Hall, "Parallelizing the dual revised simplex method", Mathematical
Programming Computation 10 (2018), through scipy.optimize.milp. It is loaded when first asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from planning.chain_offers import Offers
from planning.lines import Floats

_CHOSEN = 0.5
SECONDS = 1.5
"""Most that a solve takes: what isn't proved by then is told as such."""


@dataclass(frozen=True)
class Chosen:
    """The firms and countries of a solve; `proved` where no solve ran out of time."""

    firms: tuple[int, ...]
    countries: tuple[str, ...]
    proved: bool


@dataclass(frozen=True, eq=False)
class Program:
    """Variables: firms, countries, pairs of both.

    `gives` is roles x pairs: free / needed, at most 1, and 1 for a stage that is stated.
    """

    firms: tuple[int, ...]
    countries: tuple[str, ...]
    firm_of: np.ndarray
    country_of: np.ndarray
    gives: Floats

    @classmethod
    def of(cls, found: Offers, needed: tuple[float | None, ...]) -> Program:
        """The program of offers to roles of which so much is needed, None for a stage."""
        pairs = sorted(set(zip(found.firm.tolist(), found.country.tolist(), strict=True)))
        place = {pair: number for number, pair in enumerate(pairs)}
        gives = np.zeros((len(needed), len(pairs)))
        for role, firm, country, free in zip(
            found.role.tolist(), found.firm.tolist(), found.country.tolist(),
            found.free.tolist(), strict=True,
        ):  # fmt: skip
            wanted, at = needed[role], place[firm, country]
            gives[role, at] = 1.0 if wanted is None else gives[role, at] + free / wanted
        firms = tuple(sorted({firm for firm, _country in pairs}))
        countries = tuple(sorted({country for _firm, country in pairs}))
        return cls(
            firms,
            countries,
            np.array([firms.index(firm) for firm, _country in pairs], dtype=np.int64),
            np.array([countries.index(country) for _firm, country in pairs], dtype=np.int64),
            np.minimum(gives, 1.0),
        )

    def fewest(
        self,
        cuts: tuple[tuple[int, ...], ...] = (),
        most_firms: int | None = None,
        seconds: float = SECONDS,
    ) -> Chosen | None:
        """The best choice that holds none of the sets of firms in `cuts`; None where there is none.

        `most_firms` bounds how many; of choices alike in firms and countries, one.
        """
        if (self.gives.sum(axis=1) < 1 - 1e-9).any():
            return None
        first = self._solve(True, most_firms, cuts, seconds)
        if first.x is None:
            return None
        firms, _countries = self._read(first.x)
        found = self._solve(False, len(firms), cuts, seconds)
        proved = first.status == 0 and found.status == 0
        return Chosen(*self._read(first.x if found.x is None else found.x), proved)

    def _read(self, solution: np.ndarray) -> tuple[tuple[int, ...], tuple[str, ...]]:
        n, m = len(self.firms), len(self.countries)
        firms = {place for place in range(n) if solution[place] > _CHOSEN}
        open_to = {place for place in range(m) if solution[n + place] > _CHOSEN}
        # a country opened for nobody of the chosen is none of the chain's
        used = {
            int(country)
            for firm, country in zip(self.firm_of, self.country_of, strict=True)
            if int(firm) in firms and int(country) in open_to
        }
        return (
            tuple(self.firms[place] for place in sorted(firms)),
            tuple(self.countries[place] for place in sorted(used)),
        )

    def _solve(
        self,
        fewest_firms: bool,
        most_firms: int | None,
        cuts: tuple[tuple[int, ...], ...],
        seconds: float,
    ) -> Any:
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import coo_array, csr_array, hstack, vstack

        n, m, pairs = len(self.firms), len(self.countries), len(self.firm_of)
        each, ones = np.arange(pairs), np.ones(pairs)
        same = coo_array((-ones, (each, each)), (pairs, pairs))
        bounded, tops = self._bounded(most_firms, cuts)
        matrix = vstack(
            [
                hstack([coo_array((ones, (each, self.firm_of)), (pairs, n + m)), same]),
                hstack([coo_array((ones, (each, n + self.country_of)), (pairs, n + m)), same]),
                hstack([csr_array((len(self.gives), n + m)), csr_array(self.gives)]),
                csr_array(bounded),
            ]
        ).tocsr()
        lower = np.repeat([0.0, 1.0, -np.inf], [2 * pairs, len(self.gives), len(tops)])
        upper = np.concatenate([np.full(2 * pairs + len(self.gives), np.inf), tops])
        return milp(
            self._cost(fewest_firms),
            constraints=LinearConstraint(matrix, lower, upper),
            integrality=np.ones(n + m + pairs),
            bounds=Bounds(0.0, 1.0),
            options={"time_limit": seconds, "mip_rel_gap": 0.0},
        )

    def _cost(self, fewest_firms: bool) -> Floats:
        """What a solve makes least of: firms, or countries."""
        n, m, pairs = len(self.firms), len(self.countries), len(self.firm_of)
        return np.repeat([float(fewest_firms), float(not fewest_firms), 0.0], [n, m, pairs])

    def _bounded(
        self, most_firms: int | None, cuts: tuple[tuple[int, ...], ...]
    ) -> tuple[Floats, Floats]:
        """Rows that bound how many firms there are, shut out sets of firms, and order firms."""
        count = len(self.firms) + len(self.countries) + len(self.firm_of)
        limits = [] if most_firms is None else [(self.firms, float(most_firms))]
        limits += [(cut, len(cut) - 1.0) for cut in cuts]
        # of a set shut out, one may be wanted without the better one
        ordered = [] if cuts else self._ordered()
        rows = np.zeros((len(limits) + len(ordered), count))
        for row, (firms, _most) in zip(rows, limits, strict=False):
            row[[self.firms.index(firm) for firm in firms]] = 1.0
        for row, (better, worse) in zip(rows[len(limits) :], ordered, strict=True):
            row[[worse, better]] = 1.0, -1.0
        return rows, np.array([*(most for _firms, most in limits), *(0.0 for _ in ordered)])

    def _ordered(self) -> list[tuple[int, int]]:
        """Pairs of firms, by place, of which the second is chosen only beside the first.

        Both are in one country alone and hold one and the same role alone, the first no less of it:
        whatever the second does for a chain, the first does as well.
        """
        alone = np.bincount(self.firm_of, minlength=len(self.firms))[self.firm_of] == 1
        single = alone & ((self.gives > 0).sum(axis=0) == 1)
        groups: dict[tuple[int, int], list[int]] = {}
        for pair in np.flatnonzero(single):
            role = int(self.gives[:, pair].argmax())
            groups.setdefault((int(self.country_of[pair]), role), []).append(int(pair))
        found = []
        for (_country, role), pairs in groups.items():
            pairs.sort(key=lambda pair: (-self.gives[role, pair], pair))
            found += [(int(self.firm_of[one]), int(self.firm_of[other]))
                      for one, other in pairwise(pairs)]  # fmt: skip
        return found

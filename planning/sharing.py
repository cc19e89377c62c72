"""Several products from shared inputs: a linear program, solved by HiGHS (design, *Recipe*).

    most of    sum over products p, weeks w of  value(p) x weight(w) x output(p, w)
    such that  0 <= output(p, w) <= makers(p, w)
               left(i, w) = left(i, w-1) + arriving(i, w) - used(i, w) >= 0
               used(i, w) = sum over p of use(i, p) x output(p, w)

`left` is what remains of input i at a week's end: a week's input serves that week or a later one.
With `early`, weight(w) counts the weeks in which the output is in hand (the last week once, the one
before twice), so that nothing waits that could be made now; without it every week counts once. One
product is then made as by `recipe.limited`: the closed form, which a test holds the two to.

Solver: HiGHS, Huangfu and Hall, "Parallelizing the dual revised simplex method", Mathematical
Programming Computation 10 (2018), through scipy.optimize.linprog. It is loaded when first asked.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cluster_data.errors import ClusterDataError
from planning.lines import Floats
from planning.timing import TOLERANCE
from words import _


class NoPlan(ClusterDataError):
    """The figures given allow no plan: negative or endless amounts."""

    def __init__(self) -> None:
        super().__init__(
            _("No plan can be made"),
            _("Output or inputs are negative, missing or endless. Check the quantities."),
        )


@dataclass(frozen=True, eq=False)
class Shared:
    """Output (products x weeks) and, by input and week of arrival, what one more unit is worth.

    `worth` is in the objective's terms: value x weight a unit of input.
    """

    output: Floats
    worth: Floats

    def shadow_price(self) -> Floats:
        """What one more unit of each input every week is worth: the sum over weeks of arrival."""
        return np.asarray(self.worth.sum(axis=1))


def share(
    makers: Floats, arriving: Floats, use: Floats, value: Floats | None = None, *,
    early: bool = True,
) -> Shared:  # fmt: skip
    """Share inputs among products so that most is made, in the objective above.

    `makers` is products x weeks (the most each can make), `arriving` inputs x weeks (what is in
    stock comes with the first), `use` inputs x products: units of input in a unit of product.
    `value` of a unit of each product, 1 unless given: with 1 / need the shares of need met count.
    Raises `NoPlan` where an amount is negative or not finite.
    """
    count, weeks = makers.shape
    worth_of = np.ones(count) if value is None else np.asarray(value, dtype=float)
    amounts = (makers, arriving, use, worth_of)
    if any(not np.isfinite(one).all() or (one < 0).any() for one in amounts):
        raise NoPlan()
    weight = np.arange(weeks, 0, -1.0) if early else np.ones(weeks)
    gain = worth_of[:, None] * weight
    needed = np.einsum("ip,pw->iw", use, makers)
    if (np.cumsum(needed, axis=1) <= np.cumsum(arriving, axis=1) + TOLERANCE).all():
        return Shared(makers.astype(float), np.zeros(arriving.shape))  # inputs never run out
    return _solved(makers, arriving, use, gain)


def _solved(makers: Floats, arriving: Floats, use: Floats, gain: Floats) -> Shared:
    """The program as HiGHS takes it: outputs first, then what is left of each input."""
    from scipy import sparse
    from scipy.optimize import linprog

    count, weeks = makers.shape
    inputs = len(arriving)
    carried = sparse.eye(weeks) - sparse.eye(weeks, k=-1)
    balance = sparse.hstack(
        [sparse.kron(use, sparse.eye(weeks)), sparse.kron(sparse.eye(inputs), carried)],
        format="csr",
    )
    bounds = np.column_stack(
        [
            np.zeros(count * weeks + inputs * weeks),
            np.concatenate([makers.ravel(), np.full(inputs * weeks, np.inf)]),
        ]
    )
    objective = np.concatenate([-gain.ravel(), np.zeros(inputs * weeks)])
    found = linprog(objective, A_eq=balance, b_eq=arriving.ravel(), bounds=bounds, method="highs")
    if not found.success:
        raise NoPlan()
    output = np.clip(found.x[: count * weeks].reshape(count, weeks), 0.0, makers)
    return Shared(output, np.clip(-found.eqlin.marginals.reshape(inputs, weeks), 0.0, None))

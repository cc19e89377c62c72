"""What is asked of a chain, and what an answer to it holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from cluster_data.selection import Rung
from planning.chain_roles import Role, Taken
from planning.supply import Level, Terms
from planning.timing import HORIZON, week_of

Capacity = Literal["free", "all"]
ORDER_WEEKS = 4
"""An order covers what is made in so many weeks: a minimum order is met by a month's amount."""


@dataclass(frozen=True)
class Problem:
    """So much of a product a week, from some day, from the fewest firms of some places (none: all).

    `as_of` is the day whose answers count, `by` the day in whose week the quantity is made (the
    as-of day unless given, never before it): certificates must be valid then. `capacity`: what is
    free by the utilisation stated, or all of it. `level` low counts low ends, approved and fresh
    answers, and one that states no utilisation as fully booked: the safe side. `available` are
    codes of inputs and stages taken as available, `every` wants those too that nobody states.
    """

    product: str
    quantity: float
    as_of: dt.date
    by: dt.date | None = None
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    rung: Rung = "certified"
    capacity: Capacity = "free"
    level: Level = "low"
    available: frozenset[str] = frozenset()
    every: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.quantity < float("inf"):
            raise ValueError(f"a quantity is above 0 and finite, not {self.quantity}")

    @property
    def week(self) -> int:
        """The week in which the quantity is made, of the weeks from the as-of day: 1 to 52."""
        days = (self.by - self.as_of).days if self.by else 0
        return min(max(week_of(days), 1), HORIZON)

    @property
    def terms(self) -> Terms:
        """On what terms firms give: no surge and no conversion, booked output kept or given up."""
        return Terms(
            redirect=1.0 if self.capacity == "all" else 0.0, surge="none", horizon=self.week
        )

    def but(self, **changes: Any) -> Problem:
        """The same problem with some of it changed."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Share:
    """What one line of a firm does in a chain.

    `row` is the line's place in the table, `amount` and `free` a week in the role's own unit (None
    for a stage). An amount is above what is needed only where a minimum order wants it.
    """

    role: str
    firm: int
    row: int
    country: str | None
    amount: float | None
    free: float | None


@dataclass(frozen=True)
class Chain:
    """Firms that together hold every role, and which of their lines do what.

    `slack` is the share of what is needed that they could give above it, in their tightest role;
    None where no role has a quantity.
    """

    firms: tuple[int, ...]
    countries: tuple[str, ...]
    shares: tuple[Share, ...]
    slack: float | None


@dataclass(frozen=True)
class Partner:
    """A firm of a chain as the viewer may know it; `name` None where consent withholds it."""

    firm: int
    member_id: str | None
    name: str | None
    cluster_code: str | None
    country: str | None
    region_code: str | None


@dataclass(frozen=True)
class Held:
    """What can be had of a role from all firms together, a week, against what is needed.

    Amounts are in the role's own unit, None for a stage; `products` is the same in units of the
    product, for a stage all or nothing. `firms` can give some of it. Amounts are None, and `firms`,
    where they are one or two whose figures the viewer may not read; a stage is then told all the
    same to be stated, not by how many.
    """

    role: Role
    needed: float | None
    most: float | None
    products: float | None
    firms: int | None

    @property
    def told(self) -> bool:
        """Whether it may be told at all."""
        return self.products is not None

    def missing(self, quantity: float) -> float:
        """How much of the product can't be made for want of this role; 0 where it suffices."""
        return 0.0 if self.products is None else _short(quantity, self.products)

    @property
    def own_missing(self) -> float | None:
        """The same in the role's own unit; None for a stage, and where nothing may be told."""
        if self.needed is None or self.most is None:
            return None
        return _short(self.needed, self.most)


@dataclass(frozen=True)
class Plan:
    """The answer.

    `chains`: the best first, then others of as many firms, or one more; empty where the quantity
    can't be had, or where the viewer may read of no single firm (`open` False). `partial` is then
    the fewest firms that give all that can be had of each role, up to what is needed. `greatest` is
    the most a week that can be had, None where a role may not be told of. `standard` is False where
    no standard certifies the product at a rung that wants one. `firms` can hold part of some role,
    None where one or two may not be told of. `proved` where no fewer firms than those of the first
    chain, and with as many no fewer countries, can do: its solves did not run out of time.
    `left_out` where firms whose figures the viewer may not read could do some of it as well.
    """

    problem: Problem
    held: tuple[Held, ...]
    taken: tuple[Taken, ...]
    chains: tuple[Chain, ...]
    partial: Chain | None
    partners: Mapping[int, Partner]
    greatest: float | None
    open: bool
    standard: bool
    firms: int | None = None
    proved: bool = True
    left_out: bool = False

    @property
    def missing(self) -> tuple[Held, ...]:
        """The roles that fall short, the worst first."""
        short = [one for one in self.held if one.missing(self.problem.quantity) > 0]
        return tuple(sorted(short, key=lambda one: -one.missing(self.problem.quantity)))

    @property
    def suffices(self) -> bool | None:
        """Whether the quantity can be had; None where a role that decides may not be told of."""
        if self.missing:
            return False
        return True if all(one.told for one in self.held) else None

    def role(self, code: str) -> Role:
        """A role by its code; KeyError for none."""
        for one in self.held:
            if one.role.code == code:
                return one.role
        raise KeyError(code)


RELATIVE = 1e-9
"""Sums of floats are off by less than this share of them."""


def _short(needed: float, most: float) -> float:
    return needed - most if needed - most > RELATIVE * max(1.0, needed) else 0.0

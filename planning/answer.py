"""What an emergency question is, and what an answer to it holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from cluster_data.selection import Rung
from planning.bill import Assumed
from planning.recipe import Binding
from planning.supply import Level, Terms

LeverKind = Literal["surge", "redirect", "convert", "import", "country"]


@dataclass(frozen=True)
class Question:
    """So much of a product by a date, from firms of some countries and regions (none: all).

    `as_of` is day 0. `terms` are what is assumed of the firms; `assumed` the inputs taken as
    available, `None` meaning all of them, so that makers alone count.
    """

    product: str
    quantity: float
    by: dt.date
    as_of: dt.date
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    rung: Rung = "certified"
    terms: Terms = field(default_factory=Terms)
    assumed: frozenset[str] | None = frozenset()

    @property
    def day(self) -> int:
        """The day asked for, counted from the as-of day; no later than the horizon's last."""
        return min((self.by - self.as_of).days, 7 * self.terms.horizon)

    def but(self, **changes: Any) -> Question:
        """The same question with some of it changed."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Supplier:
    """A site and what it will have given by the day asked for.

    `contribution` is None where the viewer may not read a single firm's figures, and `name` where
    its consent withholds it.
    """

    site_id: str
    member_id: str
    name: str | None
    cluster_code: str
    country: str | None
    region_code: str | None
    contribution: float | None


@dataclass(frozen=True)
class Unnamed:
    """Firms of a region that this viewer may not know one by one; `firms` None for one or two."""

    country: str | None
    region_code: str | None
    firms: int | None


@dataclass(frozen=True)
class LevelAnswer:
    """The answer at one level; weeks count from 0, amounts are in the product's unit.

    `makers` is output before inputs limit it, `output` after. `gap` is what is there on the day
    asked for less the quantity: negative where it is short. `firms` contribute by that day, as
    `firms_by_week` do in each week. `suppliers` come in order of contribution, and where
    contributions may not be read in order of identifiers. A figure is None where one or two firms
    stand behind it and the viewer may not read those (see `discretion`).
    """

    makers: tuple[float | None, ...]
    output: tuple[float | None, ...]
    cumulative: tuple[float | None, ...]
    date_reached: dt.date | None
    gap: float | None
    firms: int | None
    firms_by_week: tuple[int | None, ...]
    suppliers: tuple[Supplier, ...]
    unnamed: tuple[Unnamed, ...]
    binds: Binding | None
    held_by: tuple[str | None, ...]
    suppressed: bool = False


@dataclass(frozen=True)
class Effect:
    """What pulling a lever does at one level: the new date and gap, and how much it gains.

    All None where one or two firms stand behind it that the viewer may not read.
    """

    date_reached: dt.date | None
    gap: float | None
    gained: float | None


@dataclass(frozen=True)
class Lever:
    """One way to come nearer: `question` is the question with it pulled.

    `subject` is the component imported or the country added, `amount` the share redirected or how
    much of the component is missing (in its unit); `closes` holds the levels at which the quantity
    is then there on the day.
    """

    kind: LeverKind
    subject: str | None
    amount: float | None
    question: Question
    effects: Mapping[Level, Effect]
    closes: frozenset[Level]


@dataclass(frozen=True)
class Answer:
    """The answer to a question.

    `standard_applies` is False where no standard certifies the product: at the rungs certified and
    demonstrated nothing can count, which is not the same as nothing made. `utilisation_assumed` are
    sites counted with an assumed utilisation; `conversions` those that could be converted,
    `unstated_conversions` of them without an amount or a time, which count nothing. `estimated` are
    components whose quantity is an estimate, `missing` those that nobody in the area makes.
    """

    question: Question
    unit: str
    standard_applies: bool
    levels: Mapping[Level, LevelAnswer]
    levers: tuple[Lever, ...]
    assumed: tuple[Assumed, ...]
    estimated: tuple[str, ...]
    missing: tuple[str, ...]
    utilisation_assumed: int
    conversions: int
    unstated_conversions: int

    @property
    def binds(self) -> Binding | None:
        """What binds at the central level: a component, or None where the makers do."""
        return self.levels["central"].binds

"""What the sample's files mean, before they are written in anybody's shape."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from loaders.sample.clusters import SampleCluster
from loaders.sample.washable import Maker

_WEEKS = {
    "day": None, "week": Fraction(1), "month": Fraction(12, 52), "year": Fraction(1, 52),
}  # fmt: skip
_IN_BASE_UNIT = {"t": ("kg", 1000), "dozen": ("piece", 12)}


@dataclass(frozen=True)
class Firm:
    """A fictive member, its answering habits and its places.

    `answers` are the rounds it answers in; empty: it is asked and never answers. `second_site` is
    a region and a town. `stated` is its one answer where that is written down, not drawn.
    """

    cluster: SampleCluster
    number: int
    name: str
    region: str
    town: str
    second_site: tuple[str, str] | None
    trade: str
    member_type: str
    employees: int
    consent: str
    answers: tuple[str, ...]
    certified_ffp2: bool
    stated: Maker | None = None

    @property
    def country(self) -> str:
        """ISO 3166-1 alpha-2."""
        return self.region[:2]


@dataclass(frozen=True)
class Alliance:
    """What a row says beside its capacity; None or empty where nothing is said.

    `stages` are codes, the making stage first; `least_order` is in the unit of the row;
    `delivery_days` are days; `markets` and `origins` are countries; `skills` is text as written.
    """

    stages: tuple[str, ...] = ()
    least_order: float | None = None
    delivery_days: int | None = None
    markets: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    skills: str | None = None


@dataclass(frozen=True)
class Answer:
    """One row: a firm's capacity for one product in one round.

    `low` is the stated capacity in `unit` a `period` (`high` its upper end, where a range was
    given); output, surge and converted capacity are in the same. `said` stands in for a product
    name that can't be mapped; `product` is None then.
    """

    firm: Firm
    round: str
    date: dt.date | None
    at_second_site: bool
    product: str | None
    said: str | None
    detail: str
    low: float
    high: float | None
    unit: str
    period: str
    shifts: int | None
    days: int | None
    output: float | None
    utilisation: int | None
    surge: float | None
    surge_days: int | None
    standards: tuple[str, ...]
    certificates: tuple[str, ...]
    expiry: dt.date | None
    willing: str | None
    converted: tuple[str, int, float] | None
    offered: tuple[str, ...]
    sought: tuple[str, ...]
    alliance: Alliance = Alliance()

    @property
    def region(self) -> str:
        """The region of the site that answered."""
        if self.at_second_site and self.firm.second_site:
            return self.firm.second_site[0]
        return self.firm.region

    @property
    def town(self) -> str:
        """The town of the site that answered."""
        if self.at_second_site and self.firm.second_site:
            return self.firm.second_site[1]
        return self.firm.town

    @property
    def base_unit(self) -> str:
        """The unit the weekly capacity is kept in."""
        return _IN_BASE_UNIT.get(self.unit, (self.unit, 1))[0]

    @property
    def capacity_per_week(self) -> float:
        """The low end a week in the base unit: value × unit × days, 1, 12/52 or 1/52."""
        weekly = _WEEKS[self.period] or Fraction(self.days or 5)
        return float(Fraction(str(self.low)) * _IN_BASE_UNIT.get(self.unit, ("", 1))[1] * weekly)

"""What is wanted of a partner, and the requirements that come of it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from cluster_data.reference import standards_of
from cluster_data.selection import Rung

Kind = Literal["product", "input", "stage", "service", "cooperation", "skill", "buyer"]
KINDS: tuple[Kind, ...] = get_args(Kind)
Relation = Literal["supplies", "complementary", "alike", "second_source"]
"""How a partner stands to the asker: makes what is wanted; is up- or downstream of what the asker
makes; makes the same, for a joint bid; makes what the present supplier makes."""
Requirement = str
"""`does`, `country`, `distance`, `certificate`, `evidence`, `output`, `days`, `order`, `quantity`,
or `named:` and the code of a certificate."""
MADE: tuple[Kind, ...] = ("product", "input", "service", "buyer")
"""Kinds whose code is that of a product."""
MUTUAL = ("joint_bid", "research_development")
"""Cooperation that who seeks it offers by seeking it."""


@dataclass(frozen=True)
class Need:
    """What is wanted, and on what terms; what is None or empty is not required.

    `code` is of a product (product, input, service; buyer: what the asker makes), a stage or a
    cooperation; `product` what a stage or a cooperation is for. `quantity` is a week's, in that
    product's unit, and with `joint` may be met by several together. `place` (latitude, longitude)
    and `km` go together; `days` is the latest delivery; `order` the largest least order accepted.
    `member` asks and is no partner of its own; `relation` where it is not that of the kind.
    """

    kind: Kind
    code: str = ""
    product: str = ""
    quantity: float | None = None
    rung: Rung = "attested"
    certificates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    place: tuple[float, float] | None = None
    km: float | None = None
    days: float | None = None
    order: float | None = None
    joint: bool = False
    member: str = ""
    relation: Relation | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no such kind of need: {self.kind!r}")
        for name in ("quantity", "km", "days", "order"):
            value = getattr(self, name)
            if value is not None and not (math.isfinite(value) and value >= 0):
                raise ValueError(f"{name} is not below 0 and no fancy number, not {value}")

    def but(self, **changes: Any) -> Need:
        """The same need with some of it changed."""
        return replace(self, **changes)

    @property
    def made(self) -> str:
        """The product whose lines are counted; empty where none is named."""
        return self.code if self.kind in MADE else self.product

    @property
    def related(self) -> Relation:
        """How a partner for it stands to the asker."""
        if self.relation:
            return self.relation
        if self.kind in ("input", "stage", "service", "buyer"):
            return "complementary"
        return "alike" if self.kind == "cooperation" and self.code in MUTUAL else "supplies"


def requirements(need: Need) -> tuple[Requirement, ...]:
    """The names of what a need requires, as they are told."""
    lines = need.kind in (*MADE, "stage") or bool(need.product)
    bought = need.kind == "buyer"
    certified = need.rung in ("certified", "demonstrated") and bool(standards_of(need.made))
    found = ["does"]
    if need.kind == "cooperation" and need.product:
        found.append("makes")
    if lines and certified and not bought:
        found.append("certificate")
    found += [f"named:{code}" for code in sorted(set(need.certificates))]
    if lines and need.rung != "declared":
        found.append("evidence")
    if lines and need.rung == "demonstrated" and not bought:
        found.append("output")
    if need.quantity and need.made:
        found.append("quantity")
    if need.order is not None and need.made and not bought:
        found.append("order")
    if need.days is not None and lines and not bought:
        found.append("days")
    if need.place is not None and need.km is not None:
        found.append("distance")
    if need.countries:
        found.append("country")
    return tuple(found)

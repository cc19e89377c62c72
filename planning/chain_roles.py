"""What a chain for a product has to hold: its maker, its inputs, the stages that nobody counts.

Three kinds of role (design, *Recipe*; *Chain* on the page Method & sources):

- **maker**: whoever makes the product itself, at the rung asked for: the whole quantity;
- **input**: each component that can bind (`bill.binding`): quantity x its row of the bill, in its
  own unit, at the rung attested;
- **stage**: each other stage of the product's chain (`product_stages`) that is neither the maker's
  own (the last one before sterilisation, testing, packaging, distribution and laundry) nor within
  an input (in the input's own chain). The survey asks for no quantity of it: one firm that states
  the stage, or offers the service that it is, covers it.

Only what somebody can offer is wanted: an input that no line of the ledger makes, or a stage that
none states, anywhere and at whatever rung, is taken as available and listed as such, since nobody
was found to ask: it is unknown, not missing. `every` wants these too, and then they are missing.
A maker is always wanted. An input one level deep is bought as it is: what it is made from is not
asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

import pandas as pd

from cluster_data.reference import products, stages, table
from cluster_data.selection import Rung
from planning.bill import bill

Kind = Literal["maker", "input", "stage"]
Why = Literal["nobody", "reader", "inside", "not_surveyed", "no_quantity", "optional"]
AFTER = ("sterilisation", "testing_lab", "packaging", "distribution", "laundry_reprocessing")
"""Stages that come after making: none of them is a maker's own."""
_SERVICE = "svc_"


@dataclass(frozen=True)
class Role:
    """One part of the chain.

    `code` is the product's, the input's or the stage's; `per_unit` what a unit of product takes of
    it, in `unit` (None for a stage, which has no quantity). `estimate` where the bill's quantity is
    not read in a source.
    """

    code: str
    kind: Kind
    stage: str
    per_unit: float | None
    unit: str | None
    rung: Rung
    estimate: bool = False

    @property
    def label(self) -> str:
        """Its name in the language in use."""
        return stages()[self.code].label if self.kind == "stage" else products()[self.code].label

    def needed(self, quantity: float) -> float | None:
        """How much of it so much of the product takes; None for a stage."""
        return None if self.per_unit is None else quantity * self.per_unit


@dataclass(frozen=True)
class Taken:
    """What is taken as available instead of looked for, and why.

    `nobody` states it; the `reader` says it is there; it lies `inside` an input that is bought; the
    survey does not ask for it (`not_surveyed`); `no_quantity` of it is known; it is `optional`.
    """

    code: str
    kind: Kind
    stage: str
    why: Why


@dataclass(frozen=True)
class Stated:
    """What somebody in the ledger offers: product codes of lines, and codes of stages."""

    products: frozenset[str]
    stages: frozenset[str]

    @classmethod
    def of(cls, lines: pd.DataFrame) -> Stated:
        """What the lines of a table (`planning.lines`, with `stages`) offer, wherever they are."""
        made = frozenset(str(code) for code in lines["product_code"].dropna())
        said = {str(code) for codes in lines["stages"] for code in codes}
        return cls(made, frozenset(said | {one for code in made for one in service_stages(code)}))


def service_stages(product: str) -> tuple[str, ...]:
    """The stages that a surveyed service is: sterilisation of `svc_sterilisation`."""
    return _chain(product) if product.startswith(_SERVICE) else ()


def roles(
    product: str,
    rung: Rung,
    stated: Stated,
    available: Iterable[str] = (),
    *,
    every: bool = False,
) -> tuple[tuple[Role, ...], tuple[Taken, ...]]:
    """The roles of a product's chain in the order of its stages, and what is taken as available.

    `available` are codes of inputs and stages that the reader says are there. KeyError for a
    product that the reference does not know.
    """
    said, chain = frozenset(available), _chain(product)
    own = maker_stage(product)
    recipe = bill(product)
    wanted = [Role(product, "maker", own, 1.0, products()[product].unit, rung)]
    taken = [Taken(one.code, "input", one.stage, one.why) for one in recipe.assumed]
    taken += [
        Taken(one.code, "input", one.stage, "optional")
        for one in recipe.components if one.optional
    ]  # fmt: skip
    for part in recipe.binding:
        role = Role(part.code, "input", part.stage, part.quantity, part.unit, "attested",
                    part.estimate)  # fmt: skip
        _sort(role, part.code in stated.products, said, every, wanted, taken)
    within = {part.stage for part in recipe.binding}
    inside = {stage for part in recipe.binding for stage in _chain(part.code)} - within
    for stage in chain:
        if stage == own or stage in within:
            continue
        if stage in inside:
            taken.append(Taken(stage, "stage", stage, "inside"))
            continue
        role = Role(stage, "stage", stage, None, None, "attested")
        _sort(role, stage in stated.stages, said, every, wanted, taken)
    place = {stage: number for number, stage in enumerate(chain)}
    order = {code: one.order for code, one in stages().items()}
    return tuple(
        sorted(wanted, key=lambda one: _place(one, place, order, own))
    ), tuple(taken)  # fmt: skip


def maker_stage(product: str) -> str:
    """The stage in which the product itself is made: the last that does not come after making."""
    chain = _chain(product)
    making = [stage for stage in chain if stage not in AFTER]
    return (making or list(chain) or [""])[-1]


def _sort(
    role: Role,
    offered: bool,
    said: frozenset[str],
    every: bool,
    wanted: list[Role],
    taken: list[Taken],
) -> None:
    """A role among those wanted, or among what is taken as available."""
    if role.code in said:
        taken.append(Taken(role.code, role.kind, role.stage, "reader"))
    elif offered or every:
        wanted.append(role)
    else:
        taken.append(Taken(role.code, role.kind, role.stage, "nobody"))


def _place(
    role: Role, place: dict[str, int], order: dict[str, int], own: str
) -> tuple[int, int, int, str]:
    """Where a role stands: by its stage in the chain, inputs of the maker's stage before it."""
    after = int(role.stage in AFTER and role.kind == "stage")
    here = place.get(role.stage, order.get(role.stage, 0))
    if role.kind == "maker":
        return 1, 0, 0, ""
    return (2 if after else 0), here, 0, role.code


@cache
def _chain(product: str) -> tuple[str, ...]:
    """The stages of a product in order; none where the table names none."""
    rows = table("product_stages")
    rows = rows[rows["product_code"].eq(product)].sort_values("sequence")
    return tuple(str(code) for code in rows["stage_code"])

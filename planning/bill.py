"""What a product is made from: the components that can run short, and those assumed at hand.

Design, *Recipe*; quantities and their sources are those of the reference table `bom`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from cluster_data.reference import products, table

Why = Literal["not_surveyed", "no_quantity"]
_SCALE = {("g", "kg"): 0.001}
"""From a unit of the table to the component's own: grams of what is counted in kilograms."""
_FIRM = ("verified", "verified (KN95 proxy)", "verified (one supplier)", "verified (range)",
         "definition", "derived")  # fmt: skip
_TRACKED = ("mat_", "svc_")


@dataclass(frozen=True)
class Component:
    """An input that constrains: `quantity` of it, in its own `unit`, goes into one unit of product.

    `optional` where the table's low quantity is 0: it never binds. `estimate` where the quantity is
    not read in a source; `status` and `source` are the table's.
    """

    code: str
    stage: str
    quantity: float
    unit: str
    optional: bool
    estimate: bool
    status: str
    source: str

    @property
    def label(self) -> str:
        """The component's name in the language in use."""
        return products()[self.code].label


@dataclass(frozen=True)
class Assumed:
    """A component taken as available, and why: nobody is asked for it, or no quantity is known."""

    code: str
    stage: str
    why: Why


@dataclass(frozen=True)
class Bill:
    """The bill of materials of one product: what constrains, and what is assumed available."""

    product: str
    components: tuple[Component, ...]
    assumed: tuple[Assumed, ...]

    @property
    def binding(self) -> tuple[Component, ...]:
        """The components that can bind: those that are not optional."""
        return tuple(part for part in self.components if not part.optional)


@cache
def bill(product: str) -> Bill:
    """The bill of a product; empty where the table has none.

    Only components that are surveyed inputs or services constrain, through their row in their own
    unit; their rows in other units (areas, basis weights) say the same again and are no inputs.
    """
    rows = table("bom")
    rows = rows[rows["product_code"].eq(product)]
    found: dict[str, Component] = {}
    without: dict[str, Assumed] = {}
    for row in rows.to_dict("records"):
        code, kind = str(row["component_code"]), str(row["component_kind"])
        if kind in ("area_twin", "basis_weight"):
            continue
        if not code.startswith(_TRACKED) or code not in products():
            without.setdefault(code, Assumed(code, str(row["stage_code"]), "not_surveyed"))
            continue
        factor = _factor(product, code, str(row["qty_unit"]))
        if factor is None or not row["qty_per_unit"] > 0:
            without.setdefault(code, Assumed(code, str(row["stage_code"]), "no_quantity"))
            continue
        found[code] = Component(
            code=code,
            stage=str(row["stage_code"]),
            quantity=float(row["qty_per_unit"]) * factor,
            unit=products()[code].unit,
            optional=bool(row["qty_low"] == 0),
            estimate=str(row["status"]) not in _FIRM,
            status=str(row["status"]),
            source=str(row["source"]),
        )
    assumed = tuple(one for code, one in without.items() if code not in found)
    return Bill(product, tuple(found.values()), assumed)


def _factor(product: str, component: str, unit: str) -> float | None:
    """What brings a quantity to the component's own unit; None where nothing does.

    `kg/kg` and `g/m2` are such units where what stands below is the product's own.
    """
    above, _slash, below = unit.partition("/")
    if below and (product not in products() or below != products()[product].unit):
        return None
    own = products()[component].unit
    return 1.0 if above == own else _SCALE.get((above, own))

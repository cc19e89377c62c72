"""What would pass between countries if all makers of a product worked at their weekly capacity.

Possible flows, worked out from the recipe (`planning.bill`); no trade is recorded. Capacity is the
low end of what stands: approved, no older than the age limit, booked or not; certified for the
product (attested where no standard applies to it), attested for its inputs, as in the *Recipe*.
Each country takes its own input first, then from others in proportion to what they have left; what
is needed beyond that is not made here. Only binding inputs count, and one of them at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from planning.bill import bill
from planning.lines import Rows
from planning.supply import Terms, meets, stands
from planning.timing import TOLERANCE

ELSEWHERE = "elsewhere"
"""Stands for where nobody here makes it."""
OWN, SENT = "own", "sent"
NOWHERE = "?"
"""The country of lines that name none."""
COLUMNS = ("step", "source", "target", "amount", "value", "outcome")


@dataclass(frozen=True)
class Makers:
    """What makes so much of a product in a country, a week: its firms by number in the lines.

    `closed` where at least one of them is not open to the viewer.
    """

    amount: float
    firms: frozenset[int]
    closed: bool


Making = Mapping[str, Makers]
"""By country."""


@dataclass(frozen=True)
class Chain:
    """One input's way to the product.

    `codes` are products from the first input to the product itself, two or three; `making` is who
    makes each where. `links` have `COLUMNS`: `step` s leads from codes[s] to codes[s + 1]; `amount`
    in the unit of codes[s], `value` the number of the product that it is enough for; both a week.
    `outcome` is own, sent or elsewhere.
    """

    codes: tuple[str, ...]
    making: tuple[Making, ...]
    links: pd.DataFrame

    @property
    def last(self) -> pd.DataFrame:
        """The links that reach the makers of the product."""
        return self.links[self.links["step"].eq(len(self.codes) - 2)]


def inputs_of(product: str) -> tuple[str, ...]:
    """The inputs that bind a product, in the order of its recipe; none where it has no recipe."""
    return tuple(part.code for part in bill(product).binding)


def chain_flows(lines: pd.DataFrame, product: str, component: str) -> Chain:
    """The flows of one binding input of a product, and of what that is made from.

    `lines` as of `store.supply_lines`, for the product and its inputs, of all countries that may
    serve one another. Where the input has a recipe of its own, the first that binds it is followed.
    KeyError where the product has no such binding input.
    """
    per_unit = {part.code: part.quantity for part in bill(product).binding}[component]
    rows = Rows.read(lines)
    makers, given = making(lines, rows, product, certified=True), making(lines, rows, component)
    need = {country: one.amount * per_unit for country, one in makers.items()}
    last = shared_out(need, _amounts(given))
    before = bill(component).binding[:1]
    if not before:
        links = _linked(last, 0, per_unit)
        return Chain((component, product), (given, makers), links)
    (first,) = before
    sources = making(lines, rows, first.code)
    sent = last[last["outcome"].ne(ELSEWHERE)].groupby("source")["amount"].sum()
    need = {str(country): float(amount) * first.quantity for country, amount in sent.items()}
    early = shared_out(need, _amounts(sources))
    links = pd.concat(
        [_linked(early, 0, per_unit * first.quantity), _linked(last, 1, per_unit)],
        ignore_index=True,
    )
    return Chain((first.code, component, product), (sources, given, makers), links)


def shared_out(need: Mapping[str, float], supply: Mapping[str, float]) -> pd.DataFrame:
    """Who sends how much to whom: columns source, target, amount (above 0), outcome.

    Both by country, in one unit. The own country's comes first. What is then left anywhere goes to
    those still in need: to all that they need where it is enough, else to each the same part of it,
    from each sender in proportion to what it has left. The rest is from `ELSEWHERE`.
    """
    own = {place: min(amount, supply.get(place, 0.0)) for place, amount in need.items()}
    rest = {place: amount - own[place] for place, amount in need.items()}
    left = {place: amount - own.get(place, 0.0) for place, amount in supply.items()}
    wanted, spare = sum(rest.values()), sum(left.values())
    met = min(1.0, spare / wanted) if wanted > TOLERANCE else 0.0
    rows = [(place, place, amount, OWN) for place, amount in own.items()]
    for target, amount in rest.items():
        if spare > TOLERANCE:
            rows += [
                (source, target, amount * met * one / spare, SENT) for source, one in left.items()
            ]
        rows.append((ELSEWHERE, target, amount * (1 - met), ELSEWHERE))
    found = pd.DataFrame(rows, columns=["source", "target", "amount", "outcome"])
    found["amount"] = found["amount"].astype(float)
    kept = found[found["amount"] > TOLERANCE]
    return kept.sort_values(["target", "source"], kind="stable").reset_index(drop=True)


def making(lines: pd.DataFrame, rows: Rows, product: str, *, certified: bool = False) -> Making:
    """Who makes so much of a product a week, by country, as far as it stands (see above)."""
    counted = stands(rows, "low", Terms()) & rows["countable"] & (rows["capacity_low"] > 0)
    if certified:
        counted &= meets(rows, "certified") | ~rows["has_standard"]
    own = lines[counted & (rows["product_code"] == product)]
    places = own["country"].where(own["country"].notna(), NOWHERE)
    return {
        str(country): Makers(
            float(part["capacity_low"].sum()),
            frozenset(int(firm) for firm in part["firm"]),
            not bool(part["open"].all()),
        )
        for country, part in own.groupby(places, sort=True)
    }


def _amounts(given: Making) -> dict[str, float]:
    return {country: one.amount for country, one in given.items()}


def _linked(flows: pd.DataFrame, step: int, per_unit: float) -> pd.DataFrame:
    return flows.assign(step=step, value=flows["amount"] / per_unit)[list(COLUMNS)]

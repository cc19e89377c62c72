"""What a site would look for, from its own lines and answers."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from cluster_data.reference import products
from cluster_data.selection import Rung
from planning.bill import bill
from planning.matching_need import Need, Relation
from planning.matching_offers import SERVICES, needs_of

_NOT_SOUGHT = ("polymer", "components", "machinery", "recycling", "distribution")
"""Stages that are bought as goods, or are no part of making a product."""
_SERVICE_AT = {"sterilisation": "svc_sterilisation", "testing_lab": "svc_testing"}


@dataclass(frozen=True)
class Want:
    """One thing a site would look for: `product` of its own it is for, empty where for none.

    `key` is short and stays the same as long as the site's answers do.
    """

    key: str
    need: Need
    product: str = ""


def wants(
    lines: pd.DataFrame, cooperation: pd.DataFrame, site_id: str, rung: Rung = "attested"
) -> tuple[Want, ...]:
    """What a site needs, of its own lines, in order, each once.

    Inputs of what it makes that no line of it makes; stages of its products' chains that it does
    not state; cooperation it seeks (a service where one is meant); buyers of what it makes that
    goes into something; others that make the same, for a joint bid; a second source of each of its
    products, should it stop. Quantities are those of its stated capacity, where that may be read.
    `lines` as of `store.supply_lines`, `cooperation` as of `store.cooperation`.
    """
    own = lines[lines["site_id"].eq(site_id)]
    if own.empty:
        return ()
    rows = own.to_dict("records")
    member = str(rows[0]["member_id"])
    made = _made(rows)
    sought = cooperation[
        cooperation["site_id"].eq(site_id) & cooperation["kind"].eq("cooperation_sought")
    ]
    found = [
        *_inputs(made),
        *_stages(made, {stage for row in rows for stage in row["stages"]}),
        *_sought(sorted({str(code) for code in sought["answer"]})),
        *_buyers(made),
        *_alike(made),
        *_second(made),
    ]
    kept: dict[str, Want] = {}
    for want in found:
        kept.setdefault(want.key, want)
    return tuple(
        Want(want.key, want.need.but(member=member, rung=rung), want.product)
        for want in kept.values()
    )


def _made(rows: list[dict[Any, Any]]) -> dict[str, float | None]:
    """Weekly capacity by product, the largest first; None where it is not stated or not told."""
    held: dict[str, list[float]] = {}
    for row in rows:
        if isinstance(row["product_code"], str) and row["product_code"] in products():
            held.setdefault(row["product_code"], [])
            low = row["capacity_low"]
            if bool(row["open"]) and not pd.isna(low):
                high = low if pd.isna(row["capacity_high"]) else row["capacity_high"]
                held[row["product_code"]].append((float(low) + float(high)) / 2)
    told = {code: math.fsum(amounts) or None for code, amounts in held.items()}
    return dict(sorted(told.items(), key=lambda one: (-(one[1] or 0.0), one[0])))


def _inputs(made: dict[str, float | None]) -> Iterable[Want]:
    wanted: dict[str, tuple[float | None, str]] = {}
    for product, capacity in made.items():
        for part in bill(product).binding:
            if part.code in made:
                continue
            before, first = wanted.get(part.code, (0.0, product))
            more = None if capacity is None or before is None else before + capacity * part.quantity
            wanted[part.code] = (more, first)
    for code, (quantity, product) in wanted.items():
        kind = "service" if code in SERVICES else "input"
        yield _want(kind, code, product, quantity=quantity)


def _stages(made: dict[str, float | None], stated: set[str]) -> Iterable[Want]:
    """Stages of a chain that no line states, but for those at which its inputs are made."""
    for product in made:
        if product.startswith(("mat_", "svc_")):
            continue
        bought = {part.stage for part in bill(product).binding}
        for stage in products()[product].stages:
            if stage in stated or stage in bought or stage in _NOT_SOUGHT:
                continue
            service = _SERVICE_AT.get(stage, "")
            if service:
                if service not in made:
                    yield _want("service", service, product)
            else:
                yield _want("stage", stage, product)


def _sought(codes: Iterable[str]) -> Iterable[Want]:
    services = {cooperation: service for service, cooperation in SERVICES.items()}
    for code in codes:
        if code in services:
            yield _want("service", services[code], "")
        else:
            yield _want("cooperation", code, "")


def _buyers(made: dict[str, float | None]) -> Iterable[Want]:
    for code, capacity in made.items():
        if any(needs_of(product, code) for product in products()):
            yield _want("buyer", code, code, quantity=capacity, joint=True)


def _alike(made: dict[str, float | None]) -> Iterable[Want]:
    for code in made:
        if not code.startswith("svc_"):
            yield _want("product", code, code, "alike", joint=True)


def _second(made: dict[str, float | None]) -> Iterable[Want]:
    for code, capacity in made.items():
        yield _want("product", code, code, "second_source", quantity=capacity)


def _want(
    kind: Any, code: str, product: str, relation: Relation | None = None, **terms: Any
) -> Want:
    name = {"alike": "alike", "second_source": "second"}.get(relation or "", str(kind))
    return Want(f"{name}-{code}", Need(kind, code, relation=relation, **terms), product)

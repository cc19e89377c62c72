"""What sites bring to a need: the lines that could answer it, before anything is required."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from cluster_data.reference import products
from planning.bill import bill
from planning.matching_need import MUTUAL, Need
from planning.supply import UTILISATION_UNSTATED

How = Literal["line", "convert", "stage", "offered"]
"""States it; could convert a line to it; states the stage, not the product; offers, states none."""
SERVICES: Mapping[str, str] = {"svc_sterilisation": "sterilisation", "svc_testing": "testing"}
"""The cooperation that is the offer of a service."""
TRAINING, TEACHING = "training", "rnd_training"
_AFTER = frozenset(
    ("sterilisation", "testing_lab", "packaging", "distribution", "laundry_reprocessing")
)
"""Stages that follow the making of a product."""
_NONE = float("nan")


@dataclass(frozen=True)
class Line:
    """What one line brings: free amount a week and least order in the wanted product's unit.

    NaN where not stated; `certificate` and `age` in days as of `planning.lines`; `days` of
    delivery, those of a conversion counted in; `change` those of a conversion alone; `assumed`
    where its booked share was not stated.
    """

    free: float
    output: float
    approved: bool
    age: float
    certificate: float
    held: frozenset[str]
    order: float
    days: float
    change: float = _NONE
    assumed: bool = False


@dataclass(frozen=True)
class Offer:
    """A site and how it answers: `makes` is whether it makes the product of a cooperation."""

    site_id: str
    member_id: str
    name: str | None
    site_name: str | None
    cluster: str | None
    country: str | None
    area: str | None
    lat: float
    lng: float
    open: bool
    how: How
    lines: tuple[Line, ...]
    makes: bool = True
    products: tuple[str, ...] = ()


def making_stage(product: str) -> str:
    """The stage at which a product takes its form; empty where none is known."""
    known = products().get(product)
    stages = known.stages if known else ()
    return next((stage for stage in reversed(stages) if stage not in _AFTER), "") or (
        stages[-1] if stages else ""
    )


def offers_for(
    need: Need, lines: pd.DataFrame, places: pd.DataFrame, cooperation: pd.DataFrame
) -> tuple[Offer, ...]:
    """Each site that states, could do or offers what is needed; never the asker's own."""
    listed = lines[lines["listed"].astype(bool) & lines["site_id"].notna()]
    by_site: dict[str, list[dict[Any, Any]]] = {}
    for row in listed.to_dict("records"):
        by_site.setdefault(str(row["site_id"]), []).append(row)
    said = _answers(cooperation)
    where = {
        str(site): (float(lat), float(lng))
        for site, lat, lng in zip(places["site_id"], places["lat"], places["lng"], strict=True)
    }
    found = []
    for site, rows in sorted(by_site.items()):
        if need.member and str(rows[0]["member_id"]) == need.member:
            continue
        how, used, makes = _answering(need, rows, said.get(site, frozenset()))
        if how:
            found.append(_offer(need, rows, how, used, makes, where.get(site, (_NONE, _NONE))))
    return tuple(found)


def _answers(cooperation: pd.DataFrame) -> dict[str, frozenset[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    columns = (cooperation["site_id"], cooperation["kind"], cooperation["answer"])
    for site, kind, answer in zip(*columns, strict=True):
        found.setdefault(str(site), set()).add((str(kind), str(answer)))
    return {site: frozenset(answers) for site, answers in found.items()}


def _answering(
    need: Need, rows: list[dict[Any, Any]], said: frozenset[tuple[str, str]]
) -> tuple[How | None, list[dict[Any, Any]], bool]:
    """How a site answers, with which rows, and whether it makes the product named beside."""
    if need.kind in ("cooperation", "skill"):
        return _cooperating(need, rows, said)
    if need.kind == "stage":
        at = [row for row in rows if need.code in row["stages"]]
        own = [row for row in at if need.product in ("", row["product_code"])]
        return ("line", own, True) if own else ("stage" if at else None, at, True)
    if need.kind == "buyer":
        using = [row for row in rows if needs_of(row["product_code"], need.code)]
        return "line" if using else None, using, True
    own = [row for row in rows if row["product_code"] == need.code]
    if own:
        return "line", own, True
    could = [row for row in rows if row["converted_product"] == need.code]
    if could:
        return "convert", could, True
    stage = making_stage(need.code)
    at = [row for row in rows if stage and stage in row["stages"]]
    if at:
        return "stage", at, True
    offered = ("cooperation_offered", SERVICES.get(need.code, "")) in said
    return ("offered" if need.kind == "service" and offered else None), [], True


def _cooperating(
    need: Need, rows: list[dict[Any, Any]], said: frozenset[tuple[str, str]]
) -> tuple[How | None, list[dict[Any, Any]], bool]:
    code = TRAINING if need.kind == "skill" else need.code
    offers = ("cooperation_offered", code) in said
    offers |= code in MUTUAL and ("cooperation_sought", code) in said
    own = [row for row in rows if row["product_code"] == need.product] if need.product else rows
    makes = bool(own)
    if offers:
        return "line", own or rows, makes
    if code == TRAINING and any(TEACHING in row["stages"] for row in rows):
        return "stage", own or rows, makes
    return None, [], makes


def needs_of(product: Any, part: str) -> float:
    """How much of an input goes into one unit of a product; 0 where none, or only where wanted."""
    if not isinstance(product, str):
        return 0.0
    return next((one.quantity for one in bill(product).binding if one.code == part), 0.0)


def _offer(
    need: Need,
    rows: list[dict[Any, Any]],
    how: How,
    used: list[dict[Any, Any]],
    makes: bool,
    where: tuple[float, float],
) -> Offer:
    first = rows[0]
    own = sorted({str(row["product_code"]) for row in used if isinstance(row["product_code"], str)})
    return Offer(
        site_id=str(first["site_id"]), member_id=str(first["member_id"]),
        name=_text(first["name"]), site_name=_text(first.get("site_name")),
        cluster=_text(first["cluster_code"]), country=_text(first["country"]),
        area=_text(first["area_code"]), lat=where[0], lng=where[1], open=bool(first["open"]),
        how=how, lines=tuple(sorted(_lines(need, used, how, makes), key=repr)), makes=makes,
        products=tuple(own),
    )  # fmt: skip


def _lines(need: Need, rows: list[dict[Any, Any]], how: How, makes: bool) -> Iterable[Line]:
    for row in rows:
        if bool(row["open"]):
            yield _line(need, row, how, makes)


def _line(need: Need, row: Mapping[Any, Any], how: How, makes: bool) -> Line:
    """A row's line: what is of another product than that wanted says nothing of it."""
    own = how == "line" and makes
    stated = _number(row["utilisation"])
    assumed = math.isnan(stated)
    used = UTILISATION_UNSTATED["central"] if assumed else stated
    free = (_number(row["capacity_low"]) + _high(row)) / 2 * (1 - used)
    if need.kind == "buyer":
        free = (
            (_number(row["capacity_low"]) + _high(row))
            / 2
            * needs_of(row["product_code"], need.code)
        )
        assumed = False
    output = _number(row["current_output"])
    if need.rung == "demonstrated" and need.kind != "buyer":
        free = min(free, 0.0 if math.isnan(output) else output)
    days, change = _number(row["delivery_days"]), _NONE
    if how == "convert":
        free, change, assumed = _number(row["converted"]), _number(row["conversion_days"]), False
        days = days + change
    return Line(
        free=free if own or how == "convert" else _NONE,
        output=output if own else _NONE,
        approved=bool(row["approved"]),
        age=_number(row["age_days"]),
        certificate=_number(row["certificate_days"]) if own else _NONE,
        held=frozenset(row["certifications"]),
        order=_number(row["min_order"]) if own else _NONE,
        days=days,
        change=change,
        assumed=assumed and own,
    )


def _high(row: Mapping[Any, Any]) -> float:
    high = _number(row["capacity_high"])
    return _number(row["capacity_low"]) if math.isnan(high) else high


def _number(value: Any) -> float:
    return _NONE if value is None or pd.isna(value) else float(value)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None

"""The checks of one candidate: every requirement in turn, on the lines that met those before it.

Requirements of lines (certificate, evidence, days, least order) have to be met by the same lines,
and the quantity by those together. So each check keeps the lines that meet it, where any does; one
that none meets is a gap, told from the line that comes nearest, and keeps them all.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from planning.matching_need import Need, Requirement, requirements
from planning.matching_offers import Line, Offer
from planning.places import EARTH_KM
from planning.supply import AGE_LIMIT_DAYS
from planning.timing import TOLERANCE

State = Literal["met", "gap", "untold"]
EASE: tuple[str, ...] = (
    "unstated", "order", "draft", "old", "days", "lapsed", "short", "far", "offered", "named",
    "none", "convert", "no_output", "abroad", "stage", "other",
)  # fmt: skip
"""Reasons of gaps, the easiest to close first.

Ask; order more; have the answer approved, or given anew; wait; renew a certificate; share the
quantity; carry it further; have a capacity stated where only an offer is; have another certificate
issued, or one at all; convert a line; start to run; then a country outside those wanted, a stage
without the product, a product never made."""
_YEAR = 365.0
Lines = tuple[Line, ...]
_OF_SITE = ("does", "makes", "distance", "country")
"""What is told of a site whoever looks: it is no figure of a firm."""


@dataclass(frozen=True)
class Check:
    """One requirement of one candidate.

    A gap has a `reason` of `EASE` and, where it can be told, a `size` above 0: days, kilometres, or
    an amount in the product's unit (a week's for `short`, an order's for `order`). `part` is the
    size by what was wanted (a year for what lapsed), 1 where there is no size.
    """

    requirement: Requirement
    state: State
    reason: str = ""
    size: float | None = None
    part: float = 1.0


@dataclass(frozen=True)
class Candidate:
    """A site that answers the need at least in part, with every requirement checked.

    `free` is what its lines that count have free a week, NaN where unknown or not told;
    `assumed` where the booked share was not stated; `km` NaN without a place.
    """

    offer: Offer
    checks: tuple[Check, ...]
    free: float
    assumed: bool
    km: float

    @property
    def gaps(self) -> tuple[Check, ...]:
        """What it misses, the hardest to close first."""
        missed = [check for check in self.checks if check.state == "gap"]
        return tuple(sorted(missed, key=hardness, reverse=True))

    @property
    def untold(self) -> tuple[Check, ...]:
        """What this viewer can't be told."""
        return tuple(check for check in self.checks if check.state == "untold")

    @property
    def complete(self) -> bool:
        """Whether it is known to meet everything."""
        return all(check.state == "met" for check in self.checks)


def hardness(gap: Check) -> tuple[int, float, str]:
    """What gaps are ordered by: how hard they are to close, then how large they are."""
    return EASE.index(gap.reason), gap.part, gap.requirement


def check(need: Need, offer: Offer) -> Candidate:
    """Every requirement of a need, checked for one site."""
    km = _distance(need, offer)
    lines, found = offer.lines, []
    for name in _sequence(need):
        if name in _OF_SITE:
            found.append(_of_site(name, need, offer, km))
        elif not offer.open:
            found.append(Check(name, "untold"))
        else:
            one, lines = _of_lines(name, need, lines)
            found.append(one)
    told = {one.requirement: one for one in found}
    free = [line.free for line in lines if not math.isnan(line.free)]
    return Candidate(
        offer=offer,
        checks=tuple(told[name] for name in requirements(need)),
        free=math.fsum(free) if free and offer.open else float("nan"),
        assumed=any(line.assumed for line in lines),
        km=km,
    )


def _sequence(need: Need) -> list[str]:
    """The order of checking: the quantity last, as it is made by the lines that meet the rest."""
    names = list(requirements(need))
    return [*(name for name in names if name != "quantity"), *(n for n in names if n == "quantity")]


def _of_site(name: str, need: Need, offer: Offer, km: float) -> Check:
    if name == "does":
        return _does(offer)
    if name == "makes":
        return Check(name, "met") if offer.makes else Check(name, "gap", "other")
    if name == "country":
        if offer.country is None:
            return Check(name, "gap", "unstated")
        met = offer.country in need.countries
        return Check(name, "met") if met else Check(name, "gap", "abroad")
    if math.isnan(km):
        return Check(name, "gap", "unstated")
    return _above(name, "far", km, need.km or 0.0)


def _does(offer: Offer) -> Check:
    if offer.how == "line":
        return Check("does", "met")
    if offer.how == "convert":
        known = [line.change for line in offer.lines if not math.isnan(line.change)]
        size = min(known) if known else None
        return Check("does", "gap", "convert", size, 1.0 if size is None else size / _YEAR)
    return Check("does", "gap", offer.how)


def _of_lines(name: str, need: Need, lines: Lines) -> tuple[Check, Lines]:
    if name == "certificate":
        return _certificate(lines)
    if name == "evidence":
        return _evidence(lines)
    if name == "output":
        kept = _those(lines, lambda line: line.output > 0)
        stated = any(not math.isnan(line.output) for line in lines)
        missing = Check(name, "gap", "no_output" if stated else "unstated")
        return (Check(name, "met"), kept) if kept else (missing, lines)
    if name == "days":
        return _least(name, "days", lines, lambda line: line.days, need.days or 0.0)
    if name == "order":
        return _least(name, "order", lines, lambda line: line.order, need.order or 0.0)
    if name == "quantity":
        return _quantity(need, lines), lines
    code = name.partition(":")[2]
    kept = _those(lines, lambda line: code in line.held)
    if kept:
        return Check(name, "met"), kept
    any_held = any(line.held for line in lines)
    return Check(name, "gap", "named" if any_held else "unstated"), lines


def _certificate(lines: Lines) -> tuple[Check, Lines]:
    kept = _those(lines, lambda line: line.certificate >= 0)
    if kept:
        return Check("certificate", "met"), kept
    lapsed = [-line.certificate for line in lines if not math.isnan(line.certificate)]
    if not lapsed:
        return Check("certificate", "gap", "none"), lines
    return Check("certificate", "gap", "lapsed", min(lapsed), min(lapsed) / _YEAR), lines


def _evidence(lines: Lines) -> tuple[Check, Lines]:
    """Attested: approved, and no older than the age limit (design, *Ladder*)."""
    kept = _those(lines, lambda line: line.approved and line.age <= AGE_LIMIT_DAYS)
    if kept:
        return Check("evidence", "met"), kept
    approved = [line.age for line in lines if line.approved and not math.isnan(line.age)]
    if not approved:
        return Check("evidence", "gap", "draft" if lines else "unstated"), lines
    over = min(approved) - AGE_LIMIT_DAYS
    return Check("evidence", "gap", "old", over, over / _YEAR), lines


def _least(
    name: str, reason: str, lines: Lines, read: Callable[[Line], float], most: float
) -> tuple[Check, Lines]:
    kept = _those(lines, lambda line: read(line) <= most)
    if kept:
        return Check(name, "met"), kept
    stated = [read(line) for line in lines if not math.isnan(read(line))]
    if not stated:
        return Check(name, "gap", "unstated"), lines
    return _above(name, reason, min(stated), most), lines


def _above(name: str, reason: str, value: float, most: float) -> Check:
    if value <= most:
        return Check(name, "met")
    return Check(name, "gap", reason, value - most, (value - most) / max(most, 1.0))


def _quantity(need: Need, lines: Lines) -> Check:
    wanted = need.quantity or 0.0
    stated = [line.free for line in lines if not math.isnan(line.free)]
    if not stated:
        return Check("quantity", "gap", "unstated")
    held = math.fsum(stated)
    if held >= wanted - TOLERANCE or (need.joint and held > TOLERANCE):
        return Check("quantity", "met")
    return Check("quantity", "gap", "short", wanted - held, (wanted - held) / wanted)


def _those(lines: Lines, meets: Callable[[Line], bool]) -> Lines:
    return tuple(line for line in lines if meets(line))


def _distance(need: Need, offer: Offer) -> float:
    """Kilometres on a great circle from the need's place; NaN where either is unknown."""
    if need.place is None or math.isnan(offer.lat) or math.isnan(offer.lng):
        return float("nan")
    one, other = math.radians(need.place[0]), math.radians(offer.lat)
    across = math.radians(offer.lng - need.place[1])
    half = math.sin((other - one) / 2) ** 2
    half += math.cos(one) * math.cos(other) * math.sin(across / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))

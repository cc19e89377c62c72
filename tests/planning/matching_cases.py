"""Needs with right answers, made by rule: a fictive basin, its firms made for a role.

For each need some firms are made to be right, meeting all that is asked with room to spare; others
to miss in one way that a list of names would not show: the certificate lapsed, another unit, too
small, booked out, too far, abroad, too late, too large an order, a draft, an old answer, a time not
stated, the stage without the product, a line to convert, an offer without capacity; a large line
without what a small one has. Some are right with two lines together. A firm is right where it was
made so: nothing of `planning.matching` is asked. Renew the table of docs/matching.md:

    .venv/bin/python -m tests.planning.matching_cases
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from cluster_data.reference import products
from planning.matching import Need, rank
from planning.matching_offers import SERVICES, making_stage
from tests.planning.supply_tables import line, lines

SEED = 20261127
EACH = 12
"""Needs of each kind."""
AT = (35.77, 10.83)
NEAR, FAR = 0.6, 1.5
"""Parts of the distance wanted at which firms lie that are near enough, or too far."""
FIRST = 5
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "matching.md"
KINDS = ("product", "input", "service", "stage", "cooperation")
MADE = {
    "product": ("resp_ffp2", "gown_surg_std", "mask_surg_iir", "coverall_cat3", "drape_surg"),
    "input": ("mat_sms", "mat_meltblown", "mat_spunbond", "mat_elastic_loop"),
    "service": ("svc_sterilisation", "svc_testing"),
    "stage": ("gown_surg_std", "coverall_cat3"),
    "cooperation": ("gown_surg_std", "drape_surg"),
}
MISSES = (
    "lapsed", "never", "unit", "small", "booked", "far", "abroad", "late", "large_order", "draft",
    "old", "unstated", "split", "stage", "convert", "offer", "other",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A need, the basin it is asked in, and the sites made to be right for it."""

    need: Need
    lines: pd.DataFrame
    places: pd.DataFrame
    cooperation: pd.DataFrame
    right: frozenset[str]


@lru_cache
def cases() -> tuple[Case, ...]:
    """All of the set, the same at each call."""
    dice = random.Random(SEED)
    return tuple(case(kind, dice) for kind in KINDS for _number in range(EACH))


def case(kind: str, dice: random.Random) -> Case:
    """One need with one to eight right firms, one of each miss that applies, and bystanders."""
    product = dice.choice(MADE[kind])
    stage = making_stage(product)
    need = Need(
        kind,  # type: ignore[arg-type]
        {"stage": stage, "cooperation": "joint_bid"}.get(kind, product),
        product=product if kind in ("stage", "cooperation") else "",
        quantity=float(dice.choice((2_000, 10_000, 40_000))),
        rung="certified",
        countries=("ES", "IT", "TN"),
        place=AT,
        km=float(dice.choice((600, 1_200))),
        days=float(dice.choice((20, 45))),
        order=float(dice.choice((1_000, 5_000))),
    )
    roles = dice.choices(("right", "pair"), (3, 1), k=dice.randint(1, 8)) + [
        role for role in MISSES if applies(role, need)
    ]
    if kind == "cooperation":
        roles += ["silent"] * 3
    dice.shuffle(roles)
    made = [
        firm(need, product, stage, role, f"s{place:02d}", dice) for place, role in enumerate(roles)
    ]
    columns = ["site_id", "lat", "lng"]
    return Case(
        need,
        lines(*(row for rows, _place, _said in made for row in rows)),
        pd.DataFrame([place for _rows, place, _said in made], columns=columns),
        pd.DataFrame(
            [row for _rows, _place, said in made for row in said],
            columns=["site_id", "kind", "answer"],
        ),
        frozenset(f"s{place:02d}" for place, role in enumerate(roles) if role in ("right", "pair")),
    )


def applies(role: str, need: Need) -> bool:
    """Whether a firm of that role misses what is asked: where no standard is, none lapses."""
    if role in ("lapsed", "never"):
        return bool(products()[need.made].standards)
    if role in ("stage", "convert"):
        return need.kind in ("product", "input", "service")
    return role != "offer" or need.kind == "service"


def firm(
    need: Need, product: str, stage: str, role: str, site: str, dice: random.Random
) -> tuple[list[dict[str, Any]], tuple[str, float, float], list[tuple[str, str, str]]]:
    """A firm of a role: its rows, its place, its answers on cooperation."""
    wanted = float(need.quantity or 0)
    row: dict[str, Any] = line(
        product_code=product, unit=products()[product].unit, utilisation=0.5, stages=[stage],
        capacity_low=2 * wanted * dice.uniform(1.1, 3.0), min_order=0.8 * float(need.order or 0),
        delivery_days=0.8 * float(need.days or 0), certificate_days=float(dice.randint(30, 900)),
        age_days=float(dice.randint(5, 300)), country=dice.choice(("TN", "ES", "IT")),
        certifications=["iso_13485"],
    )  # fmt: skip
    row["capacity_high"] = row["capacity_low"]
    row |= _missing(role, need, row, product, dice)
    part = FAR if role == "far" else NEAR * dice.random()
    place = (site, AT[0], AT[1] + part * float(need.km or 0) / 90.0)
    number = int(site[1:]) + 1
    row |= {"firm": number, "site": number, "site_id": site, "member_id": f"m{site}"}
    offers = []
    if need.kind == "cooperation" and role != "silent":
        offers = [(site, "cooperation_offered", "joint_bid")]
    if role == "offer":
        offers = [(site, "cooperation_offered", SERVICES[need.code])]
    return _lines(role, row), place, offers


def _lines(role: str, row: dict[str, Any]) -> list[dict[str, Any]]:
    """The firm's lines: one, or two that together are enough, or that each lack something."""
    size = row["capacity_low"]
    if role == "pair":
        half = {"capacity_low": 0.55 * size, "capacity_high": 0.55 * size}
        return [row | half, row | half | {"product_detail": "other"}]
    if role == "split":
        small = {"capacity_low": 0.2 * size, "capacity_high": 0.2 * size}
        return [row | small, row | {"delivery_days": 10 * row["delivery_days"]}]
    return [row]


def _missing(
    role: str, need: Need, row: dict[str, Any], product: str, dice: random.Random
) -> dict[str, Any]:
    """What a role changes of the row of a firm that is right."""
    other = "blanket" if product != "blanket" else "towel"
    nothing = dict.fromkeys(("capacity_low", "capacity_high", "min_order"), np.nan)
    elsewhere = {"product_code": other, "stages": ["spinning"], "certificate_days": np.nan}
    size = row["capacity_low"]
    return {
        "lapsed": {"certificate_days": -float(dice.randint(1, 300))},
        "never": {"certificate_days": np.nan},
        "unit": {"countable": False, **nothing},
        "small": {"capacity_low": 0.8 * float(need.quantity or 0), "capacity_high": np.nan},
        "booked": {"capacity_low": 5 * size, "capacity_high": 5 * size, "utilisation": 1.0},
        "abroad": {"country": "EG"},
        "late": {"delivery_days": float(need.days or 0) + dice.randint(1, 60)},
        "large_order": {"min_order": float(need.order or 0) * dice.uniform(1.1, 9.0)},
        "draft": {"approved": False},
        "old": {"age_days": float(dice.randint(366, 900))},
        "unstated": {"delivery_days": np.nan},
        "stage": elsewhere | {"stages": row["stages"]},
        "convert": elsewhere | {"converted_product": product, "converted": size,
                                "conversion_days": float(dice.randint(5, 60))},
        "offer": elsewhere,
        "other": elsewhere,
    }.get(role, {})  # fmt: skip


def ours(one: Case) -> list[str]:
    """The sites as they are ranked."""
    found = rank(one.need, one.lines, one.places, one.cooperation)
    return [candidate.offer.site_id for candidate in found]


def same_code(one: Case) -> list[str]:
    """The baseline: whoever states the code that is asked for, the largest capacity first."""
    rows = one.lines
    if one.need.kind == "stage":
        states = pd.Series([one.need.code in stages for stages in rows["stages"]], rows.index)
    elif one.need.kind == "cooperation":
        states = rows["site_id"].isin(set(one.cooperation["site_id"]))
    else:
        states = rows["product_code"].eq(one.need.code)
    kept = rows[states].sort_values(["capacity_low", "site_id"], ascending=[False, True])
    return list(dict.fromkeys(kept["site_id"]))


def certified_code(one: Case) -> list[str]:
    """A stricter baseline: of those, whoever has a valid certificate, where a standard applies."""
    if not products()[one.need.made].standards:
        return same_code(one)
    valid = set(one.lines.loc[one.lines["certificate_days"].ge(0), "site_id"])
    return [site for site in same_code(one) if site in valid]


def precision(listed: list[str], right: frozenset[str]) -> float:
    """Of the first five, or of as many as are right where fewer are: how many are right."""
    most = min(FIRST, len(right))
    return sum(site in right for site in listed[:most]) / most


def table() -> str:
    """Precision by kind of need, ours beside the baseline, as the document has it."""
    rows = [
        "| need | needs | sites each | right each | ours | same code | same code, certified |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    every = cases()
    for kind in (*KINDS, "all"):
        own = [one for one in every if kind in ("all", one.need.kind)]
        cells = (
            f"{len(own)}",
            f"{_mean(len(one.places) for one in own):.1f}",
            f"{_mean(len(one.right) for one in own):.1f}",
            f"{_mean(precision(ours(one), one.right) for one in own):.2f}",
            f"{_mean(precision(same_code(one), one.right) for one in own):.2f}",
            f"{_mean(precision(certified_code(one), one.right) for one in own):.2f}",
        )
        rows.append(f"| {kind} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


BEGIN, END = "<!-- precision -->", "<!-- end -->"

if __name__ == "__main__":
    before, _begin, rest = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    DOCUMENT.write_text(f"{before}{BEGIN}\n{table()}\n{END}{after}", encoding="utf-8")

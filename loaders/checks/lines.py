"""A line beside others of its kind: units nobody uses for it, capacities far from the usual."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np

from cluster_data.reference import products
from loaders.checks.answers import Answers
from loaders.checks.check import Check, Found
from loaders.checks.usual import far_from_usual
from loaders.checks.wording import unit_reasons
from loaders.values.cells import Floats
from words import N_


def of_lines() -> dict[str, Check]:
    """Slugs of a capacity that is odd for its product or its firm."""
    return {
        "unit-implausible": Check(
            "note",  # such a unit converts into no other, and that is a warning of its own
            N_("{value}: nobody states {product} in {unit}; {reason}."),
            N_("Check whether the unit or the product is that of another row."),
            ("capacity_unit", "product_code", "capacity_value"),
            N_("A wrong unit is often the sign of a wrong product."),
            points_to=("capacity_value",),
            find=_unit_implausible,
        ),
        "capacity-outlier": Check(
            "warning",
            N_(
                "{value} comes to {weekly} a week: {ratio} the middle of {count} answers for "
                "{product} {size}, {known} ({middle})."
            ),
            N_("Check unit, period and zeros; if the figure is right, let it stand and say why."),
            ("capacity_value", "capacity_unit", "capacity_period", "product_code", "employees"),
            N_("One figure with three zeros too many is larger than its whole region."),
            points_to=("capacity_value",),
            find=far_from_usual,
        ),
        "capacity-per-worker": Check(
            "warning",
            N_(
                "{value} is {each} a week for each of {people} workers; for {product} even "
                "{most} would be more than one person watches or sews."
            ),
            N_("Check unit, period and zeros, and the number of employees."),
            ("capacity_value", "capacity_unit", "capacity_period", "product_code", "employees"),
            N_("A trader’s turnover, or another unit, is not what a site can make."),
            points_to=("capacity_value",),
            find=_per_worker,
        ),
        "capacity-without-workers": Check(
            "warning",
            N_("Row {row} states a capacity of {value} and no one who works there."),
            N_("Correct the employees, or say in the remarks who makes the product."),
            ("capacity_value", "employees"),
            N_("A site without people may be a trader, whose goods another firm counts already."),
            points_to=("employees",),
            find=lambda a: Found(
                (a["capacity_value"] > 0) & (a["employees_high"] == 0), column="capacity_value"
            ),
        ),
    }


def _unit_implausible(a: Answers) -> Found:
    names = ("product_code", "capacity_unit")
    where = a.judged(names, lambda code, unit: _unsuited(code, unit) is not None)
    params = {
        "product": a.told(("product_code",), lambda code: code),
        "unit": a.told(("capacity_unit",), lambda code: code),
        "reason": a.told(names, lambda code, unit: _unsuited(code, unit) or ""),
    }
    labels = {"product": "product", "unit": "capacity_unit", "reason": "reason"}
    return Found(where, params if where.any() else {}, labels)


def _unsuited(code: str | None, unit: str | None) -> str | None:
    """The reason’s code where a unit does not suit a product; None where it may."""
    product = products().get(code or "")
    if product is None or unit is None or unit == product.unit:
        return None
    if unit in {alternative.split()[0] for alternative in product.alt_units}:
        return None
    tier = "finished" if product.tier == "adjacent" else product.tier
    return f"{tier}-{unit}" if f"{tier}-{unit}" in unit_reasons() else None


def _per_worker(a: Answers) -> Found:
    people = a["employees_high"]
    counted = a.frame["in_product_unit"].to_numpy(dtype=bool) & (people > 0)
    each = np.divide(a["capacity_per_week"], people, where=counted, out=np.zeros(len(a)))
    codes, distinct = a.factors("product_code")
    table: Floats = np.array([most_per_worker().get(code, np.inf) for code in distinct] + [np.inf])
    where = each > table[codes]
    params = {
        "each": np.round(each), "people": people, "most": table[codes],
        "product": a.told(("product_code",), lambda code: code),
    }  # fmt: skip
    return Found(where, params if where.any() else {}, {"product": "product"})


@lru_cache(maxsize=1)
def most_per_worker() -> Mapping[str, float]:
    """The most that one worker's share of a site makes in a week, by product, in its unit."""
    with Path(__file__).with_name("work_limits.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["product_code"]: float(row["most_per_worker_week"]) for row in csv.DictReader(lines)
        }

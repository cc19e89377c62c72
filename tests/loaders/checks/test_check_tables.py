"""The tables behind the checks: every row is of a known product or unit, with reason and source."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import loaders.checks
from cluster_data.reference import products
from cluster_data.survey import survey
from loaders.checks.lines import most_per_worker
from loaders.checks.wording import told, unit_reasons
from words import speaking_in

FOLDER = Path(loaders.checks.__file__).parent


@pytest.mark.parametrize("name", ["work_limits", "unit_limits"])
def test_each_row_says_why_and_from_where(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows
    assert all(cell.strip() for row in rows for cell in row.values())


def test_limits_are_of_products_there_are():
    assert set(most_per_worker()) <= set(products())
    assert all(most > 0 for most in most_per_worker().values())


def test_units_and_tiers_are_those_of_the_survey():
    units = {code.code for code in survey().code_lists["capacity_unit"].codes}
    tiers = {product.tier for product in products().values()}
    for code in unit_reasons():
        tier, _dash, unit = code.partition("-")
        assert (tier in tiers, unit in units) == (True, True), code
        with speaking_in("fr"):
            assert told(code, "reason") not in (code, unit_reasons()[code]["reason_en"])


@pytest.mark.parametrize(
    ("code", "said"), [("23", "23 times"), ("1/23", "1/23 of"), ("1200", "1,200 times"), ("x", "x")]
)
def test_a_ratio_reads_as_one(code, said):
    assert told(code, "ratio") == said

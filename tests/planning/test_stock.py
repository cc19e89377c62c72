"""Burn rates by hand, and each thing that can be wrong with a filled template."""

from __future__ import annotations

import pandas as pd
import pytest

from planning.stock import MEANINGS, TEMPLATE, burn_rates, check, own_need, template

GOOD = {
    "product_code": "mask_surg_iir", "region_code": "TN-11", "from": "2026-03-02",
    "to": "2026-03-15", "opening": 1000, "deliveries": 400, "closing": 700, "unit": "piece",
}  # fmt: skip


def filled(*changes: dict) -> pd.DataFrame:
    return pd.DataFrame([{**GOOD, **change} for change in changes])


def test_burn_and_cover_by_hand() -> None:
    """Two weeks, 1,000 + 400 − 700 = 700 used: 350 a week; 700 left last 14 days. The next week
    uses 150: 850 in 21 days, 283.33 a week; 550 left last 13.588 days."""
    first = burn_rates(filled({})).iloc[0]
    assert (first["used"], first["days"], first["burn_per_week"]) == (700, 14, 350)
    assert first["cover_days"] == 14
    later = {"from": "2026-03-16", "to": "2026-03-22", "opening": 700, "deliveries": 0}
    both = burn_rates(filled({**later, "closing": 550}, {})).iloc[0]
    assert (both["stock"], both["used"], both["days"]) == (550, 850, 21)
    assert both["burn_per_week"] == pytest.approx(850 / 3)
    assert both["cover_days"] == pytest.approx(550 / (850 / 21))
    assert str(both["as_of"]) == "2026-03-22"


def test_nothing_used_has_no_end() -> None:
    found = burn_rates(filled({"closing": 1400}))
    assert found["burn_per_week"].tolist() == [0]
    assert found["cover_days"].isna().all()


def test_the_template_is_what_is_read() -> None:
    assert list(template().columns) == list(TEMPLATE) == list(MEANINGS)
    assert check(template()).empty
    assert burn_rates(template()).empty


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"product_code": "hats"}, "There is no product with the code hats."),
        ({"region_code": "TN-99"}, "There is no region with the code TN-99."),
        ({"unit": "box"}, "Medical face mask Type IIR is counted in piece, not in box."),
        ({"from": "March"}, "“March” in the column “from” is not a day; write 2026-03-31."),
        ({"to": "2026-03-01"}, "The period ends before it begins."),
        ({"opening": "many"}, "“many” in the column “opening” is not a figure."),
        ({"deliveries": -1}, "The column “deliveries” can’t be negative."),
        (
            {"closing": 1500},
            "The stock at the end is 100 more than what was there and what came: a delivery is "
            "missing, or a count is wrong.",
        ),
    ],
)
def test_each_fault_has_a_sentence_and_its_row_is_left_out(change, sentence) -> None:
    table = filled({"region_code": "TN-61"}, change)
    found = check(table)
    assert found[["row", "sentence"]].values.tolist() == [[3, sentence]]
    assert burn_rates(table)["region_code"].tolist() == ["TN-61"]


def test_periods_must_not_overlap() -> None:
    found = check(filled({}, {"from": "2026-03-15", "to": "2026-03-20"}, {"region_code": "TN-61"}))
    assert found.values.tolist() == [
        [3, "This period overlaps another of the same product and region."]
    ]


def test_a_missing_column_stops_all() -> None:
    table = filled({}).drop(columns="closing")
    assert check(table).values.tolist() == [[1, "The column “closing” is missing."]]
    assert burn_rates(table).empty


def test_own_burn_is_a_need() -> None:
    found = own_need(burn_rates(filled({})), 3)
    assert found["week"].tolist() == [1, 2, 3]
    assert found[["low", "central", "high"]].to_numpy().tolist() == [[350.0] * 3] * 3

"""Weekly capacity by the exact definition, and the answers that share its unit and period."""

from __future__ import annotations

import numpy as np
import pytest

from loaders.capacity import weekly_factor
from tests.loaders.survey_files import read_table, slugs

HEAD = ["Company", "Country", "Product", "Capacity", "Unit", "Period"]


@pytest.mark.parametrize(
    ("period", "factor"),
    [
        ("hour", 8 * 2 * 6),
        ("shift", 2 * 6),
        ("day", 6),
        ("week", 1),
        ("month", 12 / 52),
        ("year", 1 / 52),
    ],
)
def test_factors(period, factor):
    got = weekly_factor(np.array([period], dtype=object), np.array([2.0]), np.array([6.0]))
    assert got[0] == pytest.approx(factor)


def test_an_unknown_period_has_no_weekly_figure():
    assert np.isnan(
        weekly_factor(np.array([None], dtype=object), np.array([1.0]), np.array([5.0]))
    )[0]


def _one(tmp_path, head, *cells):
    reading = read_table([head, ["A (fictive)", "MT", *cells]], tmp_path)
    assert len(reading.rows) == 1, slugs(reading)
    return reading.rows.iloc[0], slugs(reading)


def test_defaults_are_flagged_and_stated_ones_are_not(tmp_path):
    row, said = _one(tmp_path, HEAD, "FFP2 mask", "100", "pcs", "hour")
    assert row["capacity_per_week"] == 100 * 8 * 1 * 5
    assert row["shifts_assumed"]
    assert row["days_assumed"]
    assert "default-column" in said
    head = [*HEAD, "Shifts per day", "Days per week"]
    row, _said = _one(tmp_path, head, "FFP2 mask", "100", "pcs", "hour", "3", "7")
    assert row["capacity_per_week"] == 100 * 8 * 3 * 7
    assert not row["shifts_assumed"]


def test_pairs_and_pieces_follow_the_product(tmp_path):
    row, _said = _one(tmp_path, HEAD, "FFP2 mask", "100", "pairs", "week")
    assert (row["capacity_value"], row["capacity_unit"], row["in_product_unit"]) == (
        200,
        "piece",
        True,
    )
    row, _said = _one(tmp_path, HEAD, "shoe_cover", "100", "pieces", "week")
    assert (row["capacity_value"], row["capacity_unit"], row["in_product_unit"]) == (
        50,
        "pair",
        True,
    )


def test_a_unit_no_rule_converts_stands_with_a_warning(tmp_path):
    row, said = _one(tmp_path, HEAD, "bed_sheet", "100", "kg", "week")
    assert (row["capacity_unit"], row["in_product_unit"], row["capacity_per_week"]) == (
        "kg",
        False,
        100,
    )
    assert "unit-not-convertible" in said


def test_a_missing_unit_is_the_products_and_a_missing_period_is_unknown(tmp_path):
    row, said = _one(tmp_path, HEAD[:4], "mat_meltblown", "100")
    assert row["capacity_unit"] == "kg"
    assert np.isnan(row["capacity_per_week"])
    assert {"unit-assumed", "period-missing"} <= said


def test_an_unknown_unit_is_not_taken_for_the_products(tmp_path):
    row, said = _one(tmp_path, HEAD, "FFP2 mask", "100", "furlongs", "week")
    assert row["capacity_unit"] != "piece"
    assert not row["in_product_unit"]
    assert "unit-unknown" in said


def test_the_cell_wins_over_its_column(tmp_path):
    row, said = _one(tmp_path, HEAD, "mat_meltblown", "2 t/month", "kg", "week")
    assert (row["capacity_value"], row["capacity_period"]) == (2000, "month")
    assert {"unit-conflict", "period-conflict"} <= said


def test_three_digits_after_a_mark_are_thousands_of_masks_but_not_of_tonnes(tmp_path):
    row, said = _one(tmp_path, HEAD, "FFP2 mask", "1.200", "pcs", "week")
    assert row["capacity_value"] == 1200
    row, said = _one(tmp_path, HEAD, "mat_meltblown", "1.200", "t", "week")
    assert row["capacity_value"] == pytest.approx(1200)  # 1.2 t in kg
    assert "ambiguous-number" in said


def test_coordinates_do_not_settle_how_amounts_are_written(tmp_path):
    head = [*HEAD, "Latitude", "Longitude"]
    row, _said = _one(tmp_path, head, "mat_meltblown", "1.200", "kg", "week", "35.881", "14.4")
    assert (row["lat"], row["lng"], row["place_precision"]) == (35.881, 14.4, "site")
    row, _said = _one(tmp_path, head, "FFP2 mask", "1.200", "pcs", "week", "35.88", "14.4")
    assert row["capacity_value"] == 1200


def test_companions_share_unit_and_period_unless_they_say_otherwise(tmp_path):
    head = [*HEAD, "Surge capacity (emergency)", "Current output", "Stock on hand (finished)"]
    row, _said = _one(tmp_path, head, "mat_meltblown", "10", "t", "month", "20", "1 t/week", "5")
    assert row["surge_capacity_value"] == 20_000
    assert row["surge_per_week"] == pytest.approx(20_000 * 12 / 52)
    assert row["current_output_per_week"] == pytest.approx(1000)
    assert row["current_output"] == pytest.approx(1000 * 52 / 12)
    assert row["stock_finished"] == 5000


def test_ranges_keep_both_ends(tmp_path):
    row, _said = _one(tmp_path, HEAD, "FFP2 mask", "1 000-5 000", "pcs", "week")
    assert (row["capacity_per_week"], row["capacity_per_week_high"]) == (1000, 5000)


def test_thousands_said_in_the_heading(tmp_path):
    head = ["Company", "Country", "Product", "Capacity (thousand pieces/month)"]
    row, _said = _one(tmp_path, head, "FFP2 mask", "5.2")
    assert row["capacity_per_week"] == pytest.approx(1200)


def test_a_key_twice_is_never_a_sum(tmp_path):
    same = ["A (fictive)", "MT", "FFP2 mask", "100", "pcs", "week"]
    other = ["A (FICTIVE) ", "MT", "FFP2 mask", "200", "pcs", "week"]
    twice = read_table([HEAD, same, same], tmp_path)
    assert (len(twice.rows), twice.rejected) == (1, 1)
    assert "duplicate-row" in slugs(twice)
    for rows in ([same, same, other], [other, same, same]):
        reading = read_table([HEAD, *rows], tmp_path)
        assert (len(reading.rows), reading.rejected) == (0, 3)
        assert "contradicting-row" in slugs(reading)


def test_only_company_country_product_and_capacity_reject(tmp_path):
    reading = read_table(
        [[*HEAD, "Utilisation", "Employees", "Region"],
         ["", "MT", "FFP2 mask", "1", "pcs", "week", "", "", ""],
         ["B (fictive)", "Narnia", "FFP2 mask", "1", "pcs", "week", "", "", ""],
         ["C (fictive)", "MT", "", "1", "pcs", "week", "", "", ""],
         ["D (fictive)", "MT", "FFP2 mask", "?", "pcs", "week", "", "", ""],
         ["E (fictive)", "MT", "unheard of", "1", "pcs", "week", "250", "many", "Atlantis"]],
        tmp_path,
    )  # fmt: skip
    assert reading.rows["company_name"].tolist() == ["E (fictive)"]
    assert reading.rejected == 4
    assert {"company-missing", "country-unknown", "product-missing", "capacity-missing",
            "product-unmapped", "out-of-bounds", "number-unreadable",
            "region-unknown"} <= slugs(reading)  # fmt: skip
    assert reading.rows["product_code"].isna().all()

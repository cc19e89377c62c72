"""Concentration by hand and in its bounds; knock-outs against taking the lines away."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.certified import certified_lines
from planning.resilience import (
    COLUMN_OF,
    LINE_COLUMNS,
    close_border,
    concentration,
    dimension_label,
    each_in_turn,
    knock_out,
    single_points,
)
from tests.planning.supply_tables import line, lines


def lines_of(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(LINE_COLUMNS))


BASIN = lines_of(
    ("s1", "f1", "TN-11", "TN", "mask", 50.0),
    ("s2", "f1", "TN-61", "TN", "mask", 30.0),
    ("s3", "f2", "ES-CT", "ES", "mask", 20.0),
    ("s3", "f2", "ES-CT", "ES", "gown", 10.0),
    ("s4", "f3", "ES-CT", "ES", "cap", 0.0),
)


def test_hhi_by_hand() -> None:
    """Masks by site 0.5² + 0.3² + 0.2² = 0.38; by firm 0.8² + 0.2² = 0.68; by region as by site;
    by country 0.68. Gowns: one maker. Caps: nobody makes any."""
    found = concentration(BASIN).set_index(["product_code", "dimension"])
    assert found["hhi"].to_dict() == pytest.approx(
        {
            ("mask", "site"): 3800, ("mask", "firm"): 6800, ("mask", "region"): 3800,
            ("mask", "country"): 6800, **{("gown", one): 10_000 for one in COLUMN_OF},
        }
    )  # fmt: skip
    mask = found.loc[("mask", "firm")]
    assert (mask["holders"], mask["largest"], mask["largest_share"]) == (2, "f1", 0.8)
    assert mask["as_if"] == pytest.approx(10_000 / 6800)


def test_hhi_by_stage_too() -> None:
    staged = pd.concat([BASIN.assign(stage_code="sewing"), BASIN.assign(stage_code="testing")])
    staged = staged[(staged["stage_code"] == "sewing") | (staged["site_id"] == "s1")]
    found = concentration(staged, ("product_code", "stage_code"))
    by_site = found[found["dimension"] == "site"].set_index(["product_code", "stage_code"])["hhi"]
    assert by_site.to_dict() == pytest.approx(
        {("mask", "sewing"): 3800, ("mask", "testing"): 10_000, ("gown", "sewing"): 10_000}
    )


def test_a_firm_falls_out_by_hand() -> None:
    """80 of 100 masks a week gone, of 70 needed: 8 days of need every week; 20 left are short."""
    found = knock_out(BASIN, "firm", "f1", {"mask": 70.0}).set_index("product_code")
    mask, gown = found.loc["mask"], found.loc["gown"]
    assert mask[["before", "lost", "left", "share"]].tolist() == [100, 80, 20, 0.8]
    assert mask["cover_days_lost"] == pytest.approx(8)
    assert mask["short"] is True
    assert (gown["lost"], gown["short"]) == (0, None)
    assert np.isnan(gown["cover_days_lost"])
    assert found.loc["cap", "share"] == 0


def test_a_border_closes_by_hand() -> None:
    """Tunisia loses the 20 masks and 10 gowns of Spain; Spain the 80 masks of Tunisia."""
    found = close_border(BASIN, "TN", "ES", {"ES": {"mask": 20.0}})
    found = found.set_index(["seen_from", "product_code"])
    assert found["lost"].to_dict() == {
        ("TN", "mask"): 20, ("TN", "gown"): 10, ("TN", "cap"): 0,
        ("ES", "mask"): 80, ("ES", "gown"): 0, ("ES", "cap"): 0,
    }  # fmt: skip
    assert found.loc[("ES", "mask"), "short"] is False
    assert found.loc[("ES", "mask"), "cover_days_lost"] == 28


def test_single_points_of_failure_are_ranked() -> None:
    """s3 is the only maker of gowns; s1 half the masks; s2 less. With 60 masks needed the loss of
    s1 alone leaves too few (50), so it comes first."""
    assert single_points(BASIN)["code"].tolist() == ["s3", "s1", "s2"]
    first = single_points(BASIN).iloc[0]
    assert first[["products", "sole", "worst_product", "worst_share"]].tolist() == [
        2, 1, "gown", 1.0
    ]  # fmt: skip
    needed = single_points(BASIN, need_per_week={"mask": 60.0})
    assert needed["code"].tolist() == ["s1", "s3", "s2"]
    assert needed["short"].tolist() == [1, 0, 0]
    assert len(single_points(BASIN, top=1)) == 1
    assert single_points(lines_of()).empty
    assert dimension_label("border") == "border"


@st.composite
def basins(draw) -> pd.DataFrame:
    """Sites keep their firm, region and country; a region keeps its country."""
    places = [("TN-11", "TN"), ("TN-61", "TN"), ("ES-CT", "ES"), ("PT-11", "PT")]
    sites = [
        (f"s{i}", draw(st.sampled_from(["f1", "f2", "f3"])), *draw(st.sampled_from(places)))
        for i in range(draw(st.integers(1, 6)))
    ]
    rows = draw(
        st.lists(
            st.tuples(st.sampled_from(sites), st.sampled_from("mgc"), st.integers(0, 1000)),
            min_size=1,
            max_size=12,
        )
    )
    return lines_of(*((*site, product, float(size)) for site, product, size in rows))


@settings(max_examples=25, deadline=None)
@given(basins())
def test_losses_one_by_one_add_up_and_equal_taking_the_lines_away(lines) -> None:
    total = lines.groupby("product_code")["certified_per_week"].sum()
    turns = each_in_turn(lines)
    for dimension, column in COLUMN_OF.items():
        mine = turns[turns["dimension"] == dimension]
        lost = mine.groupby("product_code")["lost"].sum()
        assert lost.reindex(total.index, fill_value=0).to_dict() == total.to_dict()
        for code in lines[column].unique():
            kept = lines[lines[column] != code].groupby("product_code")["certified_per_week"].sum()
            alone = knock_out(lines, dimension, code).set_index("product_code")
            assert alone["left"].to_dict() == kept.reindex(total.index, fill_value=0).to_dict()
            listed = mine[mine["code"] == code].set_index("product_code")["lost"].to_dict()
            assert listed == {k: v for k, v in alone["lost"].items() if v > 0}


@settings(max_examples=25, deadline=None)
@given(basins())
def test_hhi_lies_in_its_bounds_and_merging_never_lowers_it(lines) -> None:
    found = concentration(lines).set_index(["product_code", "dimension"])
    assert (found["hhi"] <= 10_000 + 1e-6).all()
    assert (found["hhi"] >= 10_000 / found["holders"] - 1e-6).all()
    hhi = found["hhi"].unstack()
    for product in hhi.index:
        site, firm = hhi.loc[product, "site"], hhi.loc[product, "firm"]
        region, country = hhi.loc[product, "region"], hhi.loc[product, "country"]
        assert site <= firm + 1e-6
        assert site <= region + 1e-6 <= country + 2e-6


def test_what_lines_are_good_for_by_hand() -> None:
    """A stated range counts its low end, booked or not; a lapsed certificate, a draft and a row in
    another unit count nothing; what may not be known has a number."""
    table = lines(
        line(capacity_low=200.0, capacity_high=300.0, utilisation=0.9, firm=1),
        line(capacity_low=500.0, certificate_days=-1.0, firm=2),
        line(capacity_low=500.0, countable=False, firm=3),
        line(capacity_low=10.0, approved=False, firm=5),
        line(capacity_low=50.0, site_id=None, member_id=None, open=False, firm=4),
    )
    found = certified_lines(table)
    assert found[["site_id", "certified_per_week", "open"]].values.tolist() == [
        ["s1", 200.0, True], ["#4", 50.0, False]
    ]  # fmt: skip
    assert set(LINE_COLUMNS) <= set(found)
    assert certified_lines(table, "attested")["certified_per_week"].sum() == 750
    assert certified_lines(table, "declared")["certified_per_week"].sum() == 760
    assert certified_lines(table, "demonstrated").empty
    assert single_points(found)["code"].tolist() == ["s1", "#4"]

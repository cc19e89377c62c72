"""The lines supply is counted from: what stands, by whom it may be known, in which unit."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from cluster_data.selection import Selection
from cluster_data.store import approve, merge, withdraw
from cluster_data.store.supplying import supply_lines
from cluster_data.viewer import Viewer
from planning.lines import COLUMNS
from planning.supply import AGE_LIMIT_DAYS
from tests.store.survey_rows import ACTOR, TODAY, keep, row

MINISTRY, PUBLIC, OWN = Viewer("ministry"), Viewer(), Viewer("cluster", "TN-A")
FFP2 = Selection(products=("resp_ffp2",))


def lines(selection: Selection = FFP2, viewer: Viewer = MINISTRY) -> pd.DataFrame:
    return supply_lines(selection, viewer, TODAY)


def test_a_line_has_every_column_that_planning_reads() -> None:
    keep(
        row(
            "Alpha", capacity_value=1000.0, capacity_value_high=2000.0, capacity_per_week=1000.0,
            capacity_per_week_high=2000.0, utilisation_pct=60.0, surge_per_week=5000.0,
            surge_lead_time_days=15, stock_finished=300.0, current_output_per_week=700.0,
            certificate_expiry=TODAY + dt.timedelta(10), survey_date=TODAY - dt.timedelta(40),
        )
    )  # fmt: skip
    found = lines()
    assert set(COLUMNS) <= set(found.columns)
    (line,) = found.to_dict("records")
    expected = {
        "product_code": "resp_ffp2", "unit": "piece", "has_standard": True, "countable": True,
        "capacity_low": 1000.0, "capacity_high": 2000.0, "utilisation": 0.6, "surge": 5000.0,
        "surge_days": 15.0, "stock": 300.0, "current_output": 700.0, "approved": True,
        "age_days": 40.0, "certificate_days": 10.0, "country": "TN", "region_code": "TN-52",
        "name": "Alpha", "cluster_code": "TN-A", "listed": True, "named": True, "open": True,
        "converted_product": None,
    }  # fmt: skip
    assert {name: line[name] for name in expected} == expected


@pytest.mark.parametrize(
    "said",
    [
        {"standards_met": None},
        {"standards_met": ["EN 14683"]},
        {"certificate_expiry": None},
        {"standards_met": None, "certifications": ["iso_9001"]},
        {"product_code": "mat_meltblown", "capacity_unit": "kg"},
    ],
)
def test_no_certificate_of_the_product_no_days(said: dict[str, object]) -> None:
    keep(row("Alpha", **said))
    assert lines(Selection())["certificate_days"].isna().all()


def test_an_aged_or_lapsed_line_keeps_its_certificate_for_the_levels_to_judge() -> None:
    keep(row("Aged", survey_date=TODAY - dt.timedelta(AGE_LIMIT_DAYS + 1)),
         row("Lapsed", certificate_expiry=TODAY - dt.timedelta(1)))  # fmt: skip
    found = lines().set_index("name")
    assert found.loc["Aged", "age_days"] == AGE_LIMIT_DAYS + 1
    assert found.loc["Aged", "certificate_days"] > 0
    assert found.loc["Lapsed", "certificate_days"] == -1


def test_a_draft_is_not_approved_until_it_is() -> None:
    kept = keep(row("Alpha"), draft=True).upload_id
    assert lines()["approved"].tolist() == [False]
    assert kept
    approve(kept, ACTOR)
    assert lines()["approved"].tolist() == [True]


def test_withdrawn_lines_are_gone_and_a_later_round_stands_in() -> None:
    keep(row("Alpha", capacity_value=10.0), round_="2026-R1", date=dt.date(2026, 5, 1))
    later = keep(row("Alpha", capacity_value=20.0)).upload_id
    assert lines()["capacity_low"].tolist() == [20.0]
    assert later
    withdraw(later, "wrong file", ACTOR)
    assert lines()["capacity_low"].tolist() == [10.0]


def test_an_amount_in_another_unit_enters_nothing() -> None:
    keep(row("Alpha", capacity_unit="kg", in_product_unit=False, stock_finished=50.0,
             surge_per_week=900.0))  # fmt: skip
    (line,) = lines().to_dict("records")
    assert not line["countable"]
    amounts = ["capacity_low", "capacity_high", "surge", "stock"]
    assert all(pd.isna(line[name]) for name in amounts)


def test_a_line_belongs_to_the_product_it_can_be_converted_to() -> None:
    keep(
        row("Coats", product_code="gown_isolation", product_stated="gown",
            convertible_products=["resp_ffp2", "coverall_cat3"], converted_per_week=400.0,
            conversion_days=20),
        row("Unwilling", product_code="gown_isolation", product_stated="gown",
            convertible_products=["resp_ffp2"], willing_to_convert="no", converted_per_week=1.0),
        row("Weaver", product_code="mat_meltblown", product_stated="meltblown", capacity_unit="kg",
            convertible_products=["resp_ffp2"], converted_per_week=70.0, conversion_days=5),
    )  # fmt: skip
    found = lines().set_index("name")
    assert sorted(found.index) == ["Coats", "Weaver"]
    assert found.loc["Coats", ["converted", "conversion_days"]].tolist() == [400.0, 20.0]
    assert found.loc["Coats", "converted_unit"] == "piece"
    assert pd.isna(found.loc["Weaver", "converted"])  # stated in kilograms


def test_a_conversion_stated_in_pairs_is_told_in_the_pieces_of_its_product() -> None:
    keep(
        row("Covers", product_code="shoe_cover", product_stated="shoe cover", capacity_unit="pair",
            convertible_products=["mask_surg_iir"], converted_per_week=15_000.0,
            conversion_days=0),
        row("Gloves", product_code="gown_isolation", product_stated="gown",
            convertible_products=["shoe_cover"], converted_per_week=300.0, conversion_days=0),
    )  # fmt: skip
    found = lines(Selection()).set_index("name")["converted"]
    assert found.to_dict() == {"Covers": 30_000.0, "Gloves": 150.0}


def test_names_and_identifiers_only_for_those_entitled() -> None:
    keep(row("Open", consent_publish="public"), row("Closed"),
         row("Cluster only", consent_publish="cluster_only"))  # fmt: skip
    keep(row("Elsewhere"), cluster="TN-B")
    named = {
        str(viewer): set(lines(viewer=viewer)["name"].dropna())
        for viewer in (PUBLIC, MINISTRY, OWN)
    }
    assert named == {
        "public": {"Open"},
        "ministry": {"Open", "Closed", "Elsewhere"},
        "cluster:TN-A": {"Open", "Closed", "Cluster only"},
    }
    public = lines(viewer=PUBLIC)
    assert not public["open"].any()
    hidden = public[~public["listed"]]
    assert len(hidden) == 3
    assert hidden[["site_id", "member_id", "cluster_code", "name"]].isna().all(axis=None)
    assert public["firm"].nunique() == public["site"].nunique() == 4
    assert lines(viewer=OWN)["open"].sum() == 3
    assert public["capacity_low"].sum() == 4000.0


def test_places_and_clusters_of_the_selection() -> None:
    keep(row("Alpha"), row("Beta", region_code="TN-61"))
    keep(row("Gamma", country="ES", region_code=None), cluster="ES-A")
    assert lines(FFP2.but(regions=("TN-61",)))["name"].tolist() == ["Beta"]
    assert lines(FFP2.but(countries=("ES",)))["name"].tolist() == ["Gamma"]
    assert sorted(lines(FFP2.but(clusters=("TN-A",)))["name"]) == ["Alpha", "Beta"]


def test_a_site_held_for_one_in_two_clusters_counts_and_converts_once() -> None:
    """Both answers stand; the later one alone enters totals, its conversion too."""
    could = {"convertible_products": ["mask_surg_iir"], "converted_per_week": 50.0,
             "conversion_days": 7, "region_code": "TN-52"}  # fmt: skip
    keep(row("A", **could), date=dt.date(2026, 10, 1))
    keep(row("A sarl", capacity_value=300.0, **could), cluster="TN-B")
    assert lines(Selection())["converted_product"].notna().sum() == 2
    merge("site", "TN:a||TN-52", "TN:a sarl||TN-52", 0.95, "names alike: 96 %", ACTOR)
    found = lines(Selection()).set_index("cluster_code")
    assert found["countable"].to_dict() == {"TN-A": False, "TN-B": True}
    assert found["capacity_low"].sum() == 300.0
    assert found["converted_product"].dropna().to_dict() == {"TN-B": "mask_surg_iir"}
    assert found["firm"].nunique() == 1


def test_a_line_that_could_make_several_products_is_there_for_each() -> None:
    could = {"convertible_products": ["mask_surg_iir", "gown_isolation"],
             "converted_per_week": 50.0, "conversion_days": 7}  # fmt: skip
    keep(row("A", **could))
    found = lines(Selection())
    # the amount is stated of the first product named; of the others none is known
    assert found.set_index("converted_product")["converted"].dropna().to_dict() == {
        "mask_surg_iir": 50.0
    }
    assert sorted(found["converted_product"]) == ["gown_isolation", "mask_surg_iir"]
    assert found["countable"].sum() == 1
    assert found["capacity_low"].notna().sum() == 1
    assert found["product_code"].notna().sum() == 1
    assert found["site"].nunique() == 1
    assert lines(Selection(products=("gown_isolation",)))["converted_product"].tolist() == [
        "gown_isolation"
    ]

"""Who does which stage where: the same as counting by hand, and never one or two firms told."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from tests.store.survey_rows import TODAY, keep, row

PUBLIC, MINISTRY = Viewer(), Viewer("ministry")
EXPIRED = TODAY - dt.timedelta(days=30)
PLACES = {"TN-52": "TN", "TN-51": "TN", "ES-CT": "ES"}
MADE = [
    ("A", "TN-52", ("mask_line", "packaging"), "resp_ffp2", 100.0, True),
    ("A", "TN-51", ("mask_line",), "resp_ffp2", 50.0, False),
    ("B", "TN-51", ("mask_line",), "mask_surg_iir", 70.0, False),
    ("C", "TN-52", ("mask_line",), "resp_ffp2", 30.0, True),
    ("D", "ES-CT", ("mask_line", "nonwoven_meltblown"), "mat_meltblown", 20.0, False),
    ("E", "ES-CT", ("packaging",), "bed_sheet", 10.0, False),
    ("F", "TN-51", ("packaging",), "resp_ffp2", 10.0, True),
    ("G", "TN-51", ("packaging",), "resp_ffp2", 10.0, True),
]
"""Firm, region, stages, product, a week's capacity, whether its certificate is valid."""


@pytest.fixture
def made() -> pd.DataFrame:
    """The ledger kept, and the same lines as a table."""
    keep(
        *(
            row(
                firm, site_key=f"{PLACES[region][:2]}:{firm}||{region}", region_code=region,
                country=PLACES[region], stage_code=list(stages), product_code=product,
                capacity_per_week=amount, capacity_value=amount,
                **({} if valid else {"certificate_expiry": EXPIRED}),
                **({"capacity_unit": "kg"} if product == "mat_meltblown" else {}),
            )
            for firm, region, stages, product, amount, valid in MADE
        )
    )  # fmt: skip
    names = ["firm", "area", "stages", "product", "amount", "valid"]
    table = pd.DataFrame(MADE, columns=names).explode("stages")
    return table.assign(country=table["area"].map(PLACES))


def cover(viewer: Viewer = MINISTRY, by: str = "country", **selection: object) -> pd.DataFrame:
    found = store.stage_places(Selection().but(**selection), viewer, TODAY, by)  # type: ignore[arg-type]
    return found.set_index(["stage_code", "place"])


@pytest.mark.parametrize("by", ["country", "area"])
def test_firms_sites_and_evidence_are_those_counted_by_hand(made: pd.DataFrame, by: str) -> None:
    found = cover(by=by)
    firms = made.groupby(["stages", by])["firm"].nunique()
    assert {place: int(n) for place, n in found["n"].items() if n} == firms.to_dict()
    for told, rows in made.groupby(["stages", by]):
        proved = rows["valid"] | rows["product"].eq("mat_meltblown")
        share = rows.loc[proved, "firm"].nunique() / rows["firm"].nunique()
        assert found.loc[told, "certified_share"] == pytest.approx(share), told
        assert found.loc[told, "sites"] == len(rows)
        assert found.loc[told, "state"] == "value"


def test_capacity_is_added_only_where_a_stage_has_one_unit(made: pd.DataFrame) -> None:
    found = cover(by="all")
    assert found.loc["packaging", ""]["capacity"] == pytest.approx(130.0)
    assert found.loc["packaging", ""]["unit"] == "piece"
    assert pd.isna(found.loc["mask_line", ""]["capacity"]), "pieces and kilograms"
    assert pd.isna(found.loc["mask_line", ""]["unit"])
    assert found.loc["nonwoven_meltblown", ""]["capacity"] == pytest.approx(20.0)


def test_the_public_is_told_of_no_one_or_two_firms(made: pd.DataFrame) -> None:
    found, whole = cover(PUBLIC), cover(PUBLIC, by="all")
    assert found.loc[("packaging", "TN"), "n"] == 3
    assert found.loc[("mask_line", "ES"), "state"] == "suppressed"
    assert (
        found.loc[("mask_line", "ES"), ["n", "sites", "certified_share", "capacity"]].isna().all()
    )
    assert whole.loc["mask_line", ""]["state"] == "suppressed", "less Tunisia it tells of Spain"
    assert found.loc[("nonwoven_meltblown", "TN"), "state"] == "none"
    own = cover(Viewer("cluster", "TN-A"))
    assert own.loc[("mask_line", "TN"), "state"] == "value"


def test_one_certified_firm_of_three_is_not_told_to_the_public(made: pd.DataFrame) -> None:
    # of the three makers of masks in Tunisia two have a valid certificate
    found = cover(PUBLIC)
    assert found.loc[("mask_line", "TN"), "n"] == 3
    assert pd.isna(found.loc[("mask_line", "TN"), "certified_share"])


def test_a_selection_narrows_it(made: pd.DataFrame) -> None:
    assert set(cover(countries=("ES",)).reset_index()["place"]) == {"ES"}
    assert (
        "packaging" not in cover(products=("mask_surg_iir",)).reset_index()["stage_code"].to_list()
    )

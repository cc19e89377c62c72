"""Members: who may read a name, who may read a figure, and the way back to the cell."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from cluster_data.selection import Selection
from cluster_data.store import Actor, member, members, sites, withdraw
from cluster_data.viewer import Viewer
from tests.store.survey_rows import ACTOR, TODAY, keep, row

MINISTRY, PUBLIC = Viewer("ministry"), Viewer()
OWN, OTHER = Viewer("cluster", "TN-A"), Viewer("cluster", "ES-B")
ALL = Selection()


def names(viewer: Viewer, selection: Selection = ALL) -> list[str | None]:
    return members(selection, viewer, TODAY).table["name"].tolist()


@pytest.mark.parametrize(
    ("consent", "viewer", "listed", "named"),
    [
        ("public", MINISTRY, True, True),
        ("public", PUBLIC, True, True),
        ("public", OWN, True, True),
        ("public", OTHER, True, True),
        ("authorities_only", MINISTRY, True, True),
        ("authorities_only", PUBLIC, False, False),
        ("authorities_only", OWN, True, True),
        ("authorities_only", OTHER, False, False),
        ("cluster_only", MINISTRY, True, False),
        ("cluster_only", PUBLIC, False, False),
        ("cluster_only", OWN, True, True),
        ("cluster_only", OTHER, False, False),
        (None, MINISTRY, True, True),
        (None, PUBLIC, False, False),
    ],
)
def test_a_name_is_read_by_consent(
    consent: str | None, viewer: Viewer, listed: bool, named: bool
) -> None:
    keep(row("Alpha", consent_publish=consent))
    found = members(ALL, viewer, TODAY)
    assert len(found.table) == listed
    assert found.withheld == (not listed)
    assert found.table["name"].tolist() == (["Alpha"] if named else [None] if listed else [])


@pytest.mark.parametrize(
    ("viewer", "seen"), [(MINISTRY, True), (OWN, True), (PUBLIC, False), (OTHER, False)]
)
def test_figures_of_one_firm_are_for_ministries_and_its_cluster(viewer: Viewer, seen: bool) -> None:
    keep(row("Alpha", consent_publish="public", employees=120))
    listed = members(ALL, viewer, TODAY).table.iloc[0]
    assert listed["products"] == ["resp_ffp2"]
    assert listed["certified"] == (["resp_ffp2"] if seen else [])
    assert pd.notna(listed["employees"]) is seen
    one = member(listed["member_id"], viewer, TODAY)
    assert one is not None
    assert one.figures_visible is seen
    assert one.lines["product_code"].tolist() == ["resp_ffp2"]
    assert one.lines["capacity_per_week"].notna().tolist() == [seen]
    assert len(one.history) == len(one.certificates) // 2 == int(seen)


def test_the_strictest_answer_of_a_firm_in_two_clusters_holds() -> None:
    keep(row("Alpha", consent_publish="public"))
    keep(row("Alpha", consent_publish="cluster_only"), cluster="ES-B")
    found = members(ALL, MINISTRY, TODAY)
    assert found.table["sites"].tolist() == [2]
    assert found.table["name"].tolist() == [None]
    assert names(OWN) == ["Alpha"]
    assert names(PUBLIC) == []


def test_a_name_once_closed_is_closed_in_every_round() -> None:
    spring, summer = dt.date(2026, 3, 1), Selection(as_of=dt.date(2026, 6, 1))
    keep(row("Alpha", consent_publish="public"), round_="2026-R1", date=spring)
    assert names(PUBLIC, summer) == ["Alpha"]
    closed = keep(row("Alpha", consent_publish="cluster_only"))
    for selection in (summer, ALL, Selection(round="2026-R1")):
        assert names(PUBLIC, selection) == []
        assert names(MINISTRY, selection) == [None]
        assert names(OWN, selection) == ["Alpha"]
    withdraw(str(closed.upload_id), "wrong file", ACTOR)
    assert names(PUBLIC) == ["Alpha"]


def test_a_firm_with_a_closed_site_is_closed_in_its_other_site_too() -> None:
    keep(
        row("Alpha", consent_publish="public"),
        row("Alpha", region_code="TN-51", consent_publish="authorities_only"),
    )
    assert names(PUBLIC, Selection(regions=("TN-52",))) == []
    assert sites(ALL, PUBLIC, TODAY).table.empty
    assert sites(ALL, MINISTRY, TODAY).table["name"].tolist() == ["Alpha", "Alpha"]


def test_the_selection_narrows_the_list() -> None:
    keep(
        row("Alpha"),
        row("Beta", product_code="gown_isolation", standards_met=None),
        row("Gamma", region_code="TN-51"),
    )
    assert names(MINISTRY) == ["Alpha", "Beta", "Gamma"]
    assert names(MINISTRY, Selection(products=("resp_ffp2",))) == ["Alpha", "Gamma"]
    assert names(MINISTRY, Selection(regions=("TN-51",))) == ["Gamma"]
    assert names(MINISTRY, Selection(countries=("ES",))) == []


def test_a_line_knows_its_cell_and_its_rung() -> None:
    receipt = keep(
        row("Alpha", capacity_stated="1 000/semaine", certificate_expiry=dt.date(2026, 11, 22)),
        name="membres.xlsx",
    )
    (member_id,) = members(ALL, MINISTRY, TODAY).table["member_id"]
    one = member(member_id, MINISTRY, TODAY)
    assert one is not None
    (line,) = one.lines.to_dict("records")
    assert (line["upload_id"], line["file_name"], line["row"]) == (
        receipt.upload_id, "membres.xlsx", 2,
    )  # fmt: skip
    assert line["capacity_stated"] == "1 000/semaine"
    assert line["attested"] == 1000.0
    assert line["certified"] != line["certified"], "the certificate ended the day before"
    before = member(member_id, MINISTRY, dt.date(2026, 11, 22))
    assert before is not None
    assert before.lines["certified"].tolist() == [1000.0]


def test_history_tells_what_became_of_each_row() -> None:
    keep(row("Alpha", capacity_value=1.0), round_="2026-R1", date=dt.date(2026, 3, 1))
    keep(row("Alpha", capacity_value=2.0))
    keep(row("Alpha", capacity_value=3.0))
    gone = keep(row("Alpha", capacity_value=4.0))
    withdraw(str(gone.upload_id), "wrong", ACTOR)
    keep(row("Alpha", capacity_value=5.0, product_code="gown_isolation"), draft=True)
    (member_id,) = members(ALL, MINISTRY, TODAY).table["member_id"]
    one = member(member_id, MINISTRY, TODAY)
    assert one is not None
    told = dict(zip(one.history["capacity_per_week"], one.history["state"], strict=True))
    assert told == {
        1.0: "earlier", 2.0: "superseded", 3.0: "standing", 4.0: "withdrawn", 5.0: "draft",
    }  # fmt: skip
    assert sorted(one.lines["capacity_per_week"]) == [3.0, 5.0]


def test_a_withdrawn_firm_is_no_member() -> None:
    receipt = keep(row("Alpha"))
    (member_id,) = members(ALL, MINISTRY, TODAY).table["member_id"]
    withdraw(str(receipt.upload_id), "test", Actor("test"))
    assert members(ALL, MINISTRY, TODAY).table.empty
    assert member(member_id, MINISTRY, TODAY) is None


@pytest.mark.parametrize("junk", ["", "000000000000", "' OR 1=1 --", "x" * 500])
def test_an_unknown_member_is_none(junk: str) -> None:
    keep(row("Alpha"))
    assert member(junk, MINISTRY, TODAY) is None

"""What sites offer and seek: by whom it may be known, and where they are."""

from __future__ import annotations

import pandas as pd
import pytest

from cluster_data.selection import Selection
from cluster_data.store import withdraw
from cluster_data.store.cooperation import cooperation
from cluster_data.viewer import Viewer
from tests.store.survey_rows import ACTOR, TODAY, keep, row

MINISTRY, PUBLIC = Viewer("ministry"), Viewer()
OWN, OTHER = Viewer("cluster", "TN-A"), Viewer("cluster", "ES-B")
SAID = {"cooperation_offered": ["training", "joint_bid"], "cooperation_sought": ["testing"]}


def answers(viewer: Viewer = MINISTRY, selection: Selection | None = None) -> pd.DataFrame:
    return cooperation(selection or Selection(), viewer, TODAY)


def test_each_answer_is_a_row_with_its_site_and_place() -> None:
    keep(row("Alpha", consent_publish="public", lat=35.7, lng=10.8, **SAID))
    found = answers()
    assert list(zip(found["kind"], found["answer"], strict=True)) == [
        ("cooperation_offered", "joint_bid"),
        ("cooperation_offered", "training"),
        ("cooperation_sought", "testing"),
    ]
    first = found.iloc[0]
    assert (first["name"], first["country"], first["cluster_code"]) == ("Alpha", "TN", "TN-A")
    assert (first["lat"], first["lng"]) == pytest.approx((35.7, 10.8))
    assert found["site_id"].nunique() == found["member_id"].nunique() == 1


@pytest.mark.parametrize(
    ("consent", "viewer", "listed", "named", "opened"),
    [
        ("public", PUBLIC, True, True, False),
        ("public", OTHER, True, True, False),
        ("public", OWN, True, True, True),
        ("authorities_only", PUBLIC, False, False, False),
        ("authorities_only", MINISTRY, True, True, True),
        ("cluster_only", MINISTRY, True, False, True),
        ("cluster_only", OTHER, False, False, False),
        (None, PUBLIC, False, False, False),
    ],
)
def test_an_answer_is_read_by_consent(
    consent: str | None, viewer: Viewer, listed: bool, named: bool, opened: bool
) -> None:
    keep(row("Alpha", consent_publish=consent, **SAID))
    found = answers(viewer)
    assert bool(len(found)) == listed
    assert list(found["name"].dropna().unique()) == (["Alpha"] if named else [])
    assert found["open"].tolist() == [opened] * len(found)


def test_places_and_clusters_narrow_it_and_products_do_not() -> None:
    keep(row("Alpha", **SAID))
    assert len(answers(selection=Selection(countries=("TN",)))) == 3
    assert len(answers(selection=Selection(products=("blanket",)))) == 3
    assert answers(selection=Selection(countries=("ES",))).empty
    assert answers(selection=Selection(clusters=("ES-B",))).empty


def test_what_is_withdrawn_is_no_offer() -> None:
    receipt = keep(row("Alpha", **SAID))
    withdraw(receipt.upload_id, "wrong file", ACTOR)
    found = answers()
    assert found.empty
    assert {"site_id", "kind", "answer", "lat", "open"} <= set(found.columns)

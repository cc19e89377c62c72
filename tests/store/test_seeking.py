"""Firms that seek and offer: counted once, in the selection's places, one or two told to nobody."""

from __future__ import annotations

import pandas as pd

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from tests.store.survey_rows import TODAY, keep, row

MINISTRY, OWN, PUBLIC = Viewer("ministry"), Viewer("cluster", "TN-A"), Viewer()


def counted(viewer: Viewer, selection: Selection | None = None) -> dict[tuple[str, str], object]:
    found = store.cooperation_counts(selection or Selection(), viewer, TODAY)
    return {
        (str(kind), str(answer)): "<3" if state == "suppressed" else int(n)
        for kind, answer, state, n in found[["kind", "answer", "state", "n"]].to_numpy()
    }


def survey() -> None:
    for place, name in enumerate(("Alpha", "Beta", "Gamma")):
        keep(
            row(name, cooperation_sought=["training"], skills_needs="clean room", ),
            row(
                name, site_key=f"TN:{name}|two|", product_code="mask_surg_iir",
                cooperation_sought=["training", "joint_bid"],
                cooperation_offered=["testing"] if place else [], consent_publish="cluster_only",
            ),
            name=f"{name}.csv",
        )  # fmt: skip


def test_a_firm_with_two_sites_counts_once_and_few_are_not_told() -> None:
    survey()
    whole = counted(MINISTRY)
    assert whole["cooperation_sought", "training"] == 3
    assert whole["cooperation_offered", "testing"] == 2
    assert whole["skills_needs", "None"] == 3
    assert whole["None", "None"] == 3
    public = counted(PUBLIC)
    assert public["cooperation_sought", "training"] == 3, "unlisted firms are in the sum"
    assert public["cooperation_offered", "testing"] == "<3"
    assert counted(OWN) == whole
    assert counted(Viewer("cluster", "TN-B")) == public
    assert not any("clean room" in str(key) for key in whole), "no firm's own words"


def test_places_and_clusters_narrow_it() -> None:
    survey()
    assert counted(MINISTRY, Selection(countries=("ES",))) == {}
    assert counted(MINISTRY, Selection(clusters=("TN-B",))) == {}
    assert counted(MINISTRY, Selection(products=("gown_isolation",))) == counted(MINISTRY)


def test_nothing_said_is_no_row() -> None:
    keep(row("Alpha"))
    found = store.cooperation_counts(Selection(), MINISTRY, TODAY)
    assert isinstance(found, pd.DataFrame)
    assert found.empty

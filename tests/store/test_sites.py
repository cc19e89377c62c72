"""Sites one by one for those who may know of them; hexagons of all, never of one or two firms."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from cluster_data.selection import Selection
from cluster_data.store import Actor, NewUpload, add_cluster, commit, site_groups, sites
from cluster_data.viewer import Viewer
from exhibits import shapes
from tests.store.survey_rows import TODAY, frame, keep, row

MINISTRY, PUBLIC, OWN = Viewer("ministry"), Viewer(), Viewer("cluster", "TN-A")
FFP2 = Selection(products=("resp_ffp2",))
MONASTIR, SFAX = {"lat": 35.778, "lng": 10.8262}, {"lat": 34.74, "lng": 10.76}


def test_distance_is_on_a_great_circle_and_bounds_the_list() -> None:
    keep(row("Near", **MONASTIR), row("Far", region_code="TN-61", **SFAX), row("Nowhere"))
    centre = (MONASTIR["lat"], MONASTIR["lng"])
    found = sites(FFP2, MINISTRY, TODAY, centre=centre, km=200)
    assert found.table["name"].tolist() == ["Near", "Far"]
    assert found.table["distance_km"].tolist() == pytest.approx([0.0, 115.5], abs=0.3)
    assert sites(FFP2, MINISTRY, TODAY, centre=centre, km=50).table["name"].tolist() == ["Near"]
    assert len(sites(FFP2, MINISTRY, TODAY).table) == 3


def test_no_centre_is_no_distance() -> None:
    keep(row("Near", **MONASTIR), row("Nowhere"))
    assert sites(FFP2, MINISTRY, TODAY).table["distance_km"].isna().all()


def test_the_public_sees_consenting_sites_without_their_figures() -> None:
    keep(
        row("Open", consent_publish="public", **MONASTIR),
        row("Closed", **MONASTIR),
        row("Closed too", **MONASTIR),
    )
    found = sites(FFP2, PUBLIC, TODAY)
    assert found.table["name"].tolist() == ["Open"]
    assert found.table["capacity"].isna().all()
    assert found.table["certified"].isna().all()
    assert (found.hidden, found.together.n, found.together.capacity) == (2, 3, 3000.0)


@pytest.mark.parametrize(("viewer", "seen"), [(PUBLIC, False), (MINISTRY, True), (OWN, True)])
def test_two_firms_together_are_a_secret_of_the_public(viewer: Viewer, seen: bool) -> None:
    keep(row("Alpha", **MONASTIR), row("Beta", **MONASTIR))
    together = sites(FFP2, viewer, TODAY).together
    assert (together.n, together.capacity) == ((2, 2000.0) if seen else (None, None))
    (cell,) = site_groups(FFP2, viewer, TODAY, cell_km=50).to_dict("records")
    assert (cell["state"] == "value") is seen
    assert (not pd.isna(cell["firms"])) is seen
    assert (not pd.isna(cell["capacity"])) is seen
    assert bool(cell["families"]) is seen


def test_a_lone_suppressed_cell_is_not_told_by_what_the_others_leave() -> None:
    keep(*(row(f"M{n}", **MONASTIR) for n in range(4)), row("Alone", lat=33.0, lng=10.0),
         *(row(f"S{n}", region_code="TN-61", **SFAX) for n in range(3)))  # fmt: skip
    cells = site_groups(FFP2, PUBLIC, TODAY, cell_km=50)
    assert sorted(cells["state"]) == ["suppressed", "suppressed", "value"]
    shown = cells[cells["state"].eq("value")]
    assert (shown["sites"].tolist(), shown["capacity"].tolist()) == ([4], [4000.0])
    assert site_groups(FFP2, MINISTRY, TODAY, cell_km=50)["state"].eq("value").all()


def test_no_circle_tells_what_the_public_may_not_see() -> None:
    keep(*(row(f"M{n}", **MONASTIR) for n in range(3)), row("Far", **SFAX))
    centre = (MONASTIR["lat"], MONASTIR["lng"])
    told = [sites(FFP2, PUBLIC, TODAY, centre=centre, km=km) for km in (10, 500)]
    assert told[0].together == told[1].together
    assert told[0].hidden == told[1].hidden == 4


def test_a_firm_with_three_sites_is_one_firm() -> None:
    keep(*(row("Alpha", site_key=f"TN:alpha||{place}", **MONASTIR) for place in "abc"))
    (cell,) = site_groups(FFP2, PUBLIC, TODAY, cell_km=50).to_dict("records")
    assert cell["state"] == "suppressed"
    (seen,) = site_groups(FFP2, MINISTRY, TODAY, cell_km=50).to_dict("records")
    assert (seen["sites"], seen["firms"], seen["capacity"]) == (3, 1, 3000.0)


def test_mixed_units_are_never_added() -> None:
    keep(
        row("Alpha", **MONASTIR),
        row("Beta", product_code="mat_meltblown", capacity_unit="kg", **MONASTIR),
    )
    found = sites(Selection(), MINISTRY, TODAY)
    assert found.unit is None
    assert found.table["capacity"].isna().all()
    assert sites(FFP2, MINISTRY, TODAY).table["capacity"].tolist() == [1000.0]


def test_no_standard_is_not_uncertified() -> None:
    keep(
        row("Alpha", standards_met=None, **MONASTIR),
        row("Beta", product_code="mat_meltblown", capacity_unit="kg", **MONASTIR),
    )
    ffp2 = sites(FFP2, MINISTRY, TODAY).table["certified"].tolist()
    assert ffp2 == [False]
    assert sites(Selection(products=("mat_meltblown",)), MINISTRY, TODAY).table[
        "certified"
    ].isna().tolist() == [True]


@pytest.mark.parametrize("km", [25, 50, 100])
def test_what_is_drawn_is_what_was_counted(km: int) -> None:
    """20,000 sites fall into the same hexagons here and where they are drawn."""
    chance = np.random.default_rng(3)
    count = 20_000
    lat, lng = chance.uniform(27, 48, count), chance.uniform(-10, 42, count)
    made = frame(row("Firm"))
    rows = pd.concat([made] * count, ignore_index=True).assign(
        row=np.arange(count) + 2, lat=lat, lng=lng,
        member_key=[f"TN:firm {n}" for n in range(count)],
        site_key=[f"TN:firm {n}||TN-52" for n in range(count)],
    )  # fmt: skip
    add_cluster("TN-A", "A", "TN", Actor())
    upload = NewUpload(
        "TN-A", "capacities", "2026-R2", TODAY, "b.csv", "0" * 64, "", 1, None, "en", False,
        count, count, 0, 0,
    )  # fmt: skip
    commit(upload, rows, [], Actor())
    found = site_groups(FFP2, MINISTRY, TODAY, cell_km=km).set_index("cell")
    expected = pd.Series(
        [shapes.cell_of(a, b, km) for a, b in zip(lat, lng, strict=True)]
    ).value_counts()
    assert found["sites"].sum() == count
    assert found["sites"].to_dict() == expected.to_dict()
    middle = found.iloc[0]
    assert (middle["lat"], middle["lng"]) == pytest.approx(shapes.centre(found.index[0]))

"""The sample in a ledger: every file once, and nothing new the second time."""

import datetime as dt
import shutil

import pytest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.store import Actor
from cluster_data.viewer import Viewer
from loaders.sample import load_sample
from loaders.sample.plan import plan

pytestmark = pytest.mark.xdist_group("sample")
ACTOR = Actor("test", "manager")
TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module", autouse=True)
def ledger(tmp_path_factory, sample_ledger):
    """A ledger of these tests' own with the sample in it."""
    database = tmp_path_factory.mktemp("ledger") / "tela.duckdb"
    shutil.copy(sample_ledger, database)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TELA_DATABASE", str(database))
        yield


def test_every_part_becomes_an_upload_of_one_of_ten_clusters():
    kept = len(store.history(Viewer("ministry")))
    assert kept == sum(len(planned.parts) for planned in plan())
    listed = store.cluster_list()
    assert len(listed) == 10
    assert (listed["standing"] > 0).all()
    assert store.only_sample()


def test_rows_are_counted_as_the_plan_says_and_one_upload_is_a_draft():
    history = store.history(Viewer("ministry"))
    parts = [part for planned in plan() for part in planned.parts]
    assert history["rows_accepted"].sum() == sum(len(p.answers) + len(p.members) for p in parts)
    assert history["rows_rejected"].sum() == sum(part.rejected for part in parts)
    assert (history["state"] == "draft").sum() == 1


def test_the_public_sees_certified_ffp2_where_three_firms_make_it():
    figures = _figures(Viewer())
    states = figures.areas.set_index("area")["state"]
    for area in ("TN-52", "TN-51", "TN-61", "TN-13", "TN-21", "ES-CT"):
        assert states[area] == "value", area
    assert {"not_asked", "not_answered", "none", "suppressed", "value"} <= set(states)
    assert figures.whole.state == "value"


def test_figures_vary_enough_for_a_map_of_five_classes():
    areas = _figures(Viewer("ministry")).areas
    seen = areas.loc[(areas["state"] == "value") & (areas["value"] > 0), "value"]
    assert seen.nunique() >= 25
    assert seen.quantile(0.9) > 10 * seen.quantile(0.1)
    assert areas.loc[areas["state"] == "value", "iso2"].nunique() >= 11


def test_loading_it_again_changes_nothing():
    before = store.history(Viewer("ministry")), _figures(Viewer("ministry"))
    told = []
    assert load_sample(ACTOR, lambda share, _name: told.append(share)) == 0
    assert told == sorted(told)
    assert told[-1] == 1.0
    after = store.history(Viewer("ministry")), _figures(Viewer("ministry"))
    assert before[0].equals(after[0])
    assert before[1].areas.equals(after[1].areas)
    assert before[1].revision == after[1].revision


def _figures(viewer):
    selection = Selection(products=("resp_ffp2",), rung="certified")
    return store.region_figures(selection, viewer, "per_100k", TODAY)

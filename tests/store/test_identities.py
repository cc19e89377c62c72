"""One and the same: a merged pair counts once everywhere, and splitting restores every figure."""

from __future__ import annotations

import datetime as dt
import hashlib

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cluster_data import store
from cluster_data.errors import NotOneAndTheSame
from cluster_data.selection import Selection
from cluster_data.store.sameness import Decided, Sameness, following
from cluster_data.viewer import Viewer
from tests.store.survey_rows import ACTOR, FFP2, TODAY, frame, keep, row, upload

MINISTRY, PUBLIC = Viewer("ministry"), Viewer()
DECLARED = Selection(products=(FFP2,), rung="declared")
SPRING = dt.date(2026, 3, 1)


def member(name: str) -> str:
    return f"TN:{name.lower()}"


def site(name: str, region: str = "TN-52") -> str:
    return f"{member(name)}||{region}"


def merge(level: str, key: str, other: str) -> None:
    store.merge(level, key, other, 0.95, "names alike: 96 %", ACTOR)  # type: ignore[arg-type]


def whole() -> tuple[float | None, int | None]:
    figures = store.region_figures(DECLARED, MINISTRY, "per_100k", TODAY).whole
    return figures.capacity, figures.n


def everything() -> list[pd.DataFrame]:
    """All that could change: figures for two viewers, members, sites, who answered, rounds."""
    asked = Selection(rung="declared")
    return [
        store.region_figures(DECLARED, PUBLIC, "per_100k", TODAY).areas,
        store.region_figures(DECLARED, MINISTRY, "per_100k", TODAY).areas,
        store.members(asked, MINISTRY, TODAY).table,
        store.sites(asked, MINISTRY, TODAY).table,
        store.response(asked, MINISTRY, TODAY),
        store.round_change(asked, MINISTRY, TODAY).table,
    ]


def alike(before: list[pd.DataFrame], after: list[pd.DataFrame]) -> None:
    for one, other in zip(before, after, strict=True):
        pd.testing.assert_frame_equal(one, other)


def test_two_names_of_a_firm_count_as_one_firm() -> None:
    keep(row("A"), row("A sarl", region_code="TN-51"), row("B"))
    assert whole() == (3000.0, 3)
    merge("member", member("A"), member("A sarl"))
    assert whole() == (3000.0, 2)
    found = store.members(DECLARED, MINISTRY, TODAY).table
    assert sorted(found["sites"]) == [1, 2]
    assert store.response(DECLARED, MINISTRY, TODAY)["answered"].tolist() == [2]


def test_what_two_firms_showed_together_is_hidden_once_they_are_one() -> None:
    keep(row("A"), row("B"), row("C"))
    area = store.region_figures(DECLARED, PUBLIC, "per_100k", TODAY).areas.set_index("area")
    assert area.loc["TN-52", "state"] == "value"
    merge("member", member("A"), member("B"))
    area = store.region_figures(DECLARED, PUBLIC, "per_100k", TODAY).areas.set_index("area")
    assert area.loc["TN-52", "state"] == "suppressed"


def test_a_later_answer_under_another_name_replaces_the_earlier_one() -> None:
    keep(row("A", capacity_value=1000.0), round_="2026-R1", date=SPRING)
    keep(row("A sarl", capacity_value=1500.0))
    assert whole() == (2500.0, 2), "two names, two sites: counted twice"
    told = store.identity_preview("member", member("A"), member("A sarl"), MINISTRY, TODAY)
    assert told[["before", "after", "n_before", "n_after"]].values.tolist() == [[2500, 1500, 2, 1]]
    assert whole() == (2500.0, 2), "a preview changes nothing"
    merge("member", member("A"), member("A sarl"))
    assert whole() == (1500.0, 1)
    change = store.round_change(DECLARED, MINISTRY, TODAY).table.iloc[0]
    assert (change["same"], change["entrants"], change["leavers"]) == (500.0, 0.0, 0.0)


def test_merged_sites_make_one_firm_and_the_later_row_replaces() -> None:
    keep(row("A", capacity_value=1000.0))
    keep(row("B", region_code="TN-51", capacity_value=300.0))
    merge("site", site("A"), site("B", "TN-51"))
    assert whole() == (300.0, 1)
    assert len(store.sites(DECLARED, MINISTRY, TODAY).table) == 1


def test_names_that_arrive_later_are_still_the_same_firm() -> None:
    keep(row("A"), row("A sarl"))
    merge("member", member("A"), member("A sarl"))
    keep(row("A sarl", capacity_value=70.0), round_="2027-R1", date=dt.date(2026, 11, 20))
    assert whole() == (70.0, 1)


def test_the_preview_of_a_file_knows_what_is_one() -> None:
    keep(row("A", capacity_value=1000.0), row("A sarl", region_code="TN-51"))
    merge("site", site("A"), site("A sarl", "TN-51"))
    before = whole()[0]
    arriving = [(upload(), frame(row("A sarl", region_code="TN-51", capacity_value=10.0)))]
    told = store.preview(arriving, MINISTRY, TODAY)
    assert told["after"].sum() - told["before"].sum() == 10.0 - (before or 0)


def test_the_preview_of_a_file_counts_merges_that_keeping_it_makes() -> None:
    keep(row("A", capacity_value=1000.0))
    arriving = [(upload(), frame(row("A sarl", capacity_value=1500.0)))]
    pair = store.Pair("member", member("A"), member("A sarl"))
    for merges, after in (((), 2500.0), ((pair,), 1500.0)):
        told = store.preview(arriving, MINISTRY, TODAY, merges)
        assert told[["before", "after"]].values.tolist() == [[1000.0, after]]
    assert whole() == (1000.0, 1)


def test_the_strictest_consent_of_two_names_holds() -> None:
    keep(row("A", consent_publish="cluster_only"), round_="2026-R1", date=SPRING)
    keep(row("A sarl", consent_publish="public", region_code="TN-51"))
    assert store.members(DECLARED, PUBLIC, TODAY).table["name"].tolist() == ["A sarl"]
    merge("member", member("A sarl"), member("A"))
    assert store.members(DECLARED, PUBLIC, TODAY).table.empty


def test_a_merged_roster_asks_one_firm() -> None:
    keep(row("A"))
    keep(row("A sarl"), row("C"), kind="roster")
    assert store.response(DECLARED, MINISTRY, TODAY)["asked"].tolist() == [3]
    merge("member", member("A"), member("A sarl"))
    found = store.response(DECLARED, MINISTRY, TODAY)
    assert found[["asked", "answered", "silent"]].values.tolist() == [[2, 1, 1]]
    told = store.identity_preview("member", member("A"), member("C"), MINISTRY, TODAY)
    assert told.empty, "who only was asked is in no total"


def test_the_identifier_of_the_firm_that_stays_is_the_same() -> None:
    keep(row("A"), row("B"))
    before = store.members(DECLARED, MINISTRY, TODAY).table.set_index("name")["member_id"]
    merge("member", member("A"), member("B"))
    (left,) = store.members(DECLARED, MINISTRY, TODAY).table["member_id"]
    assert left == before["A"]
    found = store.member(before["B"], MINISTRY, TODAY)
    assert found is not None, "links to the other name lead to the same firm"
    assert found.member_id == left


def test_a_merged_firm_shows_the_lines_certificates_and_history_of_both() -> None:
    keep(row("A", capacity_value=1.0), round_="2026-R1", date=SPRING)
    keep(row("B", capacity_value=2.0), row("B", region_code="TN-51", capacity_value=3.0))
    merge("member", member("A"), member("B"))
    (found,) = store.members(DECLARED, MINISTRY, TODAY).table["member_id"]
    one = store.member(found, MINISTRY, TODAY)
    assert one is not None
    assert sorted(one.lines["capacity_per_week"]) == [2.0, 3.0]
    told = dict(zip(one.history["capacity_per_week"], one.history["state"], strict=True))
    assert told == {1.0: "earlier", 2.0: "standing", 3.0: "standing"}
    assert set(one.certificates["code"]) == {"EN 149", "iso_13485"}
    assert len(one.sites) == 2


def test_splitting_restores_members_and_sites_exactly() -> None:
    keep(row("A"), row("A", region_code="TN-51"), round_="2026-R1", date=SPRING)
    keep(row("B", capacity_value=5.0), row("B", region_code="TN-51", capacity_value=6.0), row("C"))
    before = everything()
    merge("member", member("A"), member("B"))
    assert whole() == (1011.0, 2)
    store.split("member", member("B"), member("A"), "two firms after all", ACTOR)
    alike(before, everything())


def test_a_site_can_be_split_alone_from_what_a_merge_of_firms_joined() -> None:
    keep(row("A"), row("B"))
    merge("member", member("A"), member("B"))
    assert whole() == (1000.0, 1)
    store.split("site", site("A"), site("B"), "two halls", ACTOR)
    assert whole() == (2000.0, 1)


def test_merging_again_after_a_split_is_the_same_merge() -> None:
    keep(row("A"), row("B"))
    merge("member", member("A"), member("B"))
    store.split("member", member("A"), member("B"), "", ACTOR)
    merge("member", member("A"), member("B"))
    assert whole() == (1000.0, 1)


def test_a_no_is_remembered_for_all_names_of_the_firm() -> None:
    keep(row("A"), row("B"), row("C"))
    store.distinct("site", site("B"), site("C"), "neighbours", ACTOR)
    merge("member", member("A"), member("B"))
    same = store.sameness()
    assert same.refused("member", member("A"), member("C"))
    assert not same.refused("member", member("A"), "TN:d")
    assert whole() == (2000.0, 2)


@pytest.mark.parametrize(
    ("action", "pair"),
    [
        ("merge", ("A", "A")), ("merge", ("A", "nobody")), ("split", ("A", "B")),
        ("merge", ("A", "joined")), ("distinct", ("A", "A")),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_and_leaves_no_revision(
    action: str, pair: tuple[str, str]
) -> None:
    keep(row("A"), row("B"), row("joined"))
    merge("member", member("A"), member("joined"))
    before = store.edition()
    keys = (member(pair[0]), member(pair[1]))
    decide = store.split if action == "split" else store.distinct if action == "distinct" else None
    with pytest.raises(NotOneAndTheSame):
        decide("member", *keys, "", ACTOR) if decide else merge("member", *keys)
    assert store.edition() == before


def test_each_decision_is_a_revision_with_its_reason() -> None:
    keep(row("A"), row("B"), row("C"), row("D"))
    revision = int(store.edition().split(".")[1])
    merged = store.merge_all(
        [
            store.Pair("member", member("A"), member("nobody"), 0.99, "no such firm"),
            store.Pair("member", member("A"), member("B"), 0.97, "same tax number"),
            store.Pair("member", member("B"), member("A"), 0.97, "said already"),
            store.Pair("member", member("C"), member("D"), 0.92, "names alike: 97 %"),
        ],
        ACTOR,
    )
    assert merged == 2
    assert int(store.edition().split(".")[1]) == revision + 2
    listed = store.identity_list(MINISTRY)
    told = listed[["level", "name", "other_name", "action", "score", "reason"]].values.tolist()
    assert told == [
        ["member", "C", "D", "merge", 0.92, "names alike: 97 %"],
        ["member", "A", "B", "merge", 0.97, "same tax number"],
    ]
    assert store.identity_list(PUBLIC).empty


def test_only_names_that_may_be_read_are_known_to_a_viewer() -> None:
    keep(row("Own", consent_publish="cluster_only"))
    keep(row("Open", consent_publish="public"), row("Shut", consent_publish="cluster_only"),
         row("Unsaid", consent_publish=None), cluster="ES-B")  # fmt: skip
    keep(row("Silent"), kind="roster", cluster="ES-B")

    def names(viewer: Viewer) -> list[str]:
        return sorted(store.known_sites(viewer)["company_name"])

    assert names(Viewer("cluster", "TN-A")) == ["Open", "Own"]
    assert names(MINISTRY) == ["Open", "Silent", "Unsaid"]
    assert names(PUBLIC) == ["Open"]


def test_a_cluster_reads_of_a_shared_firm_only_what_it_was_told_itself() -> None:
    keep(row("A", employees=10, consent_publish="cluster_only"), cluster="ES-B")
    keep(row("A", employees=7, region_code="TN-51", product_code="gown_isolation",
             standards_met=None, consent_publish="cluster_only"))  # fmt: skip
    own = store.members(Selection(), Viewer("cluster", "TN-A"), TODAY).table.iloc[0]
    assert (own["employees"], own["sites"], own["areas"]) == (7, 1, ["TN-51"])
    assert own["products"] == ["gown_isolation"]
    assert own["certified"] == []


def test_nobody_can_try_a_name_against_an_identifier() -> None:
    keep(row("A"))
    (found,) = store.members(DECLARED, MINISTRY, TODAY).table["member_id"]
    assert found != hashlib.md5(member("A").encode()).hexdigest()[:12]
    store.withdraw(store.history(MINISTRY)["upload_id"].iloc[0], "", ACTOR)
    keep(row("A", capacity_value=2.0))
    assert store.members(DECLARED, MINISTRY, TODAY).table["member_id"].tolist() == [found]


KEYS = "abcdef"
SITES = [(f"TN:{key}", f"TN:{key}|{name}|TN-52") for key in KEYS for name in ("", "2")]
STEP = st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS), st.sampled_from(["member", "site"]))


@settings(max_examples=60, deadline=None)
@given(st.lists(STEP, max_size=6), STEP)
def test_a_merge_and_its_split_leave_every_key_where_it_was(
    before: list[tuple[str, str, str]], last: tuple[str, str, str]
) -> None:
    same = Sameness()
    for number, step in enumerate(before, start=1):
        same = same.but(following(same, _merge_of(step, number), SITES))
    kept = {(level, key): kept for level, key, kept in same.rows()}
    made = following(same, _merge_of(last, 50), SITES)
    merged = same.but(made)
    if made:
        assert merged.are_one(made[0].level, made[0].key, made[0].other_key)
        split = Decided(51, "split", made[0].level, made[0].other_key, made[0].key)
        merged = merged.but(following(merged, split, SITES))
    assert {(level, key): kept for level, key, kept in merged.rows()} == kept


@settings(
    max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_totals_after_a_split_are_totals_before_the_merge(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path_factory.mktemp("ledger") / "tela.duckdb"))
    for round_, date in (("2026-R1", SPRING), ("2026-R2", dt.date(2026, 11, 1))):
        names = data.draw(st.sets(st.sampled_from("ABCD"), min_size=2))
        keep(*(
            row(name, region_code=region, capacity_value=float(data.draw(st.integers(1, 9))))
            for name in sorted(names) for region in ("TN-52", "TN-51")
        ), round_=round_, date=date)  # fmt: skip
    found = sorted(store.known_sites(MINISTRY)["site_key"])
    one, other = data.draw(st.lists(st.sampled_from(found), min_size=2, max_size=2, unique=True))
    before = everything()
    merge("site", one, other)
    store.split("site", one, other, "no", ACTOR)
    alike(before, everything())


def _merge_of(step: tuple[str, str, str], revision: int) -> Decided:
    one, other, level = step
    if level == "member":
        return Decided(revision, "merge", "member", f"TN:{one}", f"TN:{other}")
    return Decided(revision, "merge", "site", f"TN:{one}||TN-52", f"TN:{other}|2|TN-52")


def test_a_site_that_two_clusters_report_counts_once_when_held_for_one() -> None:
    keep(row("A", capacity_value=1000.0), row("B"), date=dt.date(2026, 10, 1))
    keep(row("A", capacity_value=1200.0), cluster="ES-B")
    assert whole() == (3200.0, 2)
    before = everything()
    told = store.identity_preview("site", site("A"), site("A"), MINISTRY, TODAY)
    assert told[["before", "after"]].values.tolist() == [[3200.0, 2200.0]]
    merge("site", site("A"), site("A"))
    assert whole() == (2200.0, 2)
    answered = store.response(DECLARED, MINISTRY, TODAY).set_index("cluster_code")["answered"]
    assert answered.to_dict() == {"TN-A": 2, "ES-B": 1}, "it answered both"
    with pytest.raises(NotOneAndTheSame):
        merge("site", site("A"), site("A"))
    store.split("site", site("A"), site("A"), "two halls", ACTOR)
    alike(before, everything())


def test_sites_merged_across_clusters_count_once() -> None:
    keep(row("A", capacity_value=1000.0))
    keep(row("A sarl", capacity_value=1200.0), cluster="ES-B", date=dt.date(2026, 10, 1))
    merge("site", site("A sarl"), site("A"))
    assert whole() == (1000.0, 1), "the later answer counts"

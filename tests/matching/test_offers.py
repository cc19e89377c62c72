"""Matches of a file on its way in, and pairs offered for a person to decide."""

from __future__ import annotations

import pandas as pd
import pytest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from loaders.matching import AUTOMATIC, Match, arriving, compare, merge_automatic, offers, told
from tests.store.survey_rows import ACTOR, TODAY, frame, keep, row

MINISTRY, OWN, OTHER = Viewer("ministry"), Viewer("cluster", "TN-A"), Viewer("cluster", "ES-B")
TAX = "1234567/A/M/000"


@pytest.fixture(autouse=True)
def ledger(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELA_DATABASE", f"{tmp_path}/tela.duckdb")


def matches(*rows: dict[str, object], cluster: str = "TN-A") -> list[Match]:
    return arriving(frame(*rows), cluster)


def firms() -> int:
    return len(store.members(Selection(rung="declared"), MINISTRY, TODAY).table)


def test_a_firm_typed_another_way_is_one_with_its_reason_kept() -> None:
    keep(row("Société Balimu Tissage SARL", city="Monastir"))
    arrived = row("Balimu Tissage", city="Monastir")
    found = matches(arrived)
    assert [match.automatic for match in found] == [True]
    keep(arrived)
    assert firms() == 2
    assert merge_automatic(found, ACTOR) == 1
    assert firms() == 1
    listed = store.identity_list(MINISTRY).iloc[0]
    assert listed["reason"] == "names alike: 100%, both in Monastir"
    assert listed["score"] >= AUTOMATIC
    store.split("member", listed["key"], listed["other_key"], "no", ACTOR)
    assert firms() == 2
    assert merge_automatic(matches(row("Balimu Tissage", city="Monastir")), ACTOR) == 0


def test_a_tax_number_speaks_louder_than_a_name_in_another_script() -> None:
    keep(row("Société Zaytouna Textile SARL", company_id=TAX, city="Sfax"))
    (match,) = matches(row("شركة الزيتونة للنسيج", company_id="TN 1234567 A/M/000", city="صفاقس"))
    assert match.automatic
    assert match.reasons[:2] == (
        "same tax or register number", "names alike across scripts: 89%"
    )  # fmt: skip
    assert "both in Sfax" in match.reasons


def test_a_likely_pair_is_asked_about_and_told_in_a_sentence() -> None:
    keep(row("Balimu Confection", city="Sfax"))
    found = matches(row("Balimou Konfection", city="Sfax"))
    assert [match.automatic for match in found] == [False]
    (sentence,) = told(found)
    assert sentence == (
        "“Balimou Konfection” and “Balimu Confection”: names alike: 87%, both in Sfax"
    )


@pytest.mark.parametrize(
    "other",
    [
        {"company": "Balimu Confection"},  # another trade
        {"company": "Balimu Tissage 2"},
        {"company": "Gachazi Tissage"},
    ],
)
def test_neighbours_stay_apart(other: dict[str, str]) -> None:
    keep(row("Balimu Tissage", city="Sfax"))
    assert not any(match.automatic for match in matches(row(other["company"], city="Sfax")))


def test_two_that_stand_in_one_file_are_asked_about() -> None:
    keep(row("Balimu Tissage", city="Sfax"))
    twice = (row("Balimu Tissage", city="Sfax"), row("Balimu Tissage SARL", city="Sfax"))
    assert [match.automatic for match in matches(*twice)] == [False]


def test_two_that_match_as_well_are_asked_about() -> None:
    keep(row("Balimu Tissage SARL", city="Sfax"), row("Balimu Tissage SA", city="Sfax"))
    found = matches(row("Balimu Tissage", city="Sfax"))
    assert [match.automatic for match in found] == [False]


def test_a_firm_with_a_site_elsewhere_is_offered_as_a_firm() -> None:
    keep(row("Balimu Tissage SARL", company_id=TAX))
    (match,) = matches(row("Balimu Tissage", company_id=TAX, region_code="TN-51"))
    assert match.pair.level == "member"
    assert match.automatic


def test_different_tax_numbers_keep_two_firms_apart() -> None:
    keep(row("Balimu Tissage", company_id=TAX, city="Sfax"))
    assert matches(row("Balimu Tissage SARL", company_id="7654321/B/M/000", city="Sfax")) == []


def test_a_members_number_in_a_list_is_no_tax_number() -> None:
    keep(row("Balimu Tissage", company_id="TN-0042"))
    assert matches(row("Kordan Bonneterie", company_id="TN-0042")) == []


def test_offers_go_to_those_who_may_read_both_names() -> None:
    keep(row("Balimu Tissage", city="Sfax", consent_publish="public"))
    keep(row("Balimu Tissage SARL", city="Sfax", consent_publish="public"), cluster="ES-B")
    keep(row("Balimu Tissages", city="Sfax", consent_publish="cluster_only"), cluster="IT-C")
    assert offers(Viewer()).empty
    for viewer in (MINISTRY, OWN, OTHER):
        found = offers(viewer)
        assert found[["name", "other_name"]].values.tolist() == [
            ["Balimu Tissage", "Balimu Tissage SARL"]
        ]
        assert set(found.iloc[0][["cluster_code", "other_cluster"]]) == {"TN-A", "ES-B"}
    assert len(offers(Viewer("cluster", "IT-C"))) == 2


@pytest.mark.parametrize("decision", ["merge", "distinct"])
def test_what_is_decided_is_not_offered_again(decision: str) -> None:
    keep(row("Balimu Confection", city="Sfax"), row("Balimou Confections", city="Sfax"))
    (offer,) = offers(MINISTRY).to_dict("records")
    pair = offer["level"], offer["key"], offer["other_key"]
    if decision == "merge":
        store.merge(*pair, offer["score"], "seen", ACTOR)
    else:
        store.distinct(*pair, "neighbours", ACTOR)
    assert offers(MINISTRY).empty


def test_every_pair_of_a_list_is_told_once() -> None:
    names = ["Balimu Tissage", "Balimu Tissage SARL", "Kordan", "Kordan SA"]
    sites = pd.DataFrame([row(name, city="Sfax") for name in names])
    found = compare(sites, sites)
    likely = found[found["score"] >= AUTOMATIC]
    assert sorted(zip(likely["left"], likely["right"], strict=True)) == [(0, 1), (2, 3)]


def test_one_number_under_two_names_is_asked_about() -> None:
    keep(row("Balimu Tissage", company_id=TAX, city="Sfax"))
    found = matches(row("Kordan Bonneterie", company_id=TAX, city="Sfax"))
    assert [match.automatic for match in found] == [False]


def test_a_number_that_everybody_states_is_nobodys() -> None:
    names = ("Balimu", "Kordan", "Gachazi", "Mefoulo", "Zitara")
    keep(*(row(name, company_id=TAX, city="Sfax") for name in names))
    assert matches(row("Dousseni", company_id=TAX, city="Sfax")) == []


def test_two_of_one_file_that_match_one_firm_are_asked_about() -> None:
    keep(row("Balimu Tissage", city="Sfax"))
    twice = row("Sté Balimu Tissage", city="Sfax"), row("Balimu Tissage SARL", city="Sfax")
    assert [match.automatic for match in matches(*twice)] == [False, False]


def test_a_no_to_two_firms_keeps_a_third_name_from_joining_them() -> None:
    keep(row("Balimu Tissage"), row("Balimu Tissages"), row("Balimu"))
    one, other, third = ("TN:balimu tissage", "TN:balimu tissages", "TN:balimu")
    store.distinct("member", one, other, "neighbours", ACTOR)
    pairs = [
        store.Pair("member", one, third, 0.95, ""),
        store.Pair("member", other, third, 0.95, ""),
    ]
    assert store.merge_all(pairs, ACTOR) == 1


@pytest.mark.parametrize(
    "name", ["!!!", "🧵", "٣٣٣", "9" * 5000, "x" * 30_000, "ش.م.م", "SARL", "_(*"]
)
def test_strange_names_match_nothing_and_raise_nothing(name: str) -> None:
    keep(row("Balimu Tissage"), row(name, member_key="TN:?", site_key="TN:?||TN-52"))
    assert not any(match.automatic for match in matches(row("Kordan", city="Sfax")))
    assert not any(match.automatic for match in matches(row(f"{name} {name}")))


def test_a_site_that_two_clusters_report_is_offered_to_the_ministry_once() -> None:
    keep(row("Balimu Tissage", city="Sfax"))
    keep(row("Balimu Tissage", city="Sfax"), cluster="ES-B")
    assert offers(OWN).empty, "the other cluster's word is not for its eyes"
    (offer,) = offers(MINISTRY).to_dict("records")
    assert (offer["level"], offer["cluster_code"], offer["other_cluster"]) == (
        "site", "TN-A", "ES-B",
    )  # fmt: skip
    assert offer["key"] == offer["other_key"]
    store.merge("site", offer["key"], offer["other_key"], offer["score"], "seen", ACTOR)
    assert offers(MINISTRY).empty
    listed = store.identity_list(MINISTRY).iloc[0]
    assert {listed["cluster_code"], listed["other_cluster"]} == {"TN-A", "ES-B"}

"""The benchmark page on the sample: its answer, peers by reason, who is told what, the report."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from pages.benchmark import exhibits, wording
from pages.benchmark.compared import borders, compared
from pages.benchmark.view import read
from planning.peers import REASONS, Peer
from shell.decks import unpack
from shell.state import State
from tests.pages.opening import open_page
from tests.pages.opening import said_with_html as said
from tests.pages.test_outages import TODAY

pytestmark = pytest.mark.usefixtures("sample")
opened = partial(open_page, "benchmark")
MINISTRY, PUBLIC = Viewer("ministry"), Viewer()


def state(viewer: Viewer = MINISTRY, selection: Selection | None = None, **own: str) -> State:
    return State("benchmark", selection or Selection(), "en", viewer, own)


def figure(asked: State, name: str = "figure") -> Any:
    return exhibits.exhibits(asked)[name]()


def test_without_a_cluster_it_opens_on_all_of_them() -> None:
    app = opened()
    assert "Certified share: no cluster is surely ahead of another, of 10" in said(app)
    assert "247 firms, of 279 asked" in said(app)
    assert "Peers" not in said(app)


@pytest.mark.parametrize(
    ("language", "label", "peers"),
    [
        (
            "en",
            "Label of excellence: bronze, awarded on 22 January 2026",
            "28 firms answered, 48 here",
        ),
        (
            "fr",
            "Label d’excellence\u202f: bronze, attribué le 22 janvier 2026",
            "28 entreprises ont répondu, 48 ici",
        ),
    ],
)
def test_a_cluster_is_held_against_its_peers(language: str, label: str, peers: str) -> None:
    app = opened(of="DEMO-TN", lang=language)
    text = said(app)
    assert label in text
    assert peers in text
    assert len(app.get("plotly_chart")) == 1


def test_nobody_is_given_a_label_that_is_not_known() -> None:
    assert "No label of excellence known" in said(opened(of="DEMO-JO"))
    assert "lapsed on 17 May 2025 (fictive)" in said(opened(of="DEMO-TR"))


def test_the_viewers_own_cluster_or_the_only_one_selected_is_the_one_in_question() -> None:
    assert read(state(Viewer("cluster", "DEMO-FR"))).own == "DEMO-FR"
    assert read(state(selection=Selection(clusters=("DEMO-IT",)))).own == "DEMO-IT"
    assert read(state(of="nobody")).own == ""
    # whatever is selected, all are compared
    assert len(figure(state(selection=Selection(clusters=("DEMO-IT",)))).table) == 10


@pytest.mark.parametrize("reason", REASONS)
def test_peers_are_said_with_a_reason_and_stand_after_the_cluster(reason: str) -> None:
    asked = state(of="DEMO-FR", pr=reason)
    table, chosen = figure(asked).table, read(asked).peers
    assert chosen
    assert table["cluster"].iloc[0] == "DEMO-FR"
    assert set(table["cluster"][1 : 1 + len(chosen)]) == {peer.code for peer in chosen}
    assert (table["reason"] != "").sum() == len(chosen)
    for peer in chosen:
        assert wording.because(peer) in set(table["reason"])


def test_countries_that_border_are_told_from_their_regions() -> None:
    assert {"FR", "PT"} <= borders()["ES"]
    assert "IT" in borders()["FR"]
    assert "TN" not in borders()["IT"], "the sea is no border"
    assert wording.because(Peer("x", "near", "FR", "ES")) == "in Spain, which borders on France"
    assert wording.because(Peer("x", "near", "FR", "FR")) == "in France too"


def test_places_are_ranges_and_told_of_nobody_kept_back() -> None:
    for viewer in (MINISTRY, PUBLIC):
        table = compared(Selection(products=("resp_ffp3",)), viewer, TODAY).table
        shown = table[table["best"].notna()]
        assert (shown["best"] <= shown["worst"]).all()
        assert (shown["worst"] <= shown["ranked"]).all()
        hidden = table[table["state"].eq("suppressed")]
        assert hidden[["value", "low", "high", "n", "best"]].isna().all(axis=None)
        assert hidden.empty == (viewer == MINISTRY)


def test_skills_are_shown_by_country_or_stage_and_small_counts_are_not() -> None:
    seen = figure(state(o="training"), "training")
    assert seen.title.startswith("Most sought: ")
    assert "firms offer training" in seen.title
    assert any("anglais commercial" in note for note in seen.notes)
    assert "mask_line" in set(figure(state(tb="stage"), "training").table["place"])
    assert "TN-52" in set(figure(state(tb="region"), "training").table["place"])
    public = figure(state(PUBLIC), "training").table
    told = public[public["state"].eq("value")]
    assert (told["n"] >= 3).all()
    assert (public["state"] == "suppressed").any()


def test_training_is_a_part_of_its_own() -> None:
    app = opened(o="training")
    assert "Most sought: " in said(app)
    assert len(app.get("plotly_chart")) == 1
    french = opened(o="training", lang="fr")
    assert "La plus recherchée" in said(french)


def test_the_round_report_is_one_link_away_and_holds_both_figures() -> None:
    app = opened(of="DEMO-TN", w="2026-R2")
    links = [one.proto for one in app.get("page_link") if "Round report" in one.proto.label]
    packed = links[0].query_string.split("deck=")[1].split("&")[0]
    deck = unpack(packed, frozenset({"map", "quality", "products", "overview", "benchmark"}))
    assert deck.brief == ("round", "DEMO-TN~2026-R2")
    of_this_page = [item.figure for item in deck.items if item.page == "benchmark"]
    assert of_this_page == ["figure", "training"]

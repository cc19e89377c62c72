"""Questions kept: once each, by who may, without touching what stands; lines as of a revision."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace

import pytest

from cluster_data import store
from cluster_data.errors import NotAllowed
from cluster_data.selection import Selection
from cluster_data.store import Asked, approve, merge, withdraw
from cluster_data.store.snapshot import snapshot
from cluster_data.viewer import Viewer
from tests.store.survey_rows import ACTOR, FFP2, TODAY, keep, row

MINISTRY, OWN = Viewer("ministry"), Viewer("cluster", "TN-A")
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
ONE = Asked(3, NOON, "ministry", "a" * 64, "b" * 64, '{"form":1}')
LINES = Selection(products=(FFP2,))


def capacity(revision: int, viewer: Viewer = MINISTRY) -> list[float]:
    found = store.supply_lines_at(LINES, viewer, TODAY, revision)
    return sorted(found["capacity_low"].dropna())


def test_a_question_is_kept_once_and_read_back() -> None:
    assert store.keep_question(ONE) == "Q00001"
    assert store.keep_question(replace(ONE, told="c" * 64, at=NOON + dt.timedelta(1))) == "Q00001"
    assert store.keep_question(replace(ONE, asked="d" * 64)) == "Q00002"
    kept = store.question_kept(" q00001", MINISTRY)
    assert (kept.question_id, kept.record, kept.at) == ("Q00001", ONE.record, NOON)
    listed = store.questions_kept(MINISTRY)
    assert [one.question_id for one in listed] == ["Q00002", "Q00001"]
    assert len(store.questions_kept(MINISTRY, most=1)) == 1


def test_the_public_keeps_and_reads_none_and_a_cluster_its_own() -> None:
    with pytest.raises(NotAllowed):
        store.keep_question(replace(ONE, role="public"))
    store.keep_question(ONE)
    store.keep_question(replace(ONE, role=str(OWN), asked="d" * 64))
    assert store.questions_kept(Viewer()) == ()
    assert [one.role for one in store.questions_kept(OWN)] == ["cluster:TN-A"]
    assert len(store.questions_kept(MINISTRY)) == 2
    for viewer in (OWN, Viewer()):
        with pytest.raises(store.UnknownQuestion):
            store.question_kept("Q00001", viewer)


def test_keeping_one_is_no_revision_and_renews_no_copy() -> None:
    keep(row("Alpha"))
    edition, copy = store.edition(), snapshot()
    store.keep_question(ONE)
    assert store.edition() == edition
    assert snapshot() is copy
    assert store.revision() == copy.revision


def test_of_two_who_keep_at_once_each_has_a_number() -> None:
    found: list[str] = []

    def ask(number: int) -> None:
        found.append(store.keep_question(replace(ONE, asked=str(number))))

    askers = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert sorted(found) == ["Q00001", "Q00002", "Q00003", "Q00004"]


def test_lines_of_a_revision_stay_as_they_were() -> None:
    """Corrections, drafts approved, withdrawals and merges after it change nothing of it."""
    keep(row("Alpha", capacity_value=10.0), row("Alfa", capacity_value=7.0))
    draft = keep(row("Beta", capacity_value=5.0), draft=True, name="b.csv").upload_id
    then = store.revision()
    before = store.supply_lines_at(LINES, MINISTRY, TODAY, then)
    assert draft
    approve(draft, ACTOR)
    later = keep(row("Alpha", capacity_value=99.0), name="c.csv").upload_id
    assert later
    withdraw(draft, "wrong", ACTOR)
    merge("member", "TN:alpha", "TN:alfa", None, "one firm", ACTOR)
    assert capacity(store.revision()) != [5.0, 7.0, 10.0]
    again = store.supply_lines_at(LINES, MINISTRY, TODAY, then)
    assert again.equals(before)
    assert sorted(again["approved"]) == [False, True, True]
    assert capacity(0) == []


def test_lines_of_a_revision_bear_no_names() -> None:
    keep(row("Alpha", consent_publish="public"))
    then = store.revision()
    keep(row("Alpha", consent_publish="cluster_only", capacity_value=2.0))
    found = store.supply_lines_at(LINES, MINISTRY, TODAY, then)
    assert found["name"].isna().all()
    assert found["site_id"].notna().all()


def test_a_revision_that_is_not_there_is_a_sentence() -> None:
    for revision in (-1, 10):
        with pytest.raises(store.UnknownRevision):
            store.supply_lines_at(LINES, MINISTRY, TODAY, revision)

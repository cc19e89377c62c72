"""Needs and offers: posted once right, answered, closed, opened again, expired; who may what."""

from __future__ import annotations

import datetime as dt
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from cluster_data import store
from cluster_data.errors import NotAllowed
from cluster_data.selection import Selection
from cluster_data.store import NewPost, PostRefused
from cluster_data.store.posting import cleaned, faults
from cluster_data.store.snapshot import snapshot
from cluster_data.viewer import Viewer
from tests.store.survey_rows import TODAY, keep, row

MINISTRY, OWN, OTHER = Viewer("ministry"), Viewer("cluster", "TN-A"), Viewer("cluster", "TN-B")
PUBLIC = Viewer()
LAST = TODAY + dt.timedelta(30)
ONE = NewPost(
    "need", "input", "mat_sms", "SMS fabric for gowns, every week from March", LAST,
    quantity=3000.0, unit="kg", country="TN", region_code="TN-52",
)  # fmt: skip


def state(post_id: str, day: dt.date = TODAY) -> str:
    return store.post(post_id, MINISTRY, day).state


def test_a_post_is_kept_as_it_was_said_and_lives_its_life() -> None:
    post_id = store.add_post(replace(ONE, text="  SMS fabric\nfor\u200bgowns  "), OWN, TODAY)
    kept = store.post(post_id.lower(), MINISTRY, TODAY)
    assert (kept.text, kept.quantity, kept.unit) == ("SMS fabric for gowns", 3000.0, "kg")
    assert (kept.role, kept.cluster_code, kept.state) == ("cluster:TN-A", "TN-A", "open")
    store.answer_post(post_id, "2,000 kg from April", OTHER, TODAY)
    assert state(post_id) == "answered"
    store.close_post(post_id, "found", OWN, TODAY)
    assert state(post_id) == "closed"
    with pytest.raises(PostRefused):
        store.answer_post(post_id, "too late", OTHER, TODAY)
    again = LAST + dt.timedelta(60)
    store.reopen_post(post_id, again, OWN, TODAY)
    opened = store.post(post_id, OWN, TODAY)
    assert (opened.state, opened.expires, opened.answers) == ("open", again, 0)
    said = store.post_answers(post_id, MINISTRY)
    assert list(said["action"]) == ["answered", "closed", "reopened"]
    assert list(said["note"])[:2] == ["2,000 kg from April", "found"]


def test_that_it_is_expired_follows_from_the_day() -> None:
    post_id = store.add_post(ONE, OWN, TODAY)
    assert state(post_id, LAST) == "open"
    late = LAST + dt.timedelta(1)
    assert state(post_id, late) == "expired"
    with pytest.raises(PostRefused):
        store.answer_post(post_id, "", OTHER, late)
    store.reopen_post(post_id, late + dt.timedelta(9), OWN, late)
    assert state(post_id, late) == "open"


def test_a_cluster_closes_only_its_own_and_a_ministry_any() -> None:
    first, second = (store.add_post(ONE, OWN, TODAY) for _ in range(2))
    with pytest.raises(NotAllowed):
        store.close_post(first, "", OTHER, TODAY)
    assert state(first) == "open"
    assert not store.post(first, OTHER, TODAY).own
    store.close_post(first, "", OWN, TODAY)
    store.close_post(second, "", MINISTRY, TODAY)
    assert [state(one) for one in (first, second)] == ["closed", "closed"]


def test_the_public_reads_what_is_for_all_without_names_and_changes_nothing() -> None:
    keep(row("Alpha", consent_publish="public"))
    firm = str(store.members(Selection(), OWN, TODAY).table["member_id"].iloc[0])
    open_one = store.add_post(replace(ONE, for_all=True, member=firm), OWN, TODAY)
    kept_in = store.add_post(ONE, OWN, TODAY)
    (read,) = store.posts(PUBLIC, TODAY)
    assert (read.post_id, read.member, read.role, read.answers) == (open_one, None, "", 0)
    assert store.post_answers(open_one, PUBLIC).empty
    with pytest.raises(store.UnknownPost):
        store.post(kept_in, PUBLIC, TODAY)
    changes = (
        lambda: store.add_post(ONE, PUBLIC, TODAY),
        lambda: store.answer_post(open_one, "", PUBLIC, TODAY),
        lambda: store.close_post(open_one, "", PUBLIC, TODAY),
        lambda: store.reopen_post(open_one, LAST, PUBLIC, TODAY),
    )
    for change in changes:
        with pytest.raises(NotAllowed):
            change()
    assert store.post(open_one, MINISTRY, TODAY).member == firm


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"code": "nothing"}, "Choose from the list"),
        ({"kind": "skill"}, "Choose from the list"),
        ({"direction": "wish"}, "a need or an offer"),
        ({"quantity": 0.0}, "more than zero"),
        ({"quantity": float("nan")}, "more than zero"),
        ({"quantity": 1e13}, "check the zeros"),
        ({"unit": "piece"}, "unit of what it is about"),
        ({"standard": "EN 0"}, "no standard EN 0"),
        ({"country": "ZZ", "region_code": None}, "country from the list"),
        ({"region_code": "ES-CT"}, "does not lie in the country"),
        ({"text": "short"}, "in a sentence"),
        ({"text": "x" * 281}, "at most 280"),
        ({"text": "Write to desk@firm.example please"}, "Leave out e-mail"),
        ({"text": "Call us on +216 73 000 000 today"}, "Leave out e-mail"),
        ({"text": "See www.firm.example for more"}, "Leave out e-mail"),
        ({"expires": TODAY - dt.timedelta(1)}, "lies in the past"),
        ({"expires": TODAY + dt.timedelta(366)}, "a year at most"),
        ({"member": "0" * 12}, "firm of your own cluster"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_and_nothing_is_kept(
    wrong: dict[str, object], said: str
) -> None:
    with pytest.raises(PostRefused) as refused:
        store.add_post(replace(ONE, **wrong), OWN, TODAY)  # type: ignore[arg-type]
    assert said in refused.value.message
    assert store.posts(MINISTRY, TODAY) == ()


@pytest.mark.parametrize(
    "text", ["We need 30 000 000 000 masks in all", "Seek 12 000 m² by 2027-03-01, 45 g/m²"]
)
def test_a_quantity_is_no_telephone_number(text: str) -> None:
    assert faults(replace(ONE, text=text), TODAY) == ()


def test_a_firm_of_another_cluster_is_not_a_clusters_to_post_for() -> None:
    keep(row("Alpha"))
    firm = str(store.members(Selection(), MINISTRY, TODAY).table["member_id"].iloc[0])
    assert store.add_post(replace(ONE, member=firm), OWN, TODAY)
    with pytest.raises(PostRefused):
        store.add_post(replace(ONE, member=firm), OTHER, TODAY)


def test_every_kind_has_something_to_be_about() -> None:
    assert all(store.codes_of(kind) for kind in store.POST_KINDS)
    assert store.codes_of("nothing") == {}
    assert store.unit_of("input", "mat_sms") == "kg"
    assert store.unit_of("cooperation", "training") is None
    assert cleaned("a\x00\u202eb  c") == "a b c"


def test_posting_is_no_revision_and_renews_no_copy() -> None:
    keep(row("Alpha"))
    edition, copy = store.edition(), snapshot()
    post_id = store.add_post(ONE, OWN, TODAY)
    store.answer_post(post_id, "", MINISTRY, TODAY)
    assert store.edition() == edition
    assert snapshot() is copy


def test_of_two_who_close_at_once_one_is_told() -> None:
    post_id = store.add_post(ONE, OWN, TODAY)
    refused: list[PostRefused] = []

    def close() -> None:
        try:
            store.close_post(post_id, "", OWN, TODAY)
        except PostRefused as told:
            refused.append(told)

    closers = [threading.Thread(target=close) for _ in range(3)]
    for closer in closers:
        closer.start()
    for closer in closers:
        closer.join()
    assert len(refused) == 2
    assert len(store.post_answers(post_id, MINISTRY)) == 1


def test_posts_on_the_fictive_sample_go_with_it() -> None:
    keep(row("Alpha"), cluster="DEMO-TN")
    assert store.add_post(ONE, Viewer("cluster", "DEMO-TN"), TODAY)
    assert len(store.posts(MINISTRY, TODAY)) == 1
    keep(row("Beta"), name="real.csv")
    real = store.add_post(ONE, OWN, TODAY)
    assert len(store.posts(MINISTRY, TODAY)) == 2
    store.remove_sample(store.Actor())
    assert [one.post_id for one in store.posts(MINISTRY, TODAY)] == [real]


def test_a_backup_takes_posts_and_takings_along(tmp_path: Path) -> None:
    keep(row("Alpha"))
    post_id = store.add_post(ONE, OWN, TODAY)
    store.use_contacts({"a" * 12: "TN-A"}, "gowns", "workbook", MINISTRY)
    store.backup(tmp_path / "kept.zip")
    store.close_post(post_id, "", OWN, TODAY)
    store.restore(tmp_path / "kept.zip")
    assert state(post_id) == "open"
    assert "contacts" in set(store.activity(MINISTRY)["kind"])

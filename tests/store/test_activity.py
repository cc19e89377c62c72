"""What happened: told to those it concerns, contacts by member only, identities without names."""

from __future__ import annotations

import datetime as dt

import pytest

from cluster_data import store
from cluster_data.errors import NotAllowed
from cluster_data.store import NewPost
from cluster_data.store.place import open_ledger
from cluster_data.viewer import Viewer
from tests.store.survey_rows import ACTOR, TODAY, keep, row

MINISTRY, OWN, OTHER = Viewer("ministry"), Viewer("cluster", "TN-A"), Viewer("cluster", "TN-B")


def told(viewer: Viewer, **asked: object) -> list[tuple[str, str]]:
    found = store.activity(viewer, **asked)  # type: ignore[arg-type]
    return list(zip(found["kind"], found["action"], strict=True))


def test_a_taking_is_a_row_a_member_and_one_entry() -> None:
    taken = store.use_contacts({"b": "TN-B", "a": "TN-A"}, " 500 gowns\n", "letters", MINISTRY)
    assert taken == "C00001"
    (entry,) = store.activity(MINISTRY).to_dict("records")
    assert (entry["kind"], entry["action"], entry["role"]) == ("contacts", "letters", "ministry")
    assert (entry["detail"], entry["counted"], entry["members"]) == ("500 gowns", 2, ["a", "b"])


def test_a_cluster_is_told_of_its_own_members_only() -> None:
    store.use_contacts({"b": "TN-B", "a": "TN-A"}, "gowns", "workbook", MINISTRY)
    (entry,) = store.activity(OWN).to_dict("records")
    assert (entry["members"], entry["counted"]) == (["a"], 1)
    store.use_contacts({"b": "TN-B"}, "gowns", "workbook", OTHER)
    assert len(store.activity(OWN)) == 1
    assert len(store.activity(OTHER)) == 2


def test_the_public_takes_and_is_told_nothing() -> None:
    store.use_contacts({"a": "TN-A"}, "gowns", "workbook", MINISTRY)
    assert store.activity(Viewer()).empty
    with pytest.raises(NotAllowed):
        store.use_contacts({"a": "TN-A"}, "gowns", "workbook", Viewer())
    with pytest.raises(ValueError, match="no member"):
        store.use_contacts({}, "gowns", "workbook", MINISTRY)
    assert len(store.activity(MINISTRY)) == 1


def test_the_log_holds_no_contact() -> None:
    store.use_contacts({"a": "TN-A"}, "gowns", "workbook", MINISTRY)
    with open_ledger() as ledger:
        columns = [row[0] for row in ledger.execute("DESCRIBE contact_uses").fetchall()]
    assert columns == [
        "use_id", "number", "at", "role", "member", "cluster_code", "purpose", "form",
    ]  # fmt: skip


def test_all_that_changes_is_told_newest_first() -> None:
    upload = keep(row("Alpha"), row("Alfa"), draft=True).upload_id
    assert upload
    store.approve(upload, ACTOR)
    store.merge("member", "TN:alpha", "TN:alfa", None, "alpha is alfa", ACTOR)
    store.close_round("TN-A", "2026-R2", ACTOR)
    store.follow_up([store.ProblemKey(upload, "unit")], "asked", "Mr X says so", ACTOR)
    post = store.add_post(
        NewPost("offer", "skill", "clean_room", "We teach clean-room practice", TODAY), OWN, TODAY
    )
    store.answer_post(post, "we come", OTHER, TODAY)
    store.withdraw(upload, "wrong file", ACTOR)
    found = store.activity(MINISTRY)
    assert told(MINISTRY) == [
        ("uploads", "withdraw"), ("posts", "answered"), ("posts", "offer"),
        ("problems", "problem-asked"), ("rounds", "close-round"), ("identities", "merge"),
        ("uploads", "approve"), ("uploads", "draft"), ("clusters", "cluster"),
    ]  # fmt: skip
    assert found["reason"].iloc[0] == "wrong file"
    assert found["subject"].iloc[4] == "2026-R2"
    assert set(found["cluster_code"].dropna()) == {"TN-A"}
    everything = found.to_string().casefold()
    for secret in ("alpha", "alfa", "mr x"):
        assert secret not in everything


def test_it_is_narrowed_by_kind_cluster_and_day() -> None:
    keep(row("Alpha"))
    keep(row("Beta"), cluster="TN-B")
    assert told(MINISTRY, kinds=["uploads"]) == [("uploads", "upload")] * 2
    assert told(MINISTRY, kinds=["uploads"], clusters=["TN-B"]) == [("uploads", "upload")]
    assert told(OTHER) == [("uploads", "upload"), ("clusters", "cluster")]
    tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(1)
    assert told(MINISTRY, since=tomorrow) == []
    assert len(told(MINISTRY, until=tomorrow)) == 4

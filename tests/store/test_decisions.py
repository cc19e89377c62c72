"""What people decided: answers a cluster gave once, and warnings somebody let stand."""

from __future__ import annotations

import pandas as pd
import pytest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.store.decisions import lines_let_stand, taught
from cluster_data.store.remarks import remarks
from loaders.decisions import Decisions, from_rows, to_rows
from tests.store.survey_rows import ACTOR, FFP2, TODAY, frame, row, upload

SAID = Decisions({"cap nom": "capacity_value", "obs": None}, {("product_code", "masque"): None})


def known(cluster: str) -> Decisions:
    return from_rows(store.remembered(cluster))


def test_what_a_cluster_confirmed_is_known_to_it_alone_until_it_takes_it_back() -> None:
    assert store.remember("TN-A", to_rows(SAID), ACTOR) == 3
    assert known("TN-A") == SAID
    assert not known("TN-B")
    rows = store.remembered("TN-A")
    store.forget("TN-A", rows[rows["text"] == "cap nom"], ACTOR)
    assert known("TN-A").columns == {"obs": None}
    assert known("TN-A").values == SAID.values
    store.remember("TN-A", to_rows(Decisions({"cap nom": "surge_capacity_value"})), ACTOR)
    assert known("TN-A").columns["cap nom"] == "surge_capacity_value", "the last word counts"


def test_what_was_taken_back_is_still_known_of_the_files_read_by_it() -> None:
    upload = kept_with(None)
    store.remember("TN-A", to_rows(SAID), ACTOR)
    store.forget("TN-A", store.remembered("TN-A"), ACTOR)
    assert not known("TN-A")
    assert from_rows(taught(upload)) == SAID


def test_the_same_answer_again_makes_no_revision() -> None:
    store.remember("TN-A", to_rows(SAID), ACTOR)
    before = store.edition()
    assert store.remember("TN-A", to_rows(SAID), ACTOR) == 0
    assert store.edition() == before


def test_marks_and_encodings_are_one_files_own() -> None:
    given = Decisions(decimal={"capacite": ","}, encoding="cp1254")
    assert to_rows(given).empty


@pytest.mark.parametrize(("value", "stands"), [(None, True), ("10", True), ("99", False)])
def test_a_reason_is_kept_with_the_upload_and_found_at_its_row(
    value: str | None, stands: bool
) -> None:
    upload = kept_with(value)
    (told,) = store.overridden(upload).to_dict("records")
    assert told["reason"] == "weighed by hand"
    (remark,) = remarks(upload, 7).to_dict("records")
    assert (remark["let_stand"] == "weighed by hand") is stands


def test_lines_with_a_warning_let_stand_are_counted_where_they_stand() -> None:
    masks = Selection(products=(FFP2,), rung="declared")
    assert lines_let_stand(masks, TODAY) == 0
    upload = kept_with(None, row_number=2)
    assert lines_let_stand(masks, TODAY) == 1
    assert lines_let_stand(Selection(products=("gown_isolation",)), TODAY) == 0, "no such line"
    store.withdraw(upload, "counted twice", ACTOR)
    assert lines_let_stand(masks, TODAY) == 0, "what was withdrawn stands in no figure"


def kept_with(value: str | None, row_number: int = 7) -> str:
    """An upload whose row bears a warning on the value 10, let stand for `value`."""
    store.add_cluster("TN-A", "A", "TN", ACTOR)
    told = store.problem_row("unit-assumed", "warning", "", row_number, "Capacité", "10", {})
    let = pd.DataFrame(
        [("unit-assumed", "Capacité", value, "weighed by hand")],
        columns=["slug", "column_name", "value", "reason"],
    )
    receipt = store.commit(upload(), frame(row("A")), [told], ACTOR, let)
    assert receipt.upload_id
    return receipt.upload_id

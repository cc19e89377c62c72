"""Records: one spelling, a digest that notices every change, replay and export."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.answer import Question
from planning.emergency import answer
from planning.record import (
    Record,
    Verdict,
    canonical,
    of_lines,
    read_record,
    record_of,
    replay,
    verdict_table,
)
from planning.verdicts import verdicts
from tests.planning.supply_tables import FFP2, line, lines

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
VERDICTS = (
    Verdict("m2", "s2", False, "certificate_lapsed", detail="2026-02-28"),
    Verdict("m1", "s1", True, "chosen", 400.0),
)


def asked(**changes) -> Record:
    known = {
        "asked_at": NOON, "revision": 7, "role": "ministry",
        "inputs": {"product": "mask_community", "quantity": 30_000_000, "by": date(2026, 3, 16)},
        "result": {"central": np.float64(400.0), "date_reached": None}, "verdicts": VERDICTS,
    }  # fmt: skip
    return record_of("answer", **{**known, **changes})


def test_canonical_json_has_one_spelling() -> None:
    assert canonical({"b": 1.0, "a": [0.1 + 0.2, math.nan, math.inf, None, True]}) == (
        '{"a":[0.3,null,null,null,true],"b":1}'
    )
    assert canonical({"d": date(2026, 3, 2), "t": NOON, "s": {"b", "a"}, "n": np.int64(3)}) == (
        '{"d":"2026-03-02","n":3,"s":["a","b"],"t":"2026-03-02T12:00:00+00:00"}'
    )
    assert canonical("صفاقس é") == '"صفاقس é"'
    assert canonical(pd.DataFrame({"x": [1.5, float("nan")]})) == '[{"x":1.5},{"x":null}]'
    with pytest.raises(TypeError, match="object"):
        canonical({"x": object()})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(json_values)
def test_canonical_json_read_and_written_again_is_the_same(value) -> None:
    text = canonical(value)
    assert canonical(json.loads(text)) == text


def test_the_same_question_and_answer_have_the_same_digest() -> None:
    later = asked(asked_at=NOON + timedelta(days=3), verdicts=tuple(reversed(VERDICTS)))
    assert later.digest == asked().digest
    assert later.text != asked().text
    elsewhere = NOON.astimezone(timezone(timedelta(hours=2)))
    assert asked(asked_at=elsewhere).text == asked().text


@pytest.mark.parametrize(
    "change",
    [
        {"revision": 8},
        {"role": "public"},
        {"inputs": {"product": "mask_community", "quantity": 30_000_001, "by": date(2026, 3, 16)}},
        {"result": {"central": 400.0000001, "date_reached": None}},
        {"verdicts": VERDICTS[:1]},
    ],
)
def test_any_change_changes_the_digest(change) -> None:
    assert asked(**change).digest != asked().digest
    same_question = "result" in change or "verdicts" in change
    assert (asked(**change).question_digest == asked().question_digest) is same_question


def test_a_record_is_not_changed_with_what_it_was_made_from() -> None:
    inputs = {"product": "mask_community", "countries": ["TN"]}
    record = asked(inputs=inputs)
    before = record.text
    inputs["countries"].append("ES")
    assert record.text == before


def test_written_and_read_back() -> None:
    assert read_record(asked().text) == asked()
    assert read_record(asked().text).digest == asked().digest
    for text in ("{}", "[]", "3", asked().text.replace('"form":1', '"form":9'), "{"):
        with pytest.raises(ValueError):  # noqa: PT011  JSON's own or ours: either is one
            read_record(text)


def test_replay_names_what_differs() -> None:
    record = asked()
    again = replay(record, lambda old: replace(old, asked_at="2027-01-01T00:00:00+00:00"))
    assert (again.same, again.differs) == (True, ())
    other = replay(record, lambda old: asked(result={"central": 399, "date_reached": None}))
    assert (other.same, other.differs) == (False, ("result.central",))
    fewer = replay(record, lambda old: replace(old, verdicts=old.verdicts[:1]))
    assert fewer.differs == ("verdicts",)
    turned = replay(record, lambda old: replace(old, verdicts=(VERDICTS[1], VERDICTS[1])))
    assert not turned.same


def test_each_firm_with_its_reason_in_words() -> None:
    table = verdict_table(asked())
    assert table[["member_id", "included", "reason", "detail"]].values.tolist() == [
        ["m1", True, "contributes", ""],
        ["m2", False, "its certificate is no longer valid", "2026-02-28"],
    ]
    with pytest.raises(ValueError, match="no such reason"):
        Verdict("m", "s", False, "we_forgot")
    with pytest.raises(ValueError, match="zone"):
        asked(asked_at=datetime(2026, 3, 2))


def test_an_emergency_question_is_recorded_and_asked_again() -> None:
    """One firm makes 100 a week, the other's certificate lapsed yesterday."""
    table = lines(
        line(capacity_low=100.0, firm=1), line(capacity_low=900.0, firm=2, certificate_days=-1.0)
    )
    question = Question(FFP2, 150, date(2026, 3, 16), date(2026, 3, 2), assumed=None)

    def answered(_old: Record | None = None) -> Record:
        central = answer(question, table, with_levers=False).levels["central"]
        return record_of(
            "answer",
            asked_at=datetime.now(UTC),
            revision=7,
            role="ministry",
            inputs={"product": question.product, "quantity": question.quantity, "by": question.by},
            result={"cumulative": central.cumulative, "date_reached": central.date_reached},
            verdicts=of_lines(verdicts(question, table)),
        )

    record = answered()
    assert replay(record, answered).same
    kept = [(one.member_id, one.included, one.reason, one.contribution) for one in record.verdicts]
    assert kept == [("m1", True, "chosen", 200.0), ("m2", False, "certificate_lapsed", 0.0)]
    assert "Firm" not in record.text

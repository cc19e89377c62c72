"""A question kept and asked again, and its inputs switched one by one."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_data.reference import products
from cluster_data.selection import Selection
from planning.answer import Question
from planning.asked import (
    answered_again,
    inputs_of,
    question_of,
    question_record,
    recorded,
)
from planning.emergency import answer
from planning.inputs import is_local, switchable, switched
from planning.record import read_record, replay
from planning.supply import Terms
from shell.address import pack, unpack
from tests.planning.supply_tables import IIR, line, lines
from tests.planning.test_emergency import ASKED, twenty_five

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
LINES = Selection(clusters=("TN-A",), as_of=ASKED.as_of, round="2026-R1")
INPUTS = tuple(part.code for part in switchable(IIR))


def kept(question: Question = ASKED, table=None):
    return recorded(
        question, twenty_five() if table is None else table, LINES, asked_at=NOW, revision=7,
        role="ministry",
    )  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [
        ASKED,
        ASKED.but(assumed=None, regions=("TN-52",)),
        ASKED.but(assumed=frozenset(INPUTS[:2]), terms=Terms(0.25, "at_once", convert=True)),
    ],
)
def test_the_inputs_of_a_record_give_the_question_back(question: Question) -> None:
    record = read_record(kept(question).text)
    again, selection = question_of(record.inputs)
    assert again == question
    assert (selection.clusters, selection.round) == (("TN-A",), "2026-R1")
    assert selection.as_of == question.as_of


def test_what_is_no_question_is_refused() -> None:
    whole = json.loads(kept().text)["inputs"]
    for change in ({"terms": {"speed": 1}}, {"by": "soon"}, {"product": None, "colour": "red"}):
        with pytest.raises(ValueError):  # noqa: PT011  a date's own or ours: either is one
            question_of(whole | change)
    with pytest.raises(ValueError, match="no inputs"):
        question_of({})


def test_it_is_answered_again_to_the_last_figure_and_what_changed_is_named() -> None:
    record = read_record(kept().text)
    assert replay(record, lambda old: answered_again(old, twenty_five())).same
    less = twenty_five().iloc[1:]
    found = replay(record, lambda old: answered_again(old, less))
    assert not found.same
    assert any(place.startswith("result.levels") for place in found.differs)
    assert "verdicts" in found.differs


def test_a_record_holds_the_answer_the_recipe_and_no_name() -> None:
    record, found = kept(), answer(ASKED, twenty_five(), with_levers=False)
    central = record.result["levels"]["central"]
    assert central["gap"] == pytest.approx(found.levels["central"].gap, rel=1e-11)
    assert central["date_reached"] == found.levels["central"].date_reached.isoformat()
    assert set(record.result["recipe"]) == set(INPUTS)
    names = twenty_five()["name"].dropna()
    assert not any(name in record.text for name in names)
    assert {one.member_id for one in record.verdicts} > {
        one.member_id for one in record.verdicts if one.included
    }


def test_the_question_is_known_before_it_is_answered() -> None:
    asked = question_record(ASKED, LINES, asked_at=NOW, revision=7, role="ministry")
    assert asked.question_digest == kept().question_digest
    other = question_record(ASKED, LINES, asked_at=NOW, revision=8, role="ministry")
    assert other.question_digest != asked.question_digest
    assert inputs_of(ASKED, LINES)["assumed"] == []


@given(st.lists(st.tuples(st.sampled_from(INPUTS), st.booleans()), max_size=8))
def test_the_last_switch_of_each_input_holds(switches) -> None:
    question, expected = ASKED.but(assumed=None), dict.fromkeys(INPUTS, False)
    for code, local in switches:
        question, expected[code] = switched(question, code, local=local), local
    assert {code: is_local(question, code) for code in INPUTS} == expected
    assert (question.assumed is None) == (not any(expected.values()))


def test_a_switched_input_is_the_one_that_binds() -> None:
    """Makers without any input: each alone switched on leaves nothing, switched off leaves all."""
    table = lines(line(product_code=IIR))
    free = ASKED.but(assumed=None)
    for code in INPUTS:
        held = answer(switched(free, code, local=True), table, with_levers=False)
        assert held.binds is not None
        assert held.binds.component.code == code
        again = switched(switched(free, code, local=True), code, local=False)
        assert again == free
    with pytest.raises(KeyError):
        switched(free, "mat_unheard_of", local=True)


def test_the_inputs_of_every_product_fit_into_the_address() -> None:
    for product in products():
        codes = [part.code for part in switchable(product)]
        for left in codes:
            text = pack(code for code in codes if code != left)
            assert len(text) <= 64
            assert set(unpack(text)) == set(codes) - {left}

"""Answers to the doubts of dropped files: for whom they hold, and when files are read again."""

from __future__ import annotations

import pandas as pd
import pytest

from loaders.decisions import UNDECIDED, Decisions, Doubt
from loaders.reading import ColumnMatch, Reading
from shell.answers import Answers, Doubted, left_alone

MASK = Doubt("value", "product_code", "Masque chir.", 3, ("mask_surg_iir",))
LETTERS = Doubt("encoding", "", "", 0, ("cp1252", "mac-roman"))


def doubted(file: str, *doubts: Doubt, heading: str = "Produit") -> Doubted:
    column = ColumnMatch(0, heading, "product_code", 1.0)
    reading = Reading(
        f"{file}.csv", file, "", 1, None, None, None, "capacities", (column,), pd.DataFrame(), 0,
        0, 0, (), 0,
    )  # fmt: skip
    return Doubted(file, reading, doubts)


def test_a_value_is_asked_once_for_all_files_and_letters_of_each() -> None:
    answers = Answers()
    asked = answers.ask([doubted("a", MASK, LETTERS), doubted("b", MASK, LETTERS)])
    assert [(one.question.kind, one.doubt.count, len(one.files)) for one in asked] == [
        ("value", 6, 2), ("encoding", 0, 1), ("encoding", 0, 1),
    ]  # fmt: skip
    answers.give(asked[0].question, "mask_surg_iir")
    answers.give(asked[1].question, "mac-roman")
    value = {("product_code", "masque chir"): "mask_surg_iir"}
    assert answers.decisions("a") == Decisions({}, value, {}, "mac-roman")
    assert answers.decisions("b") == Decisions({}, value, {}, None)


def test_an_answered_question_stays_where_it_was_and_goes_with_its_answer() -> None:
    answers = Answers()
    first, _letters = answers.ask([doubted("a", MASK, LETTERS)])
    answers.give(first.question, None)
    again = answers.ask([doubted("a", LETTERS)])
    assert [(one.question.kind, one.open) for one in again] == [
        ("value", False), ("encoding", True)
    ]  # fmt: skip
    answers.take_back(first.question)
    assert [one.question.kind for one in answers.ask([doubted("a", LETTERS)])] == ["encoding"]


def test_of_large_files_answers_are_gathered_until_they_are_applied() -> None:
    answers = Answers()
    (mask,) = answers.ask([doubted("a", MASK)])
    answers.give(mask.question, "mask_surg_iir")
    answers.wait(together=True)
    assert answers.pending == 0, "what was applied before stays so"
    answers.give(mask.question, None)
    assert answers.pending == 1
    assert answers.decisions("a").values == {("product_code", "masque chir"): "mask_surg_iir"}
    answers.apply()
    assert answers.pending == 0
    assert answers.decisions("a").values == {("product_code", "masque chir"): None}


@pytest.mark.parametrize(
    ("now", "alone"),
    [
        (UNDECIDED, True),
        (Decisions({"autre": "comments"}), True),
        (Decisions({"produit": None}), False),
        (Decisions({}, {("product_code", "ffp9"): "resp_ffp2"}), True),
        (Decisions({}, {("product_code", "masque chir"): None}), False),
        (Decisions({}, {}, {"capacite": ","}), False),
        (Decisions(encoding="cp1254"), False),
    ],
)
def test_a_file_is_read_again_only_where_it_says_what_was_decided(
    now: Decisions, alone: bool
) -> None:
    assert left_alone([doubted("a", MASK)], UNDECIDED, now) is alone


def test_a_file_is_read_again_when_an_answer_is_taken_back() -> None:
    before = Decisions({}, {("product_code", "masque chir"): None})
    assert not left_alone([doubted("a")], before, UNDECIDED)

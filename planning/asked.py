"""An emergency question as a record keeps it: what went in, what came out, and asked again.

What comes in and out are plain values under stable names; the ledger is asked by whoever calls.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

import pandas as pd

from cluster_data.selection import Selection
from planning.answer import Answer, LevelAnswer, Question
from planning.bill import bill
from planning.emergency import answer
from planning.record import Record, of_lines, record_of
from planning.supply import LEVELS, Terms
from planning.verdicts import verdicts

KIND = "answer"


def inputs_of(question: Question, lines: Selection) -> dict[str, Any]:
    """All that an answer follows from beside the ledger, as plain values.

    `lines` is the selection that the lines came from: its clusters and its round go along. All
    other filters of it are the question's own.
    """
    asked = asdict(question)
    asked["assumed"] = None if question.assumed is None else sorted(question.assumed)
    return asked | {"clusters": list(lines.clusters), "round": lines.round}


def question_of(inputs: Mapping[str, Any]) -> tuple[Question, Selection]:
    """The question that inputs hold, and the selection its lines come from.

    ValueError for what a record of another form holds.
    """
    try:
        known = dict(inputs)
        clusters, round_ = tuple(known.pop("clusters")), known.pop("round")
        assumed = known.pop("assumed")
        question = Question(
            **known
            | {
                "by": date.fromisoformat(known["by"]),
                "as_of": date.fromisoformat(known["as_of"]),
                "countries": tuple(known["countries"]),
                "regions": tuple(known["regions"]),
                "terms": Terms(**known["terms"]),
            },
            assumed=None if assumed is None else frozenset(assumed),
        )
    except (KeyError, TypeError) as trouble:
        raise ValueError(f"no inputs of a question: {trouble}") from trouble
    return question, Selection(
        clusters=clusters, rung=question.rung, round=round_, as_of=question.as_of
    )


def recorded(
    question: Question,
    lines: pd.DataFrame,
    selection: Selection,
    *,
    asked_at: datetime,
    revision: int,
    role: str,
) -> Record:
    """A question answered from lines, with every firm's verdict, as a record.

    `lines` are those of `selection` at `revision`, as the viewer `role` may read them.
    """
    return record_of(
        KIND,
        asked_at=asked_at,
        revision=revision,
        role=role,
        inputs=inputs_of(question, selection),
        result=result_of(answer(question, lines, with_levers=False)),
        verdicts=of_lines(verdicts(question, lines)),
    )


def question_record(
    question: Question, selection: Selection, *, asked_at: datetime, revision: int, role: str
) -> Record:
    """The record before it is answered, to know the question by its digest."""
    inputs = inputs_of(question, selection)
    return record_of(
        KIND, asked_at=asked_at, revision=revision, role=role, inputs=inputs, result={}
    )


def answered_again(record: Record, lines: pd.DataFrame) -> Record:
    """The same question answered from lines that stood at its revision, at its own time."""
    question, selection = question_of(record.inputs)
    again = recorded(
        question,
        lines,
        selection,
        asked_at=datetime.fromisoformat(record.asked_at),
        revision=record.revision,
        role=record.role,
    )
    return replace(again, kind=record.kind)


def result_of(found: Answer) -> dict[str, Any]:
    """An answer as plain values: by level, the recipe it used, what it took for granted.

    `levels` hold output and cumulative by week from 0, date_reached, gap on the day asked for and
    the firms that contribute by then; None where a figure may not be told.
    """
    parts = bill(found.question.product).binding
    return {
        "unit": found.unit,
        "standard_applies": found.standard_applies,
        "levels": {level: _level(found.levels[level]) for level in LEVELS},
        "recipe": {
            part.code: {"quantity": part.quantity, "unit": part.unit, "estimate": part.estimate}
            for part in parts
        },
        "missing": list(found.missing),
        "utilisation_assumed": found.utilisation_assumed,
        "conversions": found.conversions,
    }


def _level(one: LevelAnswer) -> dict[str, Any]:
    return {
        "output": list(one.output),
        "cumulative": list(one.cumulative),
        "date_reached": one.date_reached,
        "gap": one.gap,
        "firms": one.firms,
        "binds": one.binds.component.code if one.binds else None,
    }

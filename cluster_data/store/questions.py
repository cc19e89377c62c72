"""What was asked in a crisis: each question kept once, with its answer, and read again.

Keeping a question changes nothing that stands, so it makes no revision: figures go on citing the
revision they were worked out from, and neither copies nor cached answers are made anew.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb

from cluster_data.errors import ClusterDataError, NotAllowed
from cluster_data.store.ledger import in_one_transaction, next_number
from cluster_data.store.place import open_ledger
from cluster_data.store.snapshot import snapshot
from cluster_data.store.sql_files import statement
from cluster_data.viewer import Viewer
from words import _

_ALL = 2**62


class UnknownQuestion(ClusterDataError):
    """A question's number that was never kept, or that this viewer may not read."""

    def __init__(self, question_id: str) -> None:
        super().__init__(
            _("Unknown question"),
            _("No question {question} is kept that you may read.").format(question=question_id),
        )


@dataclass(frozen=True)
class Asked:
    """A question and its answer, to be kept.

    `revision` is the ledger's that it was answered from, `at` the time in UTC, `role` who asked as
    a viewer is written. `asked` is a digest of the question (what, of which revision, by which
    role), `told` of question and answer; `record` is the whole as text: codes and no names.
    """

    revision: int
    at: dt.datetime
    role: str
    asked: str
    told: str
    record: str


@dataclass(frozen=True)
class KeptQuestion(Asked):
    """A question that is kept, and its number, such as Q00012."""

    question_id: str = ""


class _Already(Exception):
    """Rolls back what would keep a question twice."""


def keep_question(one: Asked) -> str:
    """Keep a question and its answer; its number, the old one where it is kept already.

    Raises `NotAllowed` for the public, `LedgerBusy`.
    """
    if Viewer.parse(one.role).role == "public":
        raise NotAllowed()

    def write(connection: duckdb.DuckDBPyConnection) -> str:
        number = next_number(connection, "questions_head")
        known = connection.execute(statement("question_asked"), {"asked": one.asked}).fetchone()
        if known:
            raise _Already(known[0])
        question_id = f"Q{number:05d}"
        at = one.at.astimezone(dt.UTC).replace(tzinfo=None)
        connection.execute(
            "INSERT INTO questions VALUES (?, ?, ?, ?, ?, ?, ?)",
            [question_id, one.revision, at, one.role, one.asked, one.told, one.record],
        )
        return question_id

    try:
        return in_one_transaction(write)
    except _Already as known:
        return str(known.args[0])


def questions_kept(viewer: Viewer, most: int = _ALL) -> tuple[KeptQuestion, ...]:
    """The questions that a viewer may read, the newest first: a ministry all, a cluster its own.

    None for the public, as an answer to somebody else may tell of single firms. Raises
    `LedgerBusy`.
    """
    return _read(viewer, None, most)


def question_kept(question_id: str, viewer: Viewer) -> KeptQuestion:
    """One question by its number. Raises `UnknownQuestion`, `LedgerBusy`."""
    found = _read(viewer, question_id.strip().upper(), 1)
    if not found:
        raise UnknownQuestion(question_id)
    return found[0]


def _read(viewer: Viewer, question_id: str | None, most: int) -> tuple[KeptQuestion, ...]:
    if viewer.role == "public":
        return ()
    snapshot()  # brings a ledger of an earlier release up to date
    asked = {
        "role": None if viewer.role == "ministry" else str(viewer),
        "question_id": question_id,
        "most": most,
    }
    with open_ledger() as ledger:
        rows = ledger.execute(statement("questions_kept"), asked).fetchall()
    return tuple(
        KeptQuestion(
            revision, at.replace(tzinfo=dt.UTC), role, asked_, told, record, question_id=number
        )
        for number, revision, at, role, asked_, told, record in rows
    )

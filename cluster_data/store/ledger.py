"""Writing to the ledger: every change is one revision, in one transaction."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

import duckdb

from cluster_data.store.place import open_ledger
from cluster_data.store.schema import ensure_ledger

Result = TypeVar("Result")
Head = Literal["ledger_head", "questions_head", "activity_head"]
_COUNTERS: dict[Head, str] = {
    "ledger_head": "revision", "questions_head": "number", "activity_head": "number",
}  # fmt: skip
_TRIES = 5


@dataclass(frozen=True)
class Actor:
    """Who makes a change: a name for the log and the role it acts in."""

    name: str = "local"
    role: str = "manager"


@dataclass(frozen=True)
class Change:
    """One line of the ledger's history."""

    action: str
    subject: str | None = None
    """What was changed; None is the upload that this revision makes."""
    reason: str = ""


def upload_id(revision: int) -> str:
    """The identifier of the upload that a revision makes."""
    return f"U{revision:05d}"


def record(
    change: Change, actor: Actor, write: Callable[[duckdb.DuckDBPyConnection, int], Result]
) -> Result:
    """Run `write(connection, revision)` in the transaction of a new revision.

    All of it is kept or nothing. The head row is updated first, so that of two writers one
    conflicts and tries again with the next number. Raises `LedgerBusy` where the ledger is held by
    another process.
    """

    def once(connection: duckdb.DuckDBPyConnection) -> Result:
        revision = next_number(connection)
        _log(connection, revision, change, actor)
        return write(connection, revision)

    return in_one_transaction(once)


def in_one_transaction(write: Callable[[duckdb.DuckDBPyConnection], Result]) -> Result:
    """Run `write(connection)` on the ledger's file, once more where another writer was first.

    It has to take its number first (`next_number`), so that of two writers one conflicts. Raises
    `LedgerBusy`.
    """
    with open_ledger(write=True) as connection:
        ensure_ledger(connection)
        for attempt in range(_TRIES):
            try:
                return _once(connection, write)
            except duckdb.TransactionException:
                if attempt == _TRIES - 1:
                    raise
    raise AssertionError("unreachable")


def next_number(connection: duckdb.DuckDBPyConnection, head: Head = "ledger_head") -> int:
    """Count on in a head row, the only kind of row that is ever updated; the new number."""
    counter = _COUNTERS[head]
    connection.execute(f"UPDATE {head} SET {counter} = {counter} + 1")
    found = connection.execute(f"SELECT {counter} FROM {head}").fetchone()
    return int(found[0]) if found else 0


def record_all(changes: Sequence[Change], actor: Actor) -> None:
    """Keep several changes, each a revision of its own, all of them or none."""

    def write(connection: duckdb.DuckDBPyConnection, revision: int) -> None:
        for number, change in enumerate(changes[1:], start=revision + 1):
            next_revision(connection, number, change, actor)

    if changes:
        record(changes[0], actor, write)


def next_revision(
    connection: duckdb.DuckDBPyConnection, revision: int, change: Change, actor: Actor
) -> None:
    """Begin one more revision in the transaction of the one before it."""
    _log(connection, revision, change, actor)
    connection.execute(f"UPDATE ledger_head SET revision = {revision:d}")


def _once(
    connection: duckdb.DuckDBPyConnection, write: Callable[[duckdb.DuckDBPyConnection], Result]
) -> Result:
    connection.begin()
    try:
        result = write(connection)
        connection.commit()
        return result
    except BaseException:
        with contextlib.suppress(duckdb.Error):
            connection.rollback()
        raise


def _log(
    connection: duckdb.DuckDBPyConnection, revision: int, change: Change, actor: Actor
) -> None:
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    subject = change.subject or upload_id(revision)
    connection.execute(
        "INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?)",
        [revision, now, actor.name, actor.role, change.action, subject, change.reason],
    )

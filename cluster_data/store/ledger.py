"""Writing to the ledger: every change is one revision, in one transaction."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import duckdb

from cluster_data.store.place import open_ledger
from cluster_data.store.schema import ensure_ledger

Result = TypeVar("Result")
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
    with open_ledger(write=True) as connection:
        ensure_ledger(connection)
        for attempt in range(_TRIES):
            try:
                return _once(connection, change, actor, write)
            except duckdb.TransactionException:
                if attempt == _TRIES - 1:
                    raise
    raise AssertionError("unreachable")


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
    connection: duckdb.DuckDBPyConnection,
    change: Change,
    actor: Actor,
    write: Callable[[duckdb.DuckDBPyConnection, int], Result],
) -> Result:
    connection.begin()
    try:
        connection.execute("UPDATE ledger_head SET revision = revision + 1")
        head = connection.execute("SELECT revision FROM ledger_head").fetchone()
        revision = int(head[0]) if head else 0
        _log(connection, revision, change, actor)
        result = write(connection, revision)
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

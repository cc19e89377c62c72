"""What people do about the answers: a problem followed up, a round closed or opened again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

import duckdb

from cluster_data.errors import NotAllowed, RoundClosed
from cluster_data.store.ledger import Actor, Change, record
from cluster_data.store.sql_files import statement

Status = Literal["open", "asked", "settled"]
STATUSES: tuple[Status, ...] = get_args(Status)
"""What became of a problem: nothing yet, its firm was asked, it is settled."""


@dataclass(frozen=True)
class ProblemKey:
    """The problems of one kind in one cell of an upload; row and column None: of its whole file."""

    upload_id: str
    slug: str
    column_name: str | None = None
    row: int | None = None


class _Already(Exception):
    """Rolls a change back that would change nothing."""


def follow_up(problems: Iterable[ProblemKey], status: Status, note: str, actor: Actor) -> None:
    """Say what became of problems, all in one revision. Raises `NotAllowed`, `LedgerBusy`."""
    rows = list(problems)
    if actor.role == "public":
        raise NotAllowed()
    if not rows:
        return

    def write(connection: duckdb.DuckDBPyConnection, revision: int) -> None:
        connection.executemany(
            "INSERT INTO followups VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                [revision, one.upload_id, one.slug, one.column_name, one.row, status, note]
                for one in rows
            ],
        )

    subject = rows[0].upload_id if len({one.upload_id for one in rows}) == 1 else rows[0].slug
    record(Change(f"problem-{status}", subject, note), actor, write)


def close_round(cluster_code: str, round_: str, actor: Actor) -> None:
    """Take no more uploads for a cluster's round. Raises `NotAllowed`, `LedgerBusy`."""
    _set_round(cluster_code, round_, "closed", actor)


def reopen_round(cluster_code: str, round_: str, actor: Actor) -> None:
    """Take uploads for a closed round again. Raises `NotAllowed`, `LedgerBusy`."""
    _set_round(cluster_code, round_, "open", actor)


def require_open(
    connection: duckdb.DuckDBPyConnection, cluster_code: str, rounds: Iterable[str]
) -> None:
    """Raise `RoundClosed` where one of the rounds takes no more uploads."""
    closed = _closed(connection, cluster_code, rounds)
    if closed:
        raise RoundClosed(cluster_code, closed[0])


def _set_round(cluster_code: str, round_: str, status: str, actor: Actor) -> None:
    """One revision; none where the round is so already."""
    if actor.role == "public":
        raise NotAllowed()

    def write(connection: duckdb.DuckDBPyConnection, revision: int) -> None:
        if bool(_closed(connection, cluster_code, [round_])) == (status == "closed"):
            raise _Already
        connection.execute(
            "INSERT INTO rounds VALUES (?, ?, ?, ?, ?)",
            [revision, cluster_code, round_, status, dt.date.today()],
        )

    action = "close-round" if status == "closed" else "reopen-round"
    try:
        record(Change(action, f"{cluster_code} {round_}"), actor, write)
    except _Already:
        return


def _closed(
    connection: duckdb.DuckDBPyConnection, cluster_code: str, rounds: Iterable[str]
) -> list[str]:
    asked = {"cluster_code": cluster_code, "rounds": sorted(set(rounds))}
    return [str(row[0]) for row in connection.execute(statement("round_state"), asked).fetchall()]

"""Uploads: committed whole or not at all, approved, withdrawn, restored."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pandas as pd

from cluster_data.errors import UnknownCluster, UnknownUpload
from cluster_data.store.arrival import Difference, NewUpload, Receipt, compare, prepared
from cluster_data.store.inserting import insert, insert_facts, insert_upload
from cluster_data.store.ledger import Actor, Change, record, upload_id
from cluster_data.store.schema import PROBLEM
from cluster_data.store.sql_files import statement


class _NothingNew(Exception):
    """Rolls a commit back that would change nothing."""

    def __init__(self, difference: Difference) -> None:
        super().__init__()
        self.difference = difference


def add_cluster(code: str, name: str, country: str | None, actor: Actor) -> None:
    """Make a cluster, or give a known one a new name."""
    record(
        Change("cluster", code),
        actor,
        lambda connection, revision: (
            connection.execute(
                "INSERT INTO clusters VALUES (?, ?, ?, ?)", [revision, code, name, country]
            )
            and None
        ),
    )


def commit(
    upload: NewUpload, rows: pd.DataFrame, problems: Sequence[dict[str, object]], actor: Actor
) -> Receipt:
    """Keep a file's accepted rows, all of them or none.

    `rows` are a reading's accepted rows; `problems` have the keys of the table `problems`. A file
    that says nothing new is not kept, so that the same file twice changes nothing. Raises
    `UnknownCluster`, `LedgerBusy`.
    """
    ready = prepared(upload, rows)

    def write(connection: duckdb.DuckDBPyConnection, revision: int) -> Receipt:
        _require_cluster(connection, upload.cluster_code)
        change = compare(connection, upload, ready)
        if change.nothing:
            raise _NothingNew(change)
        kept = upload_id(revision)
        insert_upload(connection, upload, kept, revision)
        _open_round(connection, upload, revision)
        insert_facts(connection, upload, ready.assign(upload_id=kept))
        told = pd.DataFrame([{**problem, "upload_id": kept} for problem in problems])
        insert(connection, "problems", told, PROBLEM)
        return Receipt(kept, revision, change)

    try:
        return record(Change("draft" if upload.draft else "upload"), actor, write)
    except _NothingNew as nothing:
        return Receipt(None, None, nothing.difference)


def approve(upload: str, actor: Actor) -> None:
    """Turn a draft into attested figures. Raises `UnknownUpload`."""
    _decide("approve", upload, "", actor)


def withdraw(upload: str, reason: str, actor: Actor) -> None:
    """Take an upload back: what stood before it stands again. Raises `UnknownUpload`."""
    _decide("withdraw", upload, reason, actor)


def restore_upload(upload: str, reason: str, actor: Actor) -> None:
    """Let a withdrawn upload stand again. Raises `UnknownUpload`."""
    _decide("restore", upload, reason, actor)


def _decide(action: str, upload: str, reason: str, actor: Actor) -> None:
    def write(connection: duckdb.DuckDBPyConnection, revision: int) -> None:
        asked = {"upload_id": upload, "revision": revision}
        last = connection.execute(statement("upload_state"), asked).fetchone()
        if last is None or bool(last[0]) == (action != "restore"):
            raise UnknownUpload(upload)

    record(Change(action, upload, reason), actor, write)


def _require_cluster(connection: duckdb.DuckDBPyConnection, code: str) -> None:
    found = connection.execute("SELECT 1 FROM clusters WHERE cluster_code = ?", [code]).fetchone()
    if found is None:
        raise UnknownCluster(code)


def _open_round(connection: duckdb.DuckDBPyConnection, upload: NewUpload, revision: int) -> None:
    known = connection.execute(
        "SELECT 1 FROM rounds WHERE cluster_code = ? AND round = ?",
        [upload.cluster_code, upload.round],
    ).fetchone()
    if known is None:
        connection.execute(
            "INSERT INTO rounds VALUES (?, ?, ?, 'open', ?)",
            [revision, upload.cluster_code, upload.round, upload.reference_date],
        )

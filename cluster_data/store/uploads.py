"""Uploads: committed whole or not at all, approved, withdrawn, restored."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pandas as pd

from cluster_data.errors import UnknownCluster, UnknownUpload
from cluster_data.store.arrival import Difference, NewUpload, Receipt, compare, prepared
from cluster_data.store.followups import require_open
from cluster_data.store.inserting import insert, insert_facts, insert_upload
from cluster_data.store.ledger import Actor, Change, next_revision, record, upload_id
from cluster_data.store.schema import OVERRIDE, PROBLEM
from cluster_data.store.sql_files import statement
from words import _


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
    upload: NewUpload, rows: pd.DataFrame, problems: Sequence[dict[str, object]], actor: Actor,
    overrides: pd.DataFrame | None = None, replaces: str | None = None,
) -> Receipt:  # fmt: skip
    """Keep a file's accepted rows, all of them or none.

    `rows` are a reading's accepted rows; `problems` have the keys of the table `problems`;
    `overrides` (slug, column_name, value, reason) are the warnings somebody let stand. A file
    that says nothing new is not kept, so that the same file twice changes nothing. `replaces` is
    an upload whose place this one takes: it is withdrawn in the same transaction, so that what is
    no longer in the file stands no longer. Raises `UnknownUpload` where that one does not stand,
    `UnknownCluster`, `RoundClosed`, `LedgerBusy`.
    """
    ready = prepared(upload, rows)

    def write(connection: duckdb.DuckDBPyConnection, revision: int) -> Receipt:
        _require_cluster(connection, upload.cluster_code)
        require_open(connection, upload.cluster_code, [upload.round, *ready["round"].unique()])
        change = compare(connection, upload, ready)
        if change.nothing and replaces is None:
            raise _NothingNew(change)
        kept = upload_id(revision)
        insert_upload(connection, upload, kept, revision)
        _open_round(connection, upload, revision)
        insert_facts(connection, upload, ready.assign(upload_id=kept))
        told = pd.DataFrame([{**problem, "upload_id": kept} for problem in problems])
        insert(connection, "problems", told, PROBLEM)
        if overrides is not None:
            insert(connection, "overrides", overrides.assign(upload_id=kept), OVERRIDE)
        if replaces is not None:
            _require_standing(connection, replaces, revision, upload.cluster_code)
            reason = _("replaced by {upload}").format(upload=kept)
            next_revision(connection, revision + 1, Change("withdraw", replaces, reason), actor)
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


def _require_standing(
    connection: duckdb.DuckDBPyConnection, upload: str, revision: int, cluster_code: str
) -> None:
    found = connection.execute(
        "SELECT 1 FROM uploads WHERE upload_id = ? AND cluster_code = ?", [upload, cluster_code]
    ).fetchone()
    state = connection.execute(
        statement("upload_state"), {"upload_id": upload, "revision": revision}
    ).fetchone()
    if found is None or state is None or state[0]:
        raise UnknownUpload(upload)


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

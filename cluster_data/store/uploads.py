"""Uploads: committed whole or not at all, approved, withdrawn, restored."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields

import duckdb
import pandas as pd

from cluster_data.errors import UnknownCluster, UnknownUpload
from cluster_data.store import facts
from cluster_data.store.ledger import Actor, Change, record, upload_id
from cluster_data.store.place import ledger_path, open_ledger
from cluster_data.store.schema import fact_columns, made
from cluster_data.store.sql_files import statement

_CERTIFICATE = {
    "upload_id": "VARCHAR", "sheet": "VARCHAR", "row": "INTEGER", "site_key": "VARCHAR",
    "product_code": "VARCHAR", "scheme": "VARCHAR", "code": "VARCHAR",
    "certificate_expiry": "DATE", "notified_body": "VARCHAR",
}  # fmt: skip
_COOPERATION = {
    "upload_id": "VARCHAR", "sheet": "VARCHAR", "row": "INTEGER", "site_key": "VARCHAR",
    "kind": "VARCHAR", "answer": "VARCHAR",
}  # fmt: skip
_ROSTER = {
    "upload_id": "VARCHAR", "sheet": "VARCHAR", "row": "INTEGER", "cluster_code": "VARCHAR",
    "round": "VARCHAR", "reference_date": "DATE", "member_key": "VARCHAR",
    "company_name": "VARCHAR", "country": "VARCHAR", "region_code": "VARCHAR",
}  # fmt: skip
_CONTACT = {
    "cluster_code": "VARCHAR", "member_key": "VARCHAR", "respondent_name": "VARCHAR",
    "respondent_email": "VARCHAR", "respondent_phone": "VARCHAR",
}  # fmt: skip
_PROBLEM = {
    "upload_id": "VARCHAR", "slug": "VARCHAR", "severity": "VARCHAR", "sheet": "VARCHAR",
    "row": "INTEGER", "column_name": "VARCHAR", "value": "VARCHAR", "params": "VARCHAR",
}  # fmt: skip


@dataclass(frozen=True)
class NewUpload:
    """A file about to be committed: where it belongs, what it was, how its rows were counted.

    `kind` is `capacities` or `roster`; rows_in = accepted + rejected + skipped.
    """

    cluster_code: str
    kind: str
    round: str
    reference_date: dt.date
    file_name: str
    sha256: str
    sheet: str
    header_row: int | None
    encoding: str | None
    language: str | None
    draft: bool
    rows_in: int
    rows_accepted: int
    rows_rejected: int
    rows_skipped: int


@dataclass(frozen=True)
class Difference:
    """What committing changes against what stands: rows new, changed and the same."""

    new: int
    changed: int
    same: int

    @property
    def nothing(self) -> bool:
        """True where committing would change no figure."""
        return self.new == 0 and self.changed == 0


@dataclass(frozen=True)
class Receipt:
    """The answer to a commit. `upload_id` is None where nothing changed and nothing was kept."""

    upload_id: str | None
    revision: int | None
    difference: Difference


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


def difference(upload: NewUpload, rows: pd.DataFrame) -> Difference:
    """What committing these rows would change, without committing."""
    if not ledger_path().exists():
        return Difference(len(rows), 0, 0)
    with open_ledger() as connection:
        if not made(connection):
            return Difference(len(rows), 0, 0)
        return _difference(connection, upload, prepared(upload, rows))


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
        change = _difference(connection, upload, ready)
        if change.nothing:
            raise _NothingNew(change)
        kept = upload_id(revision)
        insert_upload(connection, upload, kept, revision)
        _open_round(connection, upload, revision)
        _insert_facts(connection, upload, ready.assign(upload_id=kept))
        told = pd.DataFrame([{**problem, "upload_id": kept} for problem in problems])
        _insert(connection, "problems", told, _PROBLEM)
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


def prepared(upload: NewUpload, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as the ledger keeps them: with cluster, round, reference date and keys."""
    dated = rows.assign(
        cluster_code=upload.cluster_code,
        round=rows["survey_round"].fillna(upload.round),
        reference_date=pd.to_datetime(rows["survey_date"]).fillna(
            pd.Timestamp(upload.reference_date)
        ),
    )
    if upload.kind == "capacities":
        return dated.assign(item_key=facts.item_keys(dated))
    return dated


def _difference(
    connection: duckdb.DuckDBPyConnection, upload: NewUpload, rows: pd.DataFrame
) -> Difference:
    """Compare the rows with what stands, leaving them in the temporary table `arriving`."""
    columns = _ROSTER if upload.kind == "roster" else fact_columns("capacities")
    parameters: dict[str, object] = {"cluster_code": upload.cluster_code}
    if upload.kind == "capacities":
        parameters["draft"] = upload.draft
    connection.register("incoming", facts.to_arrow(rows, columns))
    connection.execute(statement(f"arriving_{upload.kind}"))
    counts = connection.execute(statement(f"difference_{upload.kind}"), parameters).fetchone()
    connection.unregister("incoming")
    return Difference(*(counts or (0, 0, 0)))


def _require_cluster(connection: duckdb.DuckDBPyConnection, code: str) -> None:
    found = connection.execute("SELECT 1 FROM clusters WHERE cluster_code = ?", [code]).fetchone()
    if found is None:
        raise UnknownCluster(code)


def insert_upload(
    connection: duckdb.DuckDBPyConnection, upload: NewUpload, kept: str, revision: int
) -> None:
    """Add the row of an upload called `kept`, made by a revision."""
    values = {field.name: getattr(upload, field.name) for field in fields(upload)}
    row = {"upload_id": kept, "revision": revision} | values
    names = ", ".join(row)
    marks = ", ".join(f"${name}" for name in row)
    connection.execute(f"INSERT INTO uploads ({names}) VALUES ({marks})", row)


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


def _insert_facts(
    connection: duckdb.DuckDBPyConnection, upload: NewUpload, rows: pd.DataFrame
) -> None:
    kept = str(rows["upload_id"].iloc[0])
    columns = _ROSTER if upload.kind == "roster" else fact_columns("capacities")
    names = ", ".join(f'"{name}"' for name in columns if name != "upload_id")
    connection.execute(
        f"INSERT INTO {upload.kind} (upload_id, {names}) SELECT $kept, {names} FROM arriving",
        {"kept": kept},
    )
    if upload.kind == "capacities":
        _insert(
            connection,
            "certificates",
            facts.certificates(rows).assign(upload_id=kept),
            _CERTIFICATE,
        )
        _insert(
            connection, "cooperation", facts.cooperation(rows).assign(upload_id=kept), _COOPERATION
        )
    _insert(
        connection, "sites", facts.one_per_site(rows).assign(upload_id=kept), fact_columns("sites")
    )
    _replace_contacts(connection, upload.cluster_code, facts.contacts(rows))


def _replace_contacts(
    connection: duckdb.DuckDBPyConnection, cluster_code: str, people: pd.DataFrame
) -> None:
    known = people.assign(cluster_code=cluster_code)
    connection.register("incoming", facts.to_arrow(known, _CONTACT))
    connection.execute(
        "DELETE FROM contacts WHERE cluster_code = ? "
        "AND member_key IN (SELECT member_key FROM incoming)",
        [cluster_code],
    )
    connection.execute("INSERT INTO contacts SELECT * FROM incoming")
    connection.unregister("incoming")


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: pd.DataFrame, columns: dict[str, str]
) -> None:
    if rows.empty:
        return
    connection.register("incoming", facts.to_arrow(rows, columns))
    names = ", ".join(f'"{name}"' for name in columns)
    connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming")
    connection.unregister("incoming")


def problem_row(
    slug: str, severity: str, sheet: str, row: int | None, column: str | None,
    value: str | None, params: dict[str, object],
) -> dict[str, object]:  # fmt: skip
    """One row of the table `problems`; `params` fill the sentence in any language."""
    return {
        "slug": slug, "severity": severity, "sheet": sheet, "row": row, "column_name": column,
        "value": value, "params": json.dumps(params, ensure_ascii=False, default=str),
    }  # fmt: skip

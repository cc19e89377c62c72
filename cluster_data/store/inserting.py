"""Statements that add an upload and its facts; they run inside a revision's transaction."""

from __future__ import annotations

from dataclasses import fields

import duckdb
import pandas as pd

from cluster_data.store import facts
from cluster_data.store.arrival import NewUpload
from cluster_data.store.schema import CERTIFICATE, CONTACT, COOPERATION, fact_columns
from cluster_data.store.sql_files import statement


def insert_upload(
    connection: duckdb.DuckDBPyConnection, upload: NewUpload, kept: str, revision: int
) -> None:
    """Add the row of an upload called `kept`, made by a revision."""
    values = {field.name: getattr(upload, field.name) for field in fields(upload)}
    row = {"upload_id": kept, "revision": revision} | values
    names = ", ".join(row)
    marks = ", ".join(f"${name}" for name in row)
    connection.execute(f"INSERT INTO uploads ({names}) VALUES ({marks})", row)


def insert_facts(
    connection: duckdb.DuckDBPyConnection, upload: NewUpload, rows: pd.DataFrame
) -> None:
    """Add all facts of the rows compared last, which are in `incoming` and `arriving`."""
    kept = str(rows["upload_id"].iloc[0])
    connection.execute(statement(f"insert_{upload.kind}"), {"kept": kept})
    connection.unregister("incoming")
    if upload.kind == "capacities":
        insert(
            connection,
            "certificates",
            facts.certificates(rows).assign(upload_id=kept),
            CERTIFICATE,
        )
        insert(
            connection, "cooperation", facts.cooperation(rows).assign(upload_id=kept), COOPERATION
        )
    columns = fact_columns("sites")
    insert(connection, "sites", facts.one_per_site(rows, columns), columns)
    _replace_contacts(connection, upload.cluster_code, facts.contacts(rows))


def _replace_contacts(
    connection: duckdb.DuckDBPyConnection, cluster_code: str, people: pd.DataFrame
) -> None:
    known = people.assign(cluster_code=cluster_code)
    connection.register("incoming", facts.to_arrow(known, CONTACT))
    connection.execute(
        "DELETE FROM contacts WHERE cluster_code = ? "
        "AND member_key IN (SELECT member_key FROM incoming)",
        [cluster_code],
    )
    connection.execute("INSERT INTO contacts SELECT * FROM incoming")
    connection.unregister("incoming")


def insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: pd.DataFrame, columns: dict[str, str]
) -> None:
    """Add rows to a table by the names and SQL types of `columns`."""
    if rows.empty:
        return
    connection.register("incoming", facts.to_arrow(rows, columns))
    names = ", ".join(f'"{name}"' for name in columns)
    connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM incoming")
    connection.unregister("incoming")

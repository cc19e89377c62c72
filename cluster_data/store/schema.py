"""The ledger's tables, those of facts made from the survey's declaration."""

from __future__ import annotations

import secrets

import duckdb

from cluster_data.store.sql_files import statement
from cluster_data.survey import Room, survey

VERSION = 5
"""The version of the tables this release reads and writes; `sql/migration_<n>.sql` leads to n."""

_SECRET_SINCE = 3
"""The version that brought the ledger's secret, drawn here because SQL draws none so well."""

ORIGIN = {"upload_id": "VARCHAR", "sheet": "VARCHAR", "row": "INTEGER"}
"""Where a fact came from: every fact can be walked back to its cell."""

SITE = {
    "member_key": "VARCHAR", "site_key": "VARCHAR", "region_code": "VARCHAR",
    "place_precision": "VARCHAR", "employees_high": "INTEGER",
}  # fmt: skip
CAPACITY = {
    "cluster_code": "VARCHAR", "round": "VARCHAR", "reference_date": "DATE",
    "member_key": "VARCHAR", "site_key": "VARCHAR", "country": "VARCHAR", "region_code": "VARCHAR",
    "item_key": "VARCHAR", "content": "UBIGINT",
    "product_stated": "VARCHAR", "capacity_stated": "VARCHAR", "capacity_value_high": "DOUBLE",
    "capacity_per_week": "DOUBLE", "capacity_per_week_high": "DOUBLE", "in_product_unit": "BOOLEAN",
    "shifts_assumed": "BOOLEAN", "days_assumed": "BOOLEAN", "current_output_per_week": "DOUBLE",
    "surge_per_week": "DOUBLE", "converted_per_week": "DOUBLE",
    "standards_met": "VARCHAR[]", "certifications": "VARCHAR[]", "certificate_expiry": "DATE",
}  # fmt: skip

CERTIFICATE = {
    "upload_id": "VARCHAR", "sheet": "VARCHAR", "row": "INTEGER", "site_key": "VARCHAR",
    "product_code": "VARCHAR", "scheme": "VARCHAR", "code": "VARCHAR",
    "certificate_expiry": "DATE", "notified_body": "VARCHAR",
}  # fmt: skip
COOPERATION = {
    "upload_id": "VARCHAR", "sheet": "VARCHAR", "row": "INTEGER", "site_key": "VARCHAR",
    "kind": "VARCHAR", "answer": "VARCHAR",
}  # fmt: skip
ROSTER = {
    "upload_id": "VARCHAR", "sheet": "VARCHAR", "row": "INTEGER", "cluster_code": "VARCHAR",
    "round": "VARCHAR", "reference_date": "DATE", "member_key": "VARCHAR",
    "company_name": "VARCHAR", "country": "VARCHAR", "region_code": "VARCHAR",
}  # fmt: skip
CONTACT = {
    "cluster_code": "VARCHAR", "member_key": "VARCHAR", "respondent_name": "VARCHAR",
    "respondent_email": "VARCHAR", "respondent_phone": "VARCHAR",
}  # fmt: skip
PROBLEM = {
    "upload_id": "VARCHAR", "slug": "VARCHAR", "severity": "VARCHAR", "sheet": "VARCHAR",
    "row": "INTEGER", "column_name": "VARCHAR", "value": "VARCHAR", "params": "VARCHAR",
}  # fmt: skip

DECISION = {
    "revision": "BIGINT", "cluster_code": "VARCHAR", "kind": "VARCHAR", "field": "VARCHAR",
    "text": "VARCHAR", "answer": "VARCHAR",
}  # fmt: skip
OVERRIDE = {
    "upload_id": "VARCHAR", "slug": "VARCHAR", "column_name": "VARCHAR", "value": "VARCHAR",
    "reason": "VARCHAR",
}  # fmt: skip


def fact_columns(table: Room) -> dict[str, str]:
    """Names and SQL types of a fact table's columns, in order."""
    derived = {"sites": SITE, "capacities": CAPACITY}.get(table, {})
    declared = {c.name: c.sql_type for c in survey().in_table(table) if c.kind != "region"}
    return ORIGIN | derived | declared


def ensure_ledger(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables in a ledger opened for writing, or bring an older one up to date.

    Nothing is done where they stand as this release has them.
    """
    version = schema_version(connection)
    if version >= VERSION:
        return
    connection.begin()
    if not version:
        _make(connection)
    for step in range(max(version, 1) + 1, VERSION + 1):
        connection.execute(statement(f"migration_{step}"))
    if version < _SECRET_SINCE <= VERSION:
        connection.execute("INSERT INTO ledger_secret VALUES (?)", [secrets.token_hex(16)])
    connection.commit()
    connection.execute("CHECKPOINT")


def _make(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(statement("ledger"))
    rooms: tuple[Room, ...] = ("sites", "capacities")
    for table in rooms:
        columns = ", ".join(f'"{name}" {kind}' for name, kind in fact_columns(table).items())
        connection.execute(f"CREATE TABLE {table} ({columns})")


def made(connection: duckdb.DuckDBPyConnection) -> bool:
    """True where the file holds a ledger, and not just a file begun and never finished."""
    found = connection.execute(
        "SELECT count(*) FROM information_schema.tables WHERE table_name = 'ledger_head'"
    ).fetchone()
    return bool(found and found[0])


def schema_version(connection: duckdb.DuckDBPyConnection) -> int:
    """The version of a ledger's tables; 0 where there are none."""
    if not made(connection):
        return 0
    head = connection.execute("SELECT schema_version FROM ledger_head").fetchone()
    return int(head[0]) if head else 0

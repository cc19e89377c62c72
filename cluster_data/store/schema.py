"""The ledger's tables, those of facts made from the survey's declaration."""

from __future__ import annotations

import duckdb

from cluster_data.store.sql_files import statement
from cluster_data.survey import Room, survey

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


def fact_columns(table: Room) -> dict[str, str]:
    """Names and SQL types of a fact table's columns, in order."""
    derived = {"sites": SITE, "capacities": CAPACITY}.get(table, {})
    declared = {c.name: c.sql_type for c in survey().in_table(table) if c.kind != "region"}
    return ORIGIN | derived | declared


def ensure_ledger(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables in a ledger opened for writing; nothing is done where they stand."""
    if made(connection):
        return
    connection.begin()
    connection.execute(statement("ledger"))
    rooms: tuple[Room, ...] = ("sites", "capacities")
    for table in rooms:
        columns = ", ".join(f'"{name}" {kind}' for name, kind in fact_columns(table).items())
        connection.execute(f"CREATE TABLE {table} ({columns})")
    connection.commit()
    connection.execute("CHECKPOINT")


def made(connection: duckdb.DuckDBPyConnection) -> bool:
    """True where the file holds a ledger, and not just a file begun and never finished."""
    found = connection.execute(
        "SELECT count(*) FROM information_schema.tables WHERE table_name = 'ledger_head'"
    ).fetchone()
    return bool(found and found[0])

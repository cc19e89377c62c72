"""The ledger as queries see it: a copy in memory, renewed when the file has changed.

Readers never hold the ledger's file for longer than the copy takes, so the command line can load
while pages are open, and pages answer while it loads. Facts are append-only, so a copy at a
revision is right for ever; what stands on a day is a table made from it once.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from cluster_data.errors import LedgerBusy
from cluster_data.store.place import ledger_path, memory, open_ledger
from cluster_data.store.reference_tables import reference_tables
from cluster_data.store.schema import ensure_ledger, made
from cluster_data.store.sql_files import statement

AGE_LIMIT_DAYS = 365
"""The age limit A of the ladder: older answers are declared, no longer attested."""

_COPIED = ("revisions", "clusters", "uploads", "capacities", "roster")
_KEPT_DAYS = 6
WITH_IDS = "*, hash(member_key) AS member_id, hash(site_key) AS site_id, hash(item_key) AS item_id"
"""Capacities in memory carry numbers for their keys: they group twice as fast as texts."""


@dataclass(frozen=True)
class Day:
    """What is looked at: a day, a round (None: each site's latest) and the age limit in days."""

    as_of: dt.date
    round: str | None = None
    age_limit: int = AGE_LIMIT_DAYS


@dataclass
class Snapshot:
    """A copy of the ledger at one revision."""

    revision: int
    file: int
    """The inode of the ledger's file: a restored backup is another one."""
    connection: duckdb.DuckDBPyConnection
    _days: OrderedDict[Day, int] = field(default_factory=OrderedDict)
    _made: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own: a connection shared between threads returns wrong rows."""
        cursor = self.connection.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    def rows(self, name: str, parameters: dict[str, Any], day: Day | None = None) -> pd.DataFrame:
        """The answer to `sql/<name>.sql`, which reads `standing_now` and `asked_now` of `day`."""
        text = statement(name)
        try:
            return self._answer(text, parameters, day)
        except duckdb.CatalogException:  # the day's tables made room for another's just now
            return self._answer(text, parameters, day)

    def _answer(self, text: str, parameters: dict[str, Any], day: Day | None) -> pd.DataFrame:
        if day is not None:
            number = self._standing(day)
            text = text.replace("standing_now", f"standing_{number}")
            text = text.replace("asked_now", f"asked_{number}")
        with self.cursor() as cursor:
            return cursor.execute(text, parameters).df()

    def _standing(self, day: Day) -> int:
        with self._lock:
            if day in self._days:
                self._days.move_to_end(day)
                return self._days[day]
            self._made += 1
            with self.cursor() as cursor:
                make_standing(cursor, day, self.revision, str(self._made))
                self._days[day] = self._made
                if len(self._days) > _KEPT_DAYS:
                    _, old = self._days.popitem(last=False)
                    cursor.execute(f"DROP TABLE standing_{old}")
                    cursor.execute(f"DROP TABLE asked_{old}")
            return self._made


def make_standing(cursor: duckdb.DuckDBPyConnection, day: Day, revision: int, suffix: str) -> None:
    """Make the tables `standing_<suffix>` and `asked_<suffix>` of one day."""
    bounds = {"as_of": day.as_of, "revision": revision, "round": day.round}
    cursor.execute(
        f"CREATE TABLE standing_{suffix} AS {statement('standing')}",
        bounds | {"age_limit": day.age_limit},
    )
    cursor.execute(f"CREATE TABLE asked_{suffix} AS {statement('asked')}", bounds)


_held: dict[str, tuple[object, Snapshot]] = {}
_renewing = threading.Lock()


def snapshot() -> Snapshot:
    """The newest copy of the ledger; the ledger is made where there is none.

    While another process holds the file the last copy serves on; without one, `LedgerBusy`.
    """
    path = str(ledger_path())
    with _renewing:
        held = _held.get(path)
        token = _token()
        if held and held[0] == token:
            return held[1]
        try:
            renewed = _renew(held[1] if held else None)
        except LedgerBusy:
            if held is None:
                raise
            return held[1]
        _held.clear()
        _held[path] = (_token(), renewed)
        return renewed


def edition() -> str:
    """The ledger's file and newest revision that queries see: what cached answers are keyed by."""
    current = snapshot()
    return f"{current.file}.{current.revision}"


def _token() -> object:
    stamps: list[tuple[int, int, int] | None] = []
    for suffix in ("", ".wal"):
        try:
            stat = ledger_path().with_name(ledger_path().name + suffix).stat()
        except FileNotFoundError:
            stamps.append(None)
        else:
            stamps.append((stat.st_mtime_ns, stat.st_size, stat.st_ino))
    return tuple(stamps)


def _renew(before: Snapshot | None) -> Snapshot:
    patience = 0.0 if before else 10.0
    if not ledger_path().exists():
        with open_ledger(write=True) as ledger:
            ensure_ledger(ledger)
    with open_ledger(patience=patience) as ledger:
        if made(ledger):
            return _copy(ledger, before)
    with open_ledger(write=True) as ledger:  # a file begun and never finished
        ensure_ledger(ledger)
        return _copy(ledger, before)


def _copy(ledger: duckdb.DuckDBPyConnection, before: Snapshot | None) -> Snapshot:
    head = ledger.execute("SELECT revision FROM ledger_head").fetchone()
    revision = int(head[0]) if head else 0
    file = ledger_path().stat().st_ino
    if before is not None and (before.file, before.revision) == (file, revision):
        return before
    tables = {name: ledger.execute(f"FROM {name}").to_arrow_table() for name in _COPIED}
    connection = memory()
    for name, rows in tables.items():
        _fill(connection, name, rows)
    for name, frame in reference_tables().items():
        _fill(connection, name, pa.Table.from_pandas(frame, preserve_index=False))
    return Snapshot(revision, file, connection)


def _fill(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    connection.register("incoming", rows)
    if name == "capacities":
        connection.execute(f"CREATE TABLE capacities AS SELECT {WITH_IDS} FROM incoming")
    else:
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM incoming")
    connection.unregister("incoming")

"""The ledger as queries see it: a copy in memory, renewed when the file has changed.

Readers never hold the ledger's file for longer than the copy takes, so the command line can load
while pages are open, and pages answer while it loads. Facts are append-only, so a copy at a
revision is right for ever; what stands on a day is a table made from it once.
"""

from __future__ import annotations

import datetime as dt
import re
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from cluster_data.errors import LedgerBusy
from cluster_data.store.place import ledger_path, memory, open_ledger
from cluster_data.store.reference_tables import reference_tables
from cluster_data.store.sameness import Sameness
from cluster_data.store.schema import VERSION, ensure_ledger, schema_version
from cluster_data.store.sql_files import statement

AGE_LIMIT_DAYS = 365
"""The age limit A of the ladder: older answers are declared, no longer attested."""

COPIED = ("revisions", "clusters", "rounds", "uploads", "ledger_secret", "capacities", "roster")
_DECIDED = ("decisions", "identities", "followups")
_LATER = ("sites", "certificates", "cooperation", "problems", "overrides", *_DECIDED)
"""Tables copied when a question first names them: the map, which comes first, needs none."""
_KEPT_DAYS = 8
"""Days whose tables are kept: as many as a question names at once, and a few more."""
_KEYED = {
    "capacities": "keyed_capacities", "sites": "keyed_sites", "roster": "keyed_by_member",
    "certificates": "keyed_by_site", "cooperation": "keyed_by_site",
}  # fmt: skip
"""How tables are filled whose keys people may hold for one and the same."""
_SAID = pa.schema([("stated_key", pa.string()), ("consent", pa.string())])


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
    same: Sameness = field(default_factory=Sameness)
    """What people decided on identities, at this revision."""
    since: Snapshot | None = None
    """The newest copy, where this is of an earlier revision: it says whose names may be read."""
    _days: OrderedDict[Day, int] = field(default_factory=OrderedDict)
    _made: int = 0
    _lists: dict[str, pd.DataFrame] = field(default_factory=dict)
    _brought: set[str] = field(default_factory=set)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own: a connection shared between threads returns wrong rows."""
        cursor = self.connection.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    def rows(
        self,
        name: str,
        parameters: dict[str, Any],
        day: Day | None = None,
        before: Day | None = None,
        rounds: Sequence[Day] = (),
    ) -> pd.DataFrame:
        """The answer to `sql/<name>.sql`, which reads the tables of a `day`.

        They are `standing_now`, `asked_now`, `firms_now`, `sites_now`; `standing_before` is of
        `before`, `standing_rounds` of all `rounds`, numbered in its column `turn`.
        """
        text = statement(name)
        try:
            return self._answer(text, parameters, day, before, rounds)
        except duckdb.CatalogException:  # the day's tables made room for another's just now
            return self._answer(text, parameters, day, before, rounds)

    def listed(self, name: str) -> pd.DataFrame:
        """The answer to a query of nothing but the ledger: asked once, as a copy never changes."""
        if name not in self._lists:
            self._lists[name] = self.rows(name, {})
        return self._lists[name].copy()

    def _answer(
        self,
        text: str,
        parameters: dict[str, Any],
        day: Day | None,
        before: Day | None,
        rounds: Sequence[Day],
    ) -> pd.DataFrame:
        for name in _LATER:
            if name not in self._brought and re.search(rf"\b{name}(_now)?\b", text):
                self._bring(name)
        text = self._consented(text)
        if day is not None:
            number = self._standing(day, "sites_now" in text)
            for table in ("standing", "asked", "firms", "sites"):
                text = text.replace(f"{table}_now", f"{table}_{number}")
        if before is not None:
            text = text.replace("standing_before", f"standing_{self._standing(before)}")
        if rounds:
            numbers = [self._standing(one) for one in rounds]
            each = [f"SELECT {turn} AS turn, * FROM standing_{n}" for turn, n in enumerate(numbers)]
            text = text.replace("standing_rounds", f"({' UNION ALL '.join(each)})")
        with self.cursor() as cursor:
            return cursor.execute(text, parameters).df()

    def _bring(self, name: str) -> None:
        """Copy one more table; facts are append-only, so the bound makes it of our revision."""
        with self._lock:
            if name in self._brought:
                return
            with open_ledger() as ledger:
                if ledger_path().stat().st_ino != self.file:
                    raise LedgerBusy()
                copied = statement("copy_decided" if name in _DECIDED else "copy_later")
                rows = ledger.execute(copied.format(name=name), [self.revision])
                table = rows.to_arrow_table()
            with self.cursor() as cursor:
                _fill(cursor, name, table)
            self._brought.add(name)

    def _consented(self, text: str) -> str:
        """A statement with today's consents in the place of those of an earlier revision."""
        then = statement("consents").rstrip()
        if self.since is None or then not in text:
            return text
        with self._lock:
            if "consents_since" not in self._brought:
                said = self.since.rows("consents_of_names", {})
                with self.cursor() as cursor:
                    cursor.register("said", pa.Table.from_pandas(said, _SAID, preserve_index=False))
                    cursor.execute("CREATE TABLE consents_since AS FROM said")
                    cursor.unregister("said")
                self._brought.add("consents_since")
        return text.replace(then, statement("consents_then").rstrip())

    def _standing(self, day: Day, with_sites: bool = False) -> int:
        with self._lock:
            number = self._standing_facts(day)
            place = f"sites_{number}"
            if with_sites and place not in self._brought:
                with self.cursor() as cursor:
                    text = self._consented(statement("standing_sites"))
                    text = text.replace("standing_now", f"standing_{number}")
                    cursor.execute(f"CREATE TABLE {place} AS {text}")
                self._brought.add(place)
            return number

    def _standing_facts(self, day: Day) -> int:
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
                    cursor.execute(f"DROP TABLE firms_{old}")
                    cursor.execute(f"DROP TABLE IF EXISTS sites_{old}")
            return self._made


def make_standing(
    cursor: duckdb.DuckDBPyConnection,
    day: Day,
    revision: int,
    suffix: str,
    facts: str = "FROM capacities AS c",
    same: str = "same",
) -> None:
    """Make the tables `standing_<suffix>`, `asked_<suffix>` and `firms_<suffix>` of one day.

    `facts` is where the rows come from and `same` the merged keys: others stand in where something
    is tried out.
    """
    stands = statement("standing").replace("FROM capacities AS c", facts)
    bounds = {"as_of": day.as_of, "revision": revision, "round": day.round}
    cursor.execute(
        f"CREATE TABLE standing_{suffix} AS {stands}",
        bounds | {"age_limit": day.age_limit},
    )
    merged = cursor.execute(f"SELECT count(*) FROM {same} WHERE level = 'site'").fetchone()
    if merged and merged[0]:
        once = statement("count_once").replace("standing_now", f"standing_{suffix}")
        cursor.execute(once.replace("FROM same", f"FROM {same}"))
    cursor.execute(f"CREATE TABLE asked_{suffix} AS {statement('asked')}", bounds)
    firms = statement("firms").replace("standing_now", f"standing_{suffix}")
    firms = firms.replace("asked_now", f"asked_{suffix}")
    cursor.execute(f"CREATE TABLE firms_{suffix} AS {firms}")


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
        if schema_version(ledger) >= VERSION:
            return _copy(ledger, before)
    with open_ledger(write=True) as ledger:  # never finished, or of an earlier release
        ensure_ledger(ledger)
        return _copy(ledger, before)


def _copy(ledger: duckdb.DuckDBPyConnection, before: Snapshot | None) -> Snapshot:
    head = ledger.execute("SELECT revision FROM ledger_head").fetchone()
    revision = int(head[0]) if head else 0
    file = ledger_path().stat().st_ino
    if before is not None and (before.file, before.revision) == (file, revision):
        return before
    tables = {name: ledger.execute(f"FROM {name}").to_arrow_table() for name in COPIED}
    return copy_of(ledger, file, revision, tables)


def copy_of(
    ledger: duckdb.DuckDBPyConnection,
    file: int,
    revision: int,
    tables: Mapping[str, pa.Table],
    since: Snapshot | None = None,
) -> Snapshot:
    """A copy made of these tables (all of `COPIED`), with the identities decided by a revision."""
    decided = ledger.execute(statement("identities"), {"revision": revision}).fetchall()
    same = Sameness.of(decided)
    connection = memory()
    hold_same(connection, same)
    for name, rows in tables.items():
        _fill(connection, name, rows, plainly=not same.rows())
    for name, frame in reference_tables().items():
        _fill(connection, name, pa.Table.from_pandas(frame, preserve_index=False))
    return Snapshot(revision, file, connection, same, since)


def _fill(
    connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table, *, plainly: bool = False
) -> None:
    """Make a table; `plainly` where no keys are merged, which spares the biggest a join."""
    connection.register("incoming", rows)
    filled = statement(_KEYED[name]) if name in _KEYED else "FROM incoming"
    if plainly and name == "capacities":
        filled = statement("keyed_plainly")
    connection.execute(f"CREATE TABLE {name} AS {filled}")
    connection.unregister("incoming")


def hold_same(
    connection: duckdb.DuckDBPyConnection,
    same: Sameness,
    name: str = "same",
    *,
    temporary: bool = False,
) -> None:
    """Make the table of merged keys and those that stay, which the `keyed_*` statements read."""
    kind = "TEMP TABLE" if temporary else "TABLE"
    connection.execute(f"CREATE {kind} {name} (level VARCHAR, key VARCHAR, kept VARCHAR)")
    if rows := [*same.rows(), *same.stays()]:
        levels, keys, kept = (pa.array(column, pa.string()) for column in zip(*rows, strict=True))
        connection.register("merged", pa.table({"level": levels, "key": keys, "kept": kept}))
        connection.execute(f"INSERT INTO {name} FROM merged")
        connection.unregister("merged")

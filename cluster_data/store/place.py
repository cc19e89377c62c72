"""Where the ledger is, and how its file is opened."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from cluster_data.errors import LedgerBusy, LedgerUnusable

_DEFAULT = Path(__file__).parent.parent / "var" / "tela.duckdb"
_LOCKED_DOWN: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "python_enable_replacements": "false",
}
_one_at_a_time = threading.RLock()
_PATIENCE = 10.0
"""Seconds to wait for another process to let go of the file."""


def ledger_path() -> Path:
    """The ledger's file: `TELA_DATABASE`, or the one under `cluster_data/var`."""
    return Path(os.environ.get("TELA_DATABASE") or _DEFAULT)


def originals_folder() -> Path:
    """The folder beside the ledger that keeps the uploaded files, named by digest."""
    path = ledger_path()
    return path.with_name(f"{path.stem}-originals")


def memory() -> duckdb.DuckDBPyConnection:
    """A locked-down database in memory, for the tables that queries read."""
    return _locked(duckdb.connect(":memory:", config=_LOCKED_DOWN))


@contextmanager
def open_ledger(
    *, write: bool = False, patience: float = _PATIENCE
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The ledger's file, open for as long as the block lasts and no longer.

    DuckDB lets one process at a time hold a file that is written to, so it is held briefly: the
    command line can load while the pages are open. Raises `LedgerBusy` when another process keeps
    it for more than `patience` seconds, `LedgerUnusable` when the file is none of ours.
    """
    with _one_at_a_time:
        connection = _connect(ledger_path(), write, patience)
        try:
            yield connection
        finally:
            connection.close()


def _connect(path: Path, write: bool, patience: float) -> duckdb.DuckDBPyConnection:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerUnusable(str(path)) from error
    deadline = time.monotonic() + patience
    while True:
        try:
            return _locked(duckdb.connect(str(path), read_only=not write, config=_LOCKED_DOWN))
        except duckdb.Error as error:
            if "could not set lock" not in str(error).lower():
                raise LedgerUnusable(str(path)) from error
            if time.monotonic() >= deadline:
                raise LedgerBusy() from error
            time.sleep(0.05)


def _locked(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    connection.execute("SET lock_configuration = true")
    return connection

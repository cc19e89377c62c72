"""The whole ledger as one file, and back."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path

import duckdb

from cluster_data.errors import NotABackup
from cluster_data.store.place import ledger_path, open_ledger, originals_folder
from cluster_data.store.schema import ensure_ledger, made

_LEDGER = "ledger.duckdb"
_ORIGINALS = "originals/"


def backup(target: Path) -> int:
    """Write ledger and originals to a zip file; the revision it holds.

    The ledger is held while it is copied, so the copy is of one revision.
    """
    partial = target.with_name(f".{target.name}.partial")
    with open_ledger(write=True) as connection:
        ensure_ledger(connection)
        revision = _revision(connection)
        connection.execute("CHECKPOINT")
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(ledger_path(), _LEDGER)
            folder = originals_folder()
            for original in sorted(folder.iterdir()) if folder.is_dir() else ():
                if not original.name.startswith("."):
                    archive.write(original, _ORIGINALS + original.name)
    partial.replace(target)
    return revision


def restore(source: Path) -> int:
    """Put a backup in the place of the ledger; the revision it holds. Raises `NotABackup`.

    The backup is opened and checked before anything is replaced.
    """
    ledger_path().parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ledger_path().parent) as folder:
        unpacked = _unpacked(source, Path(folder))
        revision = _checked(unpacked)
        with open_ledger(write=True):  # nobody else writes from here on
            pass
        _keep_originals(Path(folder) / "originals")
        ledger_path().with_name(ledger_path().name + ".wal").unlink(missing_ok=True)
        unpacked.replace(ledger_path())
    return revision


def _unpacked(source: Path, folder: Path) -> Path:
    try:
        with zipfile.ZipFile(source) as archive:
            names = archive.namelist()
            if _LEDGER not in names:
                raise NotABackup()
            archive.extract(_LEDGER, folder)
            for name in names:
                digest = name.removeprefix(_ORIGINALS)
                if name.startswith(_ORIGINALS) and digest and "/" not in digest:
                    archive.extract(name, folder)
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise NotABackup() from error
    return folder / _LEDGER


def _checked(unpacked: Path) -> int:
    try:
        connection = duckdb.connect(str(unpacked), read_only=True)
    except duckdb.Error as error:
        raise NotABackup() from error
    try:
        if not made(connection):
            raise NotABackup()
        return _revision(connection)
    finally:
        connection.close()


def _revision(connection: duckdb.DuckDBPyConnection) -> int:
    head = connection.execute("SELECT revision FROM ledger_head").fetchone()
    return int(head[0]) if head else 0


def _keep_originals(unpacked: Path) -> None:
    if unpacked.is_dir():
        originals_folder().mkdir(parents=True, exist_ok=True)
        for original in unpacked.iterdir():
            shutil.move(original, originals_folder() / original.name)

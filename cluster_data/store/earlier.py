"""The ledger as it stood at an earlier revision, to answer again what was answered then."""

from __future__ import annotations

import datetime as dt
import threading

import duckdb
import pandas as pd

from cluster_data.errors import ClusterDataError, LedgerBusy
from cluster_data.selection import Selection
from cluster_data.store.place import ledger_path, open_ledger
from cluster_data.store.snapshot import COPIED, Snapshot, copy_of, snapshot
from cluster_data.store.sql_files import statement
from cluster_data.store.supplying import lines_of
from cluster_data.viewer import Viewer
from words import _, number

_BY_UPLOAD = ("capacities", "roster")
"""Facts that bear their upload's number and no revision of their own."""
_ALWAYS = ("ledger_secret",)

_last: list[Snapshot] = []
_one_at_a_time = threading.Lock()


class UnknownRevision(ClusterDataError):
    """A revision that the ledger has not reached."""

    def __init__(self, revision: int) -> None:
        super().__init__(
            _("Unknown revision"),
            _("The ledger has no revision {revision}.").format(revision=number(revision)),
        )


def revision() -> int:
    """The newest revision that queries see."""
    return snapshot().revision


def supply_lines_at(
    selection: Selection, viewer: Viewer, today: dt.date, revision: int
) -> pd.DataFrame:
    """`supply_lines` as they stood at a revision, without names: consent may be another since.

    Raises `UnknownRevision`, `LedgerBusy`.
    """
    found = lines_of(snapshot_at(revision), selection, viewer, today)
    return found.assign(name=None, site_name=None, named=False)


def snapshot_at(revision: int) -> Snapshot:
    """A copy of the ledger at a revision; of earlier ones the last copy made is kept.

    Facts, decisions on identities and what became of uploads are those until then. Reference data
    are this release's, as the ledger holds none. Raises `UnknownRevision`, `LedgerBusy`.
    """
    current = snapshot()
    if revision == current.revision:
        return current
    if not 0 <= revision < current.revision:
        raise UnknownRevision(revision)
    with _one_at_a_time:
        wanted = (current.file, revision)
        if not _last or (_last[0].file, _last[0].revision) != wanted:
            _last[:] = [_copied(current.file, revision)]
        return _last[0]


def _copied(file: int, revision: int) -> Snapshot:
    with open_ledger() as ledger:
        if ledger_path().stat().st_ino != file:  # restored from a backup just now
            raise LedgerBusy()
        tables = {name: _until(ledger, name, revision) for name in COPIED}
        return copy_of(ledger, file, revision, tables)


def _until(ledger: duckdb.DuckDBPyConnection, name: str, revision: int) -> object:
    """A table's rows as they were at a revision, as an Arrow table."""
    if name in _ALWAYS:
        return ledger.execute(f"FROM {name}").to_arrow_table()
    copied = statement("copy_later" if name in _BY_UPLOAD else "copy_decided")
    return ledger.execute(copied.format(name=name), [revision]).to_arrow_table()

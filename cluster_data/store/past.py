"""The ledger as it stood at an earlier revision, or at the end of an earlier day."""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict

import duckdb

from cluster_data.errors import ClusterDataError, LedgerBusy
from cluster_data.selection import Selection
from cluster_data.store.place import ledger_path, open_ledger
from cluster_data.store.snapshot import COPIED, Snapshot, copy_of, snapshot
from cluster_data.store.sql_files import statement
from words import _, number

_BY_UPLOAD = ("capacities", "roster")
"""Facts that bear their upload's number and no revision of their own."""
_ALWAYS = ("ledger_secret",)
_KEPT = 2
"""Copies of earlier states held at once: each is as large as the ledger was then."""

_copies: OrderedDict[tuple[int, int, int], Snapshot] = OrderedDict()
_one_at_a_time = threading.Lock()


class UnknownRevision(ClusterDataError):
    """A revision that the ledger has not reached."""

    def __init__(self, revision: int) -> None:
        super().__init__(
            _("Unknown revision"),
            _("The ledger has no revision {revision}.").format(revision=number(revision)),
        )


def snapshot_for(selection: Selection) -> Snapshot:
    """The copy of the ledger that a selection asks: the newest, or as it stood on `known`.

    Before its first revision nothing was known: that copy is empty. Raises `LedgerBusy`.
    """
    if selection.known is None:
        return snapshot()
    return snapshot_at(revision_on(selection.known))


def revision_on(day: dt.date) -> int:
    """The newest revision at the end of a day (UTC); 0 before the first."""
    found = snapshot().rows("revision_on", {"day": day})
    return int(found["revision"].iloc[0])


def snapshot_at(revision: int) -> Snapshot:
    """A copy of the ledger at a revision; of earlier ones the last two asked for are kept.

    Facts, decisions on identities and what became of uploads are those until then. Consent is
    today's, as what was once told may have been closed since. Reference data are this release's, as
    the ledger holds none. Raises `UnknownRevision`, `LedgerBusy`.
    """
    current = snapshot()
    if revision == current.revision:
        return current
    if not 0 <= revision < current.revision:
        raise UnknownRevision(revision)
    wanted = (current.file, current.revision, revision)
    with _one_at_a_time:
        for held in [key for key in _copies if key[:2] != wanted[:2]]:
            del _copies[held]  # of another ledger, or before somebody's consent changed
        if wanted not in _copies:
            _copies[wanted] = _copied(current, revision)
            while len(_copies) > _KEPT:
                _copies.popitem(last=False)
        _copies.move_to_end(wanted)
        return _copies[wanted]


def _copied(current: Snapshot, revision: int) -> Snapshot:
    with open_ledger() as ledger:
        if ledger_path().stat().st_ino != current.file:  # restored from a backup just now
            raise LedgerBusy()
        tables = {name: _until(ledger, name, revision) for name in COPIED}
        return copy_of(ledger, current.file, revision, tables, since=current)


def _until(ledger: duckdb.DuckDBPyConnection, name: str, revision: int) -> object:
    """A table's rows as they were at a revision, as an Arrow table."""
    if name in _ALWAYS:
        return ledger.execute(f"FROM {name}").to_arrow_table()
    copied = statement("copy_later" if name in _BY_UPLOAD else "copy_decided")
    return ledger.execute(copied.format(name=name), [revision]).to_arrow_table()

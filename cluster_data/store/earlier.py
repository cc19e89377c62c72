"""Revisions: which one is seen, what each day brought, lines to answer again from one of them."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.past import UnknownRevision, snapshot_at, snapshot_for
from cluster_data.store.snapshot import snapshot
from cluster_data.store.supplying import lines_of
from cluster_data.viewer import Viewer

__all__ = ["UnknownRevision", "revision", "revision_days", "supply_lines_at"]


def revision(selection: Selection | None = None) -> int:
    """The newest revision that queries see: of now, or of the day a selection looks back to."""
    return snapshot_for(selection or Selection()).revision


def revision_days() -> pd.DataFrame:
    """The days (UTC) on which the ledger changed, the newest first.

    Columns: day, revision (the last of that day), uploads (kept on it), changes (revisions).
    """
    found = snapshot().listed("revision_days")
    return found.assign(day=pd.to_datetime(found["day"]).dt.date)


def supply_lines_at(
    selection: Selection, viewer: Viewer, today: dt.date, revision: int
) -> pd.DataFrame:
    """`supply_lines` as they stood at a revision, without names: consent may be another since.

    Raises `UnknownRevision`, `LedgerBusy`.
    """
    found = lines_of(snapshot_at(revision), selection, viewer, today)
    return found.assign(name=None, site_name=None, named=False)

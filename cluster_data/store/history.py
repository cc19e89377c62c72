"""What came in, when, and what became of it: uploads, clusters, rounds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import duckdb
import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store import facts
from cluster_data.store.arrival import NewUpload, prepared
from cluster_data.store.identities import Pair, with_merges
from cluster_data.store.inserting import insert_upload
from cluster_data.store.ledger import Actor, Change, record_all
from cluster_data.store.past import snapshot_for
from cluster_data.store.playing import compared, totals_if
from cluster_data.store.schema import fact_columns
from cluster_data.store.snapshot import Day, snapshot
from cluster_data.store.sql_files import statement
from cluster_data.viewer import Viewer

SAMPLE_PREFIX = "DEMO-"
"""Codes of the fictive sample's clusters begin so; no real cluster's may."""


def history(viewer: Viewer, known: dt.date | None = None) -> pd.DataFrame:
    """Uploads, newest first; a cluster sees its own, everybody else all: files, never figures.

    Columns: upload_id, revision, at (UTC), cluster_code, cluster_name, kind, round,
    reference_date, file_name, rows_in, rows_accepted, rows_rejected, rows_skipped, state
    (standing, draft, withdrawn), reason. `known` is a day to look back to, as in a selection.
    """
    own = [viewer.cluster] if viewer.role == "cluster" else None
    return snapshot_for(Selection(known=known)).rows("history", {"clusters": own})


def cluster_list() -> pd.DataFrame:
    """Clusters in the ledger: cluster_code, name, country, standing (uploads that stand)."""
    return snapshot().listed("cluster_list")


def round_list() -> pd.DataFrame:
    """Rounds in which something stands: round, last_date, clusters; newest first."""
    return snapshot().listed("round_list")


def is_empty() -> bool:
    """True while nothing stands in the ledger."""
    return not (cluster_list()["standing"] > 0).any()


def only_sample() -> bool:
    """True while all that stands in the ledger is the fictive sample."""
    listed = cluster_list()
    standing = listed.loc[listed["standing"] > 0, "cluster_code"]
    return bool(len(standing)) and bool(standing.str.startswith(SAMPLE_PREFIX).all())


def has_sample() -> bool:
    """True while some of the fictive sample stands in the ledger."""
    listed = cluster_list()
    standing = listed.loc[listed["standing"] > 0, "cluster_code"]
    return bool(standing.str.startswith(SAMPLE_PREFIX).any())


def remove_sample(actor: Actor) -> int:
    """Withdraw every upload of the fictive sample; the number withdrawn."""
    listed = snapshot().rows("history", {"clusters": None})
    fictive = listed["cluster_code"].str.startswith(SAMPLE_PREFIX) & (
        listed["state"] != "withdrawn"
    )
    uploads = listed.loc[fictive, "upload_id"].tolist()
    record_all([Change("withdraw", upload, "sample removed") for upload in uploads], actor)
    return len(uploads)


def preview(
    arriving: Sequence[tuple[NewUpload, pd.DataFrame]],
    viewer: Viewer,
    today: dt.date,
    merges: Sequence[Pair] = (),
    replaced: Sequence[str] = (),
) -> pd.DataFrame:
    """Declared weekly capacity by product and area before and after committing these files.

    Columns: product_code, area_code, country, unit, before, after, n_before, n_after; only what
    changes. The commits are played on a copy in memory and undone. Files dated after `today` are
    previewed as of their own date, since before it they change nothing. `merges` are pairs that
    committing will make one, `replaced` the uploads it will withdraw. Totals of one or two firms
    are NaN for a viewer who may not see them.
    """
    current = snapshot()
    day = Day(max([today, *(upload.reference_date for upload, _rows in arriving)]))
    before = current.rows("totals", {"own_cluster": viewer.cluster}, day)
    with current.cursor() as cursor:
        cursor.begin()
        try:
            for number, (upload, rows) in enumerate(arriving, start=1):
                _play(cursor, upload, rows, current.revision + number)
            revision = current.revision + len(arriving)
            for upload_id in replaced:
                withdrawn = [revision, "withdraw", upload_id]
                cursor.execute(
                    "INSERT INTO revisions (revision, action, subject) VALUES (?, ?, ?)", withdrawn
                )
            same = with_merges(cursor, current.same, merges, revision) if merges else None
            after = totals_if(cursor, day, revision, viewer, same)
        finally:
            cursor.rollback()
    return compared(before, after, viewer)


def _play(
    cursor: duckdb.DuckDBPyConnection, upload: NewUpload, rows: pd.DataFrame, revision: int
) -> None:
    if upload.kind != "capacities" or rows.empty:
        return
    insert_upload(cursor, upload, f"preview {revision}", revision)
    ready = prepared(upload, rows).assign(upload_id=f"preview {revision}")
    cursor.register("incoming", facts.to_arrow(ready, fact_columns("capacities")))
    cursor.execute(f"INSERT INTO capacities {statement('keyed_capacities')}")

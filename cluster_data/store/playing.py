"""Totals as they would be: changes played on the copy in memory, which the caller undoes."""

from __future__ import annotations

import duckdb
import pandas as pd

from cluster_data.store.sameness import Sameness
from cluster_data.store.snapshot import Day, hold_same, make_standing
from cluster_data.store.sql_files import statement
from cluster_data.viewer import Viewer

_FACTS = "FROM capacities AS c"


def totals_if(
    cursor: duckdb.DuckDBPyConnection,
    day: Day,
    revision: int,
    viewer: Viewer,
    same: Sameness | None = None,
) -> pd.DataFrame:
    """The answer to `totals.sql` in the cursor's transaction, at a revision still to come.

    `same`: what will be held for one and the same member or site, where that changes.
    """
    facts, merged = _FACTS, "same"
    if same is not None:
        merged = "same_played"
        hold_same(cursor, same, merged)
        facts = f"FROM ({statement('rekeyed_capacities')}) AS c"
    make_standing(cursor, day, revision, "played", facts, merged)
    text = statement("totals").replace("standing_now", "standing_played")
    return cursor.execute(text, {"own_cluster": viewer.cluster}).df()


def compared(
    before: pd.DataFrame, after: pd.DataFrame, viewer: Viewer, *, firms: bool = False
) -> pd.DataFrame:
    """Two answers to `totals.sql` side by side, where they differ; with `firms`, in firms too.

    Columns: product_code, area_code, country, unit, before, after, n_before, n_after. Totals of one
    or two firms are NaN for a viewer who may not see them.
    """
    keys = ["product_code", "area_code", "country", "unit"]
    both = before.merge(after, on=keys, how="outer", suffixes=("_before", "_after"))
    both = both.rename(columns={"declared_before": "before", "declared_after": "after"})
    differs = both["before"].fillna(-1.0) != both["after"].fillna(-1.0)
    if firms:
        differs |= both["n_before"].fillna(0) != both["n_after"].fillna(0)
    both = both[differs]
    if viewer.role != "ministry":
        for time in ("before", "after"):
            few = both[f"n_{time}"].isin([1, 2])
            others = ~both[f"own_{time}"].astype("boolean").fillna(False).astype(bool)
            both[time] = both[time].mask(few & others)
    return both.drop(columns=["own_before", "own_after"]).reset_index(drop=True)

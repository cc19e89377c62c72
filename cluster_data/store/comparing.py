"""Two uploads of a cluster side by side: which rows are new, changed, the same or gone."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pandas as pd

from cluster_data.errors import UnknownUpload
from cluster_data.store import facts
from cluster_data.store.arrival import NewUpload, prepared
from cluster_data.store.place import open_ledger
from cluster_data.store.schema import ROSTER, fact_columns
from cluster_data.store.sql_files import statement
from cluster_data.viewer import Viewer


@dataclass(frozen=True)
class Comparison:
    """How the rows of a later upload differ from those of an earlier one; counts are of rows.

    `table` has a row for each row that is new or gone and for each answer that changed: change
    (new, changed, gone), company_name (None where consent withholds it), round, country,
    region_code, product_code, product_stated, product_detail, answer (survey column; None for new
    and gone), before, after (as stated or as codes with bars between; the stated capacity for new
    and gone), unit, row_before, row_after. It is empty where the viewer may not read figures of
    single firms; the counts are told to everybody.
    """

    new: int
    changed: int
    same: int
    gone: int
    table: pd.DataFrame

    @property
    def nothing(self) -> bool:
        """True where both say the same."""
        return not (self.new or self.changed or self.gone)


def compare_uploads(first: str, second: str, viewer: Viewer) -> Comparison:
    """What the second of two uploads of one cluster says otherwise than the first.

    Raises `UnknownUpload` where one is unknown, or they are of two clusters or kinds; `LedgerBusy`.
    """
    with open_ledger() as ledger:
        about, other = _about(ledger, first), _about(ledger, second)
        if about != other:
            raise UnknownUpload(second)
        _keep_as(ledger, "earlier", about[1], first)
        _keep_as(ledger, "later", about[1], second)
        return _compared(ledger, about, viewer)


def compare_arriving(
    first: str, upload: NewUpload, rows: pd.DataFrame, viewer: Viewer
) -> Comparison:
    """What rows that are about to be kept say otherwise than an upload of their cluster.

    Raises `UnknownUpload` as `compare_uploads` does, and `LedgerBusy`.
    """
    with open_ledger() as ledger:
        about = _about(ledger, first)
        if about != (upload.cluster_code, upload.kind):
            raise UnknownUpload(first)
        _keep_as(ledger, "earlier", upload.kind, first)
        ready = prepared(upload, rows)
        columns = ROSTER if upload.kind == "roster" else fact_columns("capacities")
        ledger.register("incoming", facts.to_arrow(ready, columns))
        ledger.execute(statement(f"arriving_{upload.kind}"))
        if upload.kind == "roster":
            ledger.execute("CREATE TEMP TABLE later AS FROM arriving")
        else:
            kinds = {"company_name": "VARCHAR", "consent": "VARCHAR"}
            named = rows[["company_name"]].assign(consent=rows["consent_publish"])
            ledger.register("named", facts.to_arrow(named, kinds))
            ledger.execute(
                "CREATE TEMP TABLE later AS "
                "SELECT incoming.* REPLACE (arriving.content AS content), named.* "
                "FROM incoming POSITIONAL JOIN arriving POSITIONAL JOIN named "
                "QUALIFY row_number() OVER (PARTITION BY incoming.round, incoming.site_key, "
                "incoming.item_key ORDER BY incoming.row DESC) = 1"
            )
        return _compared(ledger, about, viewer)


def _about(ledger: duckdb.DuckDBPyConnection, upload_id: str) -> tuple[str, str]:
    """The cluster and the kind of an upload."""
    found = ledger.execute(
        "SELECT cluster_code, kind FROM uploads WHERE upload_id = ?", [upload_id]
    ).fetchone()
    if found is None:
        raise UnknownUpload(upload_id)
    return str(found[0]), str(found[1])


def _keep_as(ledger: duckdb.DuckDBPyConnection, name: str, kind: str, upload_id: str) -> None:
    rows = statement(f"kept_{kind}")
    ledger.execute(f"CREATE TEMP TABLE {name} AS {rows}", {"upload_id": upload_id})


def _compared(
    ledger: duckdb.DuckDBPyConnection, about: tuple[str, str], viewer: Viewer
) -> Comparison:
    cluster, kind = about
    ledger.execute(f"CREATE TEMP TABLE matched_rows AS {statement(f'matched_{kind}')}")
    counted = ledger.execute("SELECT change, count(*) FROM matched_rows GROUP BY change").fetchall()
    counts = dict(counted)
    told = ledger.execute(statement(f"compared_{kind}")).df()
    own = viewer.role == "cluster" and viewer.cluster == cluster
    if viewer.role != "ministry" and not own:
        told = told.iloc[:0]
    elif not own:
        withheld = ~told["consent"].isin(("public", "authorities_only")) & told["consent"].notna()
        told = told.assign(company_name=told["company_name"].astype(object).mask(withheld, None))
    told = told.drop(columns="consent").reset_index(drop=True)
    told = told.astype({"row_before": "Int64", "row_after": "Int64"})
    new, changed, same, gone = (
        int(counts.get(name, 0)) for name in ("new", "changed", "same", "gone")
    )
    return Comparison(new, changed, same, gone, told)

"""What arrives: an upload, its rows as the ledger keeps them, how they differ from what stands."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

import duckdb
import pandas as pd

from cluster_data.store import facts
from cluster_data.store.schema import ROSTER, fact_columns
from cluster_data.store.sql_files import statement


@dataclass(frozen=True)
class NewUpload:
    """A file about to be committed: where it belongs, what it was, how its rows were counted.

    `kind` is `capacities` or `roster`; rows_in = accepted + rejected + skipped.
    """

    cluster_code: str
    kind: str
    round: str
    reference_date: dt.date
    file_name: str
    sha256: str
    sheet: str
    header_row: int | None
    encoding: str | None
    language: str | None
    draft: bool
    rows_in: int
    rows_accepted: int
    rows_rejected: int
    rows_skipped: int


@dataclass(frozen=True)
class Difference:
    """What committing changes against what stands: rows new, changed and the same."""

    new: int
    changed: int
    same: int

    @property
    def nothing(self) -> bool:
        """True where committing would change no figure."""
        return self.new == 0 and self.changed == 0


@dataclass(frozen=True)
class Receipt:
    """The answer to a commit. `upload_id` is None where nothing changed and nothing was kept."""

    upload_id: str | None
    revision: int | None
    difference: Difference


def problem_row(
    slug: str, severity: str, sheet: str, row: int | None, column: str | None,
    value: str | None, params: dict[str, object],
) -> dict[str, object]:  # fmt: skip
    """One row of the table `problems`; `params` fill the sentence in any language."""
    return {
        "slug": slug, "severity": severity, "sheet": sheet, "row": row, "column_name": column,
        "value": value, "params": json.dumps(params, ensure_ascii=False, default=str),
    }  # fmt: skip


def prepared(upload: NewUpload, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows as the ledger keeps them: with cluster, round, reference date and keys."""
    dated = rows.assign(
        cluster_code=upload.cluster_code,
        round=rows["survey_round"].fillna(upload.round),
        reference_date=pd.to_datetime(rows["survey_date"]).fillna(
            pd.Timestamp(upload.reference_date)
        ),
    )
    if upload.kind == "capacities":
        return dated.assign(item_key=facts.item_keys(dated))
    return dated


def compare(
    connection: duckdb.DuckDBPyConnection, upload: NewUpload, rows: pd.DataFrame
) -> Difference:
    """Compare the rows with what stands.

    Leaves them in `incoming` and their digests in the temporary table `arriving`, for inserting.
    """
    columns = ROSTER if upload.kind == "roster" else fact_columns("capacities")
    parameters: dict[str, object] = {"cluster_code": upload.cluster_code}
    if upload.kind == "capacities":
        parameters["draft"] = upload.draft
    connection.register("incoming", facts.to_arrow(rows, columns))
    connection.execute(statement(f"arriving_{upload.kind}"))
    counts = connection.execute(statement(f"difference_{upload.kind}"), parameters).fetchone()
    return Difference(*(counts or (0, 0, 0)))

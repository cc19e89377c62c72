"""One upload as the ledger keeps it: its file, how it was read, what was found wrong in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from cluster_data.errors import NotAllowed, UnknownUpload
from cluster_data.store.place import open_ledger
from cluster_data.store.sql_files import statement
from cluster_data.viewer import Viewer


@dataclass(frozen=True)
class UploadAbout:
    """An upload: where it came from, how it was understood, how its rows were counted.

    `problems` has slug, severity, sheet, row, column_name, value, params (JSON); `at` is UTC.
    """

    upload_id: str
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
    at: dt.datetime
    role: str
    problems: pd.DataFrame


def about_upload(upload_id: str, viewer: Viewer) -> UploadAbout:
    """All that is known of an upload; a cluster's manager may ask of the cluster's own.

    What a problem says of a row is a firm's answer, so others than the cluster and ministries get
    their kinds and rows without values. Raises `UnknownUpload`, `NotAllowed`, `LedgerBusy`.
    """
    with open_ledger() as ledger:
        asked = {"upload_id": upload_id}
        found = ledger.execute(statement("upload_about"), asked).df()
        problems = ledger.execute(statement("upload_problems"), asked).df()
    if found.empty:
        raise UnknownUpload(upload_id)
    row = found.astype(object).where(found.notna(), None).iloc[0].to_dict()
    if viewer.role == "cluster" and viewer.cluster != row["cluster_code"]:
        raise NotAllowed()
    if viewer.role == "public":
        problems = problems.assign(value=None, params="{}")
    return UploadAbout(
        **{name: row[name] for name in UploadAbout.__dataclass_fields__ if name in row}
        | {
            "sheet": row["sheet"] or "",
            "header_row": None if row["header_row"] is None else int(row["header_row"]),
            "reference_date": pd.Timestamp(row["reference_date"]).date(),
            "at": pd.Timestamp(row["at"]).to_pydatetime(),
            "problems": problems,
        }
    )

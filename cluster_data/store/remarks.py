"""What was remarked on a row when it was read."""

from __future__ import annotations

import pandas as pd

from cluster_data.store.place import open_ledger
from cluster_data.store.sql_files import statement


def remarks(upload_id: str, row: int) -> pd.DataFrame:
    """The problems of one row of an upload: slug, severity, sheet, row, column_name, value, params.

    `params` is JSON; `let_stand` the reason a person gave for letting it stand.
    Only for those who may see the row itself. Raises `LedgerBusy`.
    """
    with open_ledger() as ledger:
        asked = {"upload_id": upload_id, "row": row}
        return ledger.execute(statement("remarks"), asked).df()

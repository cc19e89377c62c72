"""What pandas and SQLite begin with: what stands, and who was asked, taken from the store once.

So neither has to find out what stands, which Tela does once after each change of the ledger.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from benchmarks import ledgers, surveys
from cluster_data.store.snapshot import Day, snapshot

_FOLDER = Path(__file__).with_name("sqlite")
_LINES = (
    "cluster_code, round, reference_date, CAST(member_id // 2 AS BIGINT) AS member_id, "
    "CAST(site_id // 2 AS BIGINT) AS site_id, country, area_code, product_code, family_code, "
    "unit, has_standard, utilisation_pct, declared, attested, certified"
)
"""Columns of a product line; identifiers lose a bit, since SQLite's numbers are signed."""
_ASKED = "DISTINCT cluster_code, CAST(member_id // 2 AS BIGINT) AS member_id, country, area_code"


@dataclass(frozen=True)
class Frames:
    """`lines`: what stands, a row a product line; `asked`: the firms on a roster; `before` and
    `after`: what stood on the last day of each of the two rounds."""

    lines: pd.DataFrame
    asked: pd.DataFrame
    before: pd.DataFrame
    after: pd.DataFrame


def frames(rows: int) -> Frames:
    """The frames of the ledger of about `rows` capacity rows."""
    ledgers.use(rows)
    current = snapshot()
    first, last = surveys.rounds(rows)
    days = {
        "lines": Day(surveys.TODAY),
        "before": Day(first.date, first.name),
        "after": Day(last.date, last.name),
    }
    numbers = {name: current._standing(day) for name, day in days.items()}
    with current.cursor() as cursor:
        held = {
            name: cursor.execute(f"SELECT {_LINES} FROM standing_{number}").df()
            for name, number in numbers.items()
        }
        asked = cursor.execute(f"SELECT {_ASKED} FROM asked_{numbers['lines']}").df()
    return Frames(asked=asked, **held)


def standing_file(rows: int) -> Path:
    """The lines as a Parquet file, which the idiom's app reads."""
    path = ledgers.use(rows).with_name("standing.parquet")
    if not path.exists():
        frames(rows).lines.to_parquet(path)
    return path


class Lite:
    """The same frames as indexed tables of SQLite in memory, asked by `sqlite/<name>.sql`."""

    def __init__(self, held: Frames) -> None:
        self._connection = sqlite3.connect(":memory:")
        for name, frame in vars(held).items():
            dates = {c: frame[c].dt.strftime("%Y-%m-%d") for c in frame if c == "reference_date"}
            plain = frame.assign(**dates)
            plain.to_sql(name, self._connection, index=False, chunksize=100_000)
        self._connection.executescript((_FOLDER / "indexes.sql").read_text(encoding="utf-8"))

    def answer(self, name: str, **parameters: Any) -> pd.DataFrame:
        """The answer to a question."""
        text = (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
        return pd.read_sql_query(text, self._connection, params=parameters)

"""Small survey files made in tests: one table in any format, and a way to read it."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from loaders.check import understand
from loaders.reading import Context, Reading

Table = list[list[Any]]


def as_csv(table: Table, path: Path, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(
        [["" if cell is None else cell for cell in row] for row in table]
    )
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def as_xlsx(
    sheets: dict[str, Table], path: Path, merged: dict[str, list[str]] | None = None
) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, table in sheets.items():
        sheet = book.create_sheet(name)
        for row in table:
            sheet.append(row)
        for area in (merged or {}).get(name, []):
            sheet.merge_cells(area)
    book.save(path)
    return path


def reading_of(path: Path, **context: Any) -> Reading:
    (reading,) = understand(path, path.name, Context(**context))
    return reading


def read_table(table: Table, path: Path, **context: Any) -> Reading:
    return reading_of(as_csv(table, path / "survey.csv"), **context)


def slugs(reading: Reading) -> set[str]:
    return {problem.slug for problem in reading.problems}


def accounted(reading: Reading) -> bool:
    return reading.rows_in == len(reading.rows) + reading.rejected + reading.skipped


def records(reading: Reading) -> list[dict[str, Any]]:
    """The accepted rows without their place in the file, in an order of their own."""
    frame = reading.rows.drop(columns=["row", "sheet"])
    return sorted((_plain(row) for row in frame.to_dict("records")), key=repr)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value if isinstance(value, list) else repr(value) for key, value in row.items()}

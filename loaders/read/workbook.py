"""Workbooks, in the child: calamine's cells become Arrow columns, piece by piece."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from loaders.read.error_cells import ErrorCells, error_cells, hidden_rows
from loaders.read.frames import MOMENT, NUMBER, TEXT, Columns, send, trimmed

_PIECE = 1_000
"""Rows taken at once: small enough to stay in the processor's cache, which halves the time."""


def read_workbook(
    path: str, kind: str, error_parts: list[str], hidden_parts: list[str], sink: BinaryIO
) -> None:
    """Send every sheet with a filled cell; calamine's own errors pass through."""
    errors, hidden = error_cells(path, error_parts), hidden_rows(path, hidden_parts)
    with CalamineWorkbook.from_path(path) as workbook:
        for index, about in enumerate(workbook.sheets_metadata):
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_index(index)
            columns = _columns(sheet, errors.get(about.name, {}))
            if not columns.rows:
                continue
            note = {
                "kind": kind,
                "sheet": about.name,
                "hidden": about.visible != SheetVisibleEnum.Visible,
                "width": columns.width,
                "merged": _merged(sheet),
                "hidden_rows": hidden.get(about.name, []),
            }
            send(sink, columns.table(note))


def _merged(sheet: CalamineSheet) -> list[list[int]]:
    ranges = sheet.merged_cell_ranges or []
    return [[r0 + 1, c0, r1 + 1, c1] for (r0, c0), (r1, c1) in ranges]


def _columns(sheet: CalamineSheet, errors: ErrorCells) -> Columns:
    if sheet.start is None or sheet.end is None:
        return Columns(0)
    left = sheet.start[1]
    shown = _by_piece(errors)
    result = Columns(sheet.end[1] + 1)
    for first, rows in _pieces(sheet):
        for row, column, text in shown.get(first, ()):
            if left <= column < result.width and row - first < len(rows):
                rows[row - first][column - left] = text
        cells = list(zip(*rows, strict=True))
        blank = [pa.nulls(len(rows), TEXT)] * left
        typed = [_typed(column) for column in cells]
        numbers = pa.array(range(first, first + len(rows)), pa.int64())
        nothing: list[pa.Array | None] = [None] * left
        result.add(
            numbers,
            blank + [text for text, _, _ in typed],
            nothing + [number for _, number, _ in typed],
            nothing + [moment for _, _, moment in typed],
        )
    return result


def _by_piece(errors: ErrorCells) -> dict[int, list[tuple[int, int, str]]]:
    """Error cells by the first row of the piece they are in."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    for (row, column), text in errors.items():
        found.setdefault((row - 1) // _PIECE * _PIECE + 1, []).append((row, column, text))
    return found


def _pieces(sheet: CalamineSheet) -> Iterator[tuple[int, list[list[Any]]]]:
    """Rows with the number of the first; calamine's iterator puts empty rows before the area."""
    rows = sheet.iter_rows()
    first = 1
    while piece := list(islice(rows, _PIECE)):
        yield first, piece
        first += len(piece)


def _typed(column: Sequence[Any]) -> tuple[pa.Array, pa.Array | None, pa.Array | None]:
    """A piece of a column as text, numbers and dates; null where a cell is of another type."""
    kinds = set(map(type, column))
    if kinds == {str}:
        return trimmed(column), None, None
    number = moment = None
    if float in kinds or int in kinds:
        plain = [v if type(v) is float or type(v) is int else None for v in column]
        number = pa.array(plain, NUMBER, safe=False)
    if dt.date in kinds or dt.datetime in kinds:
        moment = pa.array([_moment(v) for v in column], MOMENT)
    text: list[str | None]
    if kinds <= {str, float, int}:
        text = [v if type(v) is str else "" for v in column]
        if not any(text):
            return pa.nulls(len(text), TEXT), number, moment
    else:
        text = [_text(v) for v in column]
    return trimmed(text), number, moment


def _moment(value: Any) -> dt.datetime | None:
    if type(value) is dt.date:
        return dt.datetime(value.year, value.month, value.day)
    return value if type(value) is dt.datetime else None


def _text(value: Any) -> str | None:
    if type(value) is str:
        return value
    if type(value) is bool:
        return "TRUE" if value else "FALSE"
    return str(value) if type(value) in (dt.time, dt.timedelta) else None

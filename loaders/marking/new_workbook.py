"""A new workbook with a file's values: for what openpyxl can't open, and for large files."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from loaders.marking.cells import Mark, Place, clean, column_in_row, mark_cells, write
from loaders.marking.listing import add_list
from loaders.read.dialect import dialect_of
from loaders.read.records import Findings, records
from loaders.read.text import physical_lines

_MOST_ROWS = 12_000
_UNFIT = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


@dataclass(frozen=True)
class _Values:
    """A sheet's values by row, and its merged areas, both ends counted from 0."""

    name: str
    hidden: bool
    rows: list[Sequence[Any]]
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]

    @cached_property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)


def list_alone(plan: Mapping[str, Any]) -> bytes:
    """A workbook of nothing but the list."""
    book = Workbook()
    book.remove(book.worksheets[0])
    add_list(book, plan, [None] * len(plan["marks"]), ())
    return _saved(book)


def of_values(path: Path, kind: str, plan: Mapping[str, Any], most: int) -> bytes:
    """The list, and the sheets' values with their marks; of more than `most` cells only the rows
    with something to mend. Raises what readers raise.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = list(_sheets(path, kind, str(plan["encoding"])))
    reduced = sum(len(sheet.rows) * sheet.width for sheet in sheets) > most
    moved: dict[tuple[str, int], tuple[str, int]] = {}
    for sheet in sheets:
        header = (plan["header_row"] or 1) if sheet.name == plan["sheet"] else 0
        wanted = _rows_to_mend(plan["marks"], sheet.name)
        if reduced and not header and not wanted:
            continue
        shown = book.create_sheet(_name(book, sheet.name))
        shown.sheet_state = "hidden" if sheet.hidden else "visible"
        if reduced:
            at = _write_some(shown, sheet, wanted, header, plan["headings"]["row"])
        else:
            at = _write_all(shown, sheet)
        moved |= {(sheet.name, row): (shown.title, to) for row, to in at.items()}
    places = [_place(book, mark, moved) for mark in plan["marks"]]
    mark_cells(book, plan["marks"], places)
    add_list(book, plan, places, ("reduced",) if reduced else ("rebuilt",))
    return _saved(book)


def _sheets(path: Path, kind: str, encoding: str) -> Iterator[_Values]:
    if kind == "text":
        lines = physical_lines(path.read_bytes().decode(encoding, "replace").lstrip("\ufeff"))
        found = list(records(lines, dialect_of(lines), Findings()))
        rows: list[Sequence[Any]] = [[]] * (found[-1][0] if found else 0)
        for number, cells in found:
            rows[number - 1] = cells
        yield _Values("", False, rows, [])
        return
    with CalamineWorkbook.from_path(str(path)) as workbook:
        for index, about in enumerate(workbook.sheets_metadata):
            if about.typ == SheetTypeEnum.WorkSheet:
                sheet = workbook.get_sheet_by_index(index)
                rows = list(sheet.to_python(skip_empty_area=False))
                hidden = about.visible != SheetVisibleEnum.Visible
                yield _Values(about.name, hidden, rows, sheet.merged_cell_ranges or [])


def _rows_to_mend(marks: Sequence[Mark], sheet: str) -> set[int]:
    return {
        mark["row"] for mark in marks
        if mark["row"] is not None and mark["sheet"] == sheet and not mark["is_heading"]
        and mark["severity"] != "note"
    }  # fmt: skip


def _write_all(shown: Worksheet, sheet: _Values) -> dict[int, int]:
    """Every row where it was; each row's number and the same."""
    for number, cells in enumerate(sheet.rows, start=1):
        _write_row(shown, number, cells)
    for (top, left), (bottom, right) in sheet.merged:
        shown.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)
    return {number: number for number in range(1, len(sheet.rows) + 1)}


def _write_some(
    shown: Worksheet, sheet: _Values, wanted: set[int], header: int, heading: str
) -> dict[int, int]:
    """Everything down to the header, then the rows to mend with their numbers in the whole file.

    The answer is each row's number and its new one. What merged cells say is written into each
    of their rows.
    """
    once = {
        (row + 1, left): (top, left)
        for (top, left), (bottom, _right) in sheet.merged
        for row in range(max(top + 1, header), min(bottom, top + _MOST_ROWS) + 1)
    }
    below = sorted(row for row in wanted if header < row <= len(sheet.rows))[:_MOST_ROWS]
    numbers = [*range(1, min(header, len(sheet.rows)) + 1), *below]
    for at, number in enumerate(numbers, start=1):
        cells = list(sheet.rows[number - 1])
        for column in range(len(cells)):
            if (number, column) in once:
                top, left = once[number, column]
                cells[column] = sheet.rows[top][left]
        _write_row(shown, at, cells)
        if number >= header > 0:
            cell = shown.cell(at, sheet.width + 1)
            write(cell, heading) if number == header else setattr(cell, "value", number)
            cell.font = Font(italic=True, color="FF7A7A7A")
    for (top, left), (bottom, right) in sheet.merged:
        if bottom < header:
            shown.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)
    return {number: at for at, number in enumerate(numbers, start=1)}


def _write_row(sheet: Worksheet, number: int, cells: Sequence[Any]) -> None:
    for at, value in enumerate(cells, start=1):
        if value == "" or value is None:
            continue
        cell = sheet.cell(number, at)
        if isinstance(value, str):
            write(cell, value)
        elif isinstance(value, dt.date | dt.time | dt.timedelta | bool | int | float):
            cell.value = value


def _place(
    book: Workbook, mark: Mark, moved: Mapping[tuple[str, int], tuple[str, int]]
) -> Place | None:
    if mark["row"] is None or (mark["sheet"], mark["row"]) not in moved:
        return None
    name, row = moved[mark["sheet"], mark["row"]]
    return name, row, column_in_row(book[name], row, mark)


def _name(book: Workbook, name: str) -> str:
    """A sheet's name as .xlsx allows it, and that no other sheet has."""
    stem = clean(_UNFIT.sub("_", name)).strip("'")[:_LONGEST_NAME] or "Sheet"
    taken = {title.casefold() for title in book.sheetnames}
    tried, number = stem, 1
    while tried.casefold() in taken:
        number += 1
        tried = f"{stem[: _LONGEST_NAME - 6]} ({number})"
    return tried


def _saved(book: Workbook) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()

"""An .xlsx with its own formats, marked, in the child."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import MergedCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from loaders.marking.cells import Mark, Place, add_comment, column_in_row, mark_cells
from loaders.marking.formulas import results_of, with_results
from loaders.marking.listing import add_list
from loaders.marking.signs import COMMENT, FILLS, PART_SIGN, SHEET_SIGN, SIGN_WITHIN


def is_handy(path: Path, most: int) -> bool:
    """Whether a workbook's sheets and texts unpack to at most so many bytes."""
    with zipfile.ZipFile(path) as parts:
        sizes = [
            part.file_size
            for part in parts.infolist()
            if part.filename.startswith("xl/worksheets/") or part.filename == "xl/sharedStrings.xml"
        ]
    return sum(sizes) <= most


def marked_workbook(path: Path, kind: str, plan: Mapping[str, Any]) -> bytes:
    """The workbook with its marks and the list before all its sheets; macros are left out."""
    reader = ExcelReader(str(path), rich_text=True)
    reader.read()
    book: Workbook = reader.wb
    results = results_of(path, {s.name: rel.target for s, rel in reader.parser.find_sheets()})
    _take_old_marks_out(book)
    places = [_place(book, mark) for mark in plan["marks"]]
    mark_cells(book, plan["marks"], places)
    add_list(book, plan, places, ("marked", "macros") if kind == "xlsm" else ("marked",))
    held = io.BytesIO()
    book.save(held)
    # the list stands before all others
    parts = {
        f"xl/worksheets/sheet{at}.xml": results.get(sheet.title, {})
        for at, sheet in enumerate(book.worksheets, start=1)
    }
    return with_results(held.getvalue(), {part: found for part, found in parts.items() if found})


def _take_old_marks_out(book: Workbook) -> None:
    """Remove what an earlier marking left: its list, our comments, our colours with them."""
    for sheet in list(book.worksheets):
        if len(book.sheetnames) > 1 and _is_list(sheet):
            book.remove(sheet)
            continue
        # iter_rows would make every empty cell
        for cell in list(sheet._cells.values()):
            if cell.comment is not None:
                _take_old_mark_out(cell)


def _is_list(sheet: Worksheet) -> bool:
    rows = sheet.iter_rows(max_row=SIGN_WITHIN, values_only=True)
    return any(value in (SHEET_SIGN, PART_SIGN) for row in rows for value in row)


def _take_old_mark_out(cell: Cell) -> None:
    assert cell.comment is not None
    left, found = COMMENT.subn("", cell.comment.text)
    if not found:
        return
    cell.comment = None
    if left.strip():
        add_comment(cell, left)
    if cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in FILLS.values():
        cell.fill = PatternFill()


def _place(book: Workbook, mark: Mark) -> Place | None:
    """The cell a mark is for; of merged cells the one that shows."""
    if mark["row"] is None or mark["sheet"] not in book.sheetnames:
        return None
    sheet = book[mark["sheet"]]
    if not isinstance(sheet, Worksheet) or not 0 < mark["row"] <= sheet.max_row:
        return None
    row = int(mark["row"])
    column = column_in_row(sheet, row, mark)
    if isinstance(sheet.cell(row, column), MergedCell):
        for area in sheet.merged_cells.ranges:
            if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col:
                return sheet.title, area.min_row, area.min_col
    return sheet.title, row, column

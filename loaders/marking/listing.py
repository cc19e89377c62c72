"""The list of what to mend, the first sheet of a marked workbook, in the child."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from loaders.marking.cells import Mark, Place, paint, write
from loaders.marking.signs import PART_SIGN, SHEET_SIGN

_TEAL, _GREY, _PALE = "FF0B5C5E", "FF7A7A7A", "FFE3EFEF"
_WIDTHS = (15, 11, 18, 24, 24, 62, 62, 22)
_LINE = 14.5
"""Points that a line of text is high."""
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def add_list(
    book: Workbook, plan: Mapping[str, Any], places: Sequence[Place | None], ways: Sequence[str]
) -> None:
    """Put the list before all other sheets; `places` are those of the plan's marks, in order."""
    about = plan["list"]
    sheet = book.create_sheet(_unused(book), 0)
    for at, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    write(sheet["A1"], about["title"])
    sheet["A1"].font = Font(name="Calibri", bold=True, size=14, color=_TEAL)
    write(sheet["H1"], PART_SIGN if "reduced" in ways else SHEET_SIGN)
    sheet["H1"].font = Font(name="Calibri", size=8, color=_GREY)
    row = _about(sheet, about, ways)
    for at, heading in enumerate(about["headings"], start=1):
        cell = sheet.cell(row, at)
        write(cell, heading)
        cell.font, cell.fill = (
            Font(name="Calibri", bold=True, color=_TEAL),
            PatternFill("solid", fgColor=_PALE),
        )
    sheet.freeze_panes = f"A{row + 1}"
    for number, (mark, place) in enumerate(zip(plan["marks"], places, strict=True), row + 1):
        _line(sheet, number, mark, place, about["row"])
    if about["more"]:
        write(sheet.cell(sheet.max_row + 1, 1), about["more"])
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    _show_first(book)


def _about(sheet: Worksheet, about: Mapping[str, Any], ways: Sequence[str]) -> int:
    """Counts and how to use it, from row 3; the row of the table's headings."""
    row = 3
    for severity, words in about["counts"]:
        write(sheet.cell(row, 2 if severity else 1), words)
        paint(sheet.cell(row, 1), severity)
        row += 1
    row += 1
    for words in (*(about["ways"][way] for way in ways if about["ways"][way]), *about["guide"]):
        write(sheet.cell(row, 1), words)
        row += 1
    return row + 1


def _line(sheet: Worksheet, number: int, mark: Mark, place: Place | None, row: str) -> None:
    address = f"{get_column_letter(place[2])}{place[1]}" if place else ""
    if not address and mark["row"]:
        address = row.format(row=mark["row"])
    words = (
        mark["weight"], address, mark["sheet"], mark["heading"], mark["value"], mark["message"],
        mark["fix"], mark["slug"],
    )  # fmt: skip
    for at, text in enumerate(words, start=1):
        cell = sheet.cell(number, at)
        write(cell, text)
        cell.alignment = _WRAPPED
    # programs but Excel don't stretch a row to its text
    lines = max(len(text) // width + 1 for text, width in zip(words, _WIDTHS, strict=True))
    sheet.row_dimensions[number].height = _LINE * min(lines, 12)
    paint(sheet.cell(number, 1), mark["severity"])
    if place:
        cell = sheet.cell(number, 2)
        quoted = place[0].replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{address}")
        cell.font = Font(name="Calibri", color=_TEAL, underline="single")


def _unused(book: Workbook) -> str:
    taken = {name.casefold() for name in book.sheetnames}
    names = ("Tela", *(f"Tela ({number})" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name.casefold() not in taken)


def _show_first(book: Workbook) -> None:
    """Open at the list, and no other sheet chosen with it: writing would go into both."""
    book.active = 0
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is book.worksheets[0]
    for chart in book.chartsheets:
        for view in chart.sheetViews.sheetView:
            view.tabSelected = False

"""Cells of a workbook: words into them, colours, comments, and which one a mark is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from loaders.marking.signs import FILLS

_LONGEST = 1_000

Mark = Mapping[str, Any]
"""One of a plan's marks."""
Place = tuple[str, int, int]
"""Sheet, row and column of a cell, both from 1."""


def clean(text: str) -> str:
    """Text that XML can hold, not endlessly long."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)[:_LONGEST]


def write(cell: Cell, text: str) -> None:
    """Words into a cell as words, whatever they begin with: never a formula."""
    cell.value = clean(text)
    cell.data_type = "s"


def add_comment(cell: Cell, words: str) -> None:
    """A comment, large enough for its words."""
    note = Comment(ILLEGAL_CHARACTERS_RE.sub("", words)[: 4 * _LONGEST], "Tela")
    note.width, note.height = 340, 60 + 16 * (len(words) // 48 + words.count("\n"))
    cell.comment = note


def paint(cell: Cell, severity: str) -> None:
    """Colour a cell by severity; a note leaves it as it is."""
    if severity in FILLS:
        cell.fill = PatternFill("solid", fgColor=FILLS[severity])


def column_in_row(sheet: Worksheet, row: int, mark: Mark) -> int:
    """The column of a mark's cell, from 1: the known one, else that of its value, else the
    first that is filled.
    """
    if mark["column"] is not None:
        return int(mark["column"]) + 1
    filled = [cell for cell in sheet[row] if cell.value is not None]
    same = [cell for cell in filled if mark["value"] and str(cell.value) == mark["value"]]
    return int((same or filled or [sheet.cell(row, 1)])[0].column)


def mark_cells(book: Workbook, marks: Sequence[Mark], places: Sequence[Place | None]) -> None:
    """Colour and comment each cell once, with all that is to be said of it, the gravest first.

    A person's own comment stays, before ours. Headings are not coloured.
    """
    said: dict[Place, list[Mark]] = {}
    for mark, place in zip(marks, places, strict=True):
        if place is not None:
            said.setdefault(place, []).append(mark)
    for (sheet, row, column), found in said.items():
        cell = book[sheet].cell(row, column)
        before = [cell.comment.text] if cell.comment else []
        add_comment(cell, "\n\n".join([*before, *dict.fromkeys(map(_words, found))]))
        if not found[0]["is_heading"]:
            paint(cell, found[0]["severity"])


def _words(mark: Mark) -> str:
    """How grave, what and by which rule, what to do."""
    return f"{mark['comment']}\n{mark['message']}\n{mark['fix']}"

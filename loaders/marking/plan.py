"""What is to be written into a file: marks at cells, and the list, in the language in use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from loaders.marking.own import MEND, ROW
from loaders.problems import Problem
from loaders.reading import Reading, accounted
from words import _, ngettext, number

_SEVERITIES = ("error", "warning", "note")
_MOST_MARKED, _MOST_WRITTEN = 5_000, 50_000
"""Problems that get a place in a workbook's list, or in a text's last column, the gravest first."""

Plan = dict[str, Any]
"""Plain JSON: `marks`, one a problem with a row; `list`, what the list says; `columns`."""


def plan_of(reading: Reading, problems: Sequence[Problem]) -> Plan:
    """The marks for `problems`, which are the reading's or those the ledger kept of it."""
    told = sorted(problems, key=lambda p: (_SEVERITIES.index(p.severity), p.row or 0))
    shown = told[: _MOST_WRITTEN if reading.delimiter else _MOST_MARKED]
    columns = _columns(reading)
    return {
        "encoding": reading.encoding,
        "delimiter": reading.delimiter,
        "sheet": reading.sheet,
        "header_row": reading.header_row,
        "headings": {"mend": _(MEND), "row": _(ROW)},
        "marks": [_mark(problem, reading, columns) for problem in shown],
        "list": _list(reading, told, len(told) - len(shown)),
    }


def _columns(reading: Reading) -> dict[tuple[str, str], int]:
    """Positions by sheet and heading: of two with one heading the one that was understood."""
    found: dict[tuple[str, str], int] = {}
    for match in sorted(reading.columns, key=lambda match: match.field is None):
        found.setdefault((match.sheet or reading.sheet, match.header), match.index)
    return found


def _mark(
    problem: Problem, reading: Reading, columns: dict[tuple[str, str], int]
) -> dict[str, Any]:
    """One problem: its place as far as it is known, and its words."""
    on_main = problem.sheet in ("", reading.sheet)
    about_column = problem.row is None and (problem.column or problem.slug == "column-not-used")
    heading = (problem.column or problem.value) if about_column else problem.column
    column = columns.get((problem.sheet or reading.sheet, heading or ""))
    row = problem.row
    if about_column and on_main and column is not None:
        row = reading.header_row
    return {
        "sheet": problem.sheet or reading.sheet,
        "row": row,
        "column": column,
        "is_heading": problem.row is None,
        "heading": problem.column or "",
        "value": problem.value or "",
        "severity": problem.severity,
        "weight": weight(problem.severity),
        "message": problem.message,
        "fix": problem.fix,
        "slug": problem.slug,
        "comment": _("Tela: {weight}").format(weight=weight(problem.severity)),
    }


def weight(severity: str) -> str:
    """A severity in a word."""
    return {"error": _("error"), "warning": _("warning"), "note": _("note")}[severity]


def _list(reading: Reading, told: Sequence[Problem], left_out: int) -> dict[str, Any]:
    """The texts of the list's sheet."""
    name = PurePath(reading.file_name).name
    ways = {
        "marked": "",
        "rebuilt": _(
            "Your file was of another kind, or could not be kept as it was: this workbook holds "
            "its sheets and values, without its formats and formulas."
        ),
        "reduced": _(
            "Your file is large: this workbook holds its headings and only the rows with something "
            "to mend. It adds to the rows you kept from your file and does not replace them."
        ),
        "macros": _("Its macros were left out."),
    }
    return {
        "title": _("What to mend in {file}").format(file=name),
        "counts": _counts(reading, told),
        "ways": ways,
        "guide": [
            _(
                "Each line below is one finding. Click its cell to go there: marked cells are "
                "coloured, and a comment says what is the matter and what to do."
            ),
            _(
                "Mend the cells, save, and upload this file again. What is in the ledger already "
                "is recognised and never counted twice."
            ),
            _("This sheet, the colours and the comments are not read; they may stay."),
        ],
        "headings": [
            _("Weight"), _("Cell"), _("Sheet"), _("Column"), _("Value"), _("What"),
            _("What to do"), _("Kind"),
        ],
        "more": (
            _("{count} more findings follow once these are mended.").format(count=number(left_out))
            if left_out
            else ""
        ),
        "row": _("row {row}"),
    }  # fmt: skip


def _counts(reading: Reading, told: Sequence[Problem]) -> list[list[str]]:
    """Lines of a colour's name and words."""
    by = {name: sum(p.severity == name for p in told) for name in _SEVERITIES}
    words = {
        "error": ngettext(
            "{count} error: its row, or the file, is not kept until it is mended.",
            "{count} errors: their rows, or the file, are not kept until they are mended.",
            by["error"],
        ),
        "warning": ngettext(
            "{count} warning: something of the row is missing or was assumed.",
            "{count} warnings: something of the rows is missing or was assumed.",
            by["warning"],
        ),
        "note": ngettext(
            "{count} note: only so that you know.", "{count} notes: only so that you know.",
            by["note"],
        ),
    }  # fmt: skip
    counted = [[name, words[name].format(count=number(by[name]))] for name in by if by[name]]
    rows = accounted(reading.rows_in, len(reading.rows), reading.rejected, reading.skipped)
    return [["", rows], *counted]

"""The survey as a workbook to fill in, in the language of those who answer."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cluster_data.reference import countries, products, stages
from cluster_data.survey import survey
from cluster_data.survey.declaration import Column
from words import LANGUAGES, N_, _, speaking_in

ROWS = 500
"""Rows that get drop-downs; more may be filled in."""

_TEAL, _PALE, _GREY = "FF0B5C5E", "FFE3EFEF", "FF7A7A7A"
_EXAMPLE = N_("EXAMPLE – delete this row")
_SHEETS = (N_("Instructions"), N_("Survey"), N_("Lists"))
_GUIDE = (
    N_("Fill in the sheet Survey: one row for each product of a site."),
    N_("Columns whose name ends in * are needed: company, country, product and "
       "capacity. All others "
       "may stay empty; an empty cell means unknown, never zero."),
    N_("Point at a column's name to read what belongs there. Where a list is offered, choose from "
       "it; where several answers are possible, write them with a semicolon between them."),
    N_("Capacity is what the site makes in the stated period with all lines in normal "
       "work. Unit and "
       "period have columns of their own, but 12 000 pieces/week in one cell is understood too."),
    N_("Shares are in per cent. Dates may be typed as your spreadsheet likes. A range "
       "such as 50-99 "
       "is understood."),
    N_("A row counts as certified only with the standard under Standards met and the certificate's "
       "expiry."),
    N_("Consent says who may see the firm's name; where it is empty, the authorities only."),
    N_("The grey row is an example; it is left out even if you forget to delete it."),
    N_("Save the file and upload it. Other columns and sheets of your own do no harm."),
)  # fmt: skip


def write_template(path: Path | IO[bytes], language: str = "en") -> None:
    """Write the template workbook in `language` (en or fr) to a file or a stream."""
    with speaking_in(language):
        book = Workbook()
        guide, form, lists = _sheets(book)
        _write_guide(guide)
        places = _write_lists(lists, language)
        _write_form(form, language, places)
        book.active = 1
        book.save(path)


def _sheets(book: Workbook) -> tuple[Worksheet, Worksheet, Worksheet]:
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = _(_SHEETS[0])
    return first, book.create_sheet(_(_SHEETS[1])), book.create_sheet(_(_SHEETS[2]))


def _write_guide(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 100
    sheet["A1"] = _("Capacity survey of healthcare textiles: how to fill it in")
    sheet["A1"].font = Font(bold=True, size=14, color=_TEAL)
    for at, line in enumerate(_GUIDE, start=3):
        sheet.cell(at, 1, _(line)).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.sheet_view.showGridLines = False


def choices(column: Column, language: str) -> tuple[tuple[str, str], ...]:
    """What a column offers, as (label, code); empty where it is free to fill in."""
    if column.kind in ("code", "codes"):
        codes = survey().code_lists[column.codes].codes
        return tuple((code.labels.get(language, code.labels["en"]), code.code) for code in codes)
    tables: dict[str, Any] = {
        "product": products, "products": products, "stages": stages, "country": countries,
        "countries": countries,
    }  # fmt: skip
    table = tables.get(column.kind)
    if table is None:
        return ()
    return tuple((item.label, code) for code, item in table().items())


def _list_name(column: Column) -> str:
    return {"products": "product", "countries": "country"}.get(
        column.kind, column.codes or column.kind
    )


def _write_lists(sheet: Worksheet, language: str) -> dict[str, str]:
    """Each list in two columns, label and code; the address of its labels by its name."""
    places: dict[str, str] = {}
    at = 1
    for column in survey().columns:
        offered, name = choices(column, language), _list_name(column)
        if not offered or name in places:
            continue
        title = column.labels.get(language, column.labels["en"])
        sheet.cell(1, at, title).font = Font(bold=True)
        sheet.cell(1, at + 1, _("Code")).font = Font(bold=True, color=_GREY)
        for row, (label, code) in enumerate(offered, start=2):
            sheet.cell(row, at, label)
            sheet.cell(row, at + 1, code).font = Font(color=_GREY)
        letter = get_column_letter(at)
        sheet.column_dimensions[letter].width = 42
        sheet.column_dimensions[get_column_letter(at + 1)].width = 20
        places[name] = f"'{sheet.title}'!${letter}$2:${letter}${len(offered) + 1}"
        at += 3
    sheet.freeze_panes = "A2"
    return places


def _write_form(sheet: Worksheet, language: str, places: dict[str, str]) -> None:
    for at, column in enumerate(survey().columns, start=1):
        _write_heading(sheet, at, column, language)
        cell = sheet.cell(2, at, _example(column, language))
        cell.font = Font(italic=True, color=_GREY)
        place = places.get(_list_name(column))
        if place:
            _offer(sheet, at, place, strict=not column.many)
    sheet.freeze_panes = "A2"
    sheet.row_dimensions[1].height = 48


def _write_heading(sheet: Worksheet, at: int, column: Column, language: str) -> None:
    label = column.labels.get(language, column.labels["en"])
    cell = sheet.cell(1, at, f"{label} *" if column.required else label)
    cell.font = Font(bold=True, color="FFFFFFFF" if column.required else _TEAL)
    cell.fill = PatternFill("solid", fgColor=_TEAL if column.required else _PALE)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    note = Comment(column.notes.get(language, column.notes["en"]), "Tela")
    note.width, note.height = 320, 110
    cell.comment = note
    wide = column.name in ("company_name", "product_code", "address", "comments")
    sheet.column_dimensions[get_column_letter(at)].width = 34 if wide else max(14, len(label) * 0.8)
    if column.kind == "date":
        for row in range(2, ROWS + 2):
            sheet.cell(row, at).number_format = "yyyy-mm-dd"


def _example(column: Column, language: str) -> str:
    if column.name == "company_name":
        return _(_EXAMPLE)
    labels = {code: label for label, code in choices(column, language)}
    parts = [labels.get(part, part) for part in column.example.split("|")]
    return " ; ".join(parts)


def _offer(sheet: Worksheet, at: int, place: str, *, strict: bool) -> None:
    rule = DataValidation(type="list", formula1=f"={place}", allow_blank=True)
    rule.showErrorMessage = strict
    rule.errorTitle = _("Not in the list")
    rule.error = _("Choose an answer from the list, or leave the cell empty.")
    letter = get_column_letter(at)
    rule.add(f"{letter}2:{letter}{ROWS + 1}")
    sheet.add_data_validation(rule)


def add_commands(commands: Any) -> None:
    """The command `template`."""
    parser = commands.add_parser("template", help=_("write the survey as a workbook to fill in"))
    parser.add_argument("out", type=Path, metavar="OUT.xlsx")
    parser.add_argument("--lang", default=LANGUAGES[0], choices=LANGUAGES)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the template and say where."""
    write_template(options.out, options.lang)
    with speaking_in(options.lang):
        print(_("Template written to {path}").format(path=options.out))
    return 0

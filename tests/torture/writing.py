"""Writing: a sheet becomes the bytes of a file, and each row learns where it went."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import xlsxwriter

from tests.torture.answers import Cell
from tests.torture.layout import Sheet


@dataclass(frozen=True)
class Form:
    """`kind`: csv, xlsx or ods. For csv the encoding, delimiter, line end, and a `sep=` line.

    For xlsx: `formulas` keep figures as formulas with cached values, `hidden_rows` hides two data
    rows, `beside` adds sheets, `hidden_beside` hides one of them.
    """

    kind: str = "csv"
    encoding: str = "utf-8"
    delimiter: str = ";"
    stated: bool = False
    line_end: str = "\n"
    formulas: bool = False
    hidden_rows: bool = False
    beside: Mapping[str, list[list[Cell]]] | None = None
    hidden_beside: bool = False


def write(sheet: Sheet, form: Form, path: Path) -> dict[int, int]:
    """Write the file; sheet row (from 0) to the file's own row number (from 1)."""
    return {"csv": _csv, "xlsx": _xlsx, "ods": _ods}[form.kind](sheet, form, path)


def _csv(sheet: Sheet, form: Form, path: Path) -> dict[int, int]:
    lines: list[str] = []
    places: dict[int, int] = {}
    number = 1
    if form.stated:
        lines.append(f"sep={form.delimiter}")
        number += 1
    width = max(map(len, sheet.rows))
    for at, row in enumerate(sheet.rows):
        places[at] = number
        cells = [_quoted(_shown(cell), form.delimiter) for cell in row]
        lines.append(form.delimiter.join([*cells, *[""] * (width - len(cells))]))
        number += 1 + sum(cell.count("\n") for cell in cells)
    text = form.line_end.join(lines) + form.line_end
    path.write_bytes(text.encode(form.encoding))
    return places


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def _quoted(text: str, delimiter: str) -> str:
    if not any(sign in text for sign in (delimiter, '"', "\n")):
        return text
    return '"' + text.replace('"', '""') + '"'


def _xlsx(sheet: Sheet, form: Form, path: Path) -> dict[int, int]:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (form.beside or {}).items():
            extra = book.add_worksheet(name)
            for at, row in enumerate(rows):
                extra.write_row(at, 0, row)
            if form.hidden_beside:
                extra.hide()
        page = book.add_worksheet("Data")
        page.activate()
        page.set_first_sheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for at, row in enumerate(sheet.rows):
            for column, cell in enumerate(row):
                _put(page, at, column, cell, form, day)
        for area in sheet.merged:
            first = sheet.rows[area[0]][area[1]]
            page.merge_range(*area, first)
        if form.hidden_rows:
            for at in sorted(sheet.truths)[2:4]:
                page.set_row(at, None, None, {"hidden": True})
    return {at: at + 1 for at in range(len(sheet.rows))}


def _put(page: xlsxwriter.worksheet.Worksheet, at: int, column: int, cell: Cell, form: Form,
         day: object) -> None:  # fmt: skip
    if isinstance(cell, dt.date):
        page.write_datetime(at, column, dt.datetime(cell.year, cell.month, cell.day), day)
    elif isinstance(cell, int | float):
        if form.formulas:
            page.write_formula(at, column, f"={cell!r}*1", None, cell)
        else:
            page.write_number(at, column, cell)
    elif isinstance(cell, str) and cell.startswith("#"):
        page.write_formula(at, column, "=1/0", None, cell)
    elif cell and form.formulas:
        page.write_formula(at, column, f'=TRIM("{cell}")', None, cell)
    elif cell:
        page.write_string(at, column, cell)


def _ods(sheet: Sheet, form: Form, path: Path) -> dict[int, int]:
    def cell(value: Cell) -> str:
        if isinstance(value, int | float):
            return (f'<table:table-cell office:value-type="float" office:value="{value!r}">'
                    f"<text:p>{value}</text:p></table:table-cell>")  # fmt: skip
        if isinstance(value, dt.date):
            return (f'<table:table-cell office:value-type="date" office:date-value="{value}">'
                    f"<text:p>{value}</text:p></table:table-cell>")  # fmt: skip
        if not value:
            return "<table:table-cell/>"
        return ('<table:table-cell office:value-type="string">'
                f"<text:p>{escape(value)}</text:p></table:table-cell>")  # fmt: skip

    space = "urn:oasis:names:tc:opendocument:xmlns"
    rows = "".join(
        f"<table:table-row>{''.join(map(cell, row)) or '<table:table-cell/>'}</table:table-row>"
        for row in sheet.rows
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        f'xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0" '
        f'xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="S">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{space}:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.'
        'spreadsheet"/></manifest:manifest>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    path.write_bytes(made.getvalue())
    return {at: at + 1 for at in range(len(sheet.rows))}

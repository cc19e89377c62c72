"""The shapes the sample's files come in: text of many alphabets, workbooks, OpenDocument, zips."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from loaders.sample.tables import Sheet
from loaders.sample.wording import Cell

_STILL = (2026, 1, 1, 0, 0, 0)
"""The time written into archives, so that the same sample has the same bytes."""

_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_GROUPS = {
    "company": "Entreprise", "product": "Production", "amount": "Production",
    "standards": "Qualité", "surge": "Urgence", "offered": "Coopération",
}  # fmt: skip


def text_file(encoding: str, delimiter: str) -> Callable[[Sheet], bytes]:
    """A writer of delimited text; UTF-16 little endian with its mark, whatever the machine."""
    mark, codec = ("\ufeff", "utf-16-le") if encoding == "utf-16" else ("", encoding)

    def write(sheet: Sheet) -> bytes:
        lines = io.StringIO()
        out = csv.writer(lines, delimiter=delimiter, lineterminator="\r\n")
        out.writerow(sheet.headings)
        out.writerows([["" if cell is None else cell for cell in row] for row in sheet.rows])
        return (mark + lines.getvalue()).encode(codec)

    return write


def plain_workbook(sheet: Sheet) -> bytes:
    """A workbook with the heading in row 1."""
    book = Workbook()
    _fill(_first(book, "Data"), sheet, 1)
    return _saved(book)


def template_workbook(sheet: Sheet) -> bytes:
    """A workbook like the survey's template: instructions, a marked example row, typed cells."""
    book = Workbook()
    notes = _first(book, "Instructions")
    notes["A1"] = "Enquête sur les capacités – données fictives de démonstration"
    notes["A3"] = "Une ligne par produit. Les colonnes marquées * sont obligatoires."
    survey_sheet = book.create_sheet("Enquête")
    needed = {"company", "country", "product", "capacity"}
    starred = tuple(
        f"{heading} *" if kind in needed else heading
        for kind, heading in zip(sheet.kinds, sheet.headings, strict=True)
    )
    example = tuple(
        "EXEMPLE – supprimez cette ligne" if kind == "company" else None for kind in sheet.kinds
    )
    _fill(survey_sheet, Sheet(sheet.kinds, starred, (example, *sheet.rows)), 1)
    survey_sheet.freeze_panes = "B2"
    book.active = 1
    return _saved(book)


def titled_workbook(sheet: Sheet) -> bytes:
    """A workbook as kept by hand: titles, a merged group header, a note under the table."""
    book = Workbook()
    page = _first(book, "Capacités")
    page["A1"] = "Enquête capacités textiles de santé – DONNÉES FICTIVES"
    page["A1"].font = Font(bold=True, size=14)
    page["A2"] = "Document de travail, valeurs inventées"
    starts = [at for at, kind in enumerate(sheet.kinds) if kind in _GROUPS]
    spans = zip(starts, [*starts[1:], len(sheet.kinds)], strict=True)
    for start, end in spans:
        cell = page.cell(4, start + 1, _GROUPS[sheet.kinds[start]])
        cell.font, cell.alignment = Font(bold=True), Alignment(horizontal="center")
        if end - start > 1:
            page.merge_cells(start_row=4, end_row=4, start_column=start + 1, end_column=end)
    _fill(page, sheet, 5)
    page.cell(7 + len(sheet.rows), 1, "* données déclaratives et fictives")
    return _saved(book)


def open_document(sheet: Sheet) -> bytes:
    """An OpenDocument spreadsheet, written by hand: three small parts in a zip."""
    rows = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"
        for row in (sheet.headings, *sheet.rows)
    )
    names = ("office", "table", "text")
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} '
        'office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Folha1">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", _ODS_TYPE), ("content.xml", "text/xml"))
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.2" '
        f'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{listed}'
        "</manifest:manifest>"
    )
    parts = {"mimetype": _ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest}
    return zipped({name: part.encode() for name, part in parts.items()}, stored="mimetype")


def zipped(files: Mapping[str, bytes], stored: str = "") -> bytes:
    """An archive with a fixed time in it; the file called `stored` is not compressed."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _STILL)
            entry.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return held.getvalue()


def _ods_cell(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, dt.date):
        kind = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, int | float):
        kind = f'office:value-type="float" office:value="{cell}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(str(cell))}</text:p></table:table-cell>"


def _first(book: Workbook, title: str) -> Worksheet:
    page = book.worksheets[0]
    page.title = title
    return page


def _fill(page: Worksheet, sheet: Sheet, top: int) -> None:
    for at, row in enumerate((sheet.headings, *sheet.rows)):
        _write_row(page, top + at, row)
    for at, heading in enumerate(sheet.headings, start=1):
        page.cell(top, at).font = Font(bold=True)
        page.column_dimensions[get_column_letter(at)].width = max(12, min(40, len(heading) + 4))


def _write_row(page: Worksheet, number: int, row: Sequence[Cell]) -> None:
    for at, value in enumerate(row, start=1):
        if value is None:
            continue
        cell = page.cell(number, at, value)
        if isinstance(value, float) and 0 < value < 1:
            cell.number_format = "0 %"
        elif isinstance(value, dt.date):
            cell.number_format = "dd/mm/yyyy"


def _saved(book: Workbook) -> bytes:
    """The workbook's bytes; openpyxl writes the time of saving, which is taken out."""
    book.properties.creator = "Tela"
    book.properties.created = dt.datetime(*_STILL)
    held = io.BytesIO()
    book.save(held)
    with zipfile.ZipFile(held) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    still = dt.datetime(*_STILL).isoformat() + "Z"
    core = parts["docProps/core.xml"].decode()
    core = re.sub(r"(<dcterms:modified[^>]*>)[^<]*", rf"\g<1>{still}", core)
    return zipped(parts | {"docProps/core.xml": core.encode()})

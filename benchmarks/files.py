"""Survey files of any length, as people keep them: texts and numbers mixed, 12 columns."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np

from cluster_data.reference import products, regions

FORMATS = ("csv", "xlsx", "ods")
HEADINGS = (
    "Company name", "Country", "Region", "Product type", "Product detail", "Nominal capacity",
    "Unit", "Period", "Utilisation", "Employees", "Standards met", "Certificate expiry",
)  # fmt: skip
_ODS = {
    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest='
        '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument'
        '.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" '
        'manifest:media-type="text/xml"/></manifest:manifest>'
    ),
}
_CONTENT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    '<office:body><office:spreadsheet><table:table table:name="Survey">'
)
_END = "</table:table></office:spreadsheet></office:body></office:document-content>"


def lines(count: int) -> Iterator[tuple[str | int, ...]]:
    """The rows below the headings: five a firm."""
    chance = np.random.default_rng(11)
    places = [place for place in regions().values() if place.iso2 in ("TN", "ES", "IT", "PT")]
    kinds = list(products().values())
    for line in range(count):
        place = places[int(chance.integers(len(places)))]
        kind = kinds[line % len(kinds)]
        use = int(chance.integers(20, 100))
        yield (
            f"Fictive firm {line // 5}", place.iso2, place.code, kind.names["en"],
            f"type {line % 40}", int(chance.lognormal(9, 1.5)) + 1, kind.unit, "week",
            use if line % 3 else "", int(chance.integers(5, 900)),
            ", ".join(sorted(kind.standards)[:1]), "2027-06-30",
        )  # fmt: skip


def write(path: Path, count: int) -> None:
    """A file of `count` rows in the format of its suffix."""
    {"csv": _csv, "xlsx": _xlsx, "ods": _ods}[path.suffix[1:]](path, count)


def _csv(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([HEADINGS, *lines(count)])


def _xlsx(path: Path, count: int) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Survey")
    for number, row in enumerate([HEADINGS, *lines(count)]):
        sheet.write_row(number, 0, row)
    book.close()


def _ods(path: Path, count: int) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in _ODS.items():
            file.writestr(name, text)
        with file.open("content.xml", "w") as content:
            content.write(_CONTENT.encode())
            for row in (HEADINGS, *lines(count)):
                cells = "".join(map(_cell, row))
                content.write(f"<table:table-row>{cells}</table:table-row>".encode())
            content.write(_END.encode())


def _cell(value: str | int) -> str:
    kind = (
        f'office:value-type="float" office:value="{value}"'
        if isinstance(value, int)
        else 'office:value-type="string"'
    )
    return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"

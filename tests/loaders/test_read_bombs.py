"""Files made to be too much, and files made of anything: accepted or refused with a typed problem.

Each is read and understood as an upload would be; nothing raises, and memory and time are bounded.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from loaders.check import understand
from loaders.reading import Context, Reading
from tests.loaders.test_read_hostile import workbook

SECONDS = 30
_HEAD = "".join(
    f'<c r="{letter}1" t="inlineStr"><is><t>{word}</t></is></c>'
    for letter, word in zip("ABCD", ("Company", "Country", "Product", "Capacity"), strict=True)
)
_LINE = b"Company,Country,Product,Capacity\nA,TN,FFP2,"


def _empty_rows() -> bytes:
    rows = "".join(f'<row r="{at}"><c r="A{at}" s="0"/></row>' for at in range(2, 1_048_577))
    return workbook(f'<row r="1">{_HEAD}</row>{rows}')


def _many_columns() -> bytes:
    cells = "".join(f'<c r="{get_column_letter(at)}1"><v>1</v></c>' for at in range(1, 16_385))
    return workbook(f'<row r="1">{cells}</row>')


def _one_shared_string() -> bytes:
    """A text of 32,767 letters, once in the file and in 200,000 cells."""
    text = f"<si><t>{'A' * 32_767}</t></si>"
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    table = f'<?xml version="1.0"?><sst xmlns="{space}" count="1" uniqueCount="1">{text}</sst>'
    cells = "".join(
        f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 200_001)
    )
    return workbook(cells, **{"xl/sharedStrings.xml": table.encode()})


def _deep() -> bytes:
    inside = "<r>" * 200_000 + "<t>x</t>" + "</r>" * 200_000
    return workbook(f'<row r="1"><c r="A1" t="inlineStr"><is>{inside}</is></c></row>')


def _repeated(columns: int, rows: int) -> bytes:
    """An OpenDocument sheet that says one cell so many times."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    cell = f'table:number-columns-repeated="{columns}" office:value-type="string"'
    content = (
        f'<?xml version="1.0"?><office:document-content xmlns:office="{space}:office:1.0" '
        f'xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="S"><table:table-row '
        f'table:number-rows-repeated="{rows}"><table:table-cell {cell}><text:p>x</text:p>'
        "</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return made.getvalue()


def _laughing() -> bytes:
    """Entities of entities, as an external and an internal subset."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    part = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><x>&a9;</x>'
    return workbook(**{"xl/sharedStrings.xml": part.encode()})


TOO_MUCH: dict[str, tuple[str, Callable[[], bytes], set[str]]] = {
    "a million empty rows": ("a.xlsx", _empty_rows, {"no-rows"}),
    "every column there is": ("a.xlsx", _many_columns, {"header-not-found"}),
    "more columns than there are": ("a.csv", lambda: b"a," * 20_000 + b"\n", {"too-many-cells"}),
    "one shared string": ("a.xlsx", _one_shared_string, {"too-many-cells"}),
    "a deep cell": ("a.xlsx", _deep, {"header-not-found", "file-damaged", "too-many-cells"}),
    "a cell four billion times": (
        "a.ods", lambda: _repeated(4 * 10**9, 4 * 10**9), {"file-damaged", "too-many-cells"},
    ),
    "a cell in every place": (
        "a.ods", lambda: _repeated(16_384, 1_048_576), {"file-damaged", "too-many-cells"},
    ),
    "entities of entities": ("a.xlsx", _laughing, {"dtd"}),
    "a line of 20 MB": ("a.csv", lambda: _LINE + b"x" * 20_000_000, {"capacity-not-a-number"}),
    "a line of 100 MB": ("a.csv", lambda: _LINE + b"x" * 100_000_000, {"file-too-large"}),
    "a quote never closed": (
        "a.csv", lambda: b'Company,Country,Product,Capacity\n"A,TN,FFP2,' + b"x\n" * 2_000_000,
        {"too-many-cells", "unclosed-quote"},
    ),
    "a program": (
        "a.csv", lambda: b"MZ\x90\0\3\0\0\0\4\0" + bytes(range(256)) * 400, {"format-error"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_is_taken_or_refused_in_time(tmp_path, name):
    called, make, slugs = TOO_MUCH[name]
    path = tmp_path / called
    path.write_bytes(make())
    before, started = os.getpid(), time.perf_counter()
    (reading,) = understand(path, called, Context())
    assert time.perf_counter() - started < SECONDS
    assert os.getpid() == before
    assert slugs & {problem.slug for problem in reading.problems}
    assert reading.peak_bytes < 1.5e9


def _sound(readings: tuple[Reading, ...]) -> None:
    assert readings
    for reading in readings:
        found = {problem.slug for problem in reading.problems}
        assert not found & {"could-not-be-read", "parse-crashed", "parse-timeout"}
        assert reading.rows_in == len(reading.rows) + reading.rejected + reading.skipped
        assert len(reading.rows) or reading.problems


_WORDS = st.sampled_from(
    ("Company", "Country", "Pays", "Produit", "Capacité", "Kapasite", "Unit", "Période", "Effectif",
     "Certificate expiry", "Total", "TN", "Tunisie", "FFP2", "1 200", "3,5 M uds./año", "75 %",
     "2027-12-31", "#REF!", "n/a", "صفاقس", "١٢٫٥", '"', "\t", "\n", "\r", ";", "\ufeff", "=1+1",
     "-", "1e400", "9" * 400, "\u202e", "é" * 300, "EN 149; EN 14683", "0", "")
)  # fmt: skip
_ANY = _WORDS | st.text(max_size=12)
_TYPED = (
    _ANY
    | st.floats()
    | st.booleans()
    | st.integers(-(10**18), 10**18)
    | st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(9999, 1, 1))
)
_QUIET = settings(
    max_examples=12, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip


@_QUIET
@given(
    rows=st.lists(st.lists(_ANY, min_size=1, max_size=9), min_size=1, max_size=12),
    mark=st.sampled_from(",;\t|"), end=st.sampled_from(("\n", "\r\n", "\r")),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1256", "utf-32")),
    headed=st.booleans(),
)  # fmt: skip
def test_any_text_is_taken_or_refused(tmp_path: Path, rows, mark, end, encoding, headed) -> None:
    head = [["Company", "Country", "Product", "Capacity", "Unit", "Period"]] if headed else []
    text = end.join(mark.join(row) for row in [*head, *rows])
    path = tmp_path / "any.csv"
    path.write_bytes(text.encode(encoding, "replace"))
    _sound(understand(path, "any.csv", Context()))


@_QUIET
@given(data=st.binary(max_size=400))
def test_any_bytes_are_taken_or_refused(tmp_path: Path, data) -> None:
    path = tmp_path / "any.bin"
    path.write_bytes(data)
    _sound(understand(path, "any.csv", Context()))


@_QUIET
@given(
    rows=st.lists(st.lists(_TYPED, min_size=1, max_size=9), min_size=1, max_size=12),
    headed=st.booleans(), merged=st.booleans(),
)  # fmt: skip
def test_any_workbook_is_taken_or_refused(tmp_path: Path, rows, headed, merged) -> None:
    path = tmp_path / "any.xlsx"
    options = {"nan_inf_to_errors": True, "remove_timezone": True, "strings_to_formulas": False}
    with xlsxwriter.Workbook(path, options) as book:
        sheet = book.add_worksheet()
        head = [["Company", "Country", "Product", "Capacity", "Employees", "Certificate expiry"]]
        for at, row in enumerate([*(head if headed else []), *rows]):
            sheet.write_row(at, 0, row)
        if merged:
            sheet.merge_range(1, 0, 3, 0, "A")
    _sound(understand(path, "any.xlsx", Context()))

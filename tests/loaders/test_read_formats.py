"""The same table gives the same cells, whatever kind of file it is kept in."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from loaders.read import RawSheet, read

ROWS = [
    ["Société", "Pays", "Remarque"],
    ["Textiles du Sahel", "Tunisie", "a, b; c"],
    ["", "", ""],
    ["Ibáñez", "España", ""],
]
CELLS = {
    1: ["Société", "Pays", "Remarque"],
    2: ["Textiles du Sahel", "Tunisie", "a, b; c"],
    4: ["Ibáñez", "España", None],
}


def delimited(mark: str) -> str:
    return "".join(mark.join(f'"{c}"' if mark in c else c for c in row) + "\r\n" for row in ROWS)


def xlsx() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Réponses")
        for number, row in enumerate(ROWS):
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, column, cell)
    return out.getvalue()


def ods() -> bytes:
    book = OpenDocumentSpreadsheet()
    table = Table(name="Réponses")
    for row in ROWS:
        line = TableRow()
        for value in row:
            cell = TableCell(valuetype="string") if value else TableCell()
            if value:
                cell.addElement(P(text=value))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    out = io.BytesIO()
    book.write(out)
    return out.getvalue()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


def cells(sheet: RawSheet) -> dict[int, list[str | None]]:
    return {
        int(row): [None if pd.isna(v) else v for v in values]
        for row, values in zip(sheet.text.index, sheet.text.to_numpy(), strict=True)
    }


FORMATS = {
    "comma": (delimited(",").encode(), "csv"),
    "semicolon": (delimited(";").encode("cp1252"), "csv"),
    "tab": (delimited("\t").encode("utf-8-sig"), "tsv"),
    "bar": (delimited("|").encode("mac-roman"), "csv"),
    "utf-16": (delimited("\t").encode("utf-16"), "tsv"),
    "utf-16-le": (delimited(";").encode("utf-16-le"), "csv"),
    "xlsx": (xlsx(), "xlsx"),
    "ods": (ods(), "ods"),
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["right", "survey.xls"])
def test_same_cells(form: str, name: str, read_bytes) -> None:
    data, kind = FORMATS[form]
    result = read_bytes(data, f"survey.{kind}" if name == "right" else name)
    assert result.problems == ()
    (sheet,) = result.sheets
    assert sheet.kind == kind
    assert cells(sheet) == CELLS
    assert all(str(dtype) == "str" for dtype in sheet.text.dtypes)
    assert result.peak_bytes > 1_000_000
    assert len(result.sha256) == 64


def test_zip_holds_several(read_bytes) -> None:
    data = zipped(
        a__csv=FORMATS["comma"][0],
        b__xlsx=FORMATS["xlsx"][0],
        c__pdf=b"%PDF-1.7 ...",
        d__zip=zipped(x__csv=b"a,b\n"),
        **{"__MACOSX/._a.csv": b"\0\1"},
    )
    result = read_bytes(data, "all.zip")
    assert [sheet.file_name for sheet in result.sheets] == ["all.zip/a.csv", "all.zip/b.xlsx"]
    assert [cells(sheet) for sheet in result.sheets] == [CELLS, CELLS]
    assert {(p.slug, p.file) for p in result.problems} == {
        ("format-error", "all.zip/c.pdf"),
        ("nested-archive", "all.zip/d.zip"),
    }


def test_typed_cells(read_bytes) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Data")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_string(2, 1, " \u00a0 inner  kept\u00a0\u202f")
        sheet.write_number(3, 2, 12.5)
        sheet.write_boolean(4, 1, True)
        sheet.write_datetime(5, 3, dt.datetime(2026, 3, 3), day)
        sheet.write_formula(6, 1, "=NA()", None, "#N/A")
        sheet.write_formula(7, 1, '="x"&"y"', None, "xy")
        sheet.write_formula(8, 2, "=1/0", None, "#DIV/0!")
        sheet.merge_range(9, 1, 10, 3, "merged")
        book.add_worksheet("Empty")
        hidden = book.add_worksheet("Lists")
        hidden.write(0, 0, 1)
        hidden.hide()
    data, lists = read_bytes(out.getvalue(), "typed.xlsx").sheets
    assert list(data.text.index) == [3, 4, 5, 6, 7, 8, 9, 10]
    assert list(data.text.columns) == [0, 1, 2, 3]
    assert data.text[1].dropna().to_dict() == {
        3: "inner  kept",
        5: "TRUE",
        7: "#N/A",
        8: "xy",
        10: "merged",
    }
    assert data.text.loc[9, 2] == "#DIV/0!"
    assert list(data.number.columns) == [2]
    assert data.number[2].dropna().to_dict() == {4: 12.5}
    assert data.moment[3].dropna().to_dict() == {6: pd.Timestamp(2026, 3, 3)}
    assert data.merged == ((10, 1, 11, 3),)
    assert (lists.sheet, lists.hidden, data.hidden) == ("Lists", True, False)
    assert lists.number.loc[1, 0] == 1


def test_row_numbers_across_pieces(read_bytes) -> None:
    """Cells far down keep their row, also beyond the rows that are taken at once."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for row in (4, 999, 1000, 2500):
            sheet.write(row, 1, f"r{row + 1}")
        sheet.write(2500, 3, 7)
    (sheet,) = read_bytes(out.getvalue(), "far.xlsx").sheets
    assert sheet.text[1].to_dict() == {5: "r5", 1000: "r1000", 1001: "r1001", 2501: "r2501"}
    assert sheet.number[3].dropna().to_dict() == {2501: 7.0}


def test_sample_xls_equals_xlsx(samples: Path) -> None:
    old, new = (
        read(samples / f"osh_facilities_12.{kind}", f"a.{kind}").sheets[0]
        for kind in ("xls", "xlsx")
    )
    assert (old.kind, new.kind) == ("xls", "xlsx")
    assert len(old.text) == 16
    pd.testing.assert_frame_equal(old.text, new.text)


def test_every_sample_reads(samples: Path) -> None:
    for path in sorted(samples.iterdir()):
        result = read(path, path.name)
        assert result.sheets, path.name
        assert not [p.slug for p in result.problems if p.severity == "error"], path.name


def test_missing_path_is_the_callers_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "absent.csv", "absent.csv")


def test_a_formula_whose_value_was_not_kept_is_shown_as_written(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["Company", "Country", "Product", "Capacity"], ["A", "TN", "FFP2", "=10*50"],
                ["=A2", "TN", "FFP2", "5/week"]):  # fmt: skip
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read(tmp_path / "a.xlsx", "a.xlsx").sheets
    assert sheet.text[3].tolist() == ["Capacity", "=10*50", "5/week"]
    assert sheet.text[0].tolist() == ["Company", "A", "=A2"]

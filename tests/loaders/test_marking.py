"""A file handed back with what to mend marked in it: it says the same, and is mended with ease."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook

from loaders.check import understand
from loaders.marking import can_be_marked, is_marked, is_part, making, marked, marked_name
from loaders.marking.signs import FILLS, SHEET_SIGN
from loaders.reading import Context, Reading
from loaders.template import write_template
from tests.loaders.survey_files import as_csv, as_xlsx, reading_of, records, slugs
from tests.loaders.test_same_records import as_ods
from tests.torture.cases import cases
from words import fold, speaking_in

HEAD = ["Raison sociale", "Pays", "Région", "Type de produit", "Capacité", "Unité", "Période"]
ROWS: list[list[Any]] = [
    ["Atlas", "Tunisie", "Monastir", "Masque FFP2", "12000", "pièces", "semaine"],
    ["Bahia", "Tunisie", "Nulle part", "masque chir. bleu", "8000", "pièces", "semaine"],
    ["", "Tunisie", "Monastir", "Masque FFP2", "500", "pièces", "semaine"],
    ["Dar “é”; Médical", "Tunisie", "Sfax", "Masque FFP2", "?", "pièces", "semaine"],
]
TABLE = [["Enquête d’été"], HEAD, *ROWS]


def handed_back(path: Path, language: str = "fr", **context: Any) -> tuple[Reading, Path]:
    """A file's reading, and the file handed back beside it."""
    reading = reading_of(path, **context)
    with speaking_in(language):
        back = path.with_name(marked_name(reading))
        back.write_bytes(marked(path, reading))
    return reading, back


def same(first: Reading, second: Reading) -> bool:
    """Both say the same, in the same rows and with the same findings."""
    found = [
        sorted(p.slug for p in one.problems if p.slug != "own-list") for one in (first, second)
    ]
    rows = [one.rows["row"].tolist() if len(one.rows) else [] for one in (first, second)]
    told = [records(one) if len(one.rows) else [] for one in (first, second)]
    return found[0] == found[1] and rows[0] == rows[1] and told[0] == told[1]


TORTURED = [case for at, case in enumerate(cases()) if at % 18 == 0]


@pytest.mark.parametrize("case", TORTURED, ids=lambda case: case.name)
def test_marks_change_nothing_of_what_a_file_says(tmp_path, case):
    path, _sheet, _places = case.make(tmp_path)
    reading, back = handed_back(path)
    again = reading_of(back)
    assert same(reading, again)
    assert (again.encoding, again.delimiter) == (reading.encoding, reading.delimiter)


SAMPLES = Path(os.environ.get("TELA_SAMPLES", "nowhere"))


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="TELA_SAMPLES is not set")
def test_every_sample_comes_back_saying_the_same(tmp_path):
    read = 0
    for path in sorted(SAMPLES.iterdir()):
        copy = tmp_path / path.name
        shutil.copyfile(path, copy)
        reading, back = handed_back(copy)
        if reading.kind != "nothing":
            assert same(reading, reading_of(back)), path.name
            read += 1
    assert read >= 7


def test_cells_to_mend_are_coloured_commented_and_listed_with_a_way_to_them(tmp_path):
    _reading, back = handed_back(as_xlsx({"L'usine": TABLE}, tmp_path / "a.xlsx"))
    book = load_workbook(back)
    listed, sheet = book.worksheets
    assert listed.title == "Tela"
    assert book.active is listed
    colours = {name: sheet[name].fill.fgColor.rgb for name in ("A3", "A5", "C4", "D4", "E6")}
    assert colours == {"A3": "00000000", "A5": FILLS["error"], "C4": FILLS["warning"],
                       "D4": FILLS["warning"], "E6": FILLS["error"]}  # fmt: skip
    assert sheet["D4"].comment.text.startswith("Tela\u00a0: avertissement\n")
    assert "masque chir. bleu" in sheet["D4"].comment.text
    lines = {
        cell.value: cell.hyperlink.location for row in listed.iter_rows() for cell in row
        if cell.hyperlink
    }  # fmt: skip
    assert lines["E6"] == "'L''usine'!E6"
    assert lines["C4"] == "'L''usine'!C4"
    assert not sheet.sheet_view.tabSelected, "two chosen sheets would both be written into"


def test_the_list_is_a_note_when_it_comes_back_and_not_a_table(tmp_path):
    reading, back = handed_back(as_xlsx({"S": TABLE}, tmp_path / "a.xlsx"))
    again = reading_of(back)
    assert same(reading, again)
    assert is_marked(again)
    assert not is_marked(reading)
    assert {p.severity for p in again.problems if p.slug == "own-list"} == {"note"}
    assert "sheet-not-read" not in slugs(again)


def test_marking_once_more_leaves_one_list_and_no_mark_of_what_was_mended(tmp_path):
    table = [HEAD, *ROWS]
    path = as_xlsx({"Tela": table}, tmp_path / "a.xlsx")
    book = load_workbook(path)
    from openpyxl.comments import Comment

    book["Tela"]["C3"].comment = Comment("appeler Bahia", "Amel")
    book.save(path)
    _reading, back = handed_back(path)
    mended = load_workbook(back)
    assert mended.sheetnames == ["Tela (2)", "Tela"], "a sheet of that name was there before"
    assert mended["Tela"]["C3"].comment.text.startswith("appeler Bahia\n\nTela")
    mended["Tela"]["C3"] = "Monastir"
    once = tmp_path / "mended.xlsx"
    mended.save(once)
    _reading, back = handed_back(once, "en")
    last = load_workbook(back)
    assert marked_name(reading_of(back)) == back.name == "mended_to-mend.xlsx"
    assert last.sheetnames == ["Tela (2)", "Tela"]
    assert last["Tela"]["C3"].comment.text == "appeler Bahia"
    assert last["Tela"]["C3"].fill.fill_type is None
    assert last["Tela"]["D3"].comment.text.startswith("Tela: warning\n")


def test_formulas_keep_their_results_and_formats_stay(tmp_path):
    path = tmp_path / "f.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, other = book.add_worksheet("S"), book.add_worksheet("Liste")
        other.hide()
        bold = book.add_format({"bold": True, "bg_color": "#00FF00"})
        sheet.write_row(0, 0, HEAD, bold)
        for at, row in enumerate(ROWS, start=1):
            sheet.write_row(at, 0, row)
        sheet.write_string(1, 0, "=Atlas")
        sheet.write_formula(1, 4, "=6000*2", None, 12000)
        sheet.write_formula(2, 4, '="8 "&"000"', None, "8 000")
        sheet.write_formula(4, 4, "=1/0", None, "#DIV/0!")
        sheet.write_array_formula("E4:E4", "{=SUM(E2:E2)}", None, 500)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 33)
        sheet.data_validation("F2:F9", {"validate": "list", "source": ["pièces", "kg"]})
    reading, back = handed_back(path)
    again = reading_of(back)
    assert same(reading, again)
    assert again.rows["company_name"].iloc[0] == "=Atlas"
    assert again.rows["capacity_value"].tolist() == [12000, 8000]
    book = load_workbook(back)
    kept = book["S"]
    assert (kept["E2"].value, kept["A2"].value) == ("=6000*2", "=Atlas")
    assert kept["A2"].data_type == "s", "a name is no formula"
    assert kept.freeze_panes == "B2"
    assert kept.column_dimensions["A"].width > 30
    assert kept["B1"].font.b
    assert kept["B1"].fill.fgColor.rgb == "FF00FF00"
    assert len(kept.data_validations.dataValidation) == 1
    assert book["Liste"].sheet_state == "hidden"


def test_of_merged_cells_the_one_that_shows_is_marked(tmp_path):
    rows = [["Atlas", "Tunisie", "Nulle part", *ROWS[0][3:]],
            [None, None, None, "gants xyz", *ROWS[0][4:]]]  # fmt: skip
    path = as_xlsx({"S": [HEAD, *rows]}, tmp_path / "m.xlsx", {"S": ["A2:A3", "B2:B3", "C2:C3"]})
    reading, back = handed_back(path)
    assert same(reading, reading_of(back))
    sheet = load_workbook(back)["S"]
    assert sheet["C2"].comment
    assert sheet["C2"].fill.fgColor.rgb == FILLS["warning"]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "mac_roman"])
def test_a_text_gets_one_column_more_and_stays_what_it_was(tmp_path, encoding):
    table = [["Enquête d'été"], HEAD, *[[cell.replace("“é”", "é") for cell in r] for r in ROWS]]
    path = as_csv(table, tmp_path / "a.csv", ";", encoding)
    reading, back = handed_back(path)
    again = reading_of(back)
    assert same(reading, again)
    assert again.encoding == reading.encoding
    assert "column-not-used" not in slugs(again), "our column is no question"
    lines = path.read_bytes().decode(encoding).split("\n")
    told = back.read_bytes().decode(encoding).split("\n")
    assert [new[: len(old)] for old, new in zip(lines, told, strict=True)] == lines
    assert told[0] == lines[0], "a title is no part of the table"
    heading = told[1].removeprefix(lines[1]).strip(';"')
    assert fold(heading) == "tela a corriger"
    assert told[2] == lines[2] + ";"
    assert "masque chir. bleu" in told[3].removeprefix(lines[3])


def test_lines_with_an_open_quote_and_too_many_cells_are_not_harmed(tmp_path):
    text = "\r\n".join(
        ["sep=;", ";".join(HEAD), 'Atlas "le;Tunisie;Ici;Masque FFP2;12;pièces;semaine',
         '"Bahia;Tunisie;Ici;Masque FFP2;12;pièces;semaine',
         '"Cap\n& fils";Tunisie;Ici;Masque FFP2;12;pièces;semaine;;;',
         "Dar;Tunisie;Ici;Masque FFP2;12;pièces;semaine;;plus", ""]
    )  # fmt: skip
    path = tmp_path / "q.csv"
    path.write_bytes(text.encode("utf-8"))
    reading, back = handed_back(path)
    assert {"unclosed-quote", "ragged-row"} <= slugs(reading)
    assert same(reading, reading_of(back))


def test_a_workbook_of_another_kind_comes_back_as_xlsx(tmp_path):
    reading, back = handed_back(as_ods([HEAD, *ROWS], tmp_path / "a.ods"), "en")
    assert back.suffix == ".xlsx"
    assert same(reading, reading_of(back))
    listed, sheet = load_workbook(back).worksheets
    said = [row[0] for row in listed.iter_rows(values_only=True) if row[0]]
    assert any("another kind" in str(text) for text in said)
    assert sheet["D3"].fill.fgColor.rgb == FILLS["warning"]


def test_of_a_zip_the_file_itself_comes_back(tmp_path):
    inner = as_csv([HEAD, *ROWS], tmp_path / "é.csv", ";", "cp1252")
    other = as_csv([HEAD, ROWS[0]], tmp_path / "b.csv")
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(inner, "Nord/é.csv")
        archive.write(other, "b.csv")
    readings = understand(path, path.name, Context())
    reading = next(one for one in readings if one.file_name.endswith("é.csv"))
    with speaking_in("fr"):
        back = tmp_path / marked_name(reading)
        back.write_bytes(marked(path, reading))
    assert back.name == "é_à-corriger.csv"
    assert same(reading, reading_of(back))


def test_of_a_large_file_the_rows_to_mend_come_back(tmp_path, monkeypatch):
    rows = [[f"Firme {at}", *ROWS[0][1:]] for at in range(300)]
    rows[7] = ROWS[1]
    rows[299] = ROWS[3]
    wide = [[*row, *"abcd"] for row in [HEAD, *rows]]
    path = tmp_path / "large.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("S")
        for at, row in enumerate(wide):
            sheet.write_row(at, 0, row)
    monkeypatch.setattr(making, "_MOST_BYTES", 10_000)
    monkeypatch.setattr(making, "_MOST_CELLS", 1_000)
    reading, back = handed_back(path, "en")
    again = reading_of(back)
    assert [again.rows_in, len(again.rows), again.rejected] == [2, 1, 1]
    assert "large" not in slugs(again)
    assert "row in your file" not in str(slugs(again))
    assert not any("Tela" in (p.value or "") for p in again.problems)
    listed, sheet = load_workbook(back).worksheets
    assert [cell.value for cell in sheet["L"]] == ["Tela: row in your file", 9, 301]
    links = {
        cell.hyperlink.location for row in listed.iter_rows() for cell in row if cell.hyperlink
    }
    assert "'S'!E3" in links, "the rows have moved"
    assert reading.rows_in == 300
    assert is_part(again), "it does not take the place of the whole"


def test_what_no_library_opens_still_comes_back(tmp_path):
    path = as_xlsx({"S": [HEAD, *ROWS]}, tmp_path / "a.xlsx")
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(broken, "w") as out:
        for name in source.namelist():
            content = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                odd = b'<dataValidations count="1"><dataValidation type="odd" sqref="A1"/>'
                content = content.replace(
                    b"</sheetData>", b"</sheetData>" + odd + b"</dataValidations>"
                )
            out.writestr(name, content)
    reading, back = handed_back(broken)
    assert reading.kind == "capacities"
    assert same(reading, reading_of(back))
    refused = tmp_path / "refused.xlsx"
    refused.write_bytes(b"MZ\x00\x01 no workbook")
    with speaking_in("en"):
        alone = load_workbook(io.BytesIO(marked(refused, reading)))
    assert alone.sheetnames == ["Tela"]


def test_a_child_that_dies_takes_nobody_along(tmp_path, monkeypatch):
    path = as_xlsx({"S": [HEAD, *ROWS]}, tmp_path / "a.xlsx")
    reading = reading_of(path)
    monkeypatch.setattr(making, "_CHILD", "no.such.module")
    assert marked(path, reading) == b""


def test_hostile_words_stay_words(tmp_path):
    evil = ['=HYPERLINK("http://x.example","click")', "Tunisie", "=cmd|' /C calc'!A0", "+1+1",
            "@SUM(1)", "pièces", "\u202esemaine"]  # fmt: skip
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "=1+1"
    for row in [HEAD, evil]:
        sheet.append(row)
    for cell in sheet[2]:
        cell.data_type = "s"
    path = tmp_path / "=evil'!A1.xlsx"
    book.save(path)
    reading, back = handed_back(path)
    assert same(reading, reading_of(back))
    assert not set("='!") & set(back.name)
    told = load_workbook(back)
    assert not [cell for sheet in told for row in sheet.iter_rows() for cell in row
                if cell.data_type == "f"]  # fmt: skip


def test_the_template_keeps_its_notes_and_lists(tmp_path):
    path = tmp_path / "t.xlsx"
    write_template(path, "fr")
    book = load_workbook(path)
    form = book["Enquête"]
    note = form["A1"].comment.text
    form["A3"], form["F3"] = "Firme", "x"
    book.save(path)
    reading, back = handed_back(path)
    assert same(reading, reading_of(back))
    kept = load_workbook(back)["Enquête"]
    assert kept["A1"].comment.text.startswith(note)
    assert len(kept.data_validations.dataValidation) == len(form.data_validations.dataValidation)


def test_a_fabric_called_tela_is_no_mark_of_ours(tmp_path):
    reading = reading_of(
        as_xlsx({"Tela": [[*HEAD, "Tela"], [*ROWS[0], "TNT 40 g"]]}, tmp_path / "a.xlsx")
    )
    assert len(reading.rows) == 1
    assert not is_marked(reading)
    assert any(p.slug == "column-not-used" and p.value == "Tela" for p in reading.problems)


def test_a_row_that_holds_nothing_but_our_words_is_no_row(tmp_path):
    _reading, back = handed_back(as_csv([HEAD, *ROWS], tmp_path / "a.csv"), "en")
    lines = back.read_bytes().decode().split("\n")
    assert lines[3].startswith(",Tunisie")
    lines[3] = "," * 7 + lines[3].rsplit(",", 1)[-1]
    back.write_bytes("\n".join(lines).encode())
    assert reading_of(back).rows_in == 3


def test_nothing_is_offered_where_nothing_is_to_mend(tmp_path):
    fine = reading_of(as_csv([HEAD, ROWS[0]], tmp_path / "a.csv"), round="2026-R2")
    assert all(p.severity == "note" for p in fine.problems) != can_be_marked(fine)
    assert not can_be_marked(reading_of(as_csv([["nothing"], ["here"]], tmp_path / "b.csv")))


SOFFICE = shutil.which("soffice")


@pytest.mark.skipif(
    SOFFICE is None and os.environ.get("TELA_OFFICE_REQUIRED") != "1",
    reason="no soffice: install libreoffice-calc-nogui to mend in LibreOffice",
)
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_libreoffice_opens_and_saves_it_and_it_says_the_same(tmp_path, kind):
    reading, back = handed_back(as_xlsx({"L'usine": TABLE}, tmp_path / "a.xlsx"))
    saved = tmp_path / "saved"
    done = subprocess.run(
        [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
         "--convert-to", kind, "--outdir", str(saved), str(back)],
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-500:]
    (path,) = saved.iterdir()
    again = reading_of(path)
    assert is_marked(again), f"{SHEET_SIGN} is still known"
    assert same(reading, again)

"""One table in any form gives the same records, and loading it again changes nothing."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from loaders.__main__ import main
from tests.loaders.survey_files import as_csv, as_xlsx, reading_of, records

HEAD = [
    "Raison sociale", "Pays", "Gouvernorat", "Produit", "Capacité nominale", "Unité", "Période",
    "Taux d’utilisation", "Effectif", "Norme", "Échéance du certificat",
]  # fmt: skip
ROWS = [
    ["Société Été (fictive)", "Tunisie", "Sfax", "Masques FFP2", "1 200 000", "pcs", "mois",
     "75 %", "50-99", "EN 149", "2027-12-31"],
    ["Œuvre & Cie (fictive)", "Tunisie", "Monastir", "Meltblown", "3,5", "t", "mois", "60 %", "12",
     "", ""],
    ["Béta (fictive)", "Maroc", "Marrakech", "Blouses d'isolement", "10k", "pcs", "semaine", "",
     "1 250", "", ""],
]  # fmt: skip


def as_ods(table: list[list[str]], path: Path) -> Path:
    def row(cells: list[str]) -> str:
        inner = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell or "")}</text:p>'
            "</table:table-cell>" for cell in cells
        )  # fmt: skip
        return f"<table:table-row>{inner}</table:table-row>"

    space = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        f'xmlns:office="{space}:office:1.0" xmlns:table="{space}:table:1.0" '
        f'xmlns:text="{space}:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="S">{"".join(map(row, table))}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{space}:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.'
        'spreadsheet"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def turned(seed: int) -> list[list[str]]:
    """The table with its columns and rows in another order."""
    dice = random.Random(seed)
    order = dice.sample(range(len(HEAD)), len(HEAD))
    rows = dice.sample(ROWS, len(ROWS))
    return [[line[at] for at in order] for line in (HEAD, *rows)]


FORMS: dict[str, Callable[[Path], Path]] = {
    "comma.csv": lambda at: as_csv([HEAD, *ROWS], at),
    "semicolon-cp1252.csv": lambda at: as_csv([HEAD, *ROWS], at, ";", "cp1252"),
    "bar-mac.txt": lambda at: as_csv([HEAD, *ROWS], at, "|", "mac_roman"),
    "tab-utf16.txt": lambda at: as_csv([HEAD, *ROWS], at, "\t", "utf-16"),
    "tab-utf16be.tsv": lambda at: as_csv([HEAD, *ROWS], at, "\t", "utf-16-be"),
    "bom.csv": lambda at: as_csv([HEAD, *ROWS], at, ";", "utf-8-sig"),
    "turned.csv": lambda at: as_csv(turned(1), at),
    "titled.csv": lambda at: as_csv([["Enquête"], ["", ""], ["2026"], *turned(2)], at, ";"),
    "book.xlsx": lambda at: as_xlsx({"Notes": [["Bonjour"]], "S": [HEAD, *ROWS]}, at),
    "turned.xlsx": lambda at: as_xlsx({"S": [["Titre"], *turned(3)]}, at),
    "sheet.ods": lambda at: as_ods([HEAD, *ROWS], at),
}


@pytest.mark.parametrize("name", FORMS)
def test_the_form_of_a_file_changes_no_record(tmp_path, name):
    wanted = records(reading_of(as_csv([HEAD, *ROWS], tmp_path / "plain.csv")))
    assert len(wanted) == 3
    assert records(reading_of(FORMS[name](tmp_path / name))) == wanted


def test_loading_the_same_rows_in_another_form_says_nothing_new(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "ledger.duckdb"))
    place = ["--cluster", "C1", "--cluster-name", "Cluster", "--round", "2026-R2",
             "--date", "2026-11-01"]  # fmt: skip
    first = as_csv([HEAD, *ROWS], tmp_path / "first.csv")
    assert main(["load", str(first), *place]) == 0
    assert "3 new" in capsys.readouterr().out
    for name in ("comma.csv", "semicolon-cp1252.csv", "tab-utf16.txt", "turned.xlsx", "sheet.ods"):
        again = FORMS[name](tmp_path / name)
        assert main(["load", str(again), *place]) == 0
        assert "Nothing new" in capsys.readouterr().out, name

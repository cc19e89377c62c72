"""Survey files as a cluster keeps them, made for the browser tests."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from openpyxl import Workbook

HEADINGS = [
    "Raison sociale", "Pays", "Région", "Type de produit", "Capacité", "Unité", "Période",
    "Normes respectées", "Expiration du certificat",
]  # fmt: skip
FIRMS = ["Atlas Filtration", "Bahia Santé", "Cap Tissus", "Dar Médical", "Ennasr Protection"]
WEEKLY = [12_000, 8_000, 30_000, 5_500, 20_000]


def _rows() -> list[list[Any]]:
    return [
        [firm, "Tunisie", "Monastir", "Masque FFP2", weekly, "pièces", "semaine", "EN 149",
         "31/12/2031"]
        for firm, weekly in zip(FIRMS, WEEKLY, strict=True)
    ]  # fmt: skip


def certified_masks(path: Path) -> Path:
    """Five certified makers, one row that names no company, a title above and a total below."""
    nameless = [None, "Tunisie", "Monastir", "Masque FFP2", 900, "pièces", "semaine"]
    total = ["TOTAL", None, None, None, sum(WEEKLY) + 900]
    return _workbook(
        [["Enquête capacités, pôle du Sahel"], [], HEADINGS, *_rows(), nameless, total], path
    )


def one_more(path: Path, firm: str = "Fajr Technique") -> Path:
    """A sixth certified maker, in a file of its own."""
    row = [firm, *_rows()[0][1:]]
    return _workbook([HEADINGS, row], path)


def as_csv_reordered(path: Path) -> Path:
    """The rows of `certified_masks` in another order and another type of file."""
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows([HEADINGS, *reversed(_rows())])
    return path


def troubled(path: Path) -> Path:
    """Twelve kinds of trouble: a title, a total, an abbreviated heading, a column of no question; a
    country, products, a region and a standard misspelled; a share above 100; no company; a row
    twice; no capacity.
    """
    heads = [
        "Raison sociale", "Pays", "Région", "Type de produit", "Cap. nom.", "Unité", "Période",
        "Taux d’utilisation", "Normes respectées", "Expiration du certificat", "Nuance",
    ]  # fmt: skip

    usual = [
        "", "Tunisie", "Monastir", "masque chir.", "12 000", "pièces", "semaine", "75 %",
        "EN 14683", "31/12/2031", "",
    ]  # fmt: skip

    def row(firm: str, column: int = 0, said: str = "") -> list[str]:
        cells = [firm, *usual[1:]]
        if column:
            cells[column] = said
        return cells

    rows = [
        row(FIRMS[0]), row(FIRMS[1]), row(FIRMS[2], 1, "Tunisy"), row(FIRMS[3], 2, "Monastirr"),
        row(FIRMS[4], 7, "110"), row("Fajr", 8, "EN 99999"), row(""), row("Gamma"), row("Gamma"),
        row("Hana", 4, "?"), row("Iris", 3, "surblouse SMS jetable"),
        ["TOTAL", "", "", "", "29 600"],
    ]  # fmt: skip
    return _workbook([["Enquête capacités, pôle du Sahel"], [], heads, *rows], path)


def with_names(names: list[str], path: Path) -> Path:
    """One certified maker for each of the names."""
    return _workbook([HEADINGS, *([name, *_rows()[0][1:]] for name in names)], path)


def two_cells() -> bytes:
    """A small file whose two cells are the far corners of the sheet: 17 billion cells."""
    book, out = Workbook(), io.BytesIO()
    book.active["A1"] = 1
    book.active["XFD1048576"] = 1
    book.save(out)
    return out.getvalue()


def _workbook(rows: list[list[Any]], path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.title = "Réponses"
    for row in rows:
        sheet.append(row)
    # text, whatever it begins with: a name is no formula in the file either
    for line in sheet.iter_rows():
        for cell in line:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    book.save(path)
    return path

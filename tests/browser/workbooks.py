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

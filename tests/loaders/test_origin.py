"""From a fact of the ledger back to the row of the original file, in any format."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from cluster_data.store import keep_original
from cluster_data.store.originals import find_original
from loaders.check import understand
from loaders.decisions import Decisions
from loaders.origin import Origin, origin
from loaders.reading import Context, Reading
from tests.loaders.survey_files import Table, as_csv, as_xlsx

SURVEY: Table = [
    ["Raison sociale", "Pays", "Ville", "Produit", "Capacité", "Courriel", "Échéance", "Humeur"],
    ["Société Été", "Tunisie", "Sfax", "Masque FFP2", "370 000 pièces/semaine", "a@b.tn",
     "30/06/2029", "gaie"],
    ["Société Dune", "Tunisie", "Sfax", "Masque FFP2", "35 000 pièces/mois", "c@d.tn", None, None],
]  # fmt: skip
TITLED: Table = [["Enquête de l’été"], [None], *SURVEY]


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "ledger" / "tela.duckdb"))


def kept(path: Path) -> list[Reading]:
    """What was understood of a file, its originals kept as committing keeps them."""
    readings = understand(path, path.name, Context(round="2026-R1"))
    for reading in readings:
        keep_original(path, reading.sha256)
    return list(readings)


def row_of(reading: Reading, place: int) -> Origin:
    """The origin of an accepted row, asked as the ledger would."""
    row = reading.rows.iloc[place]
    return origin(reading.file_name, reading.sha256, str(row["sheet"]), int(row["row"]))


def capacity(found: Origin) -> tuple[str, str]:
    cell = found.cell("capacity_value")
    assert cell is not None
    return found.address(cell), cell.text


def test_a_workbook_with_title_rows_gives_the_address_a_spreadsheet_shows(tmp_path: Path) -> None:
    (reading,) = kept(as_xlsx({"Notes": [["rien"]], "Saisie": TITLED}, tmp_path / "a.xlsx"))
    found = row_of(reading, 0)
    assert (found.trouble, found.sheet, found.row, found.lines) == ("", "Saisie", 4, False)
    assert capacity(found) == ("E4", "370 000 pièces/semaine")
    assert [cell.heading for cell in found.cells] == SURVEY[0]
    assert found.cell("product_code").text == "Masque FFP2"
    assert found.cell("certificate_expiry").text == "30/06/2029"
    assert capacity(row_of(reading, 1)) == ("E5", "35 000 pièces/mois")


def test_typed_numbers_and_dates_are_shown(tmp_path: Path) -> None:
    import datetime as dt

    table = [
        ["Company", "Country", "Product", "Capacity", "Unit", "Period", "Certificate expiry"],
        ["Alpha", "TN", "FFP2", 1234.5, "pieces", "week", dt.datetime(2029, 6, 30)],
    ]
    (reading,) = kept(as_xlsx({"Data": table}, tmp_path / "typed.xlsx"))
    found = row_of(reading, 0)
    assert capacity(found) == ("D2", "1234.5")
    assert found.cell("certificate_expiry").text == "2029-06-30"


def test_a_merged_name_counts_for_each_of_its_rows(tmp_path: Path) -> None:
    second = [None, "Tunisie", "Sfax", "Masque FFP3", *SURVEY[2][4:]]
    table = [SURVEY[0], SURVEY[1], second]
    (reading,) = kept(as_xlsx({"S": table}, tmp_path / "m.xlsx", {"S": ["A2:A3"]}))
    assert row_of(reading, 1).cell("company_name").text == "Société Été"


def test_a_french_csv_keeps_its_accents_and_its_lines(tmp_path: Path) -> None:
    (reading,) = kept(as_csv(TITLED, tmp_path / "e.csv", ";", "cp1252"))
    found = row_of(reading, 0)
    assert found.lines
    assert found.cell("company_name").text == "Société Été"
    assert capacity(found) == ("E4", "370 000 pièces/semaine")


def test_a_file_inside_a_zip_is_found_in_the_zip_that_was_kept(tmp_path: Path) -> None:
    as_csv(SURVEY, tmp_path / "one.csv", ";")
    as_csv([SURVEY[0], SURVEY[2]], tmp_path / "two.csv", ";")
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as archive:
        for name in ("one.csv", "two.csv"):
            archive.write(tmp_path / name, f"2026/{name}")
    readings = {reading.file_name: reading for reading in kept(tmp_path / "both.zip")}
    assert capacity(row_of(readings["both.zip/2026/one.csv"], 0))[1] == "370 000 pièces/semaine"
    assert capacity(row_of(readings["both.zip/2026/two.csv"], 0))[1] == "35 000 pièces/mois"


def test_personal_answers_are_kept_back_from_everybody(tmp_path: Path) -> None:
    (reading,) = kept(as_csv(SURVEY, tmp_path / "p.csv"))
    found = row_of(reading, 0)
    mail = found.cell("respondent_email")
    assert mail is not None
    assert mail.hidden
    assert "a@b.tn" not in {cell.text for cell in found.cells}


def test_a_nameless_row_tells_no_name_and_nothing_unknown(tmp_path: Path) -> None:
    (reading,) = kept(as_csv(SURVEY, tmp_path / "n.csv"))
    found = row_of(reading, 0).nameless()
    told = {cell.text for cell in found.cells}
    assert not told & {"Société Été", "gaie", "a@b.tn"}
    assert capacity(found)[1] == "370 000 pièces/semaine"


def test_an_original_deleted_since_is_said_to_be_gone(tmp_path: Path) -> None:
    (reading,) = kept(as_csv(SURVEY, tmp_path / "d.csv"))
    original = find_original(reading.sha256)
    assert original is not None
    original.unlink()
    assert row_of(reading, 0) == Origin("not-kept")


def test_another_file_in_its_place_is_no_survey(tmp_path: Path) -> None:
    (reading,) = kept(as_csv(SURVEY, tmp_path / "x.csv"))
    original = find_original(reading.sha256)
    assert original is not None
    original.write_bytes(b"\x00\x01\x02")
    assert row_of(reading, 0) == Origin("unreadable")


@pytest.mark.parametrize("row", [0, 1, 99, -5])
def test_a_row_that_is_none(tmp_path: Path, row: int) -> None:
    (reading,) = kept(as_csv(SURVEY, tmp_path / "r.csv"))
    assert origin(reading.file_name, reading.sha256, "", row) == Origin("no-such-row")


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "*", "0" * 63, "G" * 64])
def test_only_a_digest_names_an_original(tmp_path: Path, digest: str) -> None:
    kept(as_csv(SURVEY, tmp_path / "g.csv"))
    assert find_original(digest) is None
    assert find_original(hashlib.sha256(b"never kept").hexdigest()) is None


def test_a_heading_said_to_name_people_stays_kept_back(tmp_path: Path) -> None:
    heads = ["Company", "Country", "Product", "Cap. nom.", "Zzz"]
    said = Decisions({"cap nom": "capacity_value", "zzz": "respondent_name"})
    path = as_csv([heads, ["A", "TN", "FFP2", "900", "Ali Baba"]], tmp_path / "a.csv")
    (reading,) = understand(path, path.name, Context(round="2026-R1", decisions=said))
    keep_original(path, reading.sha256)
    found = origin(reading.file_name, reading.sha256, "", 2, said)
    assert capacity(found)[1] == "900"
    (person,) = [cell for cell in found.cells if cell.field == "respondent_name"]
    assert (person.hidden, person.text) == (True, "")

"""Back to the cell from every shape: a matrix's column, a form's label, a member's sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_data.store import keep_original
from loaders.check import understand
from loaders.origin import Origin, origin
from loaders.reading import Context
from tests.loaders.survey_files import Table, as_xlsx


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "ledger" / "tela.duckdb"))


def origins(path: Path) -> list[Origin]:
    """The origin of every accepted record, asked as the ledger would."""
    (reading,) = understand(path, path.name, Context(round="2026-R1"))
    keep_original(path, reading.sha256)
    names = ["sheet", "row", "product_code", "product_stated"]
    return [
        origin(reading.file_name, reading.sha256, str(sheet), int(row), product=code, stated=said)
        for sheet, row, code, said in reading.rows[names].to_numpy().tolist()
    ]


def marked(found: Origin, field: str = "capacity_value") -> tuple[str, str, str]:
    cell = found.cell(field)
    assert cell is not None
    return found.address(cell), cell.heading, cell.text


def test_a_matrix_marks_the_cell_of_the_product(tmp_path: Path):
    table: Table = [
        ["Company", "Country", "FFP2 (pcs/week)", "FFP3 (pcs/week)", "E-mail"],
        ["A (fictive)", "MT", 10, 20, "a@b.mt"],
    ]
    found = origins(as_xlsx({"M": table}, tmp_path / "m.xlsx"))
    assert [marked(one) for one in found] == [
        ("C2", "FFP2 (pcs/week)", "10"),
        ("D2", "FFP3 (pcs/week)", "20"),
    ]
    for one in found:
        assert len([cell for cell in one.cells if cell.field == "capacity_value"]) == 1
        assert [cell.text for cell in one.cells if cell.hidden] == [""]


def test_a_form_gives_each_answer_its_own_address(tmp_path: Path):
    form: Table = [
        ["Raison sociale", "Société A (fictive)"],
        ["Pays", "Tunisie"],
        ["Courriel", "a@b.tn"],
        ["Produit", "FFP2"],
        ["Capacité", "5000 pcs/semaine"],
        ["Produit", "FFP3"],
        ["Capacité", "900 pcs/semaine"],
    ]
    found = origins(as_xlsx({"F": form}, tmp_path / "f.xlsx"))
    assert [marked(one) for one in found] == [
        ("B5", "Capacité", "5000 pcs/semaine"),
        ("B7", "Capacité", "900 pcs/semaine"),
    ]
    assert marked(found[0], "country") == ("B2", "Pays", "Tunisie")
    assert "a@b.tn" not in str(found)
    assert "Société" not in str(found[0].nameless())


def test_a_form_turned_on_its_side_marks_the_column_of_the_product(tmp_path: Path):
    form: Table = [
        ["Company", "A (fictive)"], ["Country", "MT"], ["Product", "FFP2", "FFP3"],
        ["Capacity (pcs/week)", 10, 20],
    ]  # fmt: skip
    found = origins(as_xlsx({"F": form}, tmp_path / "s.xlsx"))
    assert [marked(one)[0] for one in found] == ["B4", "C4"]


def test_what_was_joined_is_shown_at_its_own_sheet(tmp_path: Path):
    members: Table = [["Company", "Employees", "Country"], ["A (fictive)", 5, "MT"]]
    capacities: Table = [["Company", "Product", "Capacity (pcs/week)"], ["A (fictive)", "FFP2", 7]]
    (found,) = origins(as_xlsx({"M": members, "C": capacities}, tmp_path / "j.xlsx"))
    assert marked(found) == ("C2", "Capacity (pcs/week)", "7")
    assert marked(found, "country") == ("M!C2", "Country", "MT")


def test_a_second_table_of_a_sheet_is_shown_under_its_own_header(tmp_path: Path):
    table: Table = [
        ["Company", "Country", "Product", "Capacity (pcs/week)"],
        ["A (fictive)", "MT", "FFP2", 1],
        [None],
        ["Country", "Company", "Monthly capacity (pcs)", "Product"],
        ["MT", "B (fictive)", 2, "FFP3"],
    ]
    found = origins(as_xlsx({"S": table}, tmp_path / "t.xlsx"))
    assert [marked(one) for one in found] == [
        ("D2", "Capacity (pcs/week)", "1"),
        ("C5", "Monthly capacity (pcs)", "2"),
    ]

"""The cells marked in a file that is given back, whatever its shape."""

from __future__ import annotations

from pathlib import Path

from loaders.marking.plan import plan_of
from loaders.reading import Reading
from tests.loaders.survey_files import Table, as_xlsx, reading_of


def marks(reading: Reading) -> set[tuple[str, str, int | None, int | None]]:
    """Slug, sheet, row and column of every mark on an error."""
    return {
        (mark["slug"], mark["sheet"], mark["row"], mark["column"])
        for mark in plan_of(reading, reading.problems)["marks"]
        if mark["severity"] == "error"
    }


def test_in_a_matrix_the_cell_under_the_product(tmp_path: Path):
    table: Table = [
        ["Company", "Country", "FFP2 (pcs/week)", "FFP3 (pcs/week)"],
        ["A (fictive)", "MT", 10, "on demand"],
    ]
    reading = reading_of(as_xlsx({"M": table}, tmp_path / "m.xlsx"))
    assert marks(reading) == {("capacity-not-a-number", "M", 2, 3)}


def test_in_a_form_the_answer_beside_its_label(tmp_path: Path):
    form: Table = [
        ["Company", "A (fictive)"], ["Country", "MT"], ["Product", "FFP2"],
        ["Capacity", "on demand"],
    ]  # fmt: skip
    reading = reading_of(as_xlsx({"F": form}, tmp_path / "f.xlsx"))
    assert marks(reading) == {("capacity-not-a-number", "F", 4, 1)}


def test_on_a_sheet_of_members_the_member(tmp_path: Path):
    members: Table = [
        ["Company", "City", "Country"], ["A (fictive)", "X", "Nowhereland"],
        ["B (fictive)", "Valletta", "MT"],
    ]  # fmt: skip
    capacities: Table = [
        ["Company", "Product", "Capacity (pcs/week)"],
        ["A (fictive)", "FFP2", 2],
        ["B (fictive)", "FFP2", 2],
    ]
    reading = reading_of(as_xlsx({"M": members, "C": capacities}, tmp_path / "j.xlsx"))
    assert marks(reading) == {("country-unknown", "M", 2, 2)}

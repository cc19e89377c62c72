"""The questions a file leaves to a person: each once, with the likely answers first."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.check import understand
from loaders.decisions import UNDECIDED, Decisions, Doubt
from loaders.doubts import doubts_of
from loaders.likely import likely_columns
from loaders.offered import codes_offered, label_of
from loaders.reading import Context, Reading
from tests.loaders.survey_files import as_csv
from words import speaking_in

HEADS = ["Company", "Country", "Region", "Product", "Capacity", "Unit", "Standards met"]


def asked(reading: Reading, decided: Decisions = UNDECIDED) -> dict[str, Doubt]:
    return {doubt.text: doubt for doubt in doubts_of(reading, decided)}


def read(path: Path, *rows: list[str], heads: list[str] = HEADS) -> Reading:
    (reading,) = understand(as_csv([heads, *rows], path), "a.csv", Context(round="2026-R1"))
    return reading


def test_a_value_is_asked_once_whatever_its_spelling_and_parts_of_a_cell_apart(
    tmp_path: Path,
) -> None:
    reading = read(
        tmp_path / "a.csv",
        ["A", "TN", "Sfaxx", "masque chir.", "9", "kartons", "EN 149; XYZ 1; QRS 2"],
        ["B", "TN", "Sfax", "MASQUE CHIR", "9", "pcs", "XYZ 1"],
    )
    found = asked(reading)
    assert found["masque chir."].count == 2
    assert found["masque chir."].suggestions[0] == "mask_surg_iir"
    assert (found["Sfaxx"].field, found["Sfaxx"].suggestions[0]) == ("region", "TN-61")
    assert (found["XYZ 1"].count, found["QRS 2"].count) == (2, 1)
    assert "EN 149" not in found
    assert found["kartons"].field == "capacity_unit"


def test_what_was_said_to_be_none_is_not_asked_again(tmp_path: Path) -> None:
    reading = read(tmp_path / "a.csv", ["A", "Tunisy", "", "FFP2", "9", "pcs", ""])
    assert asked(reading)["Tunisy"].suggestions[0] == "TN"
    none = Decisions({}, {("country", "tunisy"): None})
    assert "Tunisy" not in asked(reading, none)


def test_a_label_of_a_form_is_asked_about_with_its_answer(tmp_path: Path) -> None:
    form = [
        ["Fiche membre"], ["Raison sociale", "Atlas"], ["Pays", "Tunisie"], ["Produit", "FFP2"],
        ["Cap. nom.", "12 000 pièces/mois"], ["Effectif", "45"], ["Normes", "EN 149"],
    ]  # fmt: skip
    path = as_csv(form, tmp_path / "fiche.csv", ";")
    (reading,) = understand(path, path.name, Context(round="2026-R1"))
    (doubt,) = [doubt for doubt in doubts_of(reading) if doubt.kind == "column"]
    assert (doubt.suggestions[0], doubt.examples) == ("capacity_value", ("12 000 pièces/mois",))
    said = Decisions({"cap nom": "capacity_value"})
    (again,) = understand(path, path.name, Context(round="2026-R1", decisions=said))
    assert again.rows["capacity_value"].tolist() == [12_000]
    assert not doubts_of(again, said)


@pytest.mark.parametrize(
    ("heading", "first"),
    [
        ("Cap. nom.", "capacity_value"),
        ("Obs. div.", "comments"),
        ("Prod. act.", "current_output"),
        ("Expir. cert.", "certificate_expiry"),
        ("Nb équipes", "shifts_per_day"),
        ("Chiffre d’affaires", None),
        ("", None),
    ],
)
def test_an_abbreviated_heading_is_offered_its_question(heading: str, first: str | None) -> None:
    assert next(iter(likely_columns(heading)), None) == first


def test_likely_codes_come_first_and_every_code_once() -> None:
    offered = codes_offered("region", ("TN-61",), ("TN",))
    assert offered[0] == "TN-61"
    assert all(code.startswith("TN-") for code in offered[:20])
    assert len(offered) == len(set(offered)) > 200
    with speaking_in("fr"):
        assert label_of("product_code", "gown_isolation").startswith("Blouse")
        assert label_of("capacity_unit", "dozen") == "douzaine"

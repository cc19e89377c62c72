"""Checks over a file: told at the cell, in the reader's language, and no row is lost to them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path

import pytest

from loaders.checks import tell
from loaders.kept import kept_problem
from loaders.problems import Problem
from loaders.reading import Reading
from loaders.rules.listed import checks
from tests.loaders.survey_files import Table, accounted, as_xlsx, read_table, reading_of
from words import speaking_in

HEADINGS = [
    "Raison sociale", "Pays", "Ville", "Adresse", "Produit", "Capacité", "Unité", "Période",
    "Capacité d'urgence", "Effectif", "Latitude", "Longitude", "Normes respectées",
    "Échéance du certificat", "Taux d'utilisation", "Production actuelle",
]  # fmt: skip
TROUBLE: Table = [
    HEADINGS,
    ["Textiles Sahel SARL", "TN", "Monastir", "Rue 1, 5000 Monastir, France", "FFP2", "10 000",
     "pièces", "semaine", "9 000", 40, "10.83", "35.77", "EN 14683", "31/12/2024", "50 %",
     "9 500"],
    ["Textile Sahel", "TN", "Monastir", None, "FFP2", "12 000", "pièces", "semaine", None, 40,
     None, None, None, None, None, None],
    ["Gamma", "TN", "Sfax", None, "Masque chirurgical IIR", "700", "kg", "semaine", None, 0, None,
     None, None, None, None, None],
    *(
        [f"Atelier {n}", "TN", "Sfax", None, "FFP2", f"{9 + n} 000", "pièces", "semaine", None, 30,
         None, None, None, None, None, None]
        for n in range(5)
    ),
    ["Delta", "TN", "Sfax", None, "FFP2", "250 000", "pièces", "jour", None, 30, None, None, None,
     None, None, None],
]  # fmt: skip
FOUND = {
    ("surge-below-capacity", 2, "Capacité d'urgence"), ("coordinates-swapped", 2, "Latitude"),
    ("address-other-country", 2, "Adresse"), ("standard-of-other-product", 2, "Normes respectées"),
    ("expiry-before-survey", 2, "Échéance du certificat"),
    ("utilisation-differs", 2, "Taux d'utilisation"),
    ("line-nearly-same", 2, "Raison sociale"), ("unit-implausible", 4, "Capacité"),
    ("capacity-without-workers", 4, "Capacité"), ("capacity-outlier", 10, "Capacité"),
}  # fmt: skip


def told(reading: Reading) -> list[Problem]:
    return [problem for problem in reading.problems if problem.slug in checks()]


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    day = dt.date(2025, 3, 1)
    return read_table(TROUBLE, tmp_path_factory.mktemp("f"), round="2025-R1", date=day)


def test_each_is_told_at_its_cell_and_no_row_is_rejected(reading):
    assert accounted(reading)
    assert reading.rejected == 0
    assert {(p.slug, p.row, p.column) for p in told(reading)} == FOUND


def test_the_reason_of_an_outlier_is_told_in_the_reader_s_language(reading):
    (outlier,) = (problem for problem in told(reading) if problem.slug == "capacity-outlier")
    assert outlier.message == (
        "250 000 comes to 1,250,000 a week: 109 times the middle of 8 answers for FFP2 filtering "
        "half mask (N95/KN95 equivalent) from firms of 10–49 workers, in this file (11,000)."
    )
    with speaking_in("fr"):
        assert "109 fois la médiane de 8 réponses" in outlier.message
        assert "d’entreprises de 10 à 49 personnes, dans ce fichier" in outlier.message


def test_kept_in_the_ledger_they_read_the_same(reading):
    for problem in told(reading):
        kept = kept_problem(
            {
                "slug": problem.slug, "severity": problem.severity, "sheet": problem.sheet,
                "row": problem.row, "column_name": problem.column, "value": problem.value,
                "params": json.dumps(dict(problem.params), default=str),
            }
        )  # fmt: skip
        assert kept is not None
        for language in ("en", "fr"):
            with speaking_in(language):
                assert (kept.message, kept.fix) == (problem.message, problem.fix)
                assert "…" not in problem.message


def test_a_row_says_no_other_firm_s_name(reading):
    """Whoever may see one firm's row need not be allowed to read another's name."""
    names = {str(row[0]) for row in TROUBLE[1:]}
    for problem in told(reading):
        own = TROUBLE[(problem.row or 0) - 1][0]
        said = problem.message + json.dumps(dict(problem.params), default=str)
        assert not [name for name in names - {own} if name in said]


def test_a_row_of_another_sheet_is_named_with_it(tmp_path: Path):
    table: Table = [HEADINGS[:8], [*TROUBLE[1][:3], None, *TROUBLE[1][4:8]]]
    other: Table = [HEADINGS[:8], ["Textile Sahel", "TN", "Monastir", None, *TROUBLE[2][4:8]]]
    path = as_xlsx({"Un": table, "Deux": other}, tmp_path / "two.xlsx")
    (problem,) = (p for p in told(reading_of(path)) if p.slug == "line-nearly-same")
    assert problem.params["first"] in {"Un!2", "Deux!2"}
    assert problem.params["first"] != f"{problem.sheet}!2"


def test_a_fault_in_a_check_costs_no_row(tmp_path, monkeypatch):
    def broken(_answers: object) -> object:
        raise ZeroDivisionError

    faulty = {"stock-beyond": dataclasses.replace(checks()["stock-beyond"], find=broken,
                                                  points_to=("capacity_value",))}  # fmt: skip
    monkeypatch.setattr(tell, "checks", lambda: faulty)
    assert len(read_table(TROUBLE, tmp_path, round="2025-R1").rows) == len(TROUBLE) - 1


def test_in_a_table_with_a_column_for_each_product_the_right_cell_is_meant(tmp_path):
    firms = [[f"Maker {n}", "TN", "Sfax", 30, 9_000 + n, 2_000 + n] for n in range(6)]
    table: Table = [
        ["Company", "Country", "City", "Employees", "FFP2 (pcs/week)", "Isolation gown (pcs/week)"],
        *firms,
        ["Seventh", "TN", "Sfax", 30, 9_000, 90_000],
    ]
    (outlier,) = (
        problem
        for problem in told(read_table(table, tmp_path, round="2025-R1"))
        if problem.slug == "capacity-outlier"
    )
    assert (outlier.row, outlier.column, outlier.value) == (8, "Isolation gown (pcs/week)", "90000")

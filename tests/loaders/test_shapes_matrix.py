"""Tables with a column for each product: every filled cell is an answer, and is accounted for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from loaders.reading import Reading
from tests.loaders.survey_files import (
    Table,
    accounted,
    as_csv,
    as_xlsx,
    read_table,
    reading_of,
    slugs,
)

Answer = tuple[str, str | None, float, str | None, str | None]


def answers(reading: Reading) -> list[Answer]:
    """Firm, product, value, unit and period of every accepted record, in an order of their own."""
    names = ["company_name", "product_code", "capacity_value", "capacity_unit", "capacity_period"]
    rows = reading.rows[names].astype(object).where(reading.rows[names].notna(), None)
    return sorted((tuple(row) for row in rows.to_numpy().tolist()), key=repr)


FRENCH: Table = [
    ["Entreprise", "Pays", "Gouvernorat", "FFP2 (pcs/semaine)", "Charlottes (k pcs/mois)",
     "Non-tissé meltblown (kg/jour)"],
    ["Société A (fictive)", "Tunisie", "Sfax", 5000, "12", None],
    ["Société B (fictive)", "Tunisie", "Sousse", 0, "-", "1 200,5"],
    ["Société C (fictive)", "Tunisie", "Tunis", None, "n/a", None],
    ["TOTAL", None, None, 5000, "12", "1 200,5"],
]  # fmt: skip


def test_each_filled_cell_is_a_record_with_the_unit_and_period_of_its_heading(tmp_path: Path):
    reading = reading_of(as_xlsx({"Capacités": FRENCH}, tmp_path / "m.xlsx"))
    assert reading.kind == "capacities"
    assert answers(reading) == [
        ("Société A (fictive)", "cap_disposable", 12_000, "piece", "month"),
        ("Société A (fictive)", "resp_ffp2", 5_000, "piece", "week"),
        ("Société B (fictive)", "mat_meltblown", 1_200.5, "kg", "day"),
        ("Société B (fictive)", "resp_ffp2", 0, "piece", "week"),
    ]
    assert reading.rows["row"].tolist().count(2) == 2
    assert (reading.rows_in, reading.rejected, reading.skipped) == (6, 0, 2)
    assert accounted(reading)
    silent = [p for p in reading.problems if p.slug == "row-unanswered"]
    assert [(p.row, p.value) for p in silent] == [(4, "Société C (fictive)")]
    (told,) = [p for p in reading.problems if p.slug == "product-columns"]
    assert (told.params["count"], told.params["answers"]) == (3, 4)


def test_a_group_heading_above_the_products_says_what_they_hold(tmp_path: Path):
    table: Table = [
        ["Encuesta 2026 (ficticia)"],
        ["Empresa", "País", "Capacidad mensual (uds)", None, "Existencias", None],
        [None, None, "Mascarilla FFP2", "Mascarilla FFP3", "Mascarilla FFP2", "Mascarilla FFP3"],
        ["Textil Uno (ficticia)", "España", "1.250.000", "40.000", "12.000", "500"],
    ]
    merged = ["A2:A3", "B2:B3", "C2:D2", "E2:F2"]
    for reading in (
        reading_of(as_xlsx({"H": table}, tmp_path / "g.xlsx", {"H": merged})),
        reading_of(as_csv(table, tmp_path / "g.csv", ";")),
    ):
        assert answers(reading) == [
            ("Textil Uno (ficticia)", "resp_ffp2", 1_250_000, "piece", "month"),
            ("Textil Uno (ficticia)", "resp_ffp3", 40_000, "piece", "month"),
        ]
        stock = dict(zip(reading.rows["product_code"], reading.rows["stock_finished"], strict=True))
        assert stock == {"resp_ffp2": 12_000, "resp_ffp3": 500}


def test_products_as_groups_over_capacity_unit_and_period(tmp_path: Path):
    table: Table = [
        ["Azienda", "Nazione", "FFP2", None, None, "Meltblown", None, None],
        [None, None, "Capacità", "Unità", "Periodo", "Capacità", "Unità", "Periodo"],
        ["Tessile Uno (fittizia)", "Italia", "10.000", "pz", "giorno", "1,5", "t", "mese"],
        ["Tessile Due (fittizia)", "Italia", None, None, None, "900", "kg", "settimana"],
    ]
    merged = ["A1:A2", "B1:B2", "C1:E1", "F1:H1"]
    reading = reading_of(as_xlsx({"S": table}, tmp_path / "p.xlsx", {"S": merged}))
    assert answers(reading) == [
        ("Tessile Due (fittizia)", "mat_meltblown", 900, "kg", "week"),
        ("Tessile Uno (fittizia)", "mat_meltblown", 1500, "kg", "month"),
        ("Tessile Uno (fittizia)", "resp_ffp2", 10_000, "piece", "day"),
    ]
    assert accounted(reading)


@pytest.mark.parametrize(
    ("head", "units", "row"),
    [
        (["Firma adı", "Ülke", "FFP2 maske", "FFP3 maske"], [None, None, "(adet/ay)", "(adet/ay)"],
         ["Örnek Tekstil (kurgusal)", "Türkiye", "250.000", "30 bin"]),
        (["Nome da empresa", "País", "Máscara FFP2", "Máscara FFP3"],
         [None, None, "peças/mês", "peças/mês"],
         ["Têxtil Três (fictícia)", "Portugal", "250.000", "30 mil"]),
        (["اسم الشركة", "البلد", "كمامات FFP2", "كمامات FFP3"],
         [None, None, "قطعة/شهر", "قطعة/شهر"], ["شركة ألف (وهمية)", "تونس", "250000", "30000"]),
        (["Επωνυμία επιχείρησης", "Χώρα", "Μάσκες FFP2", "Μάσκες FFP3"],
         [None, None, "τεμ./μήνα", "τεμ./μήνα"],
         ["Υφαντουργία Άλφα (φανταστική)", "Ελλάδα", "250.000", "30.000"]),
    ],
)  # fmt: skip
def test_a_row_of_units_under_the_products(
    tmp_path: Path, head: list[Any], units: list[Any], row: list[Any]
):
    reading = read_table([head, units, row], tmp_path)
    assert answers(reading) == [
        (row[0], "resp_ffp2", 250_000, "piece", "month"),
        (row[0], "resp_ffp3", 30_000, "piece", "month"),
    ]
    assert (reading.rows_in, reading.skipped) == (3, 1)


def test_unit_and_period_from_a_title_or_from_columns_of_the_row(tmp_path: Path):
    head = ["Company", "Country", "FFP2", "FFP3"]
    titled = read_table(
        [["Weekly figures (pcs/week)"], head, ["A (fictive)", "MT", 10, 20]], tmp_path
    )
    assert {row[3:] for row in answers(titled)} == {("piece", "week")}
    columns = read_table(
        [[*head, "Unit", "Period"], ["A (fictive)", "MT", 10, 20, "k pcs", "year"]], tmp_path
    )
    assert [row[2:] for row in answers(columns)] == [(10_000, "piece", "year"),
                                                     (20_000, "piece", "year")]  # fmt: skip


def test_a_product_that_could_be_several_is_kept_unmapped_and_asked_once(tmp_path: Path):
    table = [
        ["Company", "Country", "Surgical masks (pcs/day)", "FFP2 (pcs/day)"],
        ["A (fictive)", "MT", 10, 20],
        ["B (fictive)", "MT", 30, 40],
    ]
    reading = read_table(table, tmp_path)
    assert reading.rows["product_code"].isna().sum() == 2
    asked = [p for p in reading.problems if p.slug == "product-unmapped"]
    assert [(p.row, p.column, p.value) for p in asked] == [
        (1, "Surgical masks (pcs/day)", "Surgical masks")
    ]


def test_a_bad_cell_is_told_of_under_its_own_heading(tmp_path: Path):
    table = [
        ["Company", "Country", "FFP2 (pcs/day)", "FFP3 (pcs/day)"],
        ["A (fictive)", "MT", "10", "on demand"],
        ["B (fictive)", "Nowhereland", "-5", "7"],
    ]
    reading = read_table(table, tmp_path)
    bad = {(p.slug, p.row, p.column) for p in reading.problems if p.severity == "error"}
    assert bad == {
        ("capacity-not-a-number", 2, "FFP3 (pcs/day)"),
        ("capacity-negative", 3, "FFP2 (pcs/day)"),
        ("country-unknown", 3, "Country"),
    }
    assert (reading.rows_in, len(reading.rows), reading.rejected) == (4, 1, 3)
    assert accounted(reading)


def test_decimal_marks_of_one_product_settle_those_of_another(tmp_path: Path):
    table = [
        ["Company", "Country", "Meltblown (t/mois)", "FFP2 (pcs/mois)"],
        ["A (fictive)", "MT", "1.200", "12"],
        ["B (fictive)", "MT", "3,5", "7"],
    ]
    reading = reading_of(as_csv(table, tmp_path / "d.csv", ";"))
    assert ("A (fictive)", "mat_meltblown", 1_200_000, "kg", "month") in answers(reading)


def test_order_and_format_of_a_matrix_change_nothing(tmp_path: Path):
    wanted = answers(reading_of(as_xlsx({"M": FRENCH}, tmp_path / "a.xlsx")))
    turned = [row[::-1] for row in [FRENCH[0], *FRENCH[4:0:-1]]]
    other = reading_of(as_csv([["Titre"], [None], *turned], tmp_path / "b.csv", ";", "cp1252"))
    assert answers(other) == wanted
    assert accounted(other)


def test_a_list_with_a_product_column_is_no_matrix(tmp_path: Path):
    table = [
        ["Company", "Country", "Product", "Capacity", "Unit", "Period", "FFP2 masks", "FFP3 masks"],
        ["A (fictive)", "MT", "gowns isolation", 10, "pcs", "week", 5, 6],
    ]
    reading = read_table(table, tmp_path)
    assert len(reading.rows) == 1
    assert "product-columns" not in slugs(reading)

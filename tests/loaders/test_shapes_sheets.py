"""Several relevant sheets, and several tables in one sheet: all read, joined, or reported."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from loaders.reading import Reading
from tests.loaders.survey_files import Table, accounted, as_csv, as_xlsx, reading_of, slugs

HEAD = ["Company", "Country", "Product", "Capacity", "Unit", "Period"]


def told(reading: Reading, slug: str) -> list[Any]:
    return [problem for problem in reading.problems if problem.slug == slug]


def answers(reading: Reading) -> list[tuple[Any, ...]]:
    """Sheet, row, firm, country, product and value of every accepted record."""
    names = ["sheet", "row", "company_name", "country", "product_code", "capacity_value"]
    return [tuple(row) for row in reading.rows[names].to_numpy().tolist()]


MEMBERS: Table = [
    ["N° adhérent", "Raison sociale", "Pays", "Gouvernorat", "Effectif"],
    ["M1", "Société A (fictive)", "Tunisie", "Sfax", 40],
    ["M2", "Société B (fictive)", "Tunisie", "Sousse", 12],
    ["M3", "Société C (fictive)", "Tunisie", "Tunis", 9],
]


def test_members_on_one_sheet_capacities_on_another_by_name(tmp_path: Path):
    capacities: Table = [
        ["Entreprise", "Produit", "Capacité (pcs/semaine)"],
        ["SOCIETE A (fictive)", "FFP2", 5000],
        ["Société B (fictive)", "FFP3", 900],
        ["Société D (fictive)", "FFP3", 1],
    ]
    path = as_xlsx({"Adhérents": MEMBERS, "Capacités": capacities}, tmp_path / "j.xlsx")
    reading = reading_of(path, country="TN")
    assert (reading.kind, reading.sheet) == ("capacities", "Capacités")
    assert reading.rows["region_code"].fillna("").tolist() == ["TN-61", "TN-51", ""]
    assert reading.rows["employees"].fillna(-1).tolist() == [40, 12, -1]
    assert (reading.rows_in, len(reading.rows)) == (3, 3)
    assert accounted(reading)
    (joined,) = told(reading, "sheets-joined")
    assert (joined.params["other"], joined.params["count"]) == ("Adhérents", 2)
    assert [p.value for p in told(reading, "firms-not-listed")] == ["Société D (fictive)"]
    assert [p.value for p in told(reading, "members-silent")] == ["Société C (fictive)"]
    assert "sheet-not-read" not in slugs(reading)


def test_capacities_that_name_their_firms_by_identifier_only(tmp_path: Path):
    capacities: Table = [
        ["N° adhérent", "Produit", "Capacité (pcs/semaine)"],
        ["M2", "FFP2", 5000],
        ["M1", "FFP3", 900],
    ]
    reading = reading_of(
        as_xlsx({"Capacités": capacities, "Adhérents": MEMBERS}, tmp_path / "i.xlsx")
    )
    assert answers(reading) == [
        ("Capacités", 2, "Société B (fictive)", "TN", "resp_ffp2", 5000),
        ("Capacités", 3, "Société A (fictive)", "TN", "resp_ffp3", 900),
    ]


def test_a_joined_answer_that_is_wrong_is_told_of_where_it_stands(tmp_path: Path):
    members: Table = [["Company", "Country"], ["A (fictive)", "Nowhereland"], ["B (fictive)", "MT"]]
    capacities: Table = [
        ["Company", "Product", "Capacity (pcs/week)"],
        ["B (fictive)", "FFP2", 1],
        ["A (fictive)", "FFP2", 2],
    ]
    reading = reading_of(as_xlsx({"M": members, "C": capacities}, tmp_path / "w.xlsx"))
    (bad,) = told(reading, "country-unknown")
    assert (bad.sheet, bad.row, bad.column) == ("M", 2, "Country")
    assert reading.rows["company_name"].tolist() == ["B (fictive)"]
    assert accounted(reading)


def test_a_member_on_two_rows_that_differ_gives_nothing(tmp_path: Path):
    members: Table = [
        ["Company", "Country", "City"],
        ["A (fictive)", "MT", "Valletta"],
        ["A (fictive)", "MT", "Mdina"],
    ]
    capacities: Table = [["Company", "Product", "Capacity (pcs/week)"], ["A (fictive)", "FFP2", 1]]
    reading = reading_of(as_xlsx({"M": members, "C": capacities}, tmp_path / "o.xlsx"))
    assert reading.rows["country"].tolist() == ["MT"]
    assert reading.rows["city"].isna().all()
    assert [p.value for p in told(reading, "members-at-odds")] == ["A (fictive)"]


def test_a_sheet_for_each_product_is_read_whole(tmp_path: Path):
    sheets: dict[str, Table] = {
        "Masks": [HEAD, ["A (fictive)", "MT", "FFP2", 1, "pcs", "week"]],
        "Gowns": [["Gowns, 2026"], HEAD,
                  ["A (fictive)", "MT", "isolation gown", 2, "pcs", "week"],
                  ["B (fictive)", "MT", "isolation gown", 3, "pcs", "week"],
                  ["TOTAL", None, None, 5]],
        "Read me": [["Thank you"]],
    }  # fmt: skip
    reading = reading_of(as_xlsx(sheets, tmp_path / "p.xlsx"))
    assert sorted(answers(reading)) == [
        ("Gowns", 3, "A (fictive)", "MT", "gown_isolation", 2),
        ("Gowns", 4, "B (fictive)", "MT", "gown_isolation", 3),
        ("Masks", 2, "A (fictive)", "MT", "resp_ffp2", 1),
    ]
    assert (reading.rows_in, reading.skipped) == (4, 1)
    assert "tables-read" in slugs(reading)


def test_two_versions_of_the_same_answers_are_not_both_read(tmp_path: Path):
    old: Table = [HEAD, ["A (fictive)", "MT", "FFP2", 1, "pcs", "week"]]
    new: Table = [[*HEAD, "Employees"], ["A (fictive)", "MT", "FFP2", 2, "pcs", "week", 5]]
    reading = reading_of(as_xlsx({"old": old, "new": new}, tmp_path / "v.xlsx"))
    assert reading.rows["capacity_value"].tolist() == [2]
    assert [p.params["other"] for p in told(reading, "sheet-same-answers")] == ["old"]


def test_one_answer_on_two_sheets_that_otherwise_differ_is_refused_on_both(tmp_path: Path):
    first: Table = [
        HEAD,
        *([f"F{at} (fictive)", "MT", "FFP2", at, "pcs", "week"] for at in (1, 2, 3)),
    ]
    second: Table = [
        HEAD,
        *([f"F{at} (fictive)", "MT", "FFP2", 9, "pcs", "week"] for at in (3, 4, 5)),
    ]
    reading = reading_of(as_xlsx({"N": first, "S": second}, tmp_path / "t.xlsx"))
    assert sorted(reading.rows["company_name"].str[:2]) == ["F1", "F2", "F4", "F5"]
    assert [(p.sheet, p.row, p.params["first"]) for p in told(reading, "contradicting-row")] == [
        ("N", 4, "S!2"), ("S", 2, "N!4"),
    ]  # fmt: skip
    assert accounted(reading)


def test_a_hidden_sheet_beside_visible_ones_is_not_read(tmp_path: Path):
    from openpyxl import load_workbook

    path = as_xlsx(
        {"A": [HEAD, ["A (fictive)", "MT", "FFP2", 1, "pcs", "week"]],
         "B": [HEAD, ["B (fictive)", "MT", "FFP2", 1, "pcs", "week"]]}, tmp_path / "h.xlsx",
    )  # fmt: skip
    book = load_workbook(path)
    book["B"].sheet_state = "hidden"
    book.save(path)
    reading = reading_of(path)
    assert reading.rows["company_name"].tolist() == ["A (fictive)"]
    assert "sheet-hidden" in slugs(reading)


STACKED: Table = [
    ["Masks"],
    HEAD,
    ["A (fictive)", "MT", "FFP2", 1, "pcs", "week"],
    ["TOTAL", None, None, 1],
    [None],
    ["Gowns and their stock"],
    ["Company", "Country", "Article", "Monthly capacity (pcs)", "Employees"],
    ["B (fictive)", "MT", "isolation gown", 2, 7],
    ["A (fictive)", "IT", "isolation gown", 3, 8],
]


def test_a_second_table_lower_down_is_read_by_its_own_header(tmp_path: Path):
    for path in (
        as_xlsx({"S": STACKED}, tmp_path / "s.xlsx"),
        as_csv(STACKED, tmp_path / "s.csv", ";"),
    ):
        reading = reading_of(path)
        assert [row[1:] for row in answers(reading)] == [
            (3, "A (fictive)", "MT", "resp_ffp2", 1),
            (8, "B (fictive)", "MT", "gown_isolation", 2),
            (9, "A (fictive)", "IT", "gown_isolation", 3),
        ]
        assert reading.rows["capacity_period"].tolist() == ["week", "month", "month"]
        assert (reading.rows_in, reading.skipped, reading.rejected) == (4, 1, 0)


def test_tables_side_by_side_are_both_read(tmp_path: Path):
    for gap in ([], [None]):
        left = ["Entreprise", "Pays", "Produit", "Capacité (pcs/mois)"]
        table: Table = [
            ["Masques", None, None, None, *gap, "Blouses"],
            [*left, *gap, "Entreprise", "Pays", "Produit", "Capacité (pcs/an)"],
            ["A (fictive)", "TN", "FFP2", 1, *gap, "B (fictive)", "MA", "blouse d'isolement", 2],
            ["C (fictive)", "TN", "FFP3", 3, *gap, None, None, None, None],
        ]
        reading = reading_of(as_xlsx({"S": table}, tmp_path / "b.xlsx"))
        assert sorted(row[1:] for row in answers(reading)) == [
            (3, "A (fictive)", "TN", "resp_ffp2", 1),
            (3, "B (fictive)", "MA", "gown_isolation", 2),
            (4, "C (fictive)", "TN", "resp_ffp3", 3),
        ]
        assert accounted(reading)
        assert "duplicate-header" not in slugs(reading)


def test_one_firms_form_and_its_products_on_another_sheet(tmp_path: Path):
    sheets: dict[str, Table] = {
        "Empresa": [["Razón social", "Textil Uno (ficticia)"], ["País", "España"],
                    ["Comunidad autónoma", "Cataluña"]],
        "Productos": [["Producto", "Capacidad", "Unidad", "Periodo"],
                      ["Mascarilla FFP2", "1.000", "uds", "mes"],
                      ["Mascarilla FFP3", "500", "uds", "mes"]],
    }  # fmt: skip
    reading = reading_of(as_xlsx(sheets, tmp_path / "e.xlsx"))
    assert answers(reading) == [
        ("Productos", 2, "Textil Uno (ficticia)", "ES", "resp_ffp2", 1000),
        ("Productos", 3, "Textil Uno (ficticia)", "ES", "resp_ffp3", 500),
    ]
    assert reading.rows["region_code"].tolist() == ["ES-CT", "ES-CT"]


def test_whom_to_write_to_is_taken_from_a_sheet_of_contacts(tmp_path: Path):
    sheets: dict[str, Table] = {
        "Data": [HEAD, ["A (fictive)", "MT", "FFP2", 1, "pcs", "week"]],
        "Contacts": [["Company", "E-mail"], ["A (fictive)", "a@b.mt"], ["B (fictive)", "b@b.mt"]],
        "Lists": [["Country", "Product", "Unit"], ["MT", "FFP2", "pcs"], ["IT", "FFP3", "kg"]],
    }
    reading = reading_of(as_xlsx(sheets, tmp_path / "c.xlsx"))
    assert reading.rows["respondent_email"].tolist() == ["a@b.mt"]
    assert reading.sheet == "Data"

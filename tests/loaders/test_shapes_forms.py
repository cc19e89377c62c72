"""One firm's form: labels on the left, answers on the right; forty members send forty files."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from loaders.check import understand
from loaders.reading import Context, Reading
from tests.loaders.survey_files import Table, accounted, as_csv, as_xlsx, reading_of, slugs

Answer = tuple[int, str, str | None, float, str | None, str | None]


def answers(reading: Reading) -> list[Answer]:
    """Row, firm, product, value, unit and period of every accepted record."""
    names = ["row", "company_name", "product_code", "capacity_value", "capacity_unit",
             "capacity_period"]  # fmt: skip
    rows = reading.rows[names].astype(object).where(reading.rows[names].notna(), None)
    return [tuple(row) for row in rows.sort_values("row").to_numpy().tolist()]


FRENCH: Table = [
    ["Fiche entreprise, enquête 2026 (fictive)"],
    [None],
    ["1. Identification"],
    ["1.1 Raison sociale :", "Société A (fictive)"],
    ["1.2 Pays :", "Tunisie"],
    ["1.3 Gouvernorat :", "Sfax"],
    ["1.4 Effectif :", 120],
    ["1.5 Couleur préférée :", "bleu"],
    ["2. Production"],
    ["Produit 1", "Masques FFP2"],
    ["Capacité", 5000],
    ["Unité", "pcs"],
    ["Période", "semaine"],
    ["Produit 2", "Charlottes"],
    ["Capacité", "12 k"],
    ["Unité", "pcs"],
    ["Période", "mois"],
    ["Produit 3", None],
    ["Capacité", None],
    ["3. Organisation"],
    ["Jours par semaine", 6],
]


def test_product_blocks_become_records_of_the_firm(tmp_path: Path):
    reading = reading_of(as_xlsx({"Fiche": FRENCH}, tmp_path / "f.xlsx"))
    assert (reading.kind, reading.language) == ("capacities", "fr")
    assert answers(reading) == [
        (10, "Société A (fictive)", "resp_ffp2", 5_000, "piece", "week"),
        (14, "Société A (fictive)", "cap_disposable", 12_000, "piece", "month"),
    ]
    assert reading.rows["region_code"].tolist() == ["TN-61", "TN-61"]
    assert reading.rows["employees"].tolist() == [120, 120]
    assert reading.rows["days_per_week"].tolist() == [6, 6]
    assert (reading.rows_in, reading.rejected, reading.skipped) == (2, 0, 0)
    unread = [p for p in reading.problems if p.slug == "answer-not-read"]
    assert [(p.row, p.column, p.value) for p in unread] == [(8, "Couleur préférée", "bleu")]


def test_the_same_form_as_text(tmp_path: Path):
    wanted = answers(reading_of(as_xlsx({"Fiche": FRENCH}, tmp_path / "f.xlsx")))
    assert answers(reading_of(as_csv(FRENCH, tmp_path / "f.csv", ";", "cp1252"))) == wanted


@pytest.mark.parametrize(
    ("form", "firm"),
    [
        ([["Company name", "A Ltd (fictive)"], ["Country", "Malta"], ["Product", "FFP2 masks"],
          ["Capacity", 5000], ["Unit", "pcs"], ["Period", "week"]], "A Ltd (fictive)"),
        ([["Razón social:", "Textil Uno (ficticia)"], ["País:", "España"],
          ["Producto:", "Mascarilla FFP2"], ["Capacidad semanal (uds):", "5.000"]],
         "Textil Uno (ficticia)"),
        ([["Ragione sociale", "Tessile Uno (fittizia)"], ["Nazione", "Italia"],
          ["Prodotto", "FFP2"], ["Capacità produttiva", "5.000 pezzi/settimana"]],
         "Tessile Uno (fittizia)"),
        ([["Nome da empresa", "Têxtil Três (fictícia)"], ["País", "Portugal"],
          ["Produto", "Máscara FFP2"], ["Capacidade", "5 mil"], ["Unidade", "peças"],
          ["Período", "semana"]], "Têxtil Três (fictícia)"),
        ([["Firma adı: Örnek Tekstil (kurgusal)"], ["Ülke: Türkiye"], ["Ürün: FFP2 maske"],
          ["Kapasite: 5.000 adet/hafta"]], "Örnek Tekstil (kurgusal)"),
        ([["Επωνυμία επιχείρησης", "Υφαντουργία Άλφα (φανταστική)"], ["Χώρα", "Ελλάδα"],
          ["Προϊόν", "Μάσκα FFP2"], ["Δυναμικότητα", "5.000"], ["Μονάδα", "τεμ."],
          ["Περίοδος", "εβδομάδα"]], "Υφαντουργία Άλφα (φανταστική)"),
        ([["اسم الشركة", "شركة ألف (وهمية)"], ["البلد", "تونس"], ["المنتج", "كمامات FFP2"],
          ["الطاقة الإنتاجية", "٥٠٠٠"], ["الوحدة", "قطعة"], ["الفترة", "أسبوع"]],
         "شركة ألف (وهمية)"),
    ],
)  # fmt: skip
def test_labels_are_recognised_in_every_language(tmp_path: Path, form: Table, firm: str):
    reading = reading_of(as_xlsx({"F": form}, tmp_path / "f.xlsx"))
    (answer,) = answers(reading)
    assert answer[1:] == (firm, "resp_ffp2", 5_000, "piece", "week")
    assert accounted(reading)


def test_a_table_of_products_below_the_labels(tmp_path: Path):
    form: Table = [
        ["Nom", "Société B (fictive)", "Pays", "Maroc"],
        ["Ville", "Casablanca", "Effectif", 50],
        ["Produit", "Capacité", "Unité", "Période"],
        ["FFP2", 100, "pcs", "jour"],
        ["FFP3", 50, "pcs", "jour"],
        ["TOTAL", 150, None, None],
        ["Signature :", "J. D."],
        [None],
        ["Commentaires", "rien à signaler"],
    ]
    reading = reading_of(as_xlsx({"F": form}, tmp_path / "t.xlsx"))
    assert answers(reading) == [
        (4, "Société B (fictive)", "resp_ffp2", 100, "piece", "day"),
        (5, "Société B (fictive)", "resp_ffp3", 50, "piece", "day"),
    ]
    assert reading.rows["region_code"].tolist() == ["MA-06", "MA-06"]
    assert (reading.rows_in, reading.skipped) == (3, 1)
    assert [(p.row, p.value) for p in reading.problems if p.slug == "answer-not-read"] == [
        (7, "J. D.")
    ]


def test_a_bad_cell_of_a_table_in_a_form_is_told_of_under_its_heading(tmp_path: Path):
    form: Table = [
        ["Company", "A (fictive)"], ["Country", "MT"], ["City", "Valletta"],
        ["Product", "Capacity", "Unit"], ["FFP2", "on demand", "pcs"],
    ]  # fmt: skip
    reading = reading_of(as_xlsx({"F": form}, tmp_path / "b.xlsx"))
    assert [(p.slug, p.row, p.column) for p in reading.problems if p.severity == "error"] == [
        ("capacity-not-a-number", 5, "Capacity")
    ]


def test_products_as_labels_with_figures_beside_them(tmp_path: Path):
    form: Table = [
        ["Company name", "A Ltd (fictive)"],
        ["Country", "Malta"],
        ["Production"],
        ["FFP2", 5000, "pcs/week"],
        ["Isolation gowns (pcs/month)", 700],
        ["Stock FFP2", 90],
    ]
    reading = reading_of(as_xlsx({"F": form}, tmp_path / "p.xlsx"))
    assert answers(reading) == [
        (4, "A Ltd (fictive)", "resp_ffp2", 5_000, "piece", "week"),
        (5, "A Ltd (fictive)", "gown_isolation", 700, "piece", "month"),
    ]


def test_a_list_turned_on_its_side(tmp_path: Path):
    form: Table = [
        ["Company", "A (fictive)", "B (fictive)"],
        ["Country", "MT", "IT"],
        ["Product", "FFP2", "FFP3"],
        ["Capacity", "10", "20"],
        ["Unit", "pcs", "pcs"],
        ["Period", "week", "day"],
    ]
    reading = reading_of(as_xlsx({"F": form}, tmp_path / "i.xlsx"))
    assert answers(reading) == [
        (3, "A (fictive)", "resp_ffp2", 10, "piece", "week"),
        (3, "B (fictive)", "resp_ffp3", 20, "piece", "day"),
    ]
    assert reading.rows["country"].tolist() == ["MT", "IT"]


def test_a_product_without_a_figure_is_an_error_at_its_own_label(tmp_path: Path):
    form: Table = [
        ["Company", "A (fictive)"], ["Country", "MT"], ["Product", "FFP2"], ["Capacity", "?"],
    ]  # fmt: skip
    reading = reading_of(as_xlsx({"F": form}, tmp_path / "n.xlsx"))
    assert [(p.slug, p.row, p.column) for p in reading.problems if p.severity == "error"] == [
        ("capacity-missing", 4, "Capacity")
    ]
    assert (reading.rows_in, reading.rejected) == (1, 1)


def test_a_firm_without_products_was_asked(tmp_path: Path):
    form: Table = [["Company", "A (fictive)"], ["Country", "MT"], ["City", "Valletta"]]
    reading = reading_of(as_xlsx({"F": form}, tmp_path / "r.xlsx"))
    assert (reading.kind, reading.rows["company_name"].tolist()) == ("roster", ["A (fictive)"])


def test_members_send_a_form_each_in_one_zip(tmp_path: Path):
    path = tmp_path / "members.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for at in range(3):
            form = [["Company", f"Firm {at} (fictive)"], *FRENCH[4:13]]
            archive.write(as_xlsx({"F": form}, tmp_path / "one.xlsx"), f"firm{at}.xlsx")
    readings = understand(path, path.name, Context())
    assert [answers(reading)[0][1] for reading in readings] == [
        f"Firm {at} (fictive)" for at in range(3)
    ]


def test_every_sheet_of_a_workbook_of_forms_is_read(tmp_path: Path):
    sheets = {
        name: [
            ["Company", name],
            ["Country", "MT"],
            ["Product", "FFP2"],
            ["Capacity", "7 pcs/week"],
        ]
        for name in ("A (fictive)", "B (fictive)", "C (fictive)")
    }
    reading = reading_of(as_xlsx(sheets, tmp_path / "w.xlsx"))
    assert reading.rows["company_name"].tolist() == list(sheets)
    assert reading.rows["sheet"].tolist() == list(sheets)
    assert "sheet-not-read" not in slugs(reading)


def test_a_list_with_a_labelled_title_stays_a_list(tmp_path: Path):
    table: Table = [
        ["Organisation:", "Association X (fictive)"],
        ["Country:", "Malta"],
        ["Company", "Country", "Product", "Capacity", "Unit", "Period"],
        ["A (fictive)", "MT", "FFP2", 1, "pcs", "week"],
        ["B (fictive)", "MT", "FFP2", 2, "pcs", "week"],
    ]
    reading = reading_of(as_xlsx({"F": table}, tmp_path / "l.xlsx"))
    assert reading.rows["company_name"].tolist() == ["A (fictive)", "B (fictive)"]

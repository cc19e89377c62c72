"""Amounts as members type them: read as meant, or refused; never another figure."""

from __future__ import annotations

import pytest

from tests.loaders.survey_files import as_csv, reading_of

A_MONTH, A_YEAR = 12 / 52, 1 / 52
REFUSED = None

HEADINGS = {
    "es": ["Empresa", "País", "Producto", "Capacidad"],
    "fr": ["Entreprise", "Pays", "Produit", "Capacité"],
    "en": ["Company", "Country", "Product", "Capacity"],
    "tr": ["Firma adı", "Ülke", "Ürün", "Kapasite"],
    "it": ["Azienda", "Paese", "Prodotto", "Capacità produttiva"],
    "pt": ["Empresa", "País", "Produto", "Capacidade"],
    "el": ["Επωνυμία", "Χώρα", "Προϊόν", "Δυναμικότητα"],
    "ar": ["اسم الشركة", "البلد", "المنتج", "الطاقة الإنتاجية"],
}
COUNTRY = {
    "es": "ES", "fr": "FR", "en": "MT", "tr": "TR", "it": "IT", "pt": "PT", "el": "GR", "ar": "EG",
}  # fmt: skip
SAID = {
    "es": {
        "aprox. 12.000 uds/mes": 12_000 * A_MONTH,
        "unas 5 mil unidades al mes": 5_000 * A_MONTH,
        "entre 5.000 y 7.000 al mes": 5_000 * A_MONTH,
        "10.000 a 15.000 uds semanales": 10_000,
        "500 uds diarias": 2_500,
        "1.000 cajas de 50 uds/mes": 50_000 * A_MONTH,
        "1e6 uds/año": 1e6 * A_YEAR,
        "10.000 uds/24h": 50_000,
        "5 a 10.000 al día": REFUSED,
        "80.000/mes por máquina": REFUSED,
        "90.000 uds/trimestre al mes": REFUSED,
        "100.000 uds/semana (ampliable a 150.000)": REFUSED,
        "20 cajas de 100 uds/día": 20 * 100 * 5,
        "mínimo 500 uds/día": 2_500,
        "2x5000 uds/dia": REFUSED,
        "10.000 uds cada 2 semanas": REFUSED,
    },
    "fr": {
        "5 à 7 mille par jour": 25_000,
        "jusqu'à 30 000 par semaine": 30_000,
        "500 000 à 1 M/an": 500_000 * A_YEAR,
        "12 000 unités mensuelles": 12_000 * A_MONTH,
        "12 000 à l'année": 12_000 * A_YEAR,
        "1 000 douzaines/mois": 12_000 * A_MONTH,
        "500 demi-masques par jour": 2_500,
        "0": 0,
        "3 x 8h: 10 000 pcs/shift": REFUSED,
        "30 000 €/mois": REFUSED,
        "30 000 DT/mois": REFUSED,
        "10 000 pcs/jour/équipe": REFUSED,
        "12 unités (milliers)/mois": REFUSED,
        "10 000 pcs/2 semaines": REFUSED,
        "20 boîtes de 50 par jour": 5_000,
        "10 000 par jour ouvrable": 50_000,
        "1 200/mois ?": 1_200 * A_MONTH,
        "10 000 (dix mille) par mois": REFUSED,
        "400 pcs/minute": REFUSED,
        "selon commande": REFUSED,
    },
    "en": {
        "1.2M p.a.": 1.2e6 * A_YEAR,
        "5k-7k per day": 25_000,
        "1 billion/yr": 1e9 * A_YEAR,
        "1 lakh per month": 1e5 * A_MONTH,
        "100 boxes x 50/week": 5_000,
        "10,000 pcs per week per line": REFUSED,
        "10 000 pcs bi-weekly": REFUSED,
        "10,000 pcs per shift, 3 shifts": REFUSED,
        "1,2,3": REFUSED,
        "est. 100,000 per year": 100_000 * A_YEAR,
        "60/min": REFUSED,
        "1,000 masks per minute": REFUSED,
    },
    "tr": {
        "aylık 12.000 adet": 12_000 * A_MONTH,
        "günde 5.000 adet": 25_000,
        "haftada 10 bin": 10_000,
        "vardiya başına 1.000 adet": 5_000,
        "10.000 adet/gün (3 vardiya)": REFUSED,
    },
    "it": {
        "12 mila pezzi al mese": 12_000 * A_MONTH,
        "10.000 al dì": 50_000,
        "5.000 pz/turno su 2 turni": REFUSED,
        "5.200 pz/a": 100,
        "20 scatole da 50 pz/giorno": 5_000,
    },
    "pt": {"5 a 7 mil por dia": 25_000, "2 milhões de máscaras por mês": 2e6 * A_MONTH},
    "el": {"5-7 χιλ./ημέρα": 25_000, "1,5 εκατ. τεμ./έτος": 1.5e6 * A_YEAR},
    "ar": {
        "حوالي ١٢٬٠٠٠ قطعة/شهر": 12_000 * A_MONTH,
        "10000 قطعة / الأسبوع": 10_000,
        "من 5000 إلى 7000 في اليوم": 25_000,
    },
}


@pytest.mark.parametrize("language", SAID)
def test_what_members_type_is_read_as_meant_or_refused(tmp_path, language):
    said = SAID[language]
    rows = [[f"F{at} (fictive)", COUNTRY[language], "FFP2", text] for at, text in enumerate(said)]
    reading = reading_of(as_csv([HEADINGS[language], *rows], tmp_path / "a.csv", ";"))
    weekly = dict(zip(reading.rows["row"], reading.rows["capacity_per_week"], strict=True))
    got = {text: weekly.get(row) for row, text in enumerate(said, start=2)}
    assert got == {
        text: None if week is None else pytest.approx(week) for text, week in said.items()
    }


@pytest.mark.parametrize(
    ("heading", "value", "period"),
    [
        ("Capacity ('000 pcs/month)", 12_000, "month"),
        ("Capacity (x1000 units per week)", 12_000, "week"),
        ("Capacity (1,000 pcs / week)", 12_000, "week"),
        ("Capacity (100 pcs/week)", 1_200, "week"),
        ("Capacity, pcs, thousands per week", 12_000, "week"),
        ("Capacité (10 000 pièces/mois)", 120_000, "month"),
        ("Capacité mensuelle - milliers de pièces", 12_000, "month"),
        ("Capacidad mensual (miles de uds.)", 12_000, "month"),
        ("Kapasite (bin adet/ay)", 12_000, "month"),
        ("Μηνιαία δυναμικότητα (χιλ. τεμάχια)", 12_000, "month"),
        ("Mill capacity (pcs/week)", 12, "week"),
        ("Capacity 2026 (pcs/week)", 12, "week"),
    ],
)
def test_a_heading_may_scale_its_column(tmp_path, heading, value, period):
    table = [["Company", "Country", "Product", heading], ["A (fictive)", "MT", "FFP2", "12"]]
    row = reading_of(as_csv(table, tmp_path / "a.csv", ";")).rows.iloc[0]
    assert (row["capacity_value"], row["capacity_period"]) == (value, period)


@pytest.mark.parametrize(
    ("unit", "value"),
    [("'000 pcs", 12_000), ("1000 pcs", 12_000), ("k pcs", 12_000), ("thousands", 12_000),
     ("boxes of 50", 600), ("million pcs", 12e6)],
)  # fmt: skip
def test_a_unit_cell_may_scale_its_row(tmp_path, unit, value):
    table = [["Company", "Country", "Product", "Capacity", "Unit", "Period"],
             ["A (fictive)", "MT", "FFP2", "12", unit, "week"]]  # fmt: skip
    reading = reading_of(as_csv(table, tmp_path / "a.csv", ";"))
    assert reading.rows["capacity_value"].tolist() == [value]


def test_figures_in_a_unit_cell_that_are_not_understood_enter_no_total(tmp_path):
    table = [["Company", "Country", "Product", "Capacity", "Unit", "Period"],
             ["A (fictive)", "MT", "FFP2", "12", "pcs (box 40)", "week"]]  # fmt: skip
    reading = reading_of(as_csv(table, tmp_path / "a.csv", ";"))
    assert not reading.rows["in_product_unit"].any()
    assert "unit-unknown" in {problem.slug for problem in reading.problems}


def test_pieces_are_never_counted_in_thousandths(tmp_path):
    table = [["Entreprise", "Pays", "Produit", "Capacité", "Unité", "Période"],
             ["A (fictive)", "FR", "FFP2", "50,000", "pcs", "jour"],
             ["B (fictive)", "FR", "meltblown", "3,5", "t", "mois"]]  # fmt: skip
    reading = reading_of(as_csv(table, tmp_path / "a.csv", ";"))
    assert reading.rows["capacity_value"].tolist() == [50_000, 3_500]
    assert "ambiguous-number" in {problem.slug for problem in reading.problems}


def test_words_nobody_knows_beside_a_number_are_told_of(tmp_path):
    table = [["Company", "Country", "Product", "Capacity (pcs/day)"],
             ["A (fictive)", "MT", "FFP2", "1000 pph"],
             ["B (fictive)", "MT", "FFP2", "1000"]]  # fmt: skip
    reading = reading_of(as_csv(table, tmp_path / "a.csv", ";"))
    assert [p.row for p in reading.problems if p.slug == "words-beside"] == [2]


@pytest.mark.parametrize(("unit", "told"), [("MT", True), ("TM", False), ("mt", False)])
def test_a_capital_mt_is_no_metre(tmp_path, unit, told):
    """A metric ton for some, metres for others: only a person can say."""
    table = [["Company", "Country", "Product", "Capacity", "Unit", "Period"],
             ["A (fictive)", "MT", "meltblown", "12", unit, "week"]]  # fmt: skip
    reading = reading_of(as_csv(table, tmp_path / "a.csv", ";"))
    assert ("unit-unknown" in {problem.slug for problem in reading.problems}) is told

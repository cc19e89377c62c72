"""Files in other languages, encodings and layouts than the template's."""

from __future__ import annotations

import pytest

from tests.loaders.survey_files import (
    accounted,
    as_csv,
    as_xlsx,
    read_table,
    reading_of,
    records,
    slugs,
)

SPANISH = [
    ["Encuesta de capacidades 2026 (ficticia)"],
    [None],
    ["Fecha: 2 de marzo"],
    [None],
    [
        "Razón social",
        "País",
        "Comunidad autónoma",
        "Producto",
        "Capacidad mensual (uds)",
        "Plantilla",
    ],
    [
        "Textil Uno, S.L. (ficticia)",
        "España",
        "Cataluña",
        "Mascarilla quirúrgica tipo IIR",
        "1.250.000",
        "85",
    ],
    [
        "Textil Dos, S.A. (ficticia)",
        "ES",
        "Comunitat Valenciana",
        "Bata de aislamiento",
        "40 mil",
        "1.200",
    ],
    ["TOTAL", None, None, None, "1.290.000", None],
]
PORTUGUESE = [
    ["Nome da empresa", "País", "Distrito", "Produto", "Capacidade", "Unidade", "Período"],
    [
        "Têxtil Três (fictícia)",
        "Portugal",
        "Braga",
        "Bata de isolamento",
        "12.500,5",
        "peças",
        "mês",
    ],
    [
        "Confecções Quatro (fictícia)",
        "Portugal",
        "Porto",
        "Máscara FFP2",
        "3,5 milhões",
        "unidades",
        "ano",
    ],
]
TURKISH = [
    ["Firma adı", "Ülke", "İl", "Ürün", "Kapasite (adet/ay)", "Çalışan sayısı"],
    ["Örnek Tekstil A.Ş. (kurgusal)", "Türkiye", "İzmir", "FFP2 maske", "250.000", "120"],
    ["Işık Konfeksiyon (kurgusal)", "Türkiye", "Bursa", "FFP3 maske", "30 bin", "1.100"],
]
GREEK = [
    ["Επωνυμία επιχείρησης", "Χώρα", "Περιφέρεια", "Προϊόν", "Δυναμικότητα", "Μονάδα", "Περίοδος"],
    ["Υφαντουργία Άλφα (φανταστική)", "Ελλάδα", "Αττική", "Μάσκα FFP2", "10.000", "τεμ.", "ημέρα"],
]


def test_spanish_with_the_header_on_row_five(tmp_path):
    reading = reading_of(as_csv(SPANISH, tmp_path / "encuesta.csv", ";", "cp1252"))
    assert (reading.header_row, reading.language, reading.skipped) == (5, "es", 1)
    assert reading.rows["capacity_value"].tolist() == [1_250_000, 40_000]
    assert reading.rows["capacity_period"].tolist() == ["month", "month"]
    assert reading.rows["capacity_unit"].tolist() == ["piece", "piece"]
    assert reading.rows["region_code"].tolist() == ["ES-CT", "ES-VC"]
    assert reading.rows["employees"].tolist() == [85, 1200]
    assert reading.rows["product_code"].tolist() == ["mask_surg_iir", "gown_isolation"]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-8", "utf-16"])
def test_portuguese_in_any_encoding(tmp_path, encoding):
    reading = reading_of(as_csv(PORTUGUESE, tmp_path / "inquérito.csv", ";", encoding))
    assert reading.language == "pt"
    assert reading.rows["company_name"].tolist()[0] == "Têxtil Três (fictícia)"
    assert reading.rows["capacity_value"].tolist() == [12_500.5, 3_500_000]
    assert reading.rows["capacity_per_week"].tolist() == pytest.approx(
        [12_500.5 * 12 / 52, 3.5e6 / 52]
    )
    assert reading.rows["region_code"].tolist() == ["PT-03", "PT-13"]


@pytest.mark.parametrize("encoding", ["cp1254", "utf-8"])
def test_turkish_with_unit_and_period_in_the_heading(tmp_path, encoding):
    reading = reading_of(as_csv(TURKISH, tmp_path / "anket.csv", ";", encoding))
    assert reading.language == "tr"
    assert reading.rows["capacity_value"].tolist() == [250_000, 30_000]
    assert reading.rows["capacity_unit"].tolist() == ["piece", "piece"]
    assert reading.rows["capacity_period"].tolist() == ["month", "month"]
    assert reading.rows["product_code"].tolist() == ["resp_ffp2", "resp_ffp3"]
    assert reading.rows["employees"].tolist() == [120, 1100]


@pytest.mark.parametrize("encoding", ["cp1253", "utf-8"])
def test_greek(tmp_path, encoding):
    reading = reading_of(as_csv(GREEK, tmp_path / "erevna.csv", ";", encoding))
    assert reading.language == "el"
    assert reading.rows["capacity_per_week"].tolist() == [50_000]
    assert reading.rows["region_code"].tolist() == ["GR-I"]


FOUR_ROWS = [
    ["Enquête annuelle", None, None, None, None, None, None],
    ["Identification", None, None, "Production", None, None, None],
    ["Entreprise", "Localisation", None, "Produit", "Capacité", None, "Effectif"],
    [None, "Pays", "Gouvernorat", None, "Valeur", "Unité", None],
    ["Société A (fictive)", "Tunisie", "Sfax", "Masques FFP2", 5000, "pcs/jour", 40],
    ["Société B (fictive)", "Tunisie", "Sousse", "Masques FFP3", 900, "pcs/jour", 12],
]
FOUR_ROWS_MERGED = ["A1:G1", "A2:C2", "D2:G2", "A3:A4", "B3:C3", "D3:D4", "E3:F3", "G3:G4"]


def _four_rows(reading):
    assert {m.field for m in reading.columns} >= {
        "company_name", "country", "region", "product_code", "capacity_value",
        "capacity_unit", "employees",
    }  # fmt: skip
    assert (reading.header_row, len(reading.rows)) == (4, 2)
    assert reading.rows["capacity_per_week"].tolist() == [25_000, 4_500]
    assert reading.rows["region_code"].tolist() == ["TN-61", "TN-51"]


def test_a_merged_header_of_four_rows(tmp_path):
    _four_rows(reading_of(as_xlsx({"F": FOUR_ROWS}, tmp_path / "f.xlsx", {"F": FOUR_ROWS_MERGED})))


def test_the_same_header_without_its_merges(tmp_path):
    _four_rows(read_table(FOUR_ROWS, tmp_path))


def test_the_relevant_sheet_among_several(tmp_path):
    path = as_xlsx(
        {"Lisez-moi": [["Bonjour"], ["Merci de remplir"]], "Listes": [["Pays"], ["Tunisie"]],
         "Données": SPANISH, "Membres": [["Empresa", "País"], ["X (ficticia)", "España"]]},
        tmp_path / "several.xlsx",
    )  # fmt: skip
    reading = reading_of(path)
    assert (reading.sheet, len(reading.rows)) == ("Données", 2)
    assert [p.params["other"] for p in reading.problems if p.slug == "sheet-not-read"] == [
        "Membres"
    ]


def test_a_units_row_under_the_header_is_noted_and_skipped(tmp_path):
    reading = read_table(
        [["Company", "Country", "Product", "Capacity", "Utilisation"],
         [None, None, None, "(kg/month)", "(%)"],
         ["A Ltd (fictive)", "MT", "cotton wool", "5200", "80"]],
        tmp_path,
    )  # fmt: skip
    assert reading.skipped == 1
    assert reading.rows["capacity_unit"].tolist() == ["kg"]
    assert reading.rows["capacity_per_week"].tolist() == [1200]


def test_totals_notes_and_repeated_headers_are_skipped_and_said(tmp_path):
    head = ["Company", "Country", "Product", "Capacity", "Unit", "Period"]
    row = ["A Ltd (fictive)", "MT", "FFP2 mask", "100", "pcs", "week"]
    other = ["Total Textile (fictive)", "MT", "FFP2 mask", "50", "pcs", "week"]
    reading = read_table(
        [head, row, head, other, ["Sub-total", None, None, "150"], ["* declared figures"],
         ["Source: members"], ["Σ", None, None, "150"]],
        tmp_path,
    )  # fmt: skip
    assert reading.rows["company_name"].tolist() == [row[0], other[0]]
    assert (reading.rows_in, reading.skipped, reading.rejected) == (7, 5, 0)
    assert {"row-total", "row-note", "row-header"} <= slugs(reading)


def test_a_heading_twice_is_warned_of_and_loses_nothing_silently(tmp_path):
    reading = read_table(
        [["Company", "Country", "Product", "Capacity", "Unit", "Period", "Capacity"],
         ["A (fictive)", "MT", "FFP2 mask", "100", "pcs", "week", "7"]],
        tmp_path,
    )  # fmt: skip
    assert "duplicate-header" in slugs(reading)
    assert reading.rows["capacity_value"].tolist() == [100]


def test_merged_firms_are_taken_for_each_of_their_rows(tmp_path):
    table = [
        ["Company", "Country", "Product", "Capacity", "Unit", "Period"],
        ["A (fictive)", "MT", "FFP2 mask", 100, "pcs", "week"],
        [None, None, "FFP3 mask", 50, "pcs", "week"],
    ]
    reading = reading_of(as_xlsx({"S": table}, tmp_path / "m.xlsx", {"S": ["A2:A3", "B2:B3"]}))
    assert reading.rows["company_name"].tolist() == ["A (fictive)", "A (fictive)"]
    assert "filled-down" in slugs(reading)


def test_a_table_that_is_no_survey_is_nothing_and_says_so(tmp_path):
    reading = read_table([["code", "severity", "topic"], ["C1", "5", "x"]], tmp_path)
    assert reading.kind == "nothing"
    assert "header-not-found" in slugs(reading)


def test_a_header_alone_is_read_and_warned_of(tmp_path):
    reading = read_table([["Company", "Country", "Product", "Capacity"]], tmp_path)
    assert (reading.kind, reading.rows_in) == ("capacities", 0)
    assert "no-rows" in slugs(reading)


def test_order_titles_and_format_change_nothing(tmp_path):
    wanted = records(read_table(SPANISH, tmp_path))
    header, body = SPANISH[4], SPANISH[5:]
    turned = [row[::-1] for row in [header, *body[::-1]]]
    assert records(read_table([["Título"], [None], *turned], tmp_path)) == wanted
    assert records(reading_of(as_xlsx({"X": turned}, tmp_path / "x.xlsx"))) == wanted


def test_every_row_is_accounted_for(tmp_path):
    for table in (SPANISH, PORTUGUESE, TURKISH, GREEK, FOUR_ROWS):
        assert accounted(read_table(table, tmp_path))


def test_free_text_amounts_are_read_or_refused_but_never_guessed(tmp_path):
    head = ["Company", "Country", "Product", "Capacity"]
    said = {
        "10k/semaine": 10_000.0,
        "3,5 M uds./año": 3.5e6 / 52,
        "12 000 pcs per shift": 60_000.0,
        "env. 500 pièces/jour": 2_500.0,
        "1 000-5 000 pcs/mois": 1_000 * 12 / 52,
        "200 boîtes de 50/jour": 50_000.0,
        "5000 masks + 3000 gowns": None,
        "on demand": None,
        "-500": None,
        "80 %": None,
    }
    table = [
        head,
        *([f"Firm {at} (fictive)", "FR", "masque FFP2", text] for at, text in enumerate(said)),
    ]
    reading = read_table(table, tmp_path)
    got = dict(zip(reading.rows["row"], reading.rows["capacity_per_week"], strict=True))
    for row, (text, week) in enumerate(said.items(), start=2):
        assert (got.get(row) is None) == (week is None), text
        if week is not None:
            assert got[row] == pytest.approx(week), text
    assert reading.rejected == 4


def test_error_values_are_no_answers(tmp_path):
    table = [["Company", "Country", "Product", "Capacity", "Product detail", "Region"],
             ["A (fictive)", "TN", "FFP2", "1/week", "#REF!", "#N/A"],
             ["#VALEUR!", "TN", "FFP2", "1/week", "#1 quality", ""],
             ["B (fictive)", "TN", "FFP2", "#DIV/0!", "", ""]]  # fmt: skip
    reading = read_table(table, tmp_path)
    assert reading.rows["company_name"].tolist() == ["A (fictive)"]
    assert reading.rows["product_detail"].isna().all()
    told = {(p.row, p.value) for p in reading.problems if p.slug == "error-value"}
    assert told == {(2, "#REF!"), (3, "#VALEUR!")}
    assert reading.rejected == 2


def test_a_row_with_figures_is_no_further_row_of_a_header(tmp_path):
    head = ["Item", "Product", "Specification", "Quantity per month", "Unit price (USD)",
            "Supplier", "Country"]  # fmt: skip
    rows = [[at, "Mask, medical", "EN 14683 Type II", 25_000, 0.35, f"F{at} Ltd", "Egypt"]
            for at in range(1, 7)]  # fmt: skip
    path = as_xlsx({"S": [["Supplies catalogue"], [None], head, *rows]}, tmp_path / "c.xlsx")
    reading = reading_of(path)
    assert (reading.header_row, reading.rows_in) == (3, 6)


def test_a_table_of_indicators_is_no_list_of_firms(tmp_path):
    table = [["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2021", "2022"],
             ["Tunisia", "TUN", "Manufacturing (% of GDP)", "NV.IND", "14.2", "14.9"],
             ["Spain", "ESP", "Manufacturing (% of GDP)", "NV.IND", "11.2", "11.9"]]  # fmt: skip
    reading = read_table(table, tmp_path)
    assert (reading.kind, len(reading.rows)) == ("nothing", 0)


def test_a_filled_column_without_a_heading_is_told_of(tmp_path):
    table = [["Company", "Country", "Product", "Capacity", None, None],
             ["A (fictive)", "TN", "FFP2", "1/week", 500, None],
             ["B (fictive)", "TN", "FFP2", "1/week", "x", None]]  # fmt: skip
    book = as_xlsx({"S": table}, tmp_path / "a.xlsx")
    for reading in (read_table(table, tmp_path), reading_of(book)):
        told = [p.params for p in reading.problems if p.slug == "column-unheaded"]
        assert [(params["letter"], params["count"]) for params in told] == [("E", 2)]

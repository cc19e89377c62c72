"""What cluster managers do to a table: totals among the rows, other words, towns for regions."""

from __future__ import annotations

import pytest

from tests.loaders.survey_files import as_csv, read_table, reading_of, slugs

HEAD = ["Company", "Country", "Product", "Capacity", "Unit", "Period"]
FIRM = ["A (fictive)", "MT", "FFP2", "12", "pcs", "week"]


@pytest.mark.parametrize(
    "word",
    ["Total", "TOTAUX", "Suma", "Totales", "Totale complessivo", "Total geral", "Soma", "Toplam",
     "Genel Toplam", "ΣΥΝΟΛΟ", "Γενικό σύνολο", "المجموع", "الإجمالي العام", "Grand Total:",
     "TOTAL (2 entreprises)", "Total Tunisie", "T O T A L", "Summe", "Ukupno", "Σ"],
)  # fmt: skip
def test_a_total_in_any_language_is_skipped_and_said(tmp_path, word):
    reading = read_table([HEAD, FIRM, [word, "", "", "12", "pcs", ""]], tmp_path)
    assert (len(reading.rows), reading.skipped, reading.rejected) == (1, 1, 0)
    assert "row-total" in slugs(reading)


def test_a_total_with_country_and_product_is_told_from_a_firm_by_its_sum(tmp_path):
    def row(name, figure):
        return [name, "MT", "FFP2", figure, "pcs", "week"]

    table = [
        HEAD, row("A", "1 200"), row("B", "800"), row("Total FFP2", "2 000"),
        row("Total Textile", "50"), row("TOTAL", "2 050"), row("Media Group", "5"),
        row("Ensemble", "7"),
    ]  # fmt: skip
    reading = read_table(table, tmp_path)
    kept = ["A", "B", "Total Textile", "Media Group", "Ensemble"]
    assert reading.rows["company_name"].tolist() == kept
    assert reading.skipped == 2


def test_page_numbers_and_signatures_are_notes(tmp_path):
    notes = [["Page 1/2"], ["Fait à Tunis, le 3 mars"], ["(1) déclaré"], ["Source: members"]]
    reading = read_table([HEAD, FIRM, *notes], tmp_path)
    assert (len(reading.rows), reading.skipped, reading.rejected) == (1, 4, 0)


@pytest.mark.parametrize(
    "heading",
    ["Capacité max", "Capacité maximale", "Capacidad máxima", "Capacità massima",
     "Capacidade máxima", "Maksimum kapasite", "Μέγιστη δυναμικότητα", "Max capacity"],
)  # fmt: skip
def test_a_maximum_is_the_capacity_of_a_file_that_states_no_other(tmp_path, heading):
    table = [["Company", "Country", "Product", heading, "Unit", "Period"], FIRM]
    reading = reading_of(as_csv(table, tmp_path / "a.csv", ";"))
    assert reading.kind == "capacities"
    assert reading.rows["capacity_per_week"].tolist() == [12]
    assert "maximum-as-capacity" in slugs(reading)
    table = [["Company", "Country", "Product", "Capacity", heading], [*FIRM[:4], "15"]]
    both = reading_of(as_csv(table, tmp_path / "b.csv", ";"))
    assert both.rows["capacity_value"].tolist() == [12]
    assert both.rows["surge_capacity_value"].tolist() == [15]
    assert "maximum-as-capacity" not in slugs(both)


def test_an_emergency_capacity_alone_is_no_capacity(tmp_path):
    table = [["Company", "Country", "Product", "Emergency capacity", "Unit", "Period"], FIRM]
    assert reading_of(as_csv(table, tmp_path / "a.csv", ";")).kind == "roster"


def test_a_turkish_period_is_told_from_a_round_by_its_answers(tmp_path):
    head = ["Firma", "Ülke", "Ürün", "Kapasite", "Birim", "Dönem"]
    reading = read_table([head, ["A", "TR", "FFP2", "100", "adet", "gün"]], tmp_path)
    assert reading.rows["capacity_per_week"].tolist() == [500]
    reading = read_table([head, ["A", "TR", "FFP2", "100", "adet", "2026-R1"]], tmp_path)
    assert reading.rows["survey_round"].tolist() == ["2026-R1"]


@pytest.mark.parametrize(
    ("country", "town", "region"),
    [("MA", "Marrakech", "MA-07"), ("MA", "Fès", "MA-03"), ("MA", "Tanger", "MA-01"),
     ("IT", "Firenze", "IT-52"), ("IT", "Venezia", "IT-34"), ("GR", "Αθηνών", "GR-I"),
     ("GR", "EL52", "GR-B"), ("ES", "Saragosse", "ES-AR"), ("ES", "Alcoi", "ES-VC"),
     ("TN", "Ksar Hellal", "TN-52"), ("EG", "Alexandrie", "EG-ALX"), ("JO", "عمان", "JO-AM")],
)  # fmt: skip
def test_a_towns_or_statistical_name_gives_the_region(tmp_path, country, town, region):
    head = ["Company", "Country", "Region", "Product", "Capacity"]
    reading = read_table([head, ["A", country, town, "FFP2", "1/week"]], tmp_path)
    assert reading.rows["region_code"].tolist() == [region]


def test_working_time_is_warned_of_only_where_it_entered_a_figure(tmp_path):
    weekly = read_table([HEAD, FIRM], tmp_path)
    said = {p.message for p in weekly.problems if p.slug.startswith("default-")}
    assert not any("shift" in text.lower() or "days" in text.lower() for text in said)
    assert weekly.rows["shifts_assumed"].all()
    for period, shifts, days in (("day", 0, 1), ("shift", 1, 1), ("month", 0, 0)):
        reading = read_table([HEAD, [*FIRM[:5], period]], tmp_path)
        named = [str(p.params.get("name")) for p in reading.problems if "name" in p.params]
        assert named.count("shifts_per_day") == shifts, period
        assert named.count("days_per_week") == days, period


def test_suggestions_are_codes_in_the_ledger_and_words_on_the_screen(tmp_path):
    head = ["Company", "Country", "Region", "Product", "Capacity"]
    rows = [["A", "TN", "Sfaxx", "gown surgery", "1/week"], ["B", "Tunesia", "", "FFP2", "1/week"]]
    reading = read_table([head, *rows], tmp_path)
    by_slug = {problem.slug: problem for problem in reading.problems}
    region, country = by_slug["region-unknown"], by_slug["country-unknown"]
    assert "TN-61" in str(region.params["nearest"])
    assert "Sfax" in region.message
    assert "TN-61" not in region.message
    assert "Tunisia" in country.message
    assert "gown_" not in by_slug["product-unmapped"].message


def test_a_column_for_each_product_is_never_left_out_silently(tmp_path):
    head = ["Company", "Country", "FFP2 masks (pcs/week)", "FFP3 mask"]
    reading = read_table([head, ["A", "MT", "1", "2"]], tmp_path)
    assert (reading.kind, len(reading.rows)) == ("capacities", 2)
    assert "product-columns" in slugs(reading)
    ticked = read_table([head, ["A", "MT", "x", "yes"]], tmp_path)
    assert ticked.kind == "roster"
    assert "products-in-columns" in slugs(ticked)


def test_a_sheet_of_very_many_columns_is_read_as_far_as_a_survey_goes(tmp_path):
    more = [f"c{at}" for at in range(700)]
    reading = read_table([[*HEAD, *more], [*FIRM, *more]], tmp_path)
    assert reading.rows["capacity_per_week"].tolist() == [12]
    assert "columns-beyond" in slugs(reading)
    assert len(reading.columns) == 500

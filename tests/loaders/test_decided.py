"""What a person decided goes before every lookup: values, decimal marks, the letters of a file."""

from __future__ import annotations

import pytest

from loaders.decisions import Decisions
from tests.loaders.survey_files import as_csv, read_table, reading_of, slugs

HEAD = ["Company", "Country", "Region", "Product", "Capacity", "Unit", "Period", "Standards",
        "Certifications"]  # fmt: skip
ROW = ["A (fictive)", "Tunesien", "Sfaxx", "masque chir.", "12", "Stk", "Woch", "EN 14638; EN 149",
       "ISO 13485; Label Vert"]  # fmt: skip
DECIDED = {
    ("country", "tunesien"): "TN",
    ("region", "sfaxx"): "TN-61",
    ("product_code", "masque chir"): "mask_surg_iir",
    ("capacity_unit", "stk"): "piece",
    ("capacity_period", "woch"): "week",
    ("standards_met", "en 14638"): "EN 14683",
    ("certifications", "label vert"): "oeko_tex_100",
}
UNDECIDED = {"country-unknown", "region-unknown", "product-unmapped", "unit-unknown",
             "period-unknown", "standard-unknown", "code-unknown"}  # fmt: skip


def test_an_undecided_value_is_a_problem_with_its_nearest_codes(tmp_path):
    reading = read_table([HEAD, [ROW[0], "TN", *ROW[2:]]], tmp_path)
    near = {p.slug: str(p.params["nearest"]) for p in reading.problems if p.slug in UNDECIDED}
    assert set(near) == UNDECIDED - {"country-unknown"}
    assert "TN-61" in near["region-unknown"]
    assert "mask_surg_iir" in near["product-unmapped"]
    assert "week" in near["period-unknown"]
    assert "EN 14683" in near["standard-unknown"]


def test_a_decided_value_is_taken_and_nothing_is_said_of_it(tmp_path):
    reading = read_table([HEAD, ROW], tmp_path, decisions=Decisions(values=DECIDED))
    row = reading.rows.iloc[0]
    assert (row["country"], row["region_code"], row["product_code"]) == (
        "TN", "TN-61", "mask_surg_iir",
    )  # fmt: skip
    assert (row["capacity_unit"], row["capacity_per_week"]) == ("piece", 12)
    assert row["standards_met"] == ["EN 14683", "EN 149"]
    assert row["certifications"] == ["iso_13485", "oeko_tex_100"]
    assert not UNDECIDED & slugs(reading)


def test_a_value_that_is_none_of_the_codes_stays_unknown_without_a_warning(tmp_path):
    none = dict.fromkeys(DECIDED) | {("country", "tunesien"): "TN"}
    reading = read_table([HEAD, ROW], tmp_path, decisions=Decisions(values=none))
    row = reading.rows.iloc[0]
    assert row[["region_code", "product_code", "capacity_unit", "capacity_period"]].isna().all()
    assert not row["in_product_unit"]
    assert row["standards_met"] == ["EN 149"]
    assert not UNDECIDED & slugs(reading)


def test_a_country_that_is_none_is_still_no_country(tmp_path):
    none = Decisions(values={("country", "tunesien"): None})
    reading = read_table([HEAD, ROW], tmp_path, decisions=none)
    assert (len(reading.rows), reading.rejected) == (0, 1)
    assert "country-unknown" in slugs(reading)


@pytest.mark.parametrize(("mark", "value"), [(".", 1.2), (",", 1200)])
def test_a_decided_mark_settles_what_can_be_read_two_ways(tmp_path, mark, value):
    table = [["Company", "Country", "Product", "Capacity (t)"],
             ["A (fictive)", "XX", "meltblown", "1.200"]]  # fmt: skip
    doubtful = read_table(table, tmp_path, decisions=Decisions(values={("country", "xx"): "TN"}))
    assert "ambiguous-number" in slugs(doubtful)
    decided = Decisions(values={("country", "xx"): "TN"}, decimal={"capacity t": mark})
    reading = read_table(table, tmp_path, decisions=decided)
    assert reading.rows["capacity_value"].tolist() == [value * 1000]
    assert "ambiguous-number" not in slugs(reading)


def test_a_decided_encoding_is_taken_where_the_bytes_leave_it_open(tmp_path):
    table = [["Company", "Country", "Product", "Capacity"], ["Ž (fictive)", "TN", "FFP2", "1/week"]]
    path = as_csv(table, tmp_path / "a.csv", ";", "cp1250")
    doubtful = reading_of(path)
    (doubt,) = [p for p in doubtful.problems if p.slug == "encoding-uncertain"]
    assert doubt.params["first"] != doubt.params["second"]
    decided = reading_of(path, decisions=Decisions(encoding="cp1250"))
    assert decided.rows["company_name"].tolist() == ["Ž (fictive)"]
    assert "encoding-uncertain" not in slugs(decided)
    for nonsense in ("zlib", "no-such-encoding"):
        passed_over = reading_of(path, decisions=Decisions(encoding=nonsense))
        assert passed_over.encoding == doubtful.encoding
    path = as_csv(table, tmp_path / "b.csv", ";", "utf-8")
    sure = reading_of(path, decisions=Decisions(encoding="cp1250"))
    assert sure.rows["company_name"].tolist() == ["Ž (fictive)"]

"""The template: filled in and loaded it gives exactly what was entered, in both languages."""

from __future__ import annotations

import openpyxl
import pytest

from cluster_data.reference import products
from cluster_data.survey import survey
from loaders.__main__ import main
from loaders.template import choices, write_template
from tests.loaders.survey_files import reading_of, slugs
from words import speaking_in

LANGUAGES = ("en", "fr")


def _fill(path, language, rows):
    """Write answers, given by column name, below the example row."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[1]
    place = {column.name: at for at, column in enumerate(survey().columns, start=1)}
    for row, answers in enumerate(rows, start=3):
        for name, value in answers.items():
            sheet.cell(row, place[name], value)
    book.save(path)


@pytest.fixture(params=LANGUAGES)
def language(request):
    return request.param


def test_it_has_three_sheets_notes_lists_and_a_frozen_header(tmp_path, language):
    write_template(tmp_path / "t.xlsx", language)
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert len(book.sheetnames) == 3
    sheet = book.worksheets[1]
    assert sheet.max_column == len(survey().columns)
    assert sheet.freeze_panes == "A2"
    assert all(cell.comment is not None for cell in sheet[1])
    marked = [cell.value for cell in sheet[1] if str(cell.value).endswith("*")]
    assert len(marked) == sum(column.required for column in survey().columns)
    offered = {str(rule.sqref).split(":")[0][:-1] for rule in sheet.data_validations.dataValidation}
    assert len(offered) == sum(bool(choices(column, language)) for column in survey().columns)


def test_untouched_it_is_a_survey_without_rows(tmp_path, language):
    write_template(tmp_path / "t.xlsx", language)
    reading = reading_of(tmp_path / "t.xlsx")
    assert (reading.kind, reading.rows_in, reading.skipped, reading.rejected) == (
        "capacities",
        1,
        1,
        0,
    )
    assert {m.field for m in reading.columns} == {column.name for column in survey().columns}
    assert reading.language == language


def test_every_heading_is_its_own_column_with_full_score(tmp_path, language):
    write_template(tmp_path / "t.xlsx", language)
    columns = reading_of(tmp_path / "t.xlsx").columns
    assert [m.field for m in columns] == [column.name for column in survey().columns]
    assert all(match.score >= 0.95 for match in columns)


def test_what_is_entered_is_what_is_read(tmp_path, language):
    write_template(tmp_path / "t.xlsx", language)
    with speaking_in(language):
        label = products()["mask_surg_iir"].label
    lists = {column.name: {code: text for text, code in choices(column, language)}
             for column in survey().columns}  # fmt: skip
    certificates = lists["certifications"]
    _fill(
        tmp_path / "t.xlsx",
        language,
        [
            {
                "company_name": "Société Une (fictive)", "country": "TN", "region": "Monastir",
                "product_code": label, "capacity_value": 1_200_000,
                "capacity_unit": lists["capacity_unit"]["piece"],
                "capacity_period": lists["capacity_period"]["month"],
                "utilisation_pct": 75, "employees": "50-99", "survey_round": "2026-R1",
                "certifications": f"{certificates['ce_mdr']} ; {certificates['iso_13485']}",
                "certificate_expiry": "2027-12-31", "standards_met": "EN 14683",
                "consent_publish": lists["consent_publish"]["public"], "shifts_per_day": 2,
                "surge_lead_time_days": 14, "lat": 35.77, "lng": 10.83,
                "stage_code": lists["stage_code"]["mask_line"],
            }
        ],
    )  # fmt: skip
    reading = reading_of(tmp_path / "t.xlsx")
    assert (len(reading.rows), reading.rejected) == (1, 0), slugs(reading)
    row = reading.rows.iloc[0]
    assert row["row"] == 3
    assert (row["product_code"], row["region_code"], row["country"]) == (
        "mask_surg_iir",
        "TN-52",
        "TN",
    )
    assert (row["capacity_value"], row["capacity_unit"], row["capacity_period"]) == (
        1.2e6,
        "piece",
        "month",
    )
    assert row["certifications"] == ["ce_mdr", "iso_13485"]
    assert row["standards_met"] == ["EN 14683"]
    assert str(row["certificate_expiry"])[:10] == "2027-12-31"
    assert (row["employees"], row["employees_high"]) == (50, 99)
    assert (row["consent_publish"], row["shifts_per_day"], row["stage_code"]) == (
        "public",
        2,
        ["mask_line"],
    )
    assert (row["place_precision"], row["lat"], row["utilisation_pct"]) == ("site", 35.77, 75)


def test_every_label_offered_comes_back_as_its_code(tmp_path, language):
    """One row an answer, over all drop-downs of the template."""
    write_template(tmp_path / "t.xlsx", language)
    # Counted in tests, so that no rule turns pairs into pieces.
    base = {"company_name": "", "country": "TN", "product_code": "svc_testing", "capacity_value": 1}
    rows, wanted = [], []
    for column in survey().columns:
        for at, (label, code) in enumerate(choices(column, language)):
            name = f"Firm {column.name} {at} (fictive)"
            rows.append(base | {"company_name": name, column.name: label})
            wanted.append((name, "country" if column.name == "country" else column.name, code))
    _fill(tmp_path / "t.xlsx", language, rows)
    reading = reading_of(tmp_path / "t.xlsx")
    frame = reading.rows.set_index("company_name")
    for name, column, code in wanted:
        got = frame.at[name, column]
        assert (got == [code]) if isinstance(got, list) else (got == code), (column, code, got)


def test_the_command_writes_it(tmp_path, capsys):
    assert main(["template", str(tmp_path / "o.xlsx"), "--lang", "fr"]) == 0
    assert (tmp_path / "o.xlsx").stat().st_size > 5_000
    assert "o.xlsx" in capsys.readouterr().out

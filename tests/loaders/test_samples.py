"""The sample files, where TELA_SAMPLES names their folder."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from loaders.check import report
from loaders.read import read
from tests.loaders.survey_files import accounted, as_csv, as_xlsx, reading_of, records

FOLDER = Path(os.environ.get("TELA_SAMPLES", "nowhere"))
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="TELA_SAMPLES is not set")
CAPACITIES = ("capacites_fr_messy.xlsx", "capacita_it_utf16.txt", "capacity_ar_utf8bom.csv")


def _expected() -> list[dict[str, str]]:
    if not FOLDER.is_dir():
        return []
    with (FOLDER / "expected_values.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("wanted", _expected(), ids=lambda row: f"{row['file']}:{row['row']}")
def test_a_stated_cell_means_what_was_expected(wanted):
    told = report(reading_of(FOLDER / wanted["file"]))
    row = next((row for row in told["rows"] if row["row"] == int(wanted["row"])), None)
    if wanted["outcome"] == "skipped":
        assert row is None
        assert any(
            p["row"] == int(wanted["row"]) and p["slug"] == "row-total" for p in told["problems"]
        )
        return
    assert row is not None
    assert row["capacity_stated"] == wanted["stated"]
    assert row["capacity_value"] == pytest.approx(float(wanted["capacity_value"]))
    assert row["capacity_unit"] == wanted["capacity_unit"]
    assert row["capacity_period"] == wanted["capacity_period"]
    assert row["capacity_per_week"] == pytest.approx(float(wanted["capacity_per_week"]), abs=5e-4)


def test_the_french_sample_is_read_whole():
    rows = reading_of(FOLDER / "capacites_fr_messy.xlsx").rows
    assert rows["region_code"].tolist() == ["TN-52", "TN-52", "TN-51", "MA-01", "DZ-09"]
    assert rows["utilisation_pct"].fillna(-1).tolist() == [75, 60, -1, 90, -1]
    assert rows["surge_lead_time_days"].fillna(-1).tolist() == [15, 14, -1, 0, 7]
    assert rows["employees"].fillna(-1).tolist() == [120, -1, 80, 1250, 50]
    assert rows["employees_high"].fillna(-1).tolist() == [150, -1, 80, 1250, 99]
    assert rows["product_code"].tolist() == [
        "mask_surg_iir", "gown_isolation", "mat_gauze_fabric", "mat_meltblown", "svc_sterilisation",
    ]  # fmt: skip


def test_the_facility_list_is_a_roster_twice_the_same():
    old, new = (reading_of(FOLDER / f"osh_facilities_12.{kind}") for kind in ("xls", "xlsx"))
    assert old.kind == new.kind == "roster"
    assert len(old.rows) == 15
    assert records(old) == records(new)


def test_lists_without_capacities_are_rosters():
    long = reading_of(FOLDER / "osh_facilities_15.csv")
    assert (long.kind, len(long.rows), long.rejected) == ("roster", 351, 0)
    assert reading_of(FOLDER / "oar_template_with_ppe.csv").kind == "roster"


def test_no_sample_raises_and_every_row_is_accounted_for():
    for path in FOLDER.iterdir():
        reading = reading_of(path)
        assert accounted(reading), path.name
        assert "could-not-be-read" not in {problem.slug for problem in reading.problems}, path.name


@pytest.mark.parametrize("name", CAPACITIES)
def test_permuted_titled_renamed_and_resaved_it_says_the_same(name, tmp_path):
    original = reading_of(FOLDER / name)
    sheet = read(FOLDER / name, name).sheets[0]
    text = sheet.text.copy()
    for column in sheet.number.columns:
        text[column] = text[column].fillna(
            sheet.number[column].map("{:g}".format, na_action="ignore")
        )
    for column in sheet.moment.columns:
        days = sheet.moment[column].dt.strftime("%Y-%m-%d")
        text[column] = text[column].fillna(days)
    table = text.loc[original.header_row :].astype(object).where(text.notna(), None).values.tolist()
    header, body = table[0], table[1:]
    turned = [row[::-1] for row in [header, *body[::-1]]]
    titled = [["Report"], ["of 2026", None], *turned]
    wanted = records(original)
    variants = {
        "turned.csv": lambda path: as_csv(turned, path),
        "semicolon.txt": lambda path: as_csv(titled, path, ";"),
        "tab.tsv": lambda path: as_csv(titled, path, "\t", "utf-16"),
        "other.xlsx": lambda path: as_xlsx({"S": titled}, path),
    }
    for variant, write in variants.items():
        assert records(reading_of(write(tmp_path / variant))) == wanted, variant

"""The sample's files: same bytes every time, many shapes, read back as what was meant."""

import csv
import datetime as dt
import io
import os
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

import pandas as pd
import pytest

from loaders.check import understand
from loaders.reading import Context
from loaders.rules.listed import checks
from loaders.sample import sample_zip, write_sample
from loaders.sample.plan import plan

pytestmark = pytest.mark.xdist_group("sample")
PARTS = [(planned, part) for planned in plan() for part in planned.parts]
NAMES = [part.name for _planned, part in PARTS]
TABLES = [(planned, part) for planned, part in PARTS if part.kind == "capacities"]
TABLE_NAMES = [part.name for _planned, part in TABLES]
PER_WEEK = {"week": Fraction(1), "month": Fraction(12, 52), "year": Fraction(1, 52)}


@pytest.fixture(scope="module")
def readings(tmp_path_factory):
    """Every file understood, by the name of its part."""
    files = write_sample(tmp_path_factory.mktemp("sample"))

    def read(file):
        context = Context(file.cluster_code, file.round, file.date, file.country)
        return understand(file.path, file.path.name, context)

    with ThreadPoolExecutor(2) as pool:
        found = [reading for several in pool.map(read, files) for reading in several]
    return {reading.file_name.rsplit("/", 1)[-1]: reading for reading in found}


def test_another_process_writes_the_same_bytes_on_another_day(tmp_path):
    code = (
        "import hashlib; from loaders.sample import sample_zip; "
        "print(hashlib.sha256(sample_zip()).hexdigest())"
    )
    seeds = [
        os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    told = {
        subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
        ).stdout
        for env in seeds
    }
    assert len(told) == 1


def test_the_archive_holds_what_is_written_and_a_manifest(tmp_path):
    written = write_sample(tmp_path)
    with zipfile.ZipFile(io.BytesIO(sample_zip())) as archive:
        assert sorted(archive.namelist()) == sorted(path.name for path in tmp_path.iterdir())
        listed = list(csv.DictReader(io.StringIO(archive.read("manifest.csv").decode())))
    assert [row["file"] for row in listed] == [file.path.name for file in written]
    assert all(row["name_fr"].startswith("Cluster fictif") for row in listed)


def test_six_shapes_and_four_languages_at_least(readings):
    shapes = {part.shape.name for _planned, part in PARTS}
    assert len(shapes) >= 6
    assert len({reading.language for reading in readings.values()}) >= 4
    assert {"cp1252", "cp1253", "cp1254", "utf-16", "utf-8-sig"} <= {
        reading.encoding for reading in readings.values()
    }


def test_clean_answers_are_held_against_each_other_without_a_false_alarm(readings):
    """Some certificates had run out, as it is told; nothing else of the sample is worth a look."""
    warned = {
        problem.slug
        for reading in readings.values()
        for problem in reading.problems
        if problem.slug in checks() and problem.severity == "warning"
    }
    assert warned - {"survey-date-ahead"} == {"expiry-before-survey"}  # whatever today is


def test_the_sample_stays_small_enough_to_load_at_once():
    assert len(plan()) <= 32


@pytest.mark.parametrize(("planned", "part"), PARTS, ids=NAMES)
def test_every_file_is_understood_row_by_row(readings, planned, part):
    reading = readings[part.name]
    assert reading.kind == part.kind
    assert reading.language == planned.cluster.language
    assert len(reading.rows) == len(part.answers) + len(part.members)
    assert (reading.rejected, reading.skipped) == (part.rejected, part.skipped)


@pytest.mark.parametrize(("planned", "part"), TABLES, ids=TABLE_NAMES)
def test_what_is_read_is_what_was_meant(readings, planned, part):
    rows = readings[part.name].rows.reset_index(drop=True)
    for at, meant in enumerate(part.answers):
        read = rows.loc[at]
        assert read["company_name"] == meant.firm.name
        assert (read["country"], read["region_code"]) == (meant.firm.country, meant.region)
        assert _or_none(read["product_code"]) == meant.product
        assert (_or_none(read["product_detail"]) or "") == meant.detail
        assert read["capacity_unit"] == meant.base_unit
        assert meant.capacity_per_week == pytest.approx(_weekly(meant), rel=1e-12)
        assert read["capacity_per_week"] == pytest.approx(meant.capacity_per_week, rel=1e-6)
        if meant.high is not None:
            assert read["capacity_per_week_high"] == pytest.approx(
                _weekly(meant) * meant.high / meant.low, rel=1e-6
            )
        assert _listed(read["standards_met"]) == meant.standards
        assert _listed(read["certifications"]) == meant.certificates
        assert _day(read["certificate_expiry"]) == meant.expiry
        assert _day(read["survey_date"]) == (meant.date or planned.date)
        assert _or_none(read["utilisation_pct"]) == meant.utilisation
        _read_as_said(read, meant, part.shape.columns)


def _read_as_said(read, meant, columns):
    """Services, orders and skills, where the file asks them."""
    said = meant.alliance
    if "stages" in columns and said.stages:
        assert _listed(read["stage_code"]) == said.stages
    if "least_order" in columns and said.least_order:
        tonnes = 1000 if meant.unit == "t" else 1
        assert read["min_order_qty"] == pytest.approx(said.least_order * tonnes)
        assert _or_none(read["delivery_lead_time_days"]) == said.delivery_days
    if "skills" in columns:
        assert _or_none(read["skills_needs"]) == said.skills
    if "markets" in columns:
        assert _listed(read["main_markets"]) == said.markets
        assert _listed(read["raw_material_origin"]) == said.origins


@pytest.mark.parametrize(
    ("planned", "part"), [pair for pair in PARTS if pair[1].kind == "roster"],
    ids=[part.name for _planned, part in PARTS if part.kind == "roster"],
)  # fmt: skip
def test_rosters_name_every_member_asked(readings, planned, part):
    rows = readings[part.name].rows
    read = list(zip(rows["company_name"], rows["country"], rows["region_code"], strict=True))
    assert read == [(firm.name, firm.country, firm.region) for firm in part.members]


def _weekly(meant):
    """By the definition, written out here again so that the generator can't mark its own work."""
    days = Fraction(meant.days or 5)
    base = 1000 if meant.unit == "t" else 1
    return float(Fraction(str(meant.low)) * base * PER_WEEK.get(meant.period, days))


def _or_none(value):
    return None if pd.isna(value) else value


def _listed(value):
    return tuple(value) if isinstance(value, list | tuple) else ()


def _day(value) -> dt.date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()

"""The reference tables that go with the layers."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from cluster_data.reference.tables import rows

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "scripts" / "geography"
RENEW = "the geography is out of date: run python scripts/build_geography.py"


def _source(name: str) -> list[dict[str, str]]:
    with (SOURCES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_region_codes_are_unique_and_every_polygon_has_its_row(
    region_rows: list[dict[str, str]], areas: dict[str, BaseGeometry]
) -> None:
    codes = [row["region_code"] for row in region_rows]
    assert len(codes) == len(set(codes))
    assert {row["drawn_in"] for row in region_rows} == set(areas)
    assert set(areas) <= set(codes)
    assert not [code for code in codes if code.startswith("MA-old")]


def test_young_regions_are_drawn_in_their_parents(region_rows: list[dict[str, str]]) -> None:
    drawn_in = {row["region_code"]: row["drawn_in"] for row in region_rows}
    expected = {
        "TN-12": "TN-14", "DZ-49": "DZ-01", "DZ-57": "DZ-39", "LB-AK": "LB-AS", "LB-BH": "LB-BI",
        "ME-22": "ME-13", "MR-13": "MR-NKC", "PS-NBS": "PS-WB", "PS-RFH": "PS-GZ", "MA-12": "EH",
        "HR-11": "HR-11", "HR-12": "HR-12", "GR-I": "GR-I", "MC": "MC",
    }  # fmt: skip
    assert {code: drawn_in[code] for code in expected} == expected
    assert {code for code in drawn_in if code.startswith("MA-")} == {
        f"MA-{number:02d}" for number in range(1, 13)
    }


def test_names_read_in_natural_order(region_rows: list[dict[str, str]]) -> None:
    by_code = {row["region_code"]: row for row in region_rows}
    assert by_code["ES-CT"]["name_local"] == "Catalunya"
    assert by_code["ES-CT"]["name_en"] == "Catalonia"
    assert by_code["IT-52"]["name_fr"] == "Toscane"
    assert by_code["XK"]["name_local"] == "Kosovo*"
    assert by_code["TN-12"]["name_local"] == "Ariana"
    for row in region_rows:
        assert row["name_local"].strip() == row["name_local"] != ""
        for column in ("name_local", "name_en", "name_fr", "name_es", "name_it"):
            assert not set("[](),\t") & set(row[column]), (row["region_code"], row[column])


def test_label_points_lie_in_the_area_or_beside_it(
    region_rows: list[dict[str, str]], areas: dict[str, BaseGeometry]
) -> None:
    for row in region_rows:
        point = Point(float(row["lon"]), float(row["lat"]))
        allowed = 0.0 if row["drawn_in"] == row["region_code"] else 0.1
        assert areas[row["drawn_in"]].distance(point) <= allowed, row["region_code"]


@pytest.mark.parametrize(
    ("source", "written"), [("crosswalk.csv", "regions"), ("population.csv", "region_population")]
)
def test_written_tables_say_what_their_sources_say(source: str, written: str) -> None:
    expected, found = _source(source), rows(written)
    shared = (set(expected[0]) & set(found[0])) - {"lat", "lon"}
    assert {"region_code", "source"} <= shared
    pick = sorted(shared)
    assert [[row[c] for c in pick] for row in expected] == [
        [row[c] for c in pick] for row in found
    ], RENEW


def test_population_of_a_drawn_area_counts_nobody_twice(region_rows: list[dict[str, str]]) -> None:
    drawn_in = {row["region_code"]: row["drawn_in"] for row in region_rows}
    people: dict[str, int] = defaultdict(int)
    for row in rows("region_population"):
        people[drawn_in[row["region_code"]]] += int(row["population"])
    assert people["PS-WB"] == 2_935_368
    assert people["PS-GZ"] == 1_881_135
    assert people["TN-14"] == 426_525 + 674_025
    assert people["DZ-01"] == 399_714
    assert people["EH"] == 219_965


def test_weak_populations_say_why() -> None:
    table = {row["region_code"]: row for row in rows("region_population")}
    assert {row["region_code"][:2] for row in table.values() if row["status"] == "weak"} == {
        "DZ", "LY", "SY",
    }  # fmt: skip
    assert all(row["caveat"] for row in table.values() if row["status"] == "weak")
    assert "Western Sahara" in table["MA-11"]["caveat"]
    assert "without the north" in table["CY-01"]["caveat"]


def _town(name: str, iso2: str) -> dict[str, str]:
    matches = [
        row
        for row in rows("towns")
        if row["iso2"] == iso2 and name in (row["name"], *row["alternate_names"].split("|"))
    ]
    return max(matches, key=lambda row: int(row["population"] or 0))


@pytest.mark.parametrize(
    ("name", "iso2", "region"),
    [
        ("Sfax", "TN", "TN-61"), ("Safaqis", "TN", "TN-61"), ("صفاقس", "TN", "TN-61"),
        ("Ariana", "TN", "TN-12"), ("La Soukra", "TN", "TN-12"), ("Raoued", "TN", "TN-12"),
        ("Sidi Thabet", "TN", "TN-12"), ("Kalaat el-Andalous", "TN", "TN-12"),
        ("Ettadhamen", "TN", "TN-12"), ("Mnihla", "TN", "TN-12"), ("Manouba", "TN", "TN-14"),
        ("Nablus", "PS", "PS-NBS"), ("Hebron", "PS", "PS-HBN"), ("Gaza", "PS", "PS-GZA"),
        ("Timimoun", "DZ", "DZ-49"), ("Touggourt", "DZ", "DZ-55"), ("Tanger", "MA", "MA-01"),
        ("Prato", "IT", "IT-52"), ("Αθήνα", "GR", "GR-I"), ("Laayoune", "EH", "EH"),
        ("Baalbek", "LB", "LB-BH"), ("Brčko", "BA", "BA-BRC"),
        ("Nicosia", "CY", "CY-01"), ("Luxor", "EG", "EG-LX"), ("Ksar El Kebir", "MA", "MA-01"),
        ("Smara", "MA", "EH"), ("Ben Arous", "TN", "TN-13"),
    ],
)  # fmt: skip
def test_a_town_is_found_by_its_spellings_with_its_region(
    name: str, iso2: str, region: str
) -> None:
    assert _town(name, iso2)["region_code"] == region


def test_towns_are_light_and_lie_in_known_regions(region_rows: list[dict[str, str]]) -> None:
    path = ROOT / "cluster_data" / "reference" / "towns.csv"
    assert path.stat().st_size <= 1_500_000
    codes = {row["region_code"] for row in region_rows}
    towns = rows("towns")
    assert {row["region_code"] for row in towns} <= codes
    identified = [row["geonameid"] for row in towns if row["geonameid"]]
    assert len(identified) == len(set(identified)) > 9_000


def test_every_country_is_labelled_inside_itself(
    region_rows: list[dict[str, str]], areas: dict[str, BaseGeometry]
) -> None:
    labels = {
        row["iso2"]: Point(float(row["lon"]), float(row["lat"])) for row in rows("country_labels")
    }
    own: dict[str, list[BaseGeometry]] = defaultdict(list)
    for row in region_rows:
        if row["drawn_in"] == row["region_code"]:
            own[row["iso2"]].append(areas[row["region_code"]])
    assert set(labels) == set(own)
    for iso2, point in labels.items():
        assert shapely.union_all(own[iso2]).contains(point), iso2

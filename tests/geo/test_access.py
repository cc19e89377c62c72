"""Asking the geography: addresses of layers, extents, regions at places."""

import subprocess
import sys
from hashlib import sha256

import pytest

from cluster_data.geo import BASIN, layer, layer_names, polygons, region_at, region_bounds

PLACES = {
    "Sfax": (34.7406, 10.7603, "TN-61"),
    "Barcelona": (41.3888, 2.1590, "ES-CT"),
    "Monastir, on the shore": (35.7780, 10.8262, "TN-52"),
    "Porto": (41.1496, -8.6110, "PT-13"),
    "Nablus, drawn in the West Bank": (32.2211, 35.2544, "PS-WB"),
    "Tanger": (35.7673, -5.7998, "MA-01"),
    "Casablanca": (33.5883, -7.6114, "MA-06"),
    "Cairo": (30.0626, 31.2497, "EG-C"),
    "Athens": (37.9838, 23.7278, "GR-I"),
    "Prato": (43.8805, 11.0970, "IT-52"),
    "Monaco": (43.7384, 7.4246, "MC"),
    "Gibraltar": (36.1400, -5.3530, "GI"),
    "Laayoune": (27.1418, -13.1880, "EH"),
    "Ariana, drawn in Manouba": (36.95, 10.10, "TN-14"),
    "Majdal Shams": (33.2703, 35.7716, "SY-QU"),
    "Slavonski Brod": (45.1603, 18.0156, "HR-12"),
    "Požega": (45.3403, 17.6853, "HR-11"),
    "Hatay": (36.2021, 36.1600, "TR-31"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_place_falls_in_its_region(place: str) -> None:
    lat, lon, code = PLACES[place]
    assert region_at(lat, lon) == code


@pytest.mark.parametrize(
    ("lat", "lon"), [(36.0, 18.0), (42.70, 23.32), (46.20, 6.10), (52.5, 13.4), (42.51, 1.52)]
)
def test_the_sea_and_other_countries_have_no_region(lat: float, lon: float) -> None:
    assert region_at(lat, lon) is None


def test_bounds_enclose_the_areas_drawn_for_the_regions() -> None:
    west, south, east, north = region_bounds(["TN-61", "TN-11"])
    assert (west, south) < (10.0, 34.6)
    assert 10.3 < east < 11.5
    assert 36.7 < north < 37.3
    assert region_bounds(["TN-12"]) == region_bounds(["TN-14"])


def test_bounds_of_nothing_are_the_basin() -> None:
    assert region_bounds([]) == BASIN == (-10.0, 27.0, 42.0, 48.0)


def test_overseas_departments_do_not_stretch_the_extent_of_france() -> None:
    assert region_bounds(["FR-PAC", "FR-974"]) == region_bounds(["FR-PAC"])
    assert region_bounds(["FR-974"])[1] < -20


def test_bounds_of_an_unknown_region_are_refused() -> None:
    with pytest.raises(KeyError):
        region_bounds(["XX-1"])


def test_a_layer_is_addressed_relative_to_the_page_and_by_its_content() -> None:
    assert {"land", "regions"} <= set(layer_names())
    regions = layer("regions")
    digest = sha256(regions.path.read_bytes()).hexdigest()[:8]
    assert regions.url == f"app/static/geo/regions.json?v={digest}"
    with pytest.raises(KeyError):
        layer("rivers")


def test_polygons_are_a_frame_of_all_drawn_regions_in_degrees() -> None:
    frame = polygons()
    assert frame.crs == "EPSG:4326"
    assert len(frame) == len(layer("regions").read()["features"])
    assert frame["region_code"].is_unique


def test_importing_the_geography_loads_nothing_heavy() -> None:
    probe = (
        "import sys, cluster_data.geo as geo; geo.region_bounds(['TN-61']); geo.layer('land');"
        "print([m for m in ('geopandas', 'shapely', 'pandas', 'streamlit') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

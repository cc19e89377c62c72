"""The map's sites: who sees which, what lies near a place, and addresses that hold it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from cluster_data.reference import find_towns, town_at
from exhibits.catalogue.site_finding import Around
from exhibits.shapes import kilometres
from pages.map import near
from pages.map.sites import chosen_cell, reachable, written_cell
from shell import listing
from shell.address import _OWN_VALUE
from tests.pages.opening import open_page

MASKS = {"v": "sites", "p": "resp_ffp2"}
SFAX = {"near": "34.74~10.76"}


@pytest.fixture
def lists(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[listing.Row]]:
    """The rows of each list of the last run, by its key."""
    seen: dict[str, list[listing.Row]] = {}
    real = listing.draw

    def draw(key: str, heads: Any, rows: Any, *more: Any, **options: Any) -> None:
        seen[key] = list(rows)
        real(key, heads, rows, *more, **options)

    monkeypatch.setattr(listing, "draw", draw)
    return seen


@pytest.fixture
def opened(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """The map page on the sample, for a viewer and a query."""

    def open_(viewer: str = "ministry", **query: str) -> AppTest:
        monkeypatch.setenv("TELA_VIEWER", viewer)
        return open_page("map", **(MASKS | query))

    return open_


def layers(app: AppTest) -> dict[str, list[dict[str, Any]]]:
    """The data of the deck's layers by name."""
    deck = json.loads(app.get("deck_gl_json_chart")[0].proto.json)
    return {layer["id"]: layer["data"] for layer in deck["layers"]}


def sites_of(app: AppTest) -> list[str]:
    return [item["id"] for name, data in layers(app).items() if "sites-" in name for item in data]


def said(app: AppTest) -> str:
    blocks = (*app.markdown, *app.caption)
    return "\n".join(str(block.value) for block in blocks)


def test_a_ministry_sees_every_site_one_by_one(
    opened: Callable[..., AppTest], lists: dict[str, list[listing.Row]]
) -> None:
    app = opened()
    shown = sites_of(app)
    assert len(shown) == len(set(shown)) > 100
    assert "certified sites in" in said(app)
    assert {row.code for row in lists["tela_sites_list"]} == set(shown)


def test_the_public_sees_hexagons_of_all_and_points_of_those_that_agreed(
    opened: Callable[..., AppTest],
) -> None:
    everybody, points = opened("public"), opened("public", how="points")
    cells = layers(everybody)
    assert {"cells-value", "cells-withheld"} <= set(cells)
    assert "sites-certified" not in cells
    foot = "".join(block.proto.body for block in everybody.get("html"))
    assert "Most sites may not be shown one by one" in foot
    few = sites_of(points)
    assert 0 < len(few) < len(sites_of(opened()))
    assert "that can be shown" in said(points)
    names = [item["n"] for data in layers(points).values() for item in data if "n" in item]
    assert "Name withheld" not in names


def test_no_capacity_of_a_single_firm_reaches_the_public(opened: Callable[..., AppTest]) -> None:
    for how in ("points", "hexagons"):
        app = opened("public", how=how, near="35.78~10.83", km="50")
        for name, data in layers(app).items():
            if "sites-" in name:
                assert not any("a week" in item["t"] for item in data)
        # a circle moved by a little would tell a firm's figure by the difference
        assert "a week" not in "".join(block.value for block in app.markdown)


def test_what_lies_near_a_town_is_listed_the_nearest_first(
    opened: Callable[..., AppTest], lists: dict[str, list[listing.Row]]
) -> None:
    app = opened(**SFAX, km="150")
    assert app.text_input(key="tela_near_place").value == "Sfax"
    assert app.number_input(key="tela_near_km").value == 150
    assert "within 150 km of Sfax" in said(app)
    ring = layers(app)["circle"][0]["g"]
    lngs, lats = zip(*ring, strict=True)
    assert kilometres(34.7406, 10.7603, lats, lngs) == pytest.approx(150, rel=0.01)
    listed = lists["tela_sites_list"]
    assert 0 < len(listed) < len(sites_of(app))
    away = [
        0.0 if row.cells[0].startswith("under") else float(row.cells[0].split()[0])
        for row in listed
    ]
    assert away == sorted(away)
    assert max(away) <= 150
    assert "Nearest certified site" in said(app)


def test_a_town_is_found_by_its_arabic_name(opened: Callable[..., AppTest]) -> None:
    app = opened()
    app.text_input(key="tela_near_place").set_value("صفاقس").run()
    assert app.query_params["near"] == "34.74~10.76"
    assert "within 100 km of Sfax" in said(app)
    app.number_input(key="tela_near_km").set_value(200).run()
    assert app.query_params["km"] == "200"
    app.button(key="tela_near_clear").click().run()
    assert "near" not in app.query_params


def test_coordinates_work_anywhere_and_west_of_greenwich(opened: Callable[..., AppTest]) -> None:
    app = opened()
    app.text_input(key="tela_near_place").set_value("33.57, -7.59").run()
    assert app.query_params["near"] == "33.57~7.59W"
    assert "circle" in layers(app)


def test_an_unknown_town_is_said_and_changes_nothing(opened: Callable[..., AppTest]) -> None:
    app = opened()
    app.text_input(key="tela_near_place").set_value("<b>Nowhere</b> xyz").run()
    assert "near" not in app.query_params
    assert "No town is called" in said(app)
    assert "<b>" not in said(app)


def test_other_towns_of_that_name_are_one_click_away(opened: Callable[..., AppTest]) -> None:
    app = opened()
    app.text_input(key="tela_near_place").set_value("Tripoli").run()
    first = app.query_params["near"]
    app.button(key="tela_near_other_0").click().run()
    assert app.query_params["near"] != first


@pytest.mark.parametrize(
    "query",
    [
        {"near": "99~200", "km": "0"},
        {"near": "<svg>", "km": "-1"},
        {"near": "34.74", "km": "1e9"},
        {"near": "34.74~10.76~5"},
        {"near": "nan~nan", "cell": "1~2", "how": "cubes"},
        {"cell": "x" * 60},
        {"cell": "0~0~0"},
    ],
)
def test_junk_in_the_address_is_ignored(
    query: dict[str, str], opened: Callable[..., AppTest]
) -> None:
    app = opened(**query)
    assert "circle" not in layers(app)
    assert len(sites_of(app)) > 100


@pytest.mark.parametrize("km", ["0", "4", "1001", "abc", "", "-5", "٥٠"])
def test_a_radius_that_is_none_is_the_usual_one(km: str) -> None:
    assert near.radius(km) == near.USUAL


@pytest.mark.parametrize(
    ("lat", "lng"), [(34.74, 10.76), (33.57, -7.59), (-12.0, -77.04), (0.0, 0.0), (-0.01, 179.99)]
)
def test_a_place_survives_the_address(lat: float, lng: float) -> None:
    packed = near.pack(lat, lng)
    assert _OWN_VALUE.fullmatch(packed)
    assert near.unpack(packed) == (pytest.approx(lat), pytest.approx(lng))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("34.74, 10.76", (34.74, 10.76)),
        ("34.74 10.76", (34.74, 10.76)),
        ("34,74 ; 10,76", (34.74, 10.76)),
        ("33.57 N 7.59 W", (33.57, -7.59)),
        ("33,57° N, 7,59° O", (33.57, -7.59)),
        ("33.57, -7.59", (33.57, -7.59)),
        ("Sfax", None),
        ("95, 10", None),
        ("34.74", None),
        ("1, 2, 3", None),
    ],
)
def test_coordinates_as_people_type_them(text: str, place: tuple[float, float] | None) -> None:
    assert near.typed(text) == place


def test_a_hexagon_survives_the_address() -> None:
    for cell in ("-10~39~100", "3~-4~50", "0~0~25"):
        assert _OWN_VALUE.fullmatch(written_cell(cell))
        assert chosen_cell(written_cell(cell)) == cell


def test_a_hexagon_chosen_lists_its_sites(
    opened: Callable[..., AppTest], lists: dict[str, list[listing.Row]]
) -> None:
    app = opened(how="hexagons")
    fullest = lists["tela_cells_list"][0]
    lists.clear()
    app.query_params["cell"] = written_cell(fullest.code)
    app.run()
    assert "chosen" in layers(app)
    count = int(fullest.note.split()[0])
    assert len(lists["tela_sites_list"]) == count > 2
    app.button(key="tela_cell_close").click().run()
    assert "cell" not in app.query_params


def test_a_map_about_a_place_shows_what_is_in_sight_and_the_nearest_certified() -> None:
    table = pd.DataFrame(
        {
            "distance_km": [1.0, 149.0, 400.0, 900.0, 950.0],
            "certified": pd.array([False, None, False, True, True], dtype="boolean"),
        }
    )
    around = Around(0, 0, 50, "")
    assert reachable(table, around)["distance_km"].tolist() == [1.0, 149.0, 400.0, 900.0]
    assert reachable(table.iloc[:3], around)["distance_km"].tolist() == [1.0, 149.0]
    assert reachable(table.iloc[2:3], around)["distance_km"].tolist() == [400.0]
    assert len(reachable(table, None)) == 5
    assert reachable(table.iloc[:0], around).empty


def test_towns_are_found_by_any_name_the_larger_first() -> None:
    for name in ("Sfax", "SFAX ", "صفاقس", "sfaqes"):
        assert find_towns(name)[0].name == "Sfax"
    assert find_towns("Venezia")[0].iso2 == "IT"
    assert find_towns("Αθήνα")[0].name == "Athens"
    assert len(find_towns("san", 5)) == 5
    assert find_towns("zzzz") == find_towns("") == find_towns("<>") == ()
    tripoli = find_towns("Tripoli")
    assert {"LY", "LB"} <= {town.iso2 for town in tripoli}
    assert tripoli[0].people >= tripoli[1].people


def test_a_town_is_known_by_its_place() -> None:
    sfax = find_towns("Sfax")[0]
    assert town_at(sfax.lat, sfax.lng) == sfax
    assert town_at(25.0, 20.0) is None

"""The map of sites: its finding, how sites are grouped, and the deck that draws it."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import numpy as np
import pandas as pd
import pytest

from exhibits.catalogue.site_finding import Around
from exhibits.catalogue.site_grouping import FEW, MOST, cell_width, grouping
from exhibits.catalogue.site_map import example_cells, example_table, site_map
from exhibits.exhibit import Answered, Exhibit
from exhibits.render.around import foot_html, head_html
from exhibits.render.deck_sites import deck
from exhibits.render.site_legend import on_screen
from exhibits.render.site_marks import bounds
from exhibits.render.svg import svg
from exhibits.render.svg.letters import text_width
from exhibits.shapes import cell_of, kilometres
from exhibits.style import LIGHT
from tests.exhibits.tables import GROUND
from words import speaking_in

COMMON: dict[str, Any] = {
    "product_label": "FFP2",
    "rung_label": "certified",
    "as_of": dt.date(2026, 11, 1),
    "answered": Answered(22, 66),
    "source": "survey, 2026-R2",
}
SOUSSE = Around(35.825, 10.641, 50, "Sousse")


def made(table: pd.DataFrame | None = None, **given: Any) -> Exhibit:
    return site_map(example_table() if table is None else table, **COMMON | given)


def measured(around: Around = SOUSSE, **given: Any) -> Exhibit:
    table = example_table()
    away = kilometres(around.lat, around.lng, table["lat"], table["lng"])
    return made(table.assign(distance_km=away), around=around, **given)


def many(count: int) -> pd.DataFrame:
    """Sites all over the basin, each at a place of its own."""
    chance = np.random.default_rng(7)
    one = example_table().iloc[[0]]
    table = pd.concat([one] * count, ignore_index=True)
    return table.assign(
        site_id=[f"{place:012x}" for place in range(count)],
        name=[f"Atelier fictif {place}" for place in range(count)],
        lat=chance.uniform(30, 46, count),
        lng=chance.uniform(-9, 36, count),
        capacity=chance.uniform(1, 1e6, count),
    )


def layers(exhibit: Exhibit, **given: Any) -> dict[str, dict[str, Any]]:
    """The layers as the browser reads them, by name."""
    drawn = json.loads(deck(exhibit, GROUND, **given).to_json())["layers"]
    return {layer["id"]: layer for layer in drawn}


def test_the_title_counts_certified_sites_and_says_where_they_gather() -> None:
    assert made().title == (
        "FFP2: 4 certified sites in 2 countries; 75% of them within 50 km of Monastir"
    )


def test_below_certified_every_site_counts() -> None:
    assert made(certified=False).title.startswith("FFP2: 6 sites in 3 countries")


@pytest.mark.parametrize(
    ("table", "given", "said"),
    [
        (example_table().iloc[:0], {}, "FFP2: no site with a known place makes it"),
        (example_table().iloc[:0], {"hidden": 3}, "FFP2: no site may be shown one by one"),
        (example_table().iloc[[0]], {}, "FFP2: 1 certified site in one country, Tunisia"),
        (example_table().iloc[[2]], {}, "FFP2: none of the 1 site is certified today"),
        (example_table().iloc[[5]], {}, "FFP2: 1 site in one country, Portugal"),
        (
            example_table().iloc[[0]],
            {"hidden": 9},
            "FFP2: 1 certified site that can be shown in one country, Tunisia",
        ),
        (
            example_table().iloc[[0]],
            {"place_label": "Tunisia"},
            "FFP2, Tunisia: 1 certified site in one country, Tunisia",
        ),
    ],
)
def test_titles_of_few_and_of_none(table: pd.DataFrame, given: dict[str, Any], said: str) -> None:
    assert made(table, **given).title == said


def test_no_town_is_named_where_sites_are_spread() -> None:
    assert ";" not in made(many(300)).title


def test_within_a_distance_the_title_counts_and_names_the_nearest() -> None:
    assert measured().title == (
        "FFP2: 3 certified sites within 50 km of Sousse; the nearest is in Sousse, under 1 km away"
    )
    far = measured(Around(45.0, 15.0, 100, "Zadar"))
    assert far.title.startswith("FFP2: no certified site within 100 km of Zadar; the nearest is in")


def test_near_a_place_too_the_title_says_that_some_are_hidden() -> None:
    assert measured(hidden=9).title.startswith(
        "FFP2: 3 certified sites that can be shown within 50 km of Sousse"
    )
    far = measured(Around(45.0, 15.0, 100, "Zadar"), hidden=9)
    assert far.title.startswith("FFP2: no site that can be shown within 100 km of Zadar")


def test_the_nearest_come_first_in_the_table() -> None:
    away = measured().table["distance_km"].tolist()
    assert away == sorted(away)


def test_hexagons_say_what_they_hold_and_withhold() -> None:
    exhibit = made(example_cells(), manner="hexagons")
    assert exhibit.title == "FFP2: 4 sites can be shown"
    assert "2 hexagons are not shown" in exhibit.notes[0]
    hidden = exhibit.table[exhibit.table["state"].eq("suppressed")]
    assert hidden[["sites", "n", "capacity"]].isna().all(axis=None)


def test_a_suppressed_hexagon_keeps_no_figure_even_if_given_one() -> None:
    leak = example_cells().assign(state="suppressed", sites=2, firms=2, capacity=5.0)
    exhibit = made(leak, manner="hexagons", unit_label="pieces")
    assert exhibit.table[["sites", "n", "capacity"]].isna().all(axis=None)
    drawn = deck(exhibit, GROUND).to_json()
    assert "firms" not in drawn.replace("fewer than 3 firms", "").replace("n <3 firms", "")


def test_what_is_hidden_or_known_by_its_town_only_is_noted() -> None:
    said = " ".join(made(hidden=7).notes)
    assert "7 sites are not shown" in said
    assert "6 sites are known by their town or region only" in said
    assert made(example_table().assign(precision="site")).notes == ()


def test_sites_without_a_place_are_not_drawn() -> None:
    table = example_table()
    table.loc[0, ["lat", "lng"]] = np.nan
    assert len(made(table).table) == 5


def test_the_builder_leaves_its_table_alone() -> None:
    given = example_table().assign(name="Ate\u202elier")
    before = given.copy(deep=True)
    assert "\u202e" not in "".join(made(given).table["name"])
    pd.testing.assert_frame_equal(given, before)


@pytest.mark.parametrize(
    ("shown", "hidden", "wanted", "manner", "explained"),
    [
        (0, 0, "", "points", False),
        (FEW, 0, "", "points", False),
        (FEW + 1, 0, "", "hexagons", True),
        (FEW + 1, 0, "points", "points", False),
        (MOST + 1, 0, "points", "hexagons", True),
        (3, 0, "hexagons", "hexagons", False),
        (20, 21, "", "hexagons", True),
        (20, 21, "points", "points", False),
        (20, 20, "", "points", False),
    ],
)
def test_points_or_hexagons(
    shown: int, hidden: int, wanted: str, manner: str, explained: bool
) -> None:
    found = grouping(shown, hidden, wanted)
    assert found.manner == manner
    assert bool(found.reason) == explained


def test_hexagons_are_smaller_on_a_nearer_map() -> None:
    assert [cell_width(across) for across in (52, 12, 3)] == [100, 50, 25]


def test_every_site_is_drawn_once_in_the_colour_of_its_standing() -> None:
    exhibit = made(unit_label="pieces")
    drawn = layers(exhibit)
    names = ("sites-unknown", "sites-not_certified", "sites-certified")
    assert tuple(drawn) == names
    assert sorted(item["id"] for name in names for item in drawn[name]["data"]) == sorted(
        exhibit.table["site_id"]
    )
    assert drawn["sites-certified"]["getFillColor"] == [0x0B, 0x5D, 0x66]
    # hollow: told apart without colour
    assert drawn["sites-not_certified"]["getFillColor"] == [255, 255, 255]
    assert drawn["sites-not_certified"]["getLineColor"] == [0x0B, 0x5D, 0x66]
    assert all(drawn[name]["pickable"] for name in names)


def test_size_tells_a_capacity_only_where_there_is_one_unit() -> None:
    sized = layers(made(unit_label="pieces"))["sites-certified"]
    by_site = {item["id"]: item["r"] for item in sized["data"]}
    # areas in proportion: 90,000 to 64,000, both above the least size
    assert (by_site["a1"] / by_site["a5"]) ** 2 == pytest.approx(90 / 64, rel=0.05)
    equal = layers(made())["sites-certified"]
    assert isinstance(equal["getRadius"], float)
    assert all("r" not in item for item in equal["data"])
    unknown = layers(made(example_table().assign(capacity=np.nan), unit_label="pieces"))
    assert isinstance(unknown["sites-certified"]["getRadius"], float)


def test_two_sites_at_one_place_are_both_seen() -> None:
    data = layers(made())["sites-certified"]["data"]
    spots = {item["id"]: tuple(item["p"]) for item in data}
    assert spots["a1"] != spots["a2"]


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=alert(1)>", "{t}", "{n}", "a\nb\u202ec", "'\"&amp;", "@@=1"]
)
def test_hostile_names_stay_words_in_the_tooltip(name: str) -> None:
    drawn = deck(made(example_table().assign(name=name)), GROUND)
    item = json.loads(drawn.to_json())["layers"][0]["data"][0]
    # the tooltip fills {n} and {t} with text that it escapes; a brace of a name's own is broken
    assert "{t}" not in item["n"]
    assert "{n}" not in item["n"]
    assert "\n" not in item["n"]
    assert "\u202e" not in item["n"]
    assert item["n"].replace("\u2060", "") == name.replace("\n", " ").replace("\u202e", "")
    assert set(item) == {"p", "id", "n", "t"}
    body = svg(made(example_table().assign(name=name)))
    assert b"<img" not in body


def test_the_tooltip_says_it_in_plain_words() -> None:
    item = layers(measured(unit_label="pieces"))["sites-certified"]["data"][0]
    assert item["n"] == "Atelier Exemple"
    assert "Monastir, Tunisia" in item["t"]
    assert "90,000 pieces a week" in item["t"]
    assert "certified today" in item["t"]
    assert "km" in item["t"]
    withheld = layers(made())["sites-not_certified"]["data"][0]
    assert withheld["n"] == "Name withheld"


def test_the_ground_is_ours_and_asks_nobody() -> None:
    drawn = json.loads(deck(made(), GROUND).to_json())
    assert "mapProvider" not in drawn
    assert drawn["mapStyle"].startswith("data:application/json,")
    for word in ("http", "carto", "mapbox"):
        assert word not in deck(made(), GROUND).to_json()
    assert "app%2Fstatic%2Fgeo%2Fland.json" in drawn["mapStyle"]


def test_the_map_opens_on_the_basin_the_selection_or_the_circle() -> None:
    def view(exhibit: Exhibit) -> dict[str, float]:
        return dict(json.loads(deck(exhibit, GROUND).to_json())["initialViewState"])

    assert view(made())["longitude"] == 16
    spain = view(made(frame=(-9.3, 35.9, 4.3, 43.8)))
    assert spain["longitude"] == pytest.approx(-2.5, abs=0.1)
    assert spain["zoom"] > view(made())["zoom"]
    near = view(measured())
    assert (near["latitude"], near["longitude"]) == (
        pytest.approx(35.825, abs=0.01), pytest.approx(10.641, abs=0.01),
    )  # fmt: skip
    west, south, east, north = bounds(measured())
    assert kilometres(35.825, 10.641, [35.825], [west])[0] > 50
    assert south < 35.825 - 50 / 111.2 < 35.825 + 50 / 111.2 < north
    assert east > west


def test_the_circle_is_a_ring_of_that_radius() -> None:
    ring = layers(measured())["circle"]["data"][0]["g"]
    lngs, lats = zip(*ring, strict=True)
    assert kilometres(35.825, 10.641, lats, lngs) == pytest.approx(50, rel=0.01)
    assert layers(measured())["circle"]["pickable"] is False


def test_hexagons_are_coloured_by_firms_and_dotted_where_withheld() -> None:
    exhibit = made(example_cells(), manner="hexagons")
    drawn = layers(exhibit)
    assert {item["id"] for item in drawn["cells-value"]["data"]} == set(
        exhibit.table.loc[exhibit.table["state"].eq("value"), "cell"]
    )
    assert len(drawn["cells-withheld"]["data"]) == 2
    assert len(drawn["suppressed"]["data"]) == 14
    assert drawn["cells-value"]["data"][0]["n"].startswith("Around ")


def test_the_hexagon_chosen_is_outlined_and_the_layers_forget_the_click() -> None:
    cell = example_cells()["cell"].iloc[0]
    exhibit = made(example_cells(), manner="hexagons")
    drawn = layers(exhibit, chosen=cell)
    assert "chosen" in drawn
    assert "cells-value" not in drawn
    assert "chosen" not in layers(exhibit, chosen="99~99~100")


def test_twenty_thousand_sites_are_right_and_light() -> None:
    sites = many(20_000)
    assert grouping(len(sites)).manner == "hexagons"
    cells = example_cells(sites, cell_width(52))
    exhibit = made(cells, manner="hexagons")
    held = {cell_of(lat, lng, 100) for lat, lng in zip(sites["lat"], sites["lng"], strict=True)}
    assert set(exhibit.table["cell"]) == held
    alone = exhibit.table[exhibit.table["state"].eq("suppressed")]
    left = 20_000 - int(exhibit.table["sites"].sum())
    assert len(alone) <= left <= 2 * len(alone)
    assert len(exhibit.table) < 1_200
    assert len(deck(exhibit, GROUND).to_json()) < 500_000


def test_the_most_points_that_can_be_asked_for_stay_light() -> None:
    drawn = deck(made(many(MOST), unit_label="pieces"), GROUND)
    assert len(drawn.to_json()) < 1_000_000


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("table", [example_table(), example_table().iloc[:0]])
def test_nothing_and_something_draw_in_both_themes(dark: bool, table: pd.DataFrame) -> None:
    exhibit = made(table, unit_label="pieces")
    deck(exhibit, GROUND, dark=dark, width="narrow", pixels=360)
    empty = made(example_cells(table) if len(table) else example_cells().iloc[:0],
                 manner="hexagons")  # fmt: skip
    deck(empty, GROUND, dark=dark)
    assert svg(empty, dark=dark)
    assert on_screen(exhibit, 360, dark).startswith("<svg")


def test_the_legend_counts_every_site() -> None:
    drawn = on_screen(made(unit_label="pieces"), 900, False)
    for words in ("certified today (4)", "not certified today (1)", "no standard applies"):
        assert words in drawn
    assert "pieces a week" in drawn


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_long_key_stays_within_a_narrow_legend(language: str) -> None:
    with speaking_in(language):
        unknown = example_table().assign(certified=None, distance_km=1.0)
        drawn = on_screen(made(unknown, around=SOUSSE), 300, False)
    for text in re.findall(r"<text[^>]*>([^<]+)</text>", drawn):
        assert text_width(text, 12) <= 280, text


def test_what_stands_around_the_map_is_escaped() -> None:
    exhibit = made(source="<b>x</b>", product_label="<i>y</i>")
    around = head_html(exhibit) + foot_html(exhibit)
    assert "<b>" not in around
    assert "<i>" not in around
    assert "&lt;i&gt;y&lt;/i&gt;" in around
    assert LIGHT.ink in around


def test_vectors_hold_every_site_by_its_code() -> None:
    exhibit = measured(unit_label="pieces")
    drawn = svg(exhibit).decode()
    for site in exhibit.table["site_id"]:
        assert f'data-name="{site}"' in drawn
    cells = made(example_cells(), manner="hexagons")
    for cell in cells.table["cell"]:
        assert f'data-name="{cell}"' in svg(cells).decode()

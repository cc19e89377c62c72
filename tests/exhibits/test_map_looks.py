"""Pies, measures crossed, rounds side by side, patterns, frames: each look at the map."""

from __future__ import annotations

import datetime as dt
import html
import json
import math
from itertools import combinations, pairwise, product

import pandas as pd
import pytest

from cluster_data import reference
from exhibits.catalogue import EXAMPLES
from exhibits.catalogue.mix_map import mix_map
from exhibits.catalogue.need_map import need_map, with_need
from exhibits.catalogue.region_map import region_map
from exhibits.catalogue.round_maps import round_maps
from exhibits.classes import area_colours, classes_of
from exhibits.classing import Classing
from exhibits.crossing import STEPS, cell_colours, cells, placed, thirds, unplaced
from exhibits.exhibit import Exhibit
from exhibits.render import (
    cross_legend,
    map_legend,
    pie_legend,
    plotly_bivariate,
    plotly_map,
    plotly_pies,
)
from exhibits.render.ground import Ground
from exhibits.render.marks import mark_of
from exhibits.render.pies import MOST, features, pies_of
from exhibits.render.places import ground
from exhibits.render.svg import svg
from exhibits.style import class_colours, contrast, crossed_colours
from tests.exhibits.tables import COMMON, GROUND, area, table
from words import speaking_in


def crossed(*rows: dict[str, object]) -> Exhibit:
    return need_map(with_need(table(*rows)), **COMMON)


def mixed(rows: list[tuple[object, ...]], **given: object) -> Exhibit:
    columns = ["place", "iso2", "name", "level", "family_code", "lines", "n", "state"]
    frame = pd.DataFrame(rows, columns=columns)
    whole = frame.groupby("place")["lines"].transform("sum")
    frame = frame.assign(share=frame["lines"] / whole, n=frame["n"].astype("Int64"))
    said = {key: COMMON[key] for key in ("rung_label", "as_of", "answered", "source")}
    return mix_map(frame, **said, **given)


def rounds(*tables: pd.DataFrame, **given: object) -> Exhibit:
    named = [
        one.assign(round=f"2026-R{place}", day=dt.date(2026, place, 1))
        for place, one in enumerate(tables, start=1)
    ]
    whole = pd.concat(named, ignore_index=True)
    return round_maps(whole, **{"measure": "per_100k", **COMMON, **given})


# classes: one function, so map, legend, list and vectors agree


@pytest.mark.parametrize("method", ["auto", "quantiles", "equal", "natural", "manual"])
def test_map_legend_list_and_vectors_show_the_same_classes(method: str) -> None:
    values = [1.7**place for place in range(14)]
    asked = Classing(method, 4, (2.0, 30.0, 400.0))  # type: ignore[arg-type]
    rows = [area(f"TN-{11 + place}", value=value) for place, value in enumerate(values)]
    shown = region_map(table(*rows), measure="per_100k", **COMMON, classing=asked)
    found = classes_of(shown)
    drawn = plotly_map.figure(shown, GROUND).data[0]
    assert list(drawn.z) == found.index(values).tolist()
    by_class, _states = map_legend.keys(shown, found, dark=False)
    assert [key.count for key in by_class] == found.counts(values)
    assert sum(key.count for key in by_class) == len(values)
    listed = area_colours(shown)
    assert [listed[row["area"]] for row in rows] == [
        class_colours(len(found))[place] for place in found.index(values)
    ]
    drawn_vector = svg(shown).decode()
    for row in rows:
        if f'data-name="{row["area"]}"' in drawn_vector:
            path = drawn_vector.split(f'data-name="{row["area"]}"')[1].split(">")[0]
            assert f'fill="{listed[row["area"]]}"' in path


@pytest.mark.parametrize("dark", [False, True])
def test_patterns_cover_each_class_with_its_own_mark(dark: bool) -> None:
    rows = [area(f"TN-{11 + place}", value=float(1.9**place)) for place in range(12)]
    shown = region_map(table(*rows), measure="per_100k", **COMMON, patterns=True)
    marked = Ground(**{**GROUND.__dict__, "sprite_url": "http://here/app/static/sprites/classes"})
    style = plotly_map.figure(shown, marked, dark=dark).layout.map.style
    layers = {one["id"]: one for one in style["layers"] if one["id"].startswith("mark-")}
    found = classes_of(shown)
    codes = [code for layer in layers.values() for code in layer["filter"][2][1]]
    assert sorted(codes) == sorted(row["area"] for row in rows)
    assert set(layers) == {f"mark-{mark_of(p, len(found), dark)}" for p in range(len(found))}
    assert len(set(layers)) == len(found)
    plain = plotly_map.figure(shown, GROUND, dark=dark).layout.map.style
    assert "sprite" not in plain, "without an address nothing may be asked for"
    off = region_map(table(*rows), measure="per_100k", **COMMON)
    assert "sprite" not in plotly_map.figure(off, marked).layout.map.style


def test_a_pattern_in_the_legend_leaves_the_number_free() -> None:
    rows = [area(f"TN-{11 + place}", value=float(1.9**place)) for place in range(12)]
    bare = region_map(table(*rows), measure="per_100k", **COMMON)
    shown = region_map(table(*rows), measure="per_100k", **COMMON, patterns=True)
    lines = [
        sum(shape["type"] == "line" for shape in plotly_map.figure(one, GROUND).layout.shapes)
        for one in (bare, shown)
    ]
    assert lines[1] > lines[0] + 20


def test_a_map_opens_on_what_is_chosen() -> None:
    shown = region_map(
        table(area("TN-52", value=1.0)), measure="per_100k", **COMMON, frame=(7.5, 30.2, 11.6, 37.4)
    )
    view = plotly_map.figure(shown, GROUND, pixels=900).layout.map
    basin = plotly_map.figure(
        region_map(table(area("TN-52", value=1.0)), measure="per_100k", **COMMON),
        GROUND, pixels=900,
    ).layout.map  # fmt: skip
    assert view.zoom > basin.zoom + 1
    assert 7.5 < view.center.lon < 11.6
    assert 30.2 < view.center.lat < 37.4


def test_countries_are_called_countries() -> None:
    rows = [
        area(code, value=value, level="country", name=name)
        for code, value, name in (("TN", 9.0, "Tunisia"), ("ES", 9.0, "Spain"), ("IT", 1.0, "I"))
    ]
    made = region_map(table(*rows), measure="per_100k", **COMMON)
    assert "2 countries share the most" in made.title
    assert not any("no sourced population" in note for note in made.notes)
    style = plotly_map.figure(made, GROUND).layout.map.style
    inner = next(layer for layer in style["layers"] if layer["id"] == "region-line")
    assert inner["paint"]["line-opacity"] == 0


# capacity against need


def test_every_area_stands_in_one_place_of_the_crossing() -> None:
    shown = EXAMPLES["need_map"]()
    states = shown.table["state"].isin(["suppressed", "not_answered", "not_asked"]).sum()
    assert len(placed(shown)) + len(unplaced(shown)) + states == len(shown.table)
    legend, _tall = cross_legend.draw(shown, dark=False, pixels=900)
    picture = plotly_bivariate.figure(shown, ground())
    named = {trace.name: trace for trace in picture.data}
    assert {"value", "unplaced", "suppressed", "not_answered"} <= set(named)
    assert len(named["value"].z) == len(placed(shown))
    assert any("much need" in note["text"] for note in legend.texts)


def test_need_is_the_countrys_staff_and_its_years_are_told() -> None:
    shown = crossed(area("TN-52", value=5.0), area("XK-1", value=5.0, iso2="XK", name="Peja"))
    tunisia = reference.countries()["TN"].figures
    expected = tunisia["physicians_per_10k"] + tunisia["nurses_midwives_per_10k"]
    assert shown.table["need"].iloc[0] == pytest.approx(expected)
    assert pd.isna(shown.table["need"].iloc[1])
    assert any("2017" in note for note in shown.notes)
    assert any("Peja" in note for note in shown.notes)
    assert any("derived from national counts" in note for note in shown.notes)


def test_an_answer_of_none_is_little_capacity_and_silence_is_not() -> None:
    rows = [area(f"ES-{code}", value=float(value)) for code, value in (("A", 5), ("B", 50))]
    shown = crossed(*rows, area("ES-C", "none"), area("ES-D", "not_answered"), area("ES-E"))
    found = dict(cells(shown))
    assert found["ES-C"][1] == 0
    assert found["ES-B"][1] == STEPS - 1
    assert "ES-D" not in found
    assert "ES-D" not in cell_colours(shown)


@pytest.mark.parametrize(
    "values", [[], [0.0], [4.0, 4.0, 4.0], [0.0, 0.0, 0.0, 9.0], [0.0, 5.0], list(range(480))]
)
def test_any_values_can_be_crossed(values: list[float]) -> None:
    rows = [area(f"IT-{place}", value=float(value)) for place, value in enumerate(values)]
    shown = crossed(*rows)
    found = list(cells(shown))
    assert len(found) == len(values)
    assert all(0 <= need < STEPS and 0 <= capacity < STEPS for _area, (need, capacity) in found)
    assert shown.title
    figure = plotly_bivariate.figure(shown, GROUND)
    assert len(figure.to_json()) < 140_000
    assert svg(shown, width="narrow").startswith(b"<?xml")
    if len(set(values)) > 1:
        by_value = sorted(zip(values, (cell[1] for _area, cell in found), strict=True))
        steps = [step for _value, step in by_value]
        assert steps == sorted(steps)
        assert steps[0] < steps[-1]


def test_zeros_are_a_class_of_their_own_where_they_are_many() -> None:
    found = thirds([0.0] * 8 + [3.0, 9.0, 12.0])
    assert found.index([0.0, 3.0]).tolist() != [0, 0]


def test_nine_colours_can_be_told_apart_and_read_in_grey() -> None:
    for dark in (False, True):
        nine = crossed_colours(dark)
        against = "#FFFFFF"
        grey = [[contrast(shade, against) for shade in row] for row in nine]
        lines = [*grey, *map(list, zip(*grey, strict=True))]
        for line in lines:
            assert line == sorted(line, reverse=dark), "lightness runs one way"
            assert min(abs(a - b) for a, b in pairwise(line)) > 0.1
        flat = [shade for row in nine for shade in row]
        assert min(_apart(a, b) for a, b in combinations(flat, 2)) > 0.055


def _apart(one: str, other: str) -> float:
    """A plain distance of two colours, each channel from 0 to 1."""
    parts = [[int(hue[p : p + 2], 16) / 255 for p in (1, 3, 5)] for hue in (one, other)]
    return math.dist(*parts)


# pies


def test_pies_are_as_large_as_their_lines_and_do_not_cover_each_other() -> None:
    places = [code for code, found in reference.regions().items() if found.iso2 in ("TN", "IT")]
    shown = mixed(
        [
            (code, code[:2], code, "region", family, 1 + 7 * place, 5, "value")
            for place, code in enumerate(places)
            for family in ("ppe", "linen", "extra")
        ]
    )
    pies = pies_of(shown, ground().points, 920)
    assert len(pies.drawn) + pies.left_out == len(places)
    assert pies.left_out > 0
    assert len(pies.drawn) <= MOST
    for one, other in combinations(pies.drawn, 2):
        apart = math.hypot(one.x - other.x, one.y - other.y)
        assert apart >= 0.9 * (one.radius + other.radius)
    large, small = pies.drawn[0], pies.drawn[3]
    sizes = shown.table.groupby("area")["value"].sum()
    assert (large.radius / small.radius) ** 2 == pytest.approx(
        sizes[large.area] / sizes[small.area], rel=1e-6
    )
    legend, _tall = pie_legend.draw(shown, pies, dark=False, pixels=920)
    said = " ".join(html.unescape(note["text"]) for note in legend.texts)
    assert f"{pies.left_out} areas have no pie" in said
    assert "Protective" in said
    assert "Other families" in said


def test_a_pie_turns_once_and_its_wedges_share_its_lines() -> None:
    shown = EXAMPLES["mix_map"]()
    for pie in pies_of(shown, ground().points, 920).drawn:
        assert pie.wedges[0].start == 0
        assert pie.wedges[-1].end == pytest.approx(2 * math.pi)
        for wedge in pie.wedges:
            part = (wedge.end - wedge.start) / (2 * math.pi)
            assert part == pytest.approx(wedge.row["share"])


def test_a_pie_is_round_where_it_is_drawn() -> None:
    shown = mixed([("TN-52", "TN", "Monastir", "region", "ppe", 9, 5, "value")])
    pies = pies_of(shown, ground().points, 920)
    ring = features(pies.drawn)[0]["geometry"]["coordinates"][0]
    across = max(x for x, _y in ring) - min(x for x, _y in ring)
    up = [math.degrees(math.asinh(math.tan(math.radians(y)))) for _x, y in ring]
    assert max(up) - min(up) == pytest.approx(across, rel=0.02)


def test_wedges_tell_their_area_when_clicked_and_ask_nothing_of_anybody() -> None:
    shown = EXAMPLES["mix_map"]()
    picture = plotly_pies.figure(shown, ground())
    wedges = next(trace for trace in picture.data if trace.name == "wedges")
    assert {data[0] for data in wedges.customdata} <= set(shown.table["area"])
    assert set(wedges.locations) == {one["id"] for one in wedges.geojson["features"]}
    assert "http" not in picture.to_json()
    named = {trace.name for trace in picture.data}
    assert {"suppressed", "not_answered"} <= named


def test_a_countrys_name_stands_under_its_pie() -> None:
    shown = mixed([("ES", "ES", "Spain", "country", "ppe", 9, 5, "value")])
    style = plotly_pies.figure(shown, ground()).layout.map.style
    names = {
        one["properties"]["name"]: one for one in style["sources"]["names"]["data"]["features"]
    }
    pie = pies_of(shown, ground().points, 920).drawn[0]
    foot = math.degrees(math.atan(math.sinh(pie.y - pie.radius)))
    assert names["Spain"]["properties"]["beneath"]
    assert names["Spain"]["geometry"]["coordinates"][1] < foot
    assert not names["France"]["properties"]["beneath"]


def test_no_pie_stands_on_half_a_name() -> None:
    shown = mixed([("IT-52", "IT", "Tuscany", "region", "ppe", 90, 5, "value")])
    style = plotly_pies.figure(shown, ground()).layout.map.style
    names = {one["properties"]["name"] for one in style["sources"]["names"]["data"]["features"]}
    assert "Spain" in names
    assert "Italy" not in names
    assert ">Italy<" not in svg(shown).decode()
    assert ">Spain<" in svg(shown).decode()


def test_a_map_of_many_pies_stays_small() -> None:
    places = [code for code, one in reference.regions().items() if one.drawn_in == code]
    shown = mixed(
        [
            (code, code[:2], "A region", "region", family, 3, 5, "value")
            for code, family in product(places, ("ppe", "linen", "or", "hyg"))
        ]
    )
    assert len(plotly_pies.figure(shown, ground()).to_json()) < 330_000


def test_hostile_names_are_text_on_every_look() -> None:
    name = "<img src=x onerror=alert(1)>\u202e%{text}"
    made = (
        plotly_pies.figure(
            mixed([("TN-52", "TN", name, "region", "ppe", 9, 5, "value")]), ground()
        ),
        plotly_bivariate.figure(crossed(area("TN-52", value=2.0, name=name)), ground()),
    )
    for picture in made:
        sent = picture.to_json()
        assert "<img" not in sent
        assert "\\u003cimg" not in sent
        assert "\u202e" not in sent
    drawn = svg(rounds(table(area("TN-52", value=2.0, name=name)))).decode()
    assert "<img" not in drawn


# rounds


def test_rounds_share_their_classes() -> None:
    one = table(*(area(f"TN-{11 + place}", value=float(place + 1)) for place in range(8)))
    other = table(*(area(f"TN-{11 + place}", value=float(100 + place)) for place in range(8)))
    shown = rounds(one, other)
    found = classes_of(shown)
    assert found.low <= 1
    assert found.upper[-1] >= 107
    assert sum(found.counts(shown.table["value"])) == 16
    assert "8 areas with a figure in 2026-R2, as in 2026-R1" in shown.title


def test_the_last_four_rounds_are_shown() -> None:
    one = table(area("TN-52", value=1.0))
    shown = rounds(*([one] * 6))
    assert list(dict.fromkeys(shown.table["round"])) == [f"2026-R{n}" for n in (3, 4, 5, 6)]
    drawn = svg(shown).decode()
    assert drawn.count('data-name="map"') == 4
    assert "2026-R2, " not in drawn


def test_small_maps_of_a_country_stay_small() -> None:
    frame = (7.235, 29.802, 11.809, 37.772)
    shown = rounds(*([table(area("TN-52", value=1.0))] * 2), frame=frame)
    for width in ("wide", "narrow"):
        drawn = svg(shown, width=width).decode()  # type: ignore[arg-type]
        assert float(drawn.split('height="')[1].split('"')[0]) < 1_100
        assert drawn.count('data-name="TN-52"') == 2


def test_a_round_without_a_figure_is_said() -> None:
    shown = rounds(table(area("TN-52", "suppressed")), table(area("TN-52", value=3.0)))
    assert "only round that can show a figure" in shown.title
    nothing = rounds(table(area("TN-52", "suppressed")), table(area("TN-52", "suppressed")))
    assert "fewer than three firms" in nothing.title


@pytest.mark.parametrize("name", ["mix_map", "need_map", "round_maps"])
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("pixels", [320, 640, 920])
def test_no_word_of_a_legend_leaves_its_place(name: str, language: str, pixels: int) -> None:
    with speaking_in(language):
        shown = EXAMPLES[name]()
        if name == "mix_map":
            pies = pies_of(shown, ground().points, pixels)
            legend, tall = pie_legend.draw(shown, pies, dark=False, pixels=pixels)
        elif name == "need_map":
            legend, tall = cross_legend.draw(shown, dark=False, pixels=pixels)
        else:
            legend, tall = map_legend.draw(shown, (), dark=False, pixels=pixels)
    for note in legend.texts:
        across = len(html.unescape(note["text"])) * note["font"]["size"] * 0.475
        start = {"left": 0.0, "center": -across / 2}[note["xanchor"]]
        assert note["xshift"] + start >= -6, note["text"]
        assert note["xshift"] + start + across <= pixels + 4, note["text"]
        assert -tall <= note["yshift"] <= 0, note["text"]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [area("TN-52", value=4.0)],
        [area(f"TN-{11 + place}", value=4.0) for place in range(9)],
        [area("TN-52", value=0.0), area("TN-51", "not_answered"), area("TN-61", "none")],
        [area("TN-52", value=1.0, name="Sfax"), area("TN-51", value=2.0, name="SFAX "),
         area("TN-61", value=3.0, name="Sfáx")],
        [area("TN-52", "suppressed"), area("TN-51", "suppressed")],
    ],
    ids=["none", "one", "all equal", "null beside zero", "names alike", "all suppressed"],
)  # fmt: skip
@pytest.mark.parametrize("patterns", [False, True])
def test_edges_are_drawn_on_screen_and_as_vectors(
    rows: list[dict[str, object]], patterns: bool
) -> None:
    shown = region_map(table(*rows), measure="per_100k", **COMMON, patterns=patterns)
    assert json.loads(plotly_map.figure(shown, GROUND).to_json())
    assert svg(shown).startswith(b"<?xml")
    assert plotly_bivariate.figure(crossed(*rows), GROUND).layout.height > 300
    if rows:
        assert svg(rounds(table(*rows), table(*rows), patterns=patterns)).startswith(b"<?xml")

"""What the map's figure holds, as sent to the browser."""

from __future__ import annotations

import dataclasses
import html
import json
import math
from collections.abc import Callable
from pathlib import Path

import plotly.graph_objects as go
import pytest

from exhibits.catalogue import EXAMPLES
from exhibits.catalogue.region_map import example, region_map
from exhibits.classes import classes
from exhibits.exhibit import Exhibit
from exhibits.render import plotly_bivariate, plotly_pies
from exhibits.render.ground import CHOSEN, DATA_BELOW, style
from exhibits.render.map_legend import keys
from exhibits.render.plotly_map import (
    area_codes,
    blank,
    circles,
    figure,
    hover_text,
    map_height,
    opening,
    radius,
)
from exhibits.style import class_colours
from tests.exhibits.tables import COMMON, GROUND, area, table
from words import date, speaking_in


def made(*rows: dict[str, object], measure: str = "per_100k") -> Exhibit:
    return region_map(table(*rows), measure=measure, **COMMON)


def trace(picture: go.Figure, name: str) -> go.Choroplethmap:
    return next(found for found in picture.data if found.name == name)


def texts(picture: go.Figure) -> str:
    return " ".join(note.text for note in picture.layout.annotations).replace("<br>", " ")


def test_nothing_names_an_outside_address() -> None:
    assert "http" not in figure(example(), GROUND).to_json()
    addresses = json.dumps(style(GROUND))
    assert "http" not in addresses
    assert "//" not in addresses


def test_each_state_has_its_own_drawing() -> None:
    picture = figure(example(), GROUND)
    assert [found.name for found in picture.data] == [
        "value",
        "none",
        "suppressed",
        "suppressed-pattern",
        "not_answered",
        "not_answered-pattern",
        "not_asked",
    ]
    assert trace(picture, "suppressed-pattern").geojson == GROUND.dots_url
    assert trace(picture, "not_answered-pattern").geojson == GROUND.hatch_url
    assert trace(picture, "not_asked").colorscale[0][1] == "rgba(0,0,0,0)"
    assert all(found.below == DATA_BELOW for found in picture.data)


def test_every_area_is_drawn_once_with_its_code_on_click() -> None:
    shown = example()
    found = [
        (code, data[0])
        for drawn in figure(shown, GROUND).data
        if drawn.customdata is not None
        for code, data in zip(drawn.locations, drawn.customdata, strict=True)
    ]
    assert sorted(code for code, _data in found) == sorted(shown.table["area"])
    assert all(code == data for code, data in found)


def test_a_country_is_all_its_regions() -> None:
    picture = figure(made(area("LY", value=3.0, level="country")), GROUND)
    drawn = trace(picture, "value")
    assert list(drawn.locations) == ["LY-BA", "LY-TB"]
    assert [data[0] for data in drawn.customdata] == ["LY", "LY"]


@pytest.mark.parametrize("count", [1, 2, 5, 12])
def test_colours_are_the_classes(count: int) -> None:
    values = [1.9**place for place in range(count)]
    drawn = trace(figure(made(*(area(f"TN-{v}", value=v) for v in values)), GROUND), "value")
    found = classes(values)
    assert list(drawn.z) == found.index(values).tolist()
    steps = [shade for _place, shade in drawn.colorscale][::2]
    assert tuple(steps) == class_colours(len(found))
    assert (drawn.zmin, drawn.zmax) == (-0.5, len(found) - 0.5)


@pytest.mark.parametrize("measure", ["per_100k", "certified_share", "utilisation"])
def test_legend_counts_add_up_to_the_areas(measure: str) -> None:
    rows = [area(f"TN-{place}", value=place / 20) for place in range(17)]
    rows += [area("ES-1", "suppressed"), area("ES-2", "none"), area("ES-3", "not_asked")]
    shown = made(*rows, measure=measure)
    found = classes([place / 20 for place in range(17)], share=measure != "per_100k")
    by_class, by_state = keys(shown, found, dark=False)
    assert sum(key.count for key in (*by_class, *by_state)) == len(rows)
    assert [key.count for key in by_state] == [1, 1, 0, 1]


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("dark", [False, True])
def test_the_picture_holds_title_source_and_disclaimer(width: str, dark: bool) -> None:
    shown = example()
    picture = figure(shown, GROUND, dark=dark, width=width)  # type: ignore[arg-type]
    said = texts(picture)
    assert shown.title in said
    assert shown.n.text in said
    assert date(shown.as_of) in said
    assert shown.source in said
    assert "imply no opinion" in said
    assert "not asked" in said
    assert picture.layout.width is None
    assert picture.layout.map.zoom > 0


def test_the_figure_asks_to_keep_the_readers_extent() -> None:
    one = figure(example(), GROUND)
    other = figure(made(area("ES-CT", value=2.0)), GROUND)
    assert one.layout.uirevision == other.layout.uirevision is not None
    assert one.layout.map.center == other.layout.map.center


def test_circles_have_areas_in_proportion_and_only_where_a_figure_stands() -> None:
    shown = made(area("TN-52", value=1.0, capacity=400.0), area("ES-CT", value=1.0, capacity=100.0))
    found = circles(shown.table, GROUND)
    assert found[0][2] == pytest.approx(2 * found[1][2], abs=0.1)
    drawn = figure(made(area("TN-52", "suppressed", capacity=9.0)), GROUND)
    assert drawn.layout.map.style["sources"]["circles"]["data"]["features"] == []
    assert radius(1.0, 1e12) > 1


@pytest.mark.parametrize("pixels", [300, 391, 704, 850, 955, 1376, 1840])
def test_the_basin_is_whole_at_any_width(pixels: int) -> None:
    tall = map_height(pixels)
    view = opening(pixels, tall)
    world = 512 * 2 ** view["zoom"]

    def drawn(lat: float) -> float:
        return world / 2 * (1 - math.asinh(math.tan(math.radians(lat))) / math.pi)

    middle = drawn(view["center"]["lat"])
    assert drawn(27.0) - middle <= tall / 2 + 1
    assert middle - drawn(48.0) <= tall / 2 + 1
    assert (view["center"]["lon"] + 10) / 360 * world <= pixels / 2 + 1
    assert (42 - view["center"]["lon"]) / 360 * world <= pixels / 2 + 1


@pytest.mark.parametrize("pixels", [300, 360, 600, 920, 1300])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_word_of_the_picture_leaves_it(pixels: int, language: str) -> None:
    values = [190_000.0 / 1.7**place for place in range(12)]
    rows = [area(f"TN-{place:02}", value=value) for place, value in enumerate(values)]
    with speaking_in(language):
        shown = region_map(
            table(*rows, area("ES-1", "suppressed")),
            measure="per_100k",
            **(COMMON | {"product_label": "FFP2 filtering half mask and 3 others"}),
        )
        width = "narrow" if pixels < 600 else "wide"
        picture = figure(shown, GROUND, width=width, pixels=pixels)
    for note in picture.layout.annotations:
        long = max(len(html.unescape(line)) for line in note.text.split("<br>"))
        across = long * note.font.size * 0.475
        start = {"left": 0.0, "center": -across / 2, "right": -across}[note.xanchor]
        assert note.xshift + start >= -3, note.text
        assert note.xshift + start + across <= pixels, note.text


def test_legend_keys_do_not_meet() -> None:
    picture = figure(example(), GROUND, width="narrow", pixels=360)
    placed = [(note.xshift, note.yshift) for note in picture.layout.annotations if note.y == 0]
    assert len(placed) == len(set(placed))


def test_the_area_chosen_is_outlined_without_another_trace() -> None:
    plain, chosen = figure(example(), GROUND), figure(example(), GROUND, selected="LY")
    assert len(plain.data) == len(chosen.data)
    filters = [
        layer["filter"] for layer in chosen.layout.map.style["layers"] if layer["id"] in CHOSEN
    ]
    assert filters == [["in", ["get", "code"], ["literal", ["LY-BA", "LY-TB"]]]] * 2
    assert area_codes("TN-52", GROUND) == ("TN-52",)


def test_an_empty_map_still_shows_where_we_are() -> None:
    picture = blank(GROUND, pixels=800)
    assert "http" not in picture.to_json()
    assert picture.layout.map.style["sources"]["land"]["data"] == GROUND.land_url
    assert len(picture.data) == 1


def test_hostile_names_are_text() -> None:
    name = "<img src=x onerror=alert(1)>\u202e%{customdata[0]}$x$"
    picture = figure(made(area("TN-52", value=2.0, name=name)), GROUND)
    sent = picture.to_json()
    assert "<img" not in sent
    assert "\\u003cimg" not in sent
    assert "\u202e" not in sent
    assert "&lt;img" in trace(picture, "value").text[0]


def test_hover_says_state_in_words_and_no_hidden_count() -> None:
    picture = figure(made(area("TN-52", "suppressed", name="Monastir", n=2, asked=2)), GROUND)
    said = trace(picture, "suppressed").text[0]
    assert "fewer than 3 firms" in said
    assert "&lt;3" in said
    assert "2" not in said.replace("&lt;3", "")


@pytest.mark.parametrize("name", ["hatch", "dots"])
def test_patterns_are_of_todays_regions(name: str) -> None:
    folder = Path(__file__).resolve().parents[2] / "static" / "geo"
    regions, pattern = (
        {feature["id"] for feature in json.loads((folder / f"{file}.json").read_text())["features"]}
        for file in ("regions", name)
    )
    assert pattern == regions, "renew with: python scripts/build_patterns.py"


def test_labels_without_letters_are_left_out() -> None:
    names = {"GR": "Ελλάδα", "TR": "Türkiye"}
    ground = type(GROUND)("r.json", "l.json", countries=names)
    features = style(ground)["sources"]["names"]["data"]["features"]
    assert [feature["properties"]["name"] for feature in features] == ["Türkiye"]


def test_values_only_travel_on_a_change() -> None:
    rows = [area(f"TN-{place}", value=float(place + 1), name="A region") for place in range(470)]
    assert len(figure(made(*rows), GROUND).to_json()) < 120_000


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("patterns", [False, True])
@pytest.mark.parametrize(
    ("kind", "drawn"),
    [
        ("region_map", figure),
        ("mix_map", plotly_pies.figure),
        ("need_map", plotly_bivariate.figure),
    ],
)
def test_plotly_takes_every_part_of_a_map(
    kind: str, drawn: Callable[..., go.Figure], patterns: bool, dark: bool
) -> None:
    """Maps are made without Plotly's own check of each part, which readers would wait for."""
    exhibit = EXAMPLES[kind]()
    encoding = dataclasses.replace(exhibit.encoding, patterns=patterns)
    picture = drawn(dataclasses.replace(exhibit, encoding=encoding), GROUND, dark=dark)
    checked = go.Figure(picture.to_dict())
    assert checked.to_dict() == picture.to_dict()


def test_a_pointer_is_told_every_line_though_what_is_common_is_sent_once() -> None:
    exhibit = example()
    value = trace(figure(exhibit, GROUND), "value")
    template = value.hovertemplate.removesuffix("<extra></extra>")
    common = template.removeprefix("%{text}").removesuffix("%{customdata[1]}")
    assert common
    rows = exhibit.table[exhibit.table["state"].eq("value")].to_dict("records")
    for row, text, told in zip(rows, value.text, value.customdata, strict=True):
        assert f"{text}{common}{told[1]}" == hover_text(row, exhibit)

"""Shipments: titles in each case, what is drawn where, and nothing lost on the way to a file."""

from __future__ import annotations

import dataclasses
import io
import json
import math
import xml.etree.ElementTree as ET
from typing import Any

import pandas as pd
import pytest
from pptx import Presentation

from exhibits.catalogue import fill as filling
from exhibits.catalogue import flows as sending
from exhibits.catalogue.delivered import Delivered, finding
from exhibits.exhibit import Exhibit
from exhibits.render.deck_flows import deck
from exhibits.render.files import file_bytes
from exhibits.render.flow_legend import on_screen
from exhibits.render.flow_marks import BOW, arc
from exhibits.render.ground import Ground
from exhibits.render.slides import deck as slides
from exhibits.render.svg import svg
from exhibits.render.workbook.graphs import graphs
from words import speaking_in

GROUND = Ground("app/static/regions.json", "app/static/land.json")
ASKED = sending.Asked("Masks", "pieces")


@pytest.mark.parametrize(
    ("delivered", "said"),
    [
        (Delivered(100, 84, 20, 9, "Catania"),
         "84% of the 100 pieces needed can be delivered; 9 of 20 receivers stay short, Catania the "
         "most"),
        (Delivered(100, 84, 20, 9, "Catania", partial=True),
         "counting only what can be shown, 84% of the 100 pieces needed can be delivered; 9 of 20 "
         "receivers stay short, Catania the most"),
        (Delivered(100, 99.9, 2, 1, "Sfax"),
         "99.9% of the 100 pieces needed can be delivered; 1 of 2 receivers stays short, Sfax"),
        (Delivered(100, 50, 4, 4),
         "50% of the 100 pieces needed can be delivered; all 4 receivers stay short"),
        (Delivered(100, 50, 4, 2),
         "50% of the 100 pieces needed can be delivered; 2 of 4 receivers stay short"),
        (Delivered(100, 30, 1, 1, "Sfax"),
         "30% of the 100 pieces needed can be delivered; the rest is missing in Sfax"),
        (Delivered(100, 100, 4, 0, kilometres=410),
         "all of the 100 pieces needed can be delivered, 410 km on average"),
        (Delivered(100, 0, 4, 4), "nothing of the 100 pieces needed can be delivered"),
        (Delivered(100, 0, 4, 4, partial=True),
         "counting only what can be shown, nothing of the 100 pieces needed can be delivered"),
        (Delivered(100, 0, 4, 4, partial=True, hidden=True),
         "how much of the 100 pieces needed can be delivered can’t be shown, as fewer than three "
         "firms stand behind each sender"),
        (Delivered(0, 0, 0, 0), "there is no need to meet"),
    ],
)  # fmt: skip
def test_an_allocation_is_said_by_what_it_delivers(delivered: Delivered, said: str) -> None:
    with speaking_in("en"):
        assert finding(delivered, ASKED) == said


def fill(*rows: tuple[str, str, float, float]) -> Exhibit:
    table = pd.DataFrame(list(rows), columns=list(filling.COLUMNS))
    short = sum(received < need for _code, _name, need, received in rows)
    told = Delivered(
        sum(row[2] for row in rows), sum(row[3] for row in rows), len(rows), int(short)
    )
    return filling.fill(table, delivered=told, asked=ASKED, **common())


def common() -> dict[str, Any]:
    made = sending.example()
    return {"as_of": made.as_of, "answered": made.n, "source": made.source}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("a", "A", 10, 10), ("b", "B", 10, 10)], "Masks: all 2 receivers get what they need"),
        ([("a", "A", 10, 0), ("b", "B", 10, 10)],
         "Masks: 1 of 2 receivers gets nothing, 1 get all they need"),
        ([("a", "A", 10, 5), ("b", "B", 20, 10)],
         "Masks: each of the 2 receivers gets 50% of what it needs"),
        ([("a", "A", 10, 5), ("b", "B", 20, 4)],
         "Masks: none of the 2 receivers gets all it needs, at best 50%"),
        ([("a", "A", 10, 5), ("b", "B", 20, 20), ("c", "C", 1, 1)],
         "Masks: 2 of 3 receivers get all they need"),
        ([("a", "A", 10, 0), ("b", "B", 20, 4)],
         "Masks: 1 of 2 receivers gets nothing, none gets all it needs"),
        ([("a", "A", 10, 0), ("b", "B", 20, 0)], "Masks: no receiver gets anything"),
        ([], "Masks: there is no need to meet"),
    ],
)  # fmt: skip
def test_shares_are_said_by_who_gets_all_and_who_nothing(rows: Any, said: str) -> None:
    with speaking_in("en"):
        assert fill(*rows).title == said


def test_those_that_go_without_most_come_first_and_no_need_is_no_row() -> None:
    table = fill(("a", "A", 10, 9), ("b", "B", 10, 1), ("c", "C", 0, 0), ("d", "D", 99, 0)).table
    assert list(table["place"]) == ["b", "a", "d"]
    assert list(table["unmet"]) == [9, 1, 99]


def test_an_arc_is_half_an_ellipse_to_the_left_of_its_way() -> None:
    points = arc((0, 0), (100, 0))
    assert points[0] == (0, 0)
    assert points[-1] == pytest.approx((100, 0))
    # left of a way to the east is north, which is up: a smaller y
    assert min(y for _x, y in points) == pytest.approx(-BOW * 50)
    back = arc((100, 0), (0, 0))
    assert max(y for _x, y in back) == pytest.approx(BOW * 50), "there and back lie apart"
    for x, y in points:
        assert abs(y) == pytest.approx(BOW * math.sqrt(max(x * (100 - x), 0)), abs=1e-6)


def test_the_screens_layers_hold_every_row() -> None:
    made = sending.example()
    drawn = {layer.id: layer for layer in deck(made, GROUND).layers}
    assert set(drawn) == {"missing", "sent", "own", "senders"}
    assert [row["id"] for row in drawn["sent"].data] == [
        "ES-CT → FR-PAC", "TN-52 → TN-61", "TN-52 → IT-82",
    ]  # fmt: skip
    assert [row["id"] for row in drawn["own"].data] == ["PT-03 → PT-03"]
    assert [row["id"] for row in drawn["missing"].data] == ["IT-82", "FR-PAC"]
    assert drawn["sent"].type == "ArcLayer"
    text = deck(made, GROUND, dark=True, width="narrow").to_json()
    assert "http" not in text.replace("application/json", "")
    assert "stays there" in text
    assert "<svg" in on_screen(made, 300, True)


def test_a_slide_has_a_shape_for_each_way_by_its_ends() -> None:
    (slide,) = Presentation(io.BytesIO(slides([sending.example()]))).slides
    names: set[str] = set()

    def gather(shapes: Any) -> None:
        for shape in shapes:
            names.add(shape.name)
            if hasattr(shape, "shapes"):
                gather(shape.shapes)

    gather(slide.shapes)
    assert {"ES-CT → FR-PAC", "TN-52 → IT-82", "PT-03 → PT-03", "IT-82"} <= names


def test_ways_are_lines_and_what_is_missing_a_point() -> None:
    made = sending.example()
    features = json.loads(file_bytes(made, "geojson"))["features"]
    kinds = [feature["geometry"]["type"] for feature in features]
    assert kinds == ["LineString"] * 4 + ["Point"] * 2
    assert features[0]["geometry"]["coordinates"] == [[1.7, 41.8], [6.0, 43.9]]
    assert features[-1]["properties"]["donor"] in ("", None)


def test_excel_draws_the_largest_shipments_as_bars() -> None:
    (plot,) = graphs(sending.example()).plots
    assert plot.categories[0] == "Catalonia → Provence"
    assert plot.series[0].values == (310_000, 120_000, 90_000, 64_000)


@pytest.mark.parametrize("both", [True, False])
def test_nothing_sent_is_still_a_whole_figure(both: bool) -> None:
    table, short = sending.example_tables()
    made = sending.flows(
        table.iloc[:0], short.iloc[: 0 if both else 2],
        delivered=Delivered(10, 0, 2, 2), asked=ASKED, **common(),
    )  # fmt: skip
    for format in ("svg", "csv", "geojson", "xlsx", "pptx"):
        assert file_bytes(made, format)  # type: ignore[arg-type]
    assert deck(made, GROUND).to_json()


def test_hostile_names_stay_words() -> None:
    table, short = sending.example_tables()
    evil = '<script>=1+1\u202e{x}"&'
    made = sending.flows(
        table.assign(from_name=evil, donor=evil), short, delivered=Delivered(10, 5, 4, 2),
        asked=dataclasses.replace(ASKED, product=evil), **common(),
    )  # fmt: skip
    root = ET.fromstring(svg(made))
    assert not [element for element in root.iter() if element.tag.endswith("script")]
    assert "\u202e" not in "".join(made.table["name"])
    assert b"<script>" not in file_bytes(made, "xlsx")

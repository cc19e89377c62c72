"""A measure round by round: rise and fall in words, gaps, marks, and who stands behind a point."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pandas as pd
import pytest

from exhibits.catalogue.region_trend import TOP, example, example_table, region_trend
from exhibits.exhibit import Answered, Exhibit
from exhibits.render.frame import Width
from exhibits.render.lines_layout import LABEL, course, ticks_of
from exhibits.render.plotly_lines import figure
from exhibits.render.svg import svg
from words import speaking_in

ROUNDS = {
    "2025-R1": dt.date(2025, 5, 1),
    "2025-R2": dt.date(2025, 11, 1),
    "2026-R1": dt.date(2026, 5, 1),
}
Point = tuple[str, float | None, int | None]


def trend(courses: dict[str, list[Point | None]], **given: Any) -> Exhibit:
    """Places with a point a round: state, value, n; None where there is no row at all."""
    rows = [
        (place, place, name, day, *point)
        for place, points in courses.items()
        for (name, day), point in zip(ROUNDS.items(), points, strict=False)
        if point is not None
    ]
    table = pd.DataFrame(
        rows, columns=["place", "name", "round", "day", "state", "value", "n"]
    ).astype({"value": "float64", "n": "Int64"})
    told: dict[str, Any] = {
        "measure": "certified_share", "product_label": "FFP2", "unit_label": "pieces",
        "rung_label": "certified", "as_of": dt.date(2026, 5, 1), "answered": Answered(9, 20),
        "source": "survey",
    }  # fmt: skip
    return region_trend(table, **(told | given))


def value(share: float, n: int = 5) -> Point:
    return ("value", share, n)


HIDDEN: Point = ("suppressed", 0.7, 2)
SILENT: Point = ("not_answered", None, None)
NONE: Point = ("none", None, 4)


@pytest.mark.parametrize(
    ("courses", "said"),
    [
        ({}, "no one has answered yet"),
        ({"TN": [SILENT, SILENT]}, "no one has answered yet"),
        ({"TN": [HIDDEN, HIDDEN]},
         "no product type can show a figure, each having fewer than three firms"),
        ({"TN": [value(0.4)]}, "40% in 2025-R1, the only round with a figure"),
        ({"TN": [value(0.4), value(0.52)]}, "up from 40% in 2025-R1 to 52% in 2025-R2"),
        ({"TN": [value(0.4), HIDDEN, value(0.1)]}, "down from 40% in 2025-R1 to 10% in 2026-R1"),
        ({"TN": [value(0.4), value(0.4 + 1e-9)]}, "40% as in 2025-R1"),
        ({"TN": [value(0.0), value(0.0)]}, "0% as in 2025-R1"),
        ({"TN": [value(0.4), value(0.5)], "ES": [value(0.1), SILENT]},
         "TN up from 40% in 2025-R1 to 50% in 2025-R2"),
        ({"TN": [value(0.4), SILENT], "ES": [SILENT, value(0.1)]},
         "no place has figures of two rounds"),
        ({"TN": [value(0.4), value(0.5)], "ES": [value(0.1), value(0.3)]}, "up in 2 of 2 places"),
        ({"TN": [value(0.5), value(0.4)], "ES": [value(0.3), value(0.1)]},
         "down in 2 of 2 places"),
        ({"TN": [value(0.4), value(0.5)], "ES": [value(0.3), value(0.1)]},
         "up in 1 of 2 places, down in 1"),
        ({"TN": [value(0.4), value(0.4)], "ES": [value(0.1), value(0.1)]},
         "unchanged in all 2 places"),
    ],
)  # fmt: skip
def test_titles(courses: dict[str, list[Point | None]], said: str) -> None:
    assert trend(courses).title == f"FFP2, certified share: {said}"


def test_the_title_warns_where_other_firms_answered() -> None:
    grown = trend({"TN": [value(0.4, n=5), value(0.5, n=9)]})
    assert grown.title.endswith("; the firms that answered differ")
    assert "compare n" in grown.notes[0]
    same = trend({"TN": [value(0.4), value(0.5)]}, same_firms=True)
    assert "differ" not in same.title + " ".join(same.notes)
    told = trend({"TN": [value(0.4), value(0.5)]}, same_firms=False)
    assert told.title.endswith("; the firms that answered differ")


def test_as_many_firms_need_not_be_the_same() -> None:
    made = trend({"TN": [value(0.4), value(0.5)]})
    assert "differ" not in made.title
    assert "may differ" in made.notes[0]


def test_capacity_has_its_unit_and_none_is_zero() -> None:
    made = trend({"TN": [value(100.0), NONE]}, measure="capacity", same_firms=True)
    assert made.title == (
        "FFP2, weekly capacity: down from 100 pieces a week in 2025-R1 to 0 pieces a week in "
        "2025-R2"
    )
    shares = trend({"TN": [value(0.5), NONE]})
    assert pd.isna(shares.table["value"].iloc[1])


def test_a_suppressed_point_keeps_no_figure_even_if_given_one() -> None:
    hidden = trend({"TN": [value(0.4), HIDDEN]}).table.iloc[1]
    assert hidden["state"] == "suppressed"
    assert pd.isna(hidden["value"])
    assert pd.isna(hidden["n"])


def test_a_round_without_a_row_was_not_asked() -> None:
    made = trend({"TN": [value(0.4), None, value(0.5)], "ES": [value(0.1), value(0.2), value(0.3)]})
    row = made.table.query("place == 'TN' and round == '2025-R2'").iloc[0]
    assert row["state"] == "not_asked"


def test_lines_break_where_there_is_no_figure() -> None:
    laid = course(trend({"TN": [value(0.4), HIDDEN, value(0.5)]}), "wide", 920)
    assert [len(run) for run in laid.lines[0].runs] == [1, 1]
    joined = course(trend({"TN": [value(0.4), value(0.2), value(0.5)]}), "wide", 920)
    assert [len(run) for run in joined.lines[0].runs] == [3]


def test_what_is_missing_is_marked_on_the_axis_by_its_state() -> None:
    laid = course(trend({"TN": [value(0.4), HIDDEN], "ES": [SILENT, value(0.1)]}), "wide", 920)
    assert {(mark.state, mark.code) for mark in laid.marks} == {
        ("suppressed", "TN"), ("not_answered", "ES")
    }  # fmt: skip
    picture = figure(trend({"TN": [value(0.4), HIDDEN], "ES": [SILENT, value(0.1)]}))
    shapes = {
        trace.name: trace.marker.pattern.shape for trace in picture.data if trace.type == "bar"
    }
    assert shapes == {"suppressed": ".", "not_answered": "/"}


def test_every_point_tells_its_n() -> None:
    made = trend({"TN": [value(0.4, n=5), value(0.5, n=9)]})
    laid = course(made, "wide", 920)
    assert [point.n for run in laid.lines[0].runs for point in run] == ["n=5", "n=9"]
    many = trend({f"P{place}": [value(0.1), value(0.2, n=8)] for place in range(5)})
    lines = course(many, "wide", 920).lines
    assert all(line.label.endswith("n=8") for line in lines)
    hovers = [point.hover for line in lines for run in line.runs for point in run]
    assert all(any("firms" in text for text in hover) for hover in hovers)


@pytest.mark.parametrize(("width", "pixels"), [("wide", 920), ("narrow", 360)])
def test_labels_at_the_ends_never_touch_and_stay_inside(width: Width, pixels: int) -> None:
    made = trend({f"P{place}": [value(0.1), value(0.2 + place / 1e4)] for place in range(7)})
    laid = course(made, width, pixels)
    heights = sorted(line.label_y for line in laid.lines)
    assert min(b - a for a, b in itertools.pairwise(heights)) >= LABEL - 1e-6
    assert heights[-1] <= laid.base + 1e-6
    assert all(0 <= x <= pixels for x, _name in laid.rounds)


def test_no_more_lines_than_colours() -> None:
    made = trend({f"P{place}": [value(0.1), value(place / 10)] for place in range(TOP + 3)})
    laid = course(made, "wide", 920)
    assert len(laid.lines) == TOP
    assert len({line.colour for line in laid.lines}) == TOP
    assert "3 more in the table." in made.notes
    assert made.table["place"].iloc[0] == "P9"


@pytest.mark.parametrize(
    ("highest", "steps"),
    [(0.0, [0, 1]), (0.63, [0, 0.2, 0.4, 0.6, 0.8]), (1.0, [0, 0.25, 0.5, 0.75, 1.0]),
     (7, [0, 2, 4, 6, 8]), (1e6, [0, 250_000, 500_000, 750_000, 1_000_000])],
)  # fmt: skip
def test_the_axis_begins_at_zero_in_round_steps(highest: float, steps: list[float]) -> None:
    assert ticks_of(highest, "") == pytest.approx(steps)


def test_rounds_stand_in_the_order_of_their_days() -> None:
    laid = course(trend({"TN": [value(0.1), value(0.2), value(0.3)]}), "wide", 920)
    assert [name for _x, name in laid.rounds] == list(ROUNDS)


def test_hostile_names_and_nothing_at_all() -> None:
    table = example_table().replace({"name": {"Tunisia": "<b>x</b>%{y}"}})
    told = {"product_label": "FFP2", "unit_label": "", "rung_label": "", "source": "s"}
    made = region_trend(
        table, measure="utilisation", as_of=dt.date(2026, 5, 1), answered=Answered(9, 9), **told
    )
    sent = figure(made).to_json()
    assert "<b>x" not in sent
    assert "%{y}" not in sent
    picture = figure(trend({}), width="narrow")
    assert any("nothing to draw" in note.text for note in picture.layout.annotations)
    assert b"nothing to draw" in svg(trend({}))


def test_the_example_in_french() -> None:
    with speaking_in("fr"):
        made = example()
        assert "hausse dans 2 cas sur 3, baisse dans 1" in made.title
        assert made.title in figure(made).layout.annotations[0].text.replace("<br>", " ")

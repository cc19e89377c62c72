"""Streams: nothing overlaps, bands add up to bars, words are whole, every output the same."""

from __future__ import annotations

import dataclasses
import io
import itertools
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from exhibits.catalogue import stage_flows
from exhibits.exhibit import Exhibit
from exhibits.render import plotly_sankey
from exhibits.render.frame import Width
from exhibits.render.plotly_sankey import figure
from exhibits.render.sankey_layout import sankey
from exhibits.render.sankey_marks import drawn
from exhibits.render.sankey_nodes import MOST, OTHERS, crossings, gathered, ordered
from exhibits.render.sankey_words import Word
from exhibits.render.slides import deck
from exhibits.render.svg import svg
from exhibits.render.svg.letters import text_width
from exhibits.render.workbook.graphs import graphs
from words import speaking_in

EXAMPLE = stage_flows.example()


def streams(rows: Iterable[tuple[str, int, str, int, float]], outcome: str = "sent") -> Exhibit:
    """The example with other links: source, its level, target, its level, value."""
    table = pd.DataFrame(
        [
            {
                "source": start, "source_name": f"Land {start}", "source_level": low,
                "source_head": f"Stage {low}", "target": end, "target_name": f"Land {end}",
                "target_level": high, "target_head": f"Stage {high}", "value": value,
                "state": "value", "outcome": "elsewhere" if start == "elsewhere" else outcome,
            }
            for start, low, end, high, value in rows
        ]
    )  # fmt: skip
    return dataclasses.replace(EXAMPLE, table=table)


@st.composite
def links(draw: st.DrawFn) -> list[tuple[str, int, str, int, float]]:
    levels = draw(st.integers(2, 5))
    codes = st.sampled_from([*map(str, range(16)), "elsewhere"])
    found: dict[tuple[str, int, str], float] = {}
    for _place in range(draw(st.integers(1, 40))):
        low = draw(st.integers(0, levels - 2))
        end = draw(codes.filter(lambda code: code != "elsewhere"))
        found[draw(codes), low, end] = draw(st.floats(0.001, 1e6))
    return [(start, low, end, low + 1, value) for (start, low, end), value in found.items()]


FEW = settings(max_examples=25, deadline=None)


@FEW
@given(links())
def test_nodes_lie_apart_within_the_square(rows: Any) -> None:
    laid = sankey(streams(rows), least=lambda _node: 0.05, over=lambda _node: 0.01, gap=0.01)
    for level in laid.levels:
        column = laid.column(level)
        assert len(column) <= MOST
        assert column[0].top >= -1e-9
        assert column[-1].end <= 1 + 1e-9
        for one, other in itertools.pairwise(column):
            assert one.end < other.top
        for rect in column:
            assert rect.top - 1e-9 <= rect.y0 < rect.y1 <= rect.end + 1e-9


@FEW
@given(links())
def test_bands_add_up_to_bars_and_never_overlap_at_them(rows: Any) -> None:
    laid = sankey(streams(rows))
    for rect in laid.rects:
        starts = [(one.a0, one.a1) for one in laid.ribbons if one.link.source == rect.node.key]
        ends = [(one.b0, one.b1) for one in laid.ribbons if one.link.target == rect.node.key]
        for side in (starts, ends):
            ordered_side = sorted(side)
            for one, other in itertools.pairwise(ordered_side):
                assert one[1] <= other[0] + 1e-9
            assert all(rect.y0 - 1e-9 <= low and high <= rect.y1 + 1e-9 for low, high in side)
        taken = max(sum(high - low for low, high in side) for side in (starts, ends))
        assert taken == pytest.approx(rect.y1 - rect.y0)
    total = sum(value for *_ends, value in rows)
    assert sum(one.link.value for one in laid.ribbons) == pytest.approx(total)


@FEW
@given(links())
def test_the_order_crosses_no_more_than_that_by_value_and_never_wavers(rows: Any) -> None:
    nodes, found = gathered(streams(rows))
    columns = ordered(nodes, found)
    plain = {
        level: sorted(column, key=lambda node: (node.lacking, -node.value, node.key))
        for level, column in columns.items()
    }
    assert crossings(columns, found) <= crossings(plain, found) + 1e-9
    assert sankey(streams(rows)) == sankey(streams(rows[::-1]))
    for column in columns.values():
        assert [node.lacking for node in column] == sorted(node.lacking for node in column)


def box(word: Word) -> tuple[float, float, float, float]:
    wide = text_width(word.text, word.size, word.bold)
    left = {"start": word.x, "middle": word.x - wide / 2, "end": word.x - wide}[word.anchor]
    tall = word.size * 1.25
    return left, word.y - tall / 2, left + wide, word.y + tall / 2


@FEW
@given(links(), st.sampled_from([("wide", 920), ("narrow", 360), ("wide", 640)]))
def test_no_words_overlap_or_leave_the_figure(rows: Any, size: tuple[Width, int]) -> None:
    width, pixels = size
    laid = drawn(streams(rows), width, pixels)
    boxes = [box(word) for word in laid.words]
    for place, (left, top, right, bottom) in enumerate(boxes):
        assert left >= -0.5
        assert right <= pixels + 0.5
        assert top >= -0.5
        assert bottom <= laid.tall + 0.5
        for other in boxes[place + 1 :]:
            apart = right <= other[0] + 0.1 or other[2] <= left + 0.1
            assert apart or bottom <= other[1] + 0.1 or other[3] <= top + 0.1
    assert "…" not in "".join(word.text for word in laid.words)


def test_the_least_of_a_level_go_together_as_others_and_what_is_lacking_stays() -> None:
    rows = [(str(place), 0, "x", 1, 10.0 + place) for place in range(15)]
    nodes, found = gathered(streams([*rows, ("elsewhere", 0, "x", 1, 0.5)]))
    names = {node.code: node for node in nodes if node.level == 0}
    assert len(names) == MOST
    assert names["elsewhere"].lacking
    assert names[OTHERS].name == "5 others"
    assert names[OTHERS].value == sum(range(10, 15))
    assert sum(link.value for link in found if link.source == f"0.{OTHERS}") == sum(range(10, 15))


def test_rows_kept_back_are_not_drawn_and_an_empty_figure_says_so() -> None:
    table = EXAMPLE.table.assign(state="suppressed")
    made = dataclasses.replace(EXAMPLE, table=table)
    assert not gathered(made)[0]
    with speaking_in("en"):
        assert "fewer than 3 firms" in svg(made).decode()
        assert "fewer than 3 firms" in figure(made).to_json().replace("\\u2026", "")


def test_screen_file_and_slide_show_the_same() -> None:
    laid = drawn(EXAMPLE, "wide", 920)
    picture = figure(EXAMPLE)
    bars = [trace for trace in picture.data if trace.type == "bar"]
    clicked = sorted(code for trace in bars for (code,) in trace.customdata)
    assert clicked == sorted(bar.code for bar in laid.bars)
    assert sum(trace.type == "scatter" for trace in picture.data) == len(laid.bands)
    names = {one.get("data-name") for one in ET.fromstring(svg(EXAMPLE)).iter()}
    drawn_names = {bar.name for bar in laid.bars} | {band.name for band in laid.bands}
    assert drawn_names <= names
    (slide,) = Presentation(io.BytesIO(deck([EXAMPLE]))).slides
    told = {one.get("name") for one in slide._element.iter() if one.tag.endswith("}cNvPr")}
    assert drawn_names <= told
    texts = "\n".join(run.text or "" for run in slide._element.iter() if run.tag.endswith("}t"))
    assert all(word.text in texts for word in laid.words)


def test_a_workbook_adds_up_what_arrives() -> None:
    with speaking_in("en"):
        (plot,) = graphs(EXAMPLE).plots
    sums = {
        name: sum(series.values[place] or 0.0 for series in plot.series)
        for place, name in enumerate(plot.categories)
    }
    assert sums["Tunisia (Surgical masks)"] == 750_000
    assert [series.hatched for series in plot.series] == [False, False, True]


def test_dark_differs_by_colours_alone() -> None:
    light, dark = (plotly_sankey.figure(EXAMPLE, dark=dark) for dark in (False, True))
    assert [trace.x for trace in light.data] == [trace.x for trace in dark.data]
    assert light.data[0].fillcolor != dark.data[0].fillcolor

"""Heatmaps and parted bars as drawn: what has room, what a click tells, patterns, hostile names."""

from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET
from typing import Any

import pandas as pd
import pytest

from exhibits.catalogue import family_mix, freshness, product_heatmap, product_ranking, response
from exhibits.catalogue.product_heatmap import ALL, TOP_PLACES, TOP_ROWS
from exhibits.exhibit import Answered, Exhibit
from exhibits.render import plotly_bars, plotly_heatmap, plotly_stack
from exhibits.render.frame import Width
from exhibits.render.heat_layout import LEFT, grid
from exhibits.render.heat_layout import legend as heat_legend
from exhibits.render.stack_layout import TOP, series_of, stack
from exhibits.render.svg import svg
from exhibits.render.svg.letters import text_width
from exhibits.style import contrast
from tests.exhibits.test_products import cell, cells, heatmap, mix_of, mix_row

HOSTILE = '<img src=x onerror=alert(1)> %{x} $a$ "]}'


def wide_table(rows: int = 68, places: int = 480) -> pd.DataFrame:
    """A product in every third place or so, so that rows and places differ in their number."""
    return cells(
        *(
            cell(f"p{row:02}", f"TN-{place:03}", value=((row * 7 + place) % 11) / 10,
                 row_label=f"Product with a rather long name, number {row}",
                 place_label=f"Governorate of somewhere {place}")
            for row in range(rows) for place in range(places)
            if (row + place) % (1 + place % 5) == 0
        )
    )  # fmt: skip


@pytest.fixture(scope="module")
def crowded() -> Exhibit:
    return product_heatmap.product_heatmap(
        wide_table(), measure="certified_share", topic_label="All", rung_label="certified",
        as_of=dt.date(2026, 11, 1), answered=Answered(41, 96), source="survey", places="regions",
    )  # fmt: skip


@pytest.mark.parametrize(("width", "pixels"), [("wide", 920), ("wide", 1400), ("narrow", 360)])
def test_a_crowd_stays_legible_and_says_what_it_leaves_out(
    crowded: Exhibit, width: Width, pixels: int
) -> None:
    laid = grid(crowded, width, pixels)
    assert len(laid.rows) == TOP_ROWS
    assert 3 <= len(laid.heads) <= TOP_PLACES
    inner = [cell for cell in laid.cells if not cell.code.endswith(f"|{ALL}")]
    assert min(cell.wide for cell in inner) >= 20
    assert max(cell.x + cell.wide for cell in laid.cells) <= pixels
    for lines, _y in laid.rows:
        assert all(text_width(line, 13) <= LEFT[width] + 8 for line in lines)
    said = " ".join(
        note.text.replace("<br>", " ")
        for note in plotly_heatmap.figure(crowded, width=width, pixels=pixels).layout.annotations
    )
    assert f"{len(laid.heads)} of 480 columns drawn" in said
    assert f"{TOP_ROWS} of 68 rows drawn" in said
    assert len(crowded.table) == 68 * 480


def test_places_drawn_are_those_with_most_figures(crowded: Exhibit) -> None:
    held = crowded.table[crowded.table["state"].eq("value")].groupby("place").size()
    drawn = {cell.code.partition("|")[2] for cell in grid(crowded, "wide", 920).cells}
    assert held[list(drawn)].min() >= held.drop(list(drawn)).max()


def test_slanted_names_end_inside_the_figure(crowded: Exhibit) -> None:
    laid = grid(crowded, "wide", 920)
    assert laid.turned
    assert all(x + text_width(words[0], 12) * 0.72 <= 920 for words, x in laid.heads)


def test_cells_are_labelled_all_or_none(crowded: Exhibit) -> None:
    for width, pixels in (("wide", 920), ("narrow", 360)):
        inner = [
            cell for cell in grid(crowded, width, pixels).cells  # type: ignore[arg-type]
            if cell.state == "value"
        ]  # fmt: skip
        assert len({bool(cell.text) for cell in inner}) == 1


def test_one_cell_is_a_whole_figure() -> None:
    made = heatmap(cell("FFP2", "TN", value=0.4))
    picture = plotly_heatmap.figure(made)
    codes = [data[0] for trace in picture.data for data in trace.customdata]
    assert codes == ["FFP2|TN"]
    assert b"FFP2" in svg(made)


def test_a_click_tells_row_and_place_and_the_whole_its_row() -> None:
    picture = plotly_heatmap.figure(product_heatmap.example())
    codes = {data[0] for trace in picture.data for data in trace.customdata}
    assert {"resp_ffp2|TN", "resp_ffp2|all", "mask_surg_iir|ES"} <= codes


def test_each_state_of_nothing_looks_its_own() -> None:
    picture = plotly_heatmap.figure(product_heatmap.example())
    looks = {trace.name: trace.marker for trace in picture.data}
    assert looks["suppressed"].pattern.shape == "."
    assert looks["not_answered"].pattern.shape == "/"
    assert looks["none"].pattern.shape is None
    assert not set(looks["none"].color) & set(looks["value"].color)


def test_the_legend_counts_every_cell_of_the_table() -> None:
    made = product_heatmap.example()
    laid = grid(made, "wide", 920)
    words = [word.text for word in heat_legend(made, laid, False, 920).words]
    in_boxes = sum(int(text) for text in words if text.isdigit())
    in_states = sum(int(text.rpartition("(")[2][:-1]) for text in words if text.endswith(")"))
    assert in_boxes + in_states == (made.table["place"] != ALL).sum()


@pytest.mark.parametrize("dark", [False, True])
def test_figures_in_cells_can_be_read(dark: bool) -> None:
    picture = plotly_heatmap.figure(product_heatmap.example(), dark=dark)
    shaded = next(trace for trace in picture.data if trace.name == "value")
    for fill, ink in zip(shaded.marker.color, shaded.textfont.color, strict=True):
        assert contrast(fill, ink) >= 4.5


def test_names_that_look_alike_carry_their_code() -> None:
    made = heatmap(
        cell("x1", "TN", value=0.5, row_label="Mask"),
        cell("x2", "TN", value=0.5, row_label="MASK "),
    )
    names = {" ".join(lines) for lines, _y in grid(made, "wide", 920).rows}
    assert names == {"Mask (x1)", "MASK (x2)"}


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_nothing_to_draw_is_said(width: Width) -> None:
    for made in (heatmap(), family_mix.family_mix(mix_of(), rung_label="certified",
                 as_of=dt.date(2026, 11, 1), answered=Answered(0, None), source="s")):  # fmt: skip
        drawn = plotly_heatmap if made.encoding.kind == "heatmap" else plotly_stack
        picture = drawn.figure(made, width=width)
        assert any("nothing to draw" in note.text for note in picture.layout.annotations)
        assert b"nothing to draw" in svg(made, width=width)


def test_hostile_names_are_text() -> None:
    made = heatmap(cell("x", "TN", value=0.5, row_label=HOSTILE, place_label=HOSTILE))
    sent = plotly_heatmap.figure(made).to_json()
    assert "<img" not in sent
    assert "\\u003cimg" not in sent
    assert "%{x}" not in sent
    root = ET.fromstring(svg(made))
    assert not [node for node in root.iter() if node.tag.endswith("img")]
    table = mix_of(mix_row("TN", "ppe", 3)).assign(name=HOSTILE)
    mixed = family_mix.family_mix(
        table, rung_label="certified", as_of=dt.date(2026, 11, 1), answered=Answered(3, 3),
        source="s",
    )  # fmt: skip
    assert "<img" not in plotly_stack.figure(mixed).to_json()


def test_parts_of_a_share_fill_the_bar_in_one_order() -> None:
    laid = stack(family_mix.example(), "wide", 920)
    tunisia = [part for part in laid.parts if part.bar == "TN"]
    assert tunisia[0].x0 == laid.left
    assert tunisia[-1].x1 == pytest.approx(laid.right)
    assert [part.series for part in tunisia] == ["ppe", "linen", "mat"]
    assert [code for code, _name in series_of(family_mix.example())] == [
        "ppe", "nonimp", "linen", "mat", "other"
    ]  # fmt: skip


def test_a_family_keeps_its_colour_whatever_else_is_there() -> None:
    alone = family_mix.family_mix(
        mix_of(mix_row("TN", "linen", 3)), rung_label="certified", as_of=dt.date(2026, 11, 1),
        answered=Answered(3, 3), source="s",
    )  # fmt: skip
    among = stack(family_mix.example(), "wide", 920)
    fill = next(part.fill for part in among.parts if part.series == "linen")
    assert stack(alone, "wide", 920).parts[0].fill == fill


def test_counts_share_one_axis_from_zero() -> None:
    laid = stack(response.example(), "wide", 920)
    first = {part.bar: part.x0 for part in reversed(laid.parts)}
    assert set(first.values()) == {laid.left}
    scale = {
        round((part.x1 - part.x0) / value, 6)
        for part in laid.parts
        for value in response.example().table.query(
            "bar == @part.bar and series == @part.series"
        )["value"]
    }  # fmt: skip
    assert len(scale) == 1


def test_silence_is_hatched_and_ages_grow_lighter() -> None:
    answers = plotly_stack.figure(response.example())
    looks = {trace.name: trace.marker for trace in answers.data}
    assert looks["silent"].pattern.shape == "/"
    assert looks["answered"].pattern.shape is None
    ages = {part.series: part.fill for part in stack(freshness.example(), "wide", 920).parts}
    paper = [contrast(ages[age], "#FFFFFF") for age in ("d90", "d180", "d365", "older")]
    assert paper == sorted(paper, reverse=True)


def test_no_more_bars_than_fit_and_the_rest_is_told() -> None:
    rows = [mix_row(f"TN-{place:02}", "ppe", 40 - place) for place in range(TOP + 5)]
    made = family_mix.family_mix(
        mix_of(*rows), rung_label="certified", as_of=dt.date(2026, 11, 1),
        answered=Answered(9, 9), source="s",
    )  # fmt: skip
    assert len(stack(made, "wide", 920).rows) == TOP
    assert "5 more in the table." in made.notes


def test_a_click_on_a_part_tells_its_bar() -> None:
    picture = plotly_stack.figure(family_mix.example())
    assert {data[0] for trace in picture.data for data in trace.customdata} == {"TN", "ES", "MT"}


def ranks() -> Any:
    return product_ranking.example()


def test_units_share_no_axis() -> None:
    picture = plotly_bars.figure(ranks())
    drawn = {trace.xaxis: set(trace.y) for trace in picture.data}
    assert sorted(map(sorted, drawn.values())) == [
        ["mask_surg_iir", "resp_ffp2"], ["mat_meltblown"]
    ]  # fmt: skip
    assert all(axis.range[0] == 0 for axis in (picture.layout.xaxis, picture.layout.xaxis2))
    said = svg(ranks()).decode()
    assert "pieces a week" in said
    assert "kg a week" in said

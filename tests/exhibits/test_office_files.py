"""Slides and workbooks of every exhibit, opened again by other readers of their formats."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from exhibits.catalogue import CATALOGUE, EXAMPLES
from exhibits.exhibit import MAPS, Exhibit
from exhibits.plain import visible
from exhibits.render.files import file_bytes
from exhibits.render.slides import UnusableTemplate, deck
from exhibits.render.slides.plots import plots
from words import date, speaking_in

LINK = "https://tela.example/map?p=resp_ffp2"
GROUP, PICTURE = MSO_SHAPE_TYPE.GROUP, MSO_SHAPE_TYPE.PICTURE
CHARTS = ("bars", "dots", "stack", "lines", "change")
CHARTED = [name for name, example in EXAMPLES.items() if example().encoding.kind in CHARTS]


def made(name: str) -> Exhibit:
    return dataclasses.replace(EXAMPLES[name](), link=LINK)


def shapes_in(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        yield shape
        if shape.shape_type == GROUP:
            yield from shapes_in(shape.shapes)


def words_on(slide: Any) -> str:
    return "\n".join(
        shape.text_frame.text for shape in shapes_in(slide.shapes) if shape.has_text_frame
    )


def opened_slide(exhibit: Exhibit) -> Any:
    (slide,) = Presentation(io.BytesIO(deck([exhibit]))).slides
    return slide


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_slide_says_what_the_screen_says_and_is_made_of_native_parts(name: str) -> None:
    with speaking_in("fr"):
        exhibit = made(name)
        slide = opened_slide(exhibit)
        said = words_on(slide)
        for text in (exhibit.title, exhibit.n.text, date(exhibit.as_of), exhibit.source):
            assert visible(text) in said
        assert exhibit.sentence in slide.notes_slide.notes_text_frame.text
        assert LINK in slide.notes_slide.notes_text_frame.text
        kind = exhibit.encoding.kind
        graphics = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
        drawn = [shape for shape in slide.shapes if shape.shape_type == GROUP]
        assert not [shape for shape in shapes_in(slide.shapes) if shape.shape_type == 13], (
            "a picture"
        )
        if kind in (*MAPS, "sankey"):
            (group,) = drawn
            graphics.append(group)
        else:
            assert len(graphics) == max(len(plots(exhibit)), 1)
        told = [shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in graphics]
        assert all(told), "alternative text on every graphic"


@pytest.mark.parametrize("name", CHARTED)
def test_a_charts_own_workbook_holds_the_numbers_it_draws(name: str) -> None:
    exhibit = made(name)
    charts = [shape.chart for shape in opened_slide(exhibit).shapes if shape.has_chart]
    assert charts
    for chart, plot in zip(charts, plots(exhibit), strict=True):
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        rows = list(book.active.iter_rows(values_only=True))
        assert [row[0] for row in rows[1:]] == list(plot.categories)
        for place, series in enumerate(plot.series, start=1):
            assert rows[0][place] == series.name
            # Excel keeps sixteen digits
            written = [row[place] for row in rows[1:]]
            for cell, value in zip(written, series.values, strict=True):
                assert cell == (None if value is None else pytest.approx(value, rel=1e-15))
            if plot.kind == "clustered":
                continue  # dots know no categories: test_slides has them
            drawn = list(chart.plots[0].series)[place - 1].values
            assert list(drawn) == list(series.values)


def test_numbers_drawn_are_those_of_the_table() -> None:
    exhibit = made("region_ranking")
    known = exhibit.table[exhibit.table["state"].eq("value")]
    (plot,) = plots(exhibit)
    assert plot.series[0].values == tuple(known["value"])
    (stack,) = plots(made("family_mix"))
    mix = made("family_mix").table
    for series in stack.series:
        rows = mix[mix["series_label"].eq(series.name)]
        given = [value for value in series.values if value is not None]
        assert given == list(rows["share"])


def test_a_slides_map_has_a_shape_for_each_region_by_its_code() -> None:
    exhibit = made("region_map")
    names = [shape.name for shape in shapes_in(opened_slide(exhibit).shapes)]
    assert set(exhibit.table["area"]) <= set(names)
    assert len(names) > 400


def test_nothing_of_a_slides_map_lies_outside_the_slide() -> None:
    for name in ("region_map", "mix_map", "site_map", "round_maps", "flows"):
        opened = Presentation(io.BytesIO(deck([made(name)])))
        for shape in shapes_in(opened.slides[0].shapes):
            assert shape.left >= -20_000, (name, shape.name)
            assert shape.left + shape.width <= opened.slide_width + 20_000, (name, shape.name)
            assert shape.top + shape.height <= opened.slide_height + 20_000, (name, shape.name)


def test_identifiers_on_a_slide_are_unique() -> None:
    ids = [
        element.get("id")
        for element in opened_slide(made("region_map"))._element.iter()
        if element.tag.endswith("}cNvPr")
    ]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("format", ["pptx", "xlsx"])
def test_a_formula_in_a_name_is_a_text(format: Any) -> None:
    exhibit = EXAMPLES["region_ranking"]()
    evil = '=HYPERLINK("http://evil.example";"x")'
    table = exhibit.table.assign(name=[evil, *exhibit.table["name"].iloc[1:]])
    content = file_bytes(dataclasses.replace(exhibit, table=table, title=evil), format)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            inner = archive.read(name)
            if name.endswith(".xlsx"):
                book = openpyxl.load_workbook(io.BytesIO(inner))
                cells = [cell for row in book.active.iter_rows() for cell in row]
                assert not any(cell.data_type == "f" for cell in cells)
            else:
                assert b"<f>HYPERLINK" not in inner
                assert b'Target="http://evil' not in inner


def empty_layouts() -> bytes:
    made_ = Presentation()
    listed = made_.slide_master._element.sldLayoutIdLst
    for one in list(listed):
        made_.slide_master.part.drop_rel(one.rId)
        listed.remove(one)
    out = io.BytesIO()
    made_.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"junk", "no presentation"),
        (b"PK\x03\x04 and then nothing", "no presentation"),
        (b"\0" * 50_000_001, "too large"),
        (empty_layouts(), "no layouts"),
    ],
    ids=["junk", "half a zip", "too large", "no layouts"],
)
def test_a_file_that_is_no_template_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnusableTemplate) as refused:
        deck([made("region_ranking")], content)
    assert refused.value.reason == reason


def test_a_users_template_gives_its_look_and_none_of_its_slides(tmp_path: Path) -> None:
    theirs = Presentation()
    theirs.slides.add_slide(theirs.slide_layouts[0]).shapes.title.text = "Confidential"
    path = tmp_path / "theirs.pptx"
    theirs.save(str(path))
    opened = Presentation(io.BytesIO(deck([made("region_ranking")], path)))
    (slide,) = opened.slides
    assert "Confidential" not in words_on(slide)
    assert opened.slide_width == theirs.slide_width


def test_suppressed_and_unanswered_have_no_value_in_a_chart() -> None:
    exhibit = made("region_trend")
    (plot,) = plots(exhibit)
    rows = exhibit.table[exhibit.table["state"].ne("value")]
    assert len(rows)
    for row in rows.to_dict("records"):
        (series,) = [one for one in plot.series if one.name == row["name"]]
        assert series.values[plot.categories.index(row["round"])] is None
    assert not pd.isna([v for s in plot.series for v in s.values if v is not None]).any()

"""The workbook of one exhibit or of many, opened again and held against the exhibits."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import range_boundaries

from exhibits.catalogue import CATALOGUE, EXAMPLES
from exhibits.catalogue.region_map import region_map
from exhibits.catalogue.site_map import example_cells, example_table, site_map
from exhibits.exhibit import SUPPRESSED, Answered, Exhibit, Field, state_label
from exhibits.plain import visible
from exhibits.render.html_table import shown_rows
from exhibits.render.readme_file import citation, states, terms
from exhibits.render.workbook import charts, looks, xlsx_bytes
from exhibits.render.workbook.dictionary import columns
from exhibits.render.workbook.graphs import graphs
from exhibits.render.workbook.meanings import meaning
from exhibits.render.workbook.names import MOST, sheet_names
from exhibits.render.workbook.table import heads
from tests.exhibits.tables import COMMON, area, table
from words import date, speaking_in

LINK = "https://tela.example/map?p=resp_ffp2&g=certified"
EVIL = '=HYPERLINK("http://evil.example";"x")'
FIGURES = ("number", "ratio", "count", "year")


def made(name: str) -> Exhibit:
    return dataclasses.replace(EXAMPLES[name](), link=LINK, round="2026-R2")


def every() -> list[Exhibit]:
    return [made(name) for name in CATALOGUE]


def opened(exhibits: Exhibit | Sequence[Exhibit], title: str = "") -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(exhibits, title)))


def words_of(sheet: Any) -> str:
    return "\n".join(
        str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None
    )


def cells(book: Any, reference: str) -> list[Any]:
    """The values a chart's reference such as `'1 FFP2'!$B$6:$B$9` leads to."""
    named, _mark, span = reference.rpartition("!")
    left, top, right, bottom = range_boundaries(span)
    sheet = book[named.strip("'").replace("''", "'")]
    rows = sheet.iter_rows(top, bottom, left, right, values_only=True)
    return [value for row in rows for value in row]


def about(value: float | None) -> Any:
    # Excel keeps sixteen digits
    return None if value is None else pytest.approx(value, rel=1e-14)


def expected(exhibit: Exhibit, row: dict[Any, Any], field: Field) -> Any:
    """What a cell has to hold, from the exhibit's own table."""
    value = row[field.name]
    if field.kind == "state":
        return state_label(value)
    if pd.isna(value):
        hidden = field.name == "n" and row.get("state") == "suppressed"
        return SUPPRESSED if hidden else None
    if field.kind in FIGURES:
        return about(float(value))
    if field.kind == "date":
        return dt.datetime.combine(value, dt.time())
    if field.name == "level":
        return None if value is None else value
    return visible(str(value)) or None


def check_table(exhibit: Exhibit, sheet: Any) -> None:
    given, *rows = sheet.iter_rows(values_only=True)
    assert list(given) == heads(exhibit.fields)
    table = shown_rows(exhibit).to_dict("records")
    assert len(rows) == len(table) == len(exhibit.table)
    for cells_, row in zip(rows, table, strict=True):
        for cell, field in zip(cells_, exhibit.fields, strict=True):
            if field.name == "level":
                assert cell, "in words"
            else:
                assert cell == expected(exhibit, row, field), (field.name, row)
    if rows:
        (own,) = sheet.tables.values()
        assert [column.name for column in own.tableColumns] == list(given)
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"


def check_charts(exhibit: Exhibit, book: Any, sheet: Any) -> None:
    shown = graphs(exhibit)
    for chart, plot in zip(sheet._charts, shown.plots, strict=False):
        assert len(chart.series) == len(plot.series)
        for series, drawn in zip(chart.series, plot.series, strict=True):
            assert cells(book, series.val.numRef.f) == [about(value) for value in drawn.values]
            assert cells(book, series.cat.strRef.f) == list(plot.categories)
            assert cells(book, series.tx.strRef.f) == [visible(drawn.name)]
    if shown.points:
        (chart,) = sheet._charts
        (series,) = chart.series
        assert cells(book, series.xVal.numRef.f) == [about(one) for one in shown.points.along]
        assert cells(book, series.yVal.numRef.f) == [about(one) for one in shown.points.up]
    if shown.matrix:
        (ranges,) = sheet.conditional_formatting
        assert ranges.rules[0].colorScale
        found = cells(book, f"'{sheet.title}'!{ranges.sqref}")
        known = exhibit.table[exhibit.table["place"].ne("all")]["value"].dropna()
        assert sorted(one for one in found if isinstance(one, float | int)) == pytest.approx(
            sorted(known)
        )
    assert len(sheet._charts) == len(shown.plots) + bool(shown.points)
    assert sheet._charts or shown.matrix


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_workbook_holds_the_figure_the_table_and_how_to_read_them(name: str) -> None:
    with speaking_in("fr"):
        exhibit = made(name)
        content = xlsx_bytes(exhibit)
        assert content == xlsx_bytes(made(name)), "the same bytes from the same exhibit"
        book = openpyxl.load_workbook(io.BytesIO(content))
        figure, table_, read_me, dictionary = book.worksheets
        check_table(exhibit, table_)
        check_charts(exhibit, book, figure)
        for sheet in (figure, read_me):
            for text in (exhibit.title, exhibit.n.text, date(exhibit.as_of), exhibit.source):
                assert visible(text) in words_of(sheet), (sheet.title, text)
        said = words_of(read_me)
        for text in (citation(exhibit), "p = resp_ffp2", *terms(exhibit, places=False)):
            assert visible(text) in said
        assert all(visible(text) in said for pair in states() for text in pair)
        assert all(visible(note) in said for note in exhibit.notes)
        linked = [c.hyperlink.target for row in read_me.iter_rows() for c in row if c.hyperlink]
        assert linked == [LINK]
        listed = list(dictionary.iter_rows(min_row=2, max_col=2, values_only=True))
        assert listed == [(field.name, visible(field.label)) for field in exhibit.fields]


@pytest.mark.parametrize("name", CATALOGUE)
def test_what_a_map_has_for_a_chart_is_taken_from_its_table(name: str) -> None:
    exhibit = made(name)
    numbers = {
        round(float(value), 9)
        for field in exhibit.fields
        if field.kind in FIGURES
        for value in exhibit.table[field.name].dropna()
    }
    shown = graphs(exhibit)
    drawn = [v for plot in shown.plots for one in plot.series for v in one.values if v is not None]
    if shown.points:
        drawn += [*shown.points.along, *shown.points.up]
    assert drawn or shown.matrix
    assert {round(value, 9) for value in drawn} <= numbers


@pytest.mark.parametrize("language", ["en", "fr"])
def test_many_figures_are_listed_and_each_is_reached(language: str) -> None:
    with speaking_in(language):
        given = every()
        book = opened(given, "A deck")
        contents, *sheets, read_me, dictionary = book.worksheets
        lines = list(contents.iter_rows(min_row=4, max_row=3 + len(given)))
        assert contents["A1"].value == "A deck"
        assert contents.freeze_panes == "A4"
        reached = []
        for place, (line, exhibit) in enumerate(zip(lines, given, strict=True), start=1):
            number, title, answered, day, source, its_table = line[:6]
            assert (number.value, title.value) == (place, visible(exhibit.title))
            assert (answered.value, source.value) == (exhibit.n.text, visible(exhibit.source))
            assert day.value == dt.datetime.combine(exhibit.as_of, dt.time())
            for cell in (title, its_table):
                assert cell.hyperlink.target is None
                reached.append(re.fullmatch(r"'(.+)'!A1", cell.hyperlink.location)[1])  # type: ignore[index]
        assert reached == [sheet.title for sheet in sheets]
        for figure, table_, exhibit in zip(sheets[::2], sheets[1::2], given, strict=True):
            check_table(exhibit, table_)
            check_charts(exhibit, book, figure)
        said = words_of(read_me)
        assert all(visible(citation(exhibit)) in said for exhibit in given)
        listed = {row[:2] for row in dictionary.iter_rows(min_row=2, values_only=True)}
        assert listed == {(f.name, visible(f.label)) for one in given for f in one.fields}


def test_sheets_are_printed_whole_and_read_from_their_own_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (looks, charts):
        monkeypatch.setattr(module, "direction", lambda: "rtl")
    for sheet in opened(every()[:2]).worksheets:
        assert sheet.sheet_view.rightToLeft
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    monkeypatch.undo()
    assert not any(sheet.sheet_view.rightToLeft for sheet in opened(made("region_map")).worksheets)


def test_every_column_of_the_catalogue_has_a_meaning() -> None:
    hexagons = cells_map()
    listed = columns([*every(), hexagons])
    assert [field.name for field in listed if not meaning(field)] == []


def cells_map() -> Exhibit:
    common = {key: COMMON[key] for key in ("product_label", "rung_label", "as_of", "source")}
    twice = pd.concat([example_table()] * 3, ignore_index=True)
    return site_map(
        example_cells(twice), answered=Answered(9, 20), manner="hexagons", unit_label="", **common
    )


def test_sites_without_a_size_of_one_unit_are_counted_by_region() -> None:
    common = {key: COMMON[key] for key in ("product_label", "rung_label", "as_of", "source")}
    mixed = site_map(example_table(), answered=Answered(9, 20), unit_label="", **common)
    (plot,) = graphs(mixed).plots
    counts = dict(zip(plot.categories, plot.series[0].values, strict=True))
    assert counts == {
        str(region): float(count) for region, count in mixed.table.groupby("region").size().items()
    }
    (hexagons,) = graphs(cells_map()).plots
    assert None not in hexagons.series[0].values


def test_suppressed_and_unanswered_have_no_value_in_any_sheet() -> None:
    rows = [area("TN-52", "suppressed", name="Monastir", value=7.77, capacity=7.77, n=2)]
    rows.append(area("TN-51", "not_answered", name="Sousse"))
    exhibit = region_map(table(*rows), measure="per_100k", **COMMON)
    content = xlsx_bytes(exhibit)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not any(b"7.77" in archive.read(name) for name in archive.namelist())
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert len(book.worksheets) == 3, "nothing to draw"
    check_table(exhibit, book.worksheets[0])
    place = [field.name for field in exhibit.fields].index("n")
    shown = [row[place] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    assert shown == [SUPPRESSED, None]


def test_without_rows_there_is_a_table_of_heads() -> None:
    exhibit = region_map(table(), measure="per_100k", **COMMON)
    check_table(exhibit, opened(exhibit).worksheets[0])
    assert len(opened([exhibit, exhibit]).worksheets) == 5


def test_a_workbook_needs_an_exhibit() -> None:
    with pytest.raises(ValueError, match="needs an exhibit"):
        xlsx_bytes([])


def test_whatever_a_text_says_it_is_a_text() -> None:
    base = made("region_ranking")
    fields = tuple(dataclasses.replace(f, label=EVIL, unit=EVIL) for f in base.fields)
    rows = base.table.assign(name=[EVIL] * len(base.table), caveat="@SUM(A1)\u202e\u0000")
    evil = dataclasses.replace(
        base, title=EVIL, subtitle="+cmd", source="-2+3", notes=(EVIL,), fields=fields, table=rows,
        sentence=EVIL, link=EVIL, id=EVIL, round=EVIL,
    )  # fmt: skip
    crossed = made("need_map")
    crossed = dataclasses.replace(crossed, table=crossed.table.assign(name=EVIL))
    content = xlsx_bytes([evil, evil, crossed], EVIL)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            inner = archive.read(name)
            assert not re.search(rb"<(c:)?f>=?HYPERLINK", inner), name
            assert b'Target="http://evil' not in inner
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    assert {cell.value for cell in book.worksheets[1]["A"]} >= {EVIL}, "and it says what it said"


@pytest.mark.parametrize("title", ["=Table!$A$1", "Well done!A1", "=A1"])
def test_a_charts_title_is_words_even_where_it_looks_like_a_reference(title: str) -> None:
    exhibit = dataclasses.replace(made("region_ranking"), title=title, subtitle=title)
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(exhibit))) as archive:
        drawn = archive.read("xl/charts/chart1.xml")
    assert not re.search(rb"<c:title>(?:(?!</c:title>).)*<c:f>", drawn)
    assert title.rpartition("!")[2].encode() + b"</a:t>" in drawn


def test_numbers_are_shown_as_their_column_needs() -> None:
    sheet = opened(made("region_trend")).worksheets[1]
    formats = {sheet.cell(1, at).value: sheet.cell(2, at).number_format for at in range(1, 8)}
    assert formats["As of"] == "mm-dd-yy", "Excel's own short date, which follows the reader"
    assert formats["Certified share"] == "0%"
    assert formats["Firms behind the figure (firms)"] == "#,##0"
    assert looks.pattern(pd.Series([0.256, None]), ratio=True) == "0.0%"
    assert looks.pattern(pd.Series([12_000.4])) == "#,##0"
    assert looks.pattern(pd.Series([0.4, None, 1240.0])) == "#,##0.000", "0.4 is not shown as 0"
    assert looks.pattern(pd.Series([0.00042, 0.5]), ratio=True) == "0.0000%"
    assert looks.pattern(pd.Series([], dtype=float)) == "#,##0"


def test_heads_that_look_alike_bear_their_names() -> None:
    fields = made("product_ranking").fields
    assert len({field.label for field in fields}) < len(fields)
    assert len({head.casefold() for head in heads(fields)}) == len(fields)


NAMED = st.text(max_size=60) | st.sampled_from(
    [
        "History",
        "history",
        "A",
        "a",
        "'",
        "=1+1",
        "😀" * 20,
        "[a]:*?/\\",
        "ß" * 31,
        "SS" * 16,
        "İ",
        "",
    ]
)


@settings(deadline=None)
@given(st.lists(NAMED, max_size=12))
def test_sheets_have_names_that_excel_takes(wanted: list[str]) -> None:
    found = sheet_names(wanted)
    assert len(found) == len(wanted)
    for name in found:
        assert 0 < len(name.encode("utf-16-le")) <= 2 * MOST
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
        assert name == name.strip(" '")
        assert not name.startswith(("=", "+", "-", "@"))
    lowered = [name.casefold() for name in found]
    assert len(set(lowered)) == len(lowered)
    assert "history" not in lowered

"""The sheet of a figure: each chart beside the very numbers it draws."""

from __future__ import annotations

from typing import Any

import pandas as pd

from exhibits.exhibit import Exhibit
from exhibits.plain import visible
from exhibits.render.slides.plots import Plot
from exhibits.render.workbook import charts
from exhibits.render.workbook.graphs import Graphs, Matrix, Points
from exhibits.render.workbook.looks import Looks, foot_of, laid_out, pattern, tall_enough
from exhibits.render.workbook.names import Names
from exhibits.style import palette
from words import _

_ROW = 20
"""Pixels of a row."""
_BESIDE = 4
"""Series up to which a chart stands beside its numbers."""
_FIRST, _OTHER, _POINTS = 30, 13, 20
"""Widths of the names' column, of one of figures, and of a measure's, in letters."""


def write(
    book: Any, looks: Looks, exhibit: Exhibit, shown: Graphs, names: Names, place: int
) -> None:
    """Title, n of N, day, source, then the blocks of numbers with their charts to the right."""
    sheet = book.add_worksheet(names.figures[place])
    row = heading(sheet, looks, exhibit, names)
    for note in shown.notes:
        sheet.write_string(row, 0, visible(note), looks.muted)
        row += 1
    row += 1
    for plot in shown.plots:
        row = _plot(book, sheet, looks, exhibit, plot, row)
    if shown.points:
        row = _points(book, sheet, looks, exhibit, shown.points, row)
    if shown.matrix:
        _matrix(sheet, looks, shown.matrix, row, exhibit.encoding.classing.middle)
    sheet.set_column(0, 0, _FIRST)
    sheet.set_column(1, 40, _POINTS if shown.points else _OTHER)
    laid_out(sheet, "", foot_of(exhibit))


def heading(sheet: Any, looks: Looks, exhibit: Exhibit, names: Names) -> int:
    """The lines at the head of a sheet of words; the next free row."""
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, visible(exhibit.title), looks.title)
    sheet.write_string(1, 0, visible(exhibit.subtitle), looks.muted)
    source = _("Source: {source}.").format(source=exhibit.source.rstrip("."))
    sheet.write_string(2, 0, visible(source), looks.muted)
    if not names.contents:
        return 3
    back = f"internal:'{names.contents.replace(chr(39), chr(39) * 2)}'!A1"
    sheet.write_url(3, 0, back, looks.link, visible(names.contents))
    return 4


def _plot(book: Any, sheet: Any, looks: Looks, exhibit: Exhibit, plot: Plot, row: int) -> int:
    """One block and its chart; the row where the next may begin.

    A block of many columns stands below its chart, so that the chart is seen first.
    """
    values = pd.Series([value for series in plot.series for value in series.values], dtype=float)
    written = pattern(values, ratio=plot.ratio)
    below = len(plot.series) > _BESIDE
    top, taken = row, -(-charts.tall(plot) // _ROW) + 1
    row += taken if below else 0
    sheet.write_string(row, 0, visible(plot.heading), looks.head)
    for down, category in enumerate(plot.categories, start=row + 1):
        sheet.write_string(down, 0, visible(category), looks.name)
    for across, series in enumerate(plot.series, start=1):
        sheet.write_string(row, across, visible(series.name), looks.figures_head)
        for down, value in enumerate(series.values, start=row + 1):
            if value is not None:
                sheet.write_number(down, across, value, looks.number(written))
    _head(sheet, row, [plot.heading, *(series.name for series in plot.series)])
    chart = charts.of_plot(book, sheet.get_name(), exhibit, plot, row, written)
    _insert(sheet, exhibit, chart, top, 0 if below else len(plot.series) + 1)
    rows = len(plot.categories) + 3
    return row + rows if below else row + max(rows, taken + 1)


def _head(sheet: Any, row: int, titles: list[str], wide: int = _OTHER) -> None:
    widths = (_FIRST, *[wide] * (len(titles) - 1))
    # heads are bold
    tall_enough(sheet, row, zip(titles, (0.9 * one for one in widths), strict=True))


def _insert(sheet: Any, exhibit: Exhibit, chart: Any, row: int, column: int) -> None:
    aside = 24 if column else 0
    about = {"description": visible(exhibit.sentence), "object_position": 2, "x_offset": aside}
    sheet.insert_chart(row, column, chart, about)


def _points(book: Any, sheet: Any, looks: Looks, exhibit: Exhibit, points: Points, row: int) -> int:
    titles = (points.along_label, points.up_label)
    shown = (
        pattern(pd.Series(points.along)),
        pattern(pd.Series(points.up), ratio=points.ratio),
    )
    sheet.write_string(row, 0, visible(exhibit.field("name").label), looks.head)
    for across, title in enumerate(titles, start=1):
        sheet.write_string(row, across, visible(title), looks.figures_head)
    rows = zip(points.names, points.along, points.up, strict=True)
    for down, (name, along, up) in enumerate(rows, start=row + 1):
        sheet.write_string(down, 0, visible(name), looks.name)
        sheet.write_number(down, 1, along, looks.number(shown[0]))
        sheet.write_number(down, 2, up, looks.number(shown[1]))
    _head(sheet, row, ["", *titles], _POINTS)
    chart = charts.of_points(book, exhibit, points, (sheet.get_name(), row), shown)
    _insert(sheet, exhibit, chart, row, 3)
    return row + len(points.names) + 3


def _matrix(
    sheet: Any, looks: Looks, matrix: Matrix, row: int, middle: float | None = None
) -> None:
    """A heatmap as cells: Excel's own scale of colours over the values themselves."""
    _head(sheet, row, [matrix.corner, *matrix.columns])
    given = [value for line in matrix.cells for value in line if isinstance(value, float)]
    style = looks.number(pattern(pd.Series(given, dtype=float), ratio=matrix.ratio))
    sheet.write_string(row, 0, visible(matrix.corner), looks.head)
    for across, name in enumerate(matrix.columns, start=1):
        sheet.write_string(row, across, visible(name), looks.figures_head)
    for down, (name, cells) in enumerate(
        zip(matrix.rows, matrix.cells, strict=True), start=row + 1
    ):
        sheet.write_string(down, 0, visible(name), looks.name)
        for across, value in enumerate(cells, start=1):
            if isinstance(value, float):
                sheet.write_number(down, across, value, style)
            elif value:
                sheet.write_string(down, across, visible(value), looks.state)
    first = 2 if matrix.whole else 1
    last, right = row + len(matrix.rows), len(matrix.columns)
    rule = _rule(middle)
    spans = [(one, one) for one in range(row + 1, last + 1)] if matrix.by_row else [(row + 1, last)]
    if right >= first:
        for top, bottom in spans:
            sheet.conditional_format(top, first, bottom, right, rule)
    sheet.freeze_panes(row + 1, 1)


def _rule(middle: float | None) -> dict[str, Any]:
    """From nothing to the most in one hue; about a middle, the alarm beneath it and teal above."""
    colours = palette(dark=False)
    enough = colours.sequential[2]
    if middle is None:
        return {
            "type": "2_color_scale", "min_type": "num", "min_value": 0, "max_type": "max",
            "min_color": "#F4FAF9", "max_color": enough,
        }  # fmt: skip
    return {
        "type": "3_color_scale", "min_type": "num", "min_value": 0, "min_color": colours.lacking[1],
        "mid_type": "num", "mid_value": middle, "mid_color": colours.paper,
        "max_type": "num", "max_value": 2 * middle, "max_color": enough,
    }  # fmt: skip

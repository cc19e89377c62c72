"""Native charts: editable in PowerPoint, with the screen's numbers in their own workbook."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE, MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.util import Pt

from exhibits.render.slides import dots
from exhibits.render.slides.drawing import Box
from exhibits.render.slides.dressing import gridlines, headed, paint, rgb, scaled, unbroken
from exhibits.render.slides.plots import Plot, Series
from exhibits.render.slides.writing import emu
from exhibits.style import contrast, ink_on, palette

_KINDS = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
}
_FAINT = 1.3
"""Contrast with the paper below which a bar is outlined."""
_LABELLED = 40
"""Values up to which each is printed beside or in its bar."""
_MANY = 16
"""Rounds up to which a line's dots are large."""
_PITCH = {"bars": 104.0, "stacked": 104.0, "clustered": 72.0}
"""Pixels from one row to the next, at most: few bars are no slabs."""
_THICK = 50.0
"""Pixels of a bar, at most."""
_AROUND = 34.0
"""Pixels of an axis, a legend or a heading."""
_NARROW_PART = 0.06
"""Part of the axis beneath which a number has no room in it."""


def draw(slide: Any, plot: Plot, box: Box, name: str, about: str) -> None:
    """Put a chart on the slide, with a name for the selection pane and alternative text."""
    box = fitted(plot, box)
    if plot.kind == "clustered":
        frame = dots.added(slide, plot, box)
        chart = frame.chart
    else:
        data = CategoryChartData(number_format=plot.format)
        data.categories = plot.categories
        for series in plot.series:
            data.add_series(series.name, series.values)
        frame = slide.shapes.add_chart(_KINDS[plot.kind], *emu(box), data)
        chart = frame.chart
        chart.part.chart_workbook.update_from_xlsx_blob(_workbook(plot))
        _dress(chart, plot, box)
    frame.name = name
    frame._element.nvGraphicFramePr.cNvPr.set("descr", about)


def fitted(plot: Plot, box: Box) -> Box:
    """As much of a box as a chart needs: rows of one pitch, however few there are."""
    if plot.kind not in _PITCH:
        return box
    around = _AROUND * (bool(plot.heading) + (len(plot.series) > 1) + (plot.kind != "bars")) + 12
    return Box(box.x, box.y, box.w, min(box.h, len(plot.categories) * _PITCH[plot.kind] + around))


def _workbook(plot: Plot) -> bytes:
    """The chart's own workbook, laid out as python-pptx does, but with texts never as formulas."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet("Sheet1")
        style = book.add_format({"num_format": plot.format})
        for down, category in enumerate(plot.categories, start=1):
            sheet.write_string(down, 0, category)
        for across, series in enumerate(plot.series, start=1):
            sheet.write_string(0, across, series.name)
            for down, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(down, across, value, style)
    return out.getvalue()


def _dress(chart: Any, plot: Plot, box: Box) -> None:
    small = Pt(10 if len(plot.categories) > 16 else 12)
    chart.font.size = small
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    headed(chart, plot)
    _axes(chart, plot, box)
    drawn = chart.plots[0]
    if plot.kind != "lines":
        each = (box.h - _AROUND) / max(len(plot.categories), 1)
        drawn.gap_width = round(min(max(100 * (each / min(_THICK, 0.7 * each) - 1), 30), 500))
        drawn.overlap = 100 if plot.kind == "stacked" else 0
    for series, said in zip(drawn.series, plot.series, strict=True):
        if plot.kind == "lines":
            _line(series, said, many=len(plot.categories) > _MANY)
        else:
            _bar(series, said)
    if plot.kind == "bars" or (plot.kind == "lines" and len(plot.series) <= 3):
        _labels(drawn, plot, small)
    if plot.kind == "stacked":
        _labels_inside(drawn, plot)


def _axes(chart: Any, plot: Plot, box: Box) -> None:
    values, categories = chart.value_axis, chart.category_axis
    values.has_major_gridlines = False
    if plot.kind != "bars":
        gridlines(values)
    values.format.line.fill.background()
    values.visible = plot.kind != "bars"
    values.tick_labels.number_format = plot.format
    values.tick_labels.number_format_is_linked = False
    values.major_tick_mark = categories.major_tick_mark = XL_TICK_MARK.NONE
    if plot.kind != "bars":
        # rounds stand beneath one another's lines, so only a level axis has to spare room
        scaled(values, plot, box.w * 0.6 if plot.kind == "stacked" else 0.0)
    categories.format.line.color.rgb = rgb(palette(dark=False).country_line)
    categories.has_major_gridlines = False
    # names stay at the left edge where bars run below zero
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if plot.kind != "lines":
        categories.reverse_order = True
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH


def _labels(drawn: Any, plot: Plot, size: Pt) -> None:
    if sum(len(series.values) for series in plot.series) > _LABELLED:
        return
    drawn.has_data_labels = True
    labels = drawn.data_labels
    labels.number_format = plot.format
    labels.number_format_is_linked = False
    labels.font.size = size
    unbroken(labels)
    labels.position = (
        XL_LABEL_POSITION.ABOVE if plot.kind == "lines" else XL_LABEL_POSITION.OUTSIDE_END
    )


def _labels_inside(drawn: Any, plot: Plot) -> None:
    """Numbers in the parts of bars that have room for one."""
    filled = [value for one in plot.series for value in one.values if value is not None]
    if len(filled) > _LABELLED or not filled:
        return
    low, high, _step = plot.axis
    for series, said in zip(drawn.series, plot.series, strict=True):
        if said.hatched:
            continue
        labels = series.data_labels
        labels.show_value = True
        labels.number_format = plot.format
        labels.number_format_is_linked = False
        labels.position = XL_LABEL_POSITION.CENTER
        labels.font.size = Pt(10)
        unbroken(labels)
        labels.font.color.rgb = rgb(ink_on(said.colour))
        for place, value in enumerate(said.values):
            beyond = (value or 0.0) > high
            if value is None or abs(value) < _NARROW_PART * (high - low) or beyond:
                _unlabelled(labels, place)


def _unlabelled(labels: Any, place: int) -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/chart"
    xml = f'<c:dLbl xmlns:c="{space}"><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'
    element = labels._element
    element.insert(len(element.xpath("./c:dLbl")), parse_xml(xml))


def _line(series: Any, said: Series, *, many: bool) -> None:
    """A line with a dot a round; a thin one without for a bound, a dashed one for what is asked."""
    plain = said.look in ("bound", "asked")
    series.smooth = False
    series.format.line.width = Pt(1.25 if plain else 2.25)
    paint(series.format.line.color, said.colour)
    if said.look == "asked":
        series.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    if plain:
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    series.marker.style = XL_MARKER_STYLE.CIRCLE
    series.marker.size = 4 if many else 7
    fill = series.marker.format.fill
    fill.solid()
    paint(fill.fore_color, said.colour)
    series.marker.format.line.fill.background()


def _bar(series: Any, said: Series) -> None:
    """The series' colour, by the theme where it is our accent; hatched where it stands for none."""
    part, colours = series.format.fill, palette(dark=False)
    series.invert_if_negative = False
    if said.hatched:
        part.patterned()
        part.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        part.fore_color.rgb, part.back_color.rgb = rgb(colours.pattern), rgb(said.colour)
    else:
        part.solid()
        paint(part.fore_color, said.colour)
    if contrast(said.colour, colours.paper) < _FAINT:
        series.format.line.color.rgb = rgb(colours.pattern)

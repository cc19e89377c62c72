"""Dots on a line for each row: a scatter of PowerPoint's own, with the rows' names at the left.

A scatter knows no categories, so the names are the labels of points at the axis; the workbook
behind it is the table all the same: names, a column a series, and the height of each row.
"""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter
from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.util import Pt
from xlsxwriter.utility import xl_col_to_name

from exhibits.render.slides.drawing import Box
from exhibits.render.slides.dressing import gridlines, headed, paint, rgb, scaled
from exhibits.render.slides.plots import Plot, Series
from exhibits.render.slides.writing import emu
from exhibits.render.svg.letters import shorten, text_width, wrap
from exhibits.style import palette
from words import _, speaking

_SPACE = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_SIZE, _SMALL = 12, 9
_MOST = 0.42
"""Part of the width that names take at most."""
_ROOM = 1.08
"""A little more width than our own font takes: the room's computer may have another."""
_AWAY = 26.0
"""Pixels between the slide's edge and the axis beside a name: a dot at zero needs its half."""
_FOOT = 74.0
"""Pixels of the axis and of the key beneath."""


def added(slide: Any, plot: Plot, box: Box) -> Any:
    """The frame of a new chart of dots."""
    rows = range(len(plot.categories))
    heights = [float(len(plot.categories) - row) for row in rows]
    data = XyChartData(number_format=plot.format)
    shown = [one for one in plot.series if _rows(one)]
    for series in shown:
        points = data.add_series(series.name)
        for value, height in zip(series.values, heights, strict=True):
            if value is not None:
                points.add_data_point(value, height)
    names = data.add_series(_("Row"))
    for height in heights:
        names.add_data_point(0.0, height)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *emu(box), data)
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(plot, heights))
    _referred(chart, plot)
    _dress(chart, plot, box)
    return frame


def _workbook(plot: Plot, heights: list[float]) -> bytes:
    """Names, a column of values a series, a column of heights a series, the points of the names."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    wide = len(plot.series)
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet("Sheet1")
        style = book.add_format({"num_format": plot.format})
        for down, category in enumerate(plot.categories, start=1):
            sheet.write_string(down, 0, category)
        for across, series in enumerate(plot.series, start=1):
            sheet.write_string(0, across, series.name)
            height_of = _("Height: {series}").format(series=series.name)
            sheet.write_string(0, wide + across, height_of)
            for down, (value, height) in enumerate(
                zip(series.values, heights, strict=True), start=1
            ):
                if value is not None:
                    sheet.write_number(down, across, value, style)
                    sheet.write_number(down, wide + across, height)
        sheet.write_string(0, 2 * wide + 1, _("Axis"))
        sheet.write_string(0, 2 * wide + 2, _("Row"))
        for down, height in enumerate(heights, start=1):
            sheet.write_number(down, 2 * wide + 1, 0.0)
            sheet.write_number(down, 2 * wide + 2, height)
        sheet.write_string(0, 2 * wide + 3, _("Span"))
        for down, span in enumerate(_spanned(plot), start=1):
            sheet.write_number(down, 2 * wide + 3, span, style)
    return out.getvalue()


def _referred(chart: Any, plot: Plot) -> None:
    """Point each series to its cells of the table; a row without a value is left out of them."""
    wide, tall = len(plot.series), len(plot.categories)
    drawn = [place for place, one in enumerate(plot.series) if _rows(one)]
    for number, element in enumerate(chart._chartSpace.xpath(".//c:ser")):
        if number == len(drawn):
            along, up, rows = 2 * wide + 1, 2 * wide + 2, list(range(tall))
        else:
            place = drawn[number]
            along, up, rows = place + 1, wide + place + 1, _rows(plot.series[place])
        head = up if number == len(drawn) else along
        element.xpath("./c:tx//c:f")[0].text = f"Sheet1!${xl_col_to_name(head)}$1"
        for tag, column in (("xVal", along), ("yVal", up)):
            (ref,) = element.xpath(f"./c:{tag}//c:f")
            ref.text = _cells(column, rows)


def _rows(series: Series) -> list[int]:
    """The rows that a series has a value in."""
    return [row for row, value in enumerate(series.values) if value is not None]


def _cells(column: int, rows: list[int]) -> str:
    """The address of some cells of a column, as few runs as they make."""
    name = xl_col_to_name(column)
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    told = [f"Sheet1!${name}${first + 2}:${name}${last + 2}" for first, last in runs]
    return told[0] if len(told) == 1 else f"({','.join(told)})"


def _dress(chart: Any, plot: Plot, box: Box) -> None:
    colours = palette(dark=False)
    chart.font.size = Pt(_SIZE)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    headed(chart, plot)
    *dots, names = list(chart.plots[0].series)
    for series, said in zip(dots, [one for one in plot.series if _rows(one)], strict=True):
        series.format.line.fill.background()
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 10
        series.marker.format.fill.solid()
        paint(series.marker.format.fill.fore_color, said.colour)
        paint(series.marker.format.line.color, colours.accent)
        series.marker.format.line.width = Pt(1.25)
    names.format.line.fill.background()
    names.marker.style = XL_MARKER_STYLE.NONE
    widest = max(text_width(one, _SIZE / 0.75) for one in plot.categories)
    room = min(widest * _ROOM + _AWAY, _MOST * box.w)
    _named(names._element, plot, room)
    _spans(dots[0]._element, plot, colours.muted.lstrip("#"))
    # the key names what is drawn, not the points that carry the names
    for legend in chart._chartSpace.xpath(".//c:legend"):
        entry = (
            f'<c:legendEntry {_SPACE}><c:idx val="{len(dots)}"/><c:delete val="1"/></c:legendEntry>'
        )
        legend.insert(1, parse_xml(entry))
    values, heights = chart.category_axis, chart.value_axis
    gridlines(values)
    values.format.line.fill.background()
    values.major_tick_mark = heights.major_tick_mark = XL_TICK_MARK.NONE
    scaled(values, plot, box.w - room)
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = (
        plot.format, False,
    )  # fmt: skip
    values.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    heights.has_major_gridlines = False
    heights.minimum_scale, heights.maximum_scale = 0.4, len(plot.categories) + 0.6
    heights.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    heights.format.line.color.rgb = rgb(colours.country_line)
    _placed(chart, plot, box, room)


def _named(element: Any, plot: Plot, room: float) -> None:
    """The rows' names as labels left of the points that stand at the axis."""
    shown = (
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
    each = "".join(
        f'<c:dLbl><c:idx val="{row}"/><c:tx><c:rich><a:bodyPr wrap="none"/>{_lines(name, room)}'
        f'</c:rich></c:tx><c:dLblPos val="l"/>{shown}</c:dLbl>'
        for row, name in enumerate(plot.categories)
    )
    xml = f'<c:dLbls {_SPACE}>{each}<c:dLblPos val="l"/>{shown}</c:dLbls>'
    element.xpath("./c:xVal")[0].addprevious(parse_xml(xml))


def _lines(name: str, room: float) -> str:
    """A name on one line, or on two in smaller letters."""
    wide = (room - _AWAY) / _ROOM + 1
    size, told = _SIZE, [name]
    if text_width(name, _SIZE / 0.75) > wide:
        size = _SMALL
        first, *rest = wrap(name, wide, _SMALL / 0.75)
        told = [first, shorten(" ".join(rest), wide, _SMALL / 0.75)] if rest else [first]
    return "".join(
        f'<a:p><a:pPr algn="r"><a:defRPr sz="{size}00"/></a:pPr><a:r>'
        f'<a:rPr lang="{speaking()}" sz="{size}00"/>'
        f"<a:t>{escape(line)}\u00a0\u00a0</a:t></a:r></a:p>"
        for line in told
    )


def _spanned(plot: Plot) -> list[float]:
    """How far the dots of each row lie apart."""
    rows = zip(*(one.values for one in plot.series), strict=True)
    known = ([value for value in row if value is not None] for row in rows)
    return [max(row, default=0.0) - min(row, default=0.0) for row in map(list, known)]


def _spans(element: Any, plot: Plot, colour: str) -> None:
    """A thin line from each row's first dot back to its lowest, as bars of error."""
    spans = _spanned(plot)
    points = "".join(
        f'<c:pt idx="{row}"><c:v>{span!r}</c:v></c:pt>' for row, span in enumerate(spans)
    )
    told = (
        f"<c:numRef><c:f>{_cells(2 * len(plot.series) + 3, list(range(len(spans))))}</c:f>"
        f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(spans)}"/>'
        f"{points}</c:numCache></c:numRef>"
    )
    xml = (
        f'<c:errBars {_SPACE}><c:errDir val="x"/><c:errBarType val="minus"/>'
        '<c:errValType val="cust"/><c:noEndCap val="1"/>'
        f"<c:plus>{told}</c:plus><c:minus>{told}</c:minus>"
        f'<c:spPr><a:ln w="15875"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'
        "</c:spPr></c:errBars>"
    )
    element.xpath("./c:xVal")[0].addprevious(parse_xml(xml))


def _placed(chart: Any, plot: Plot, box: Box, room: float) -> None:
    """The inner field of the chart, so that names have their room at the left."""
    top = (34.0 if plot.heading else 8.0) / box.h
    left = room / box.w
    parts = {
        "x": left, "y": top, "w": 1 - left - 0.04, "h": max(1 - top - _FOOT / box.h, 0.2),
    }  # fmt: skip
    inside = "".join(f'<c:{key} val="{value:.4f}"/>' for key, value in parts.items())
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    xml = (
        f'<c:layout {_SPACE}><c:manualLayout><c:layoutTarget val="inner"/>{modes}{inside}'
        "</c:manualLayout></c:layout>"
    )
    area = chart._chartSpace.xpath(".//c:plotArea")[0]
    for old in area.xpath("./c:layout"):
        area.remove(old)
    area.insert(0, parse_xml(xml))

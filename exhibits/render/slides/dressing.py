"""What native charts have in common: headings, keys, axes of few steps, the theme’s colours."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_LEGEND_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.util import Pt

from exhibits.render.slides.plots import Plot
from exhibits.render.svg.letters import text_width
from exhibits.style import palette

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"


def headed(chart: Any, plot: Plot) -> None:
    """The heading of a chart and the key of its series, where there are several."""
    chart.has_title = bool(plot.heading)
    if plot.heading:
        chart.chart_title.text_frame.text = plot.heading
        run = chart.chart_title.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(12), True
    chart.has_legend = len(plot.series) > 1
    if chart.has_legend:
        many = plot.kind == "lines" and len(plot.series) > 6
        chart.legend.position = XL_LEGEND_POSITION.RIGHT if many else XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(11)


def scaled(axis: Any, plot: Plot, wide: float = 0.0) -> None:
    """The ends of an axis of values and its steps: few, round, and no closer than their numbers.

    `wide` is the pixels of an axis that lies level; 0 for one that stands.
    """
    low, high, step = plot.axis
    need = text_width(f"{high:,.0f}" if not plot.ratio else "+100%", 16) * 1.3
    while wide and step < high - low and wide * step / (high - low) < need:
        step *= 2
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = low, high, step


def gridlines(axis: Any) -> None:
    """Faint lines in the colour of the theme's text, so that they are seen on any ground."""
    axis.has_major_gridlines = True
    line = axis.major_gridlines.format.line
    line.width = Pt(0.75)
    line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    (scheme,) = axis.major_gridlines._xAx.xpath("./c:majorGridlines//a:schemeClr")
    scheme.append(parse_xml(f'<a:alpha xmlns:a="{_MAIN}" val="14000"/>'))


def unbroken(labels: Any) -> None:
    """Numbers on one line, in whichever program opens the file."""
    for body in labels._element.xpath("./c:txPr/a:bodyPr"):
        body.set("wrap", "none")


def paint(target: Any, colour: str) -> None:
    """A colour, by the theme where it is our accent."""
    if colour == palette(dark=False).accent:
        target.theme_color = MSO_THEME_COLOR.ACCENT_1
    else:
        target.rgb = rgb(colour)


def rgb(colour: str) -> RGBColor:
    """A colour such as `#0B5D66` as python-pptx takes it."""
    return RGBColor.from_string(colour.lstrip("#").upper())

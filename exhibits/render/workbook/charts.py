"""Excel's own charts, each drawn from the cells beside it."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from exhibits.exhibit import Exhibit
from exhibits.plain import visible
from exhibits.render.slides.plots import Plot
from exhibits.render.workbook.graphs import Points
from exhibits.render.workbook.looks import axis_pattern, foot_of
from exhibits.style import contrast, palette
from words import direction

_KINDS = {
    "bars": {"type": "bar"},
    "clustered": {"type": "bar"},
    "stacked": {"type": "bar", "subtype": "stacked"},
    "lines": {"type": "line"},
    "points": {"type": "scatter"},
}
_ADDRESS = re.compile(r"!(?=\$?[A-Z]+\$?\d)")
WIDE, _SQUARE = 760, 480
"""Pixels of a chart's width, and of the height of one of points."""
_BESIDE = 4
"""Series up to which their names stand in one line."""
_LABELLED = 30
"""Values up to which each is printed beside its bar."""
_FAINT = 1.3
"""Contrast with the paper below which a bar is outlined."""
_NAMED = 20
"""Points up to which each bears its name; more would lie over one another."""


def tall(plot: Plot) -> int:
    """The height of a chart, in pixels: a bar is as thick in each."""
    if plot.kind == "lines":
        return 380
    bars = len(plot.categories) * (len(plot.series) if plot.kind == "clustered" else 1)
    around = 130 + (60 if len(plot.series) > _BESIDE else 35 if len(plot.series) > 1 else 0)
    return max(200, (15 if plot.kind == "clustered" else 27) * bars + around)


def of_plot(book: Any, sheet: str, exhibit: Exhibit, plot: Plot, row: int, shown: str) -> Any:
    """The chart of a block of numbers whose head is in `row`.

    Categories are in the first column, each series in one of those that follow; `shown` is the
    numbers' format.
    """
    colours = palette(dark=False)
    chart = book.add_chart(_KINDS[plot.kind])
    last = row + len(plot.categories)
    count = sum(len(series.values) for series in plot.series)
    told = plot.kind == "bars" or (plot.kind == "lines" and len(plot.series) <= 3)
    for across, series in enumerate(plot.series, start=1):
        drawn: dict[str, Any] = {
            "name": [sheet, row, across],
            "categories": [sheet, row + 1, 0, last, 0],
            "values": [sheet, row + 1, across, last, across],
            "gap": 45 if len(plot.categories) > 3 else 110,
        }
        if plot.kind == "lines":
            drawn["line"] = {"color": series.colour, "width": 2.25}
            fill = {"color": series.colour}
            drawn["marker"] = {"type": "circle", "size": 6, "fill": fill, "border": fill}
        else:
            faint = contrast(series.colour, colours.paper) < _FAINT
            edge = colours.country_line if faint else colours.paper
            drawn["fill"] = {"color": series.colour}
            drawn["border"] = {"color": edge, "width": 0.75}
        if told and count <= _LABELLED:
            place = "above" if plot.kind == "lines" else "outside_end"
            drawn["data_labels"] = {"value": True, "position": place, "num_format": shown}
            drawn["data_labels"]["font"] = {"color": colours.ink, "size": 10}
        chart.add_series(drawn)
    _axes(chart, plot, shown, exhibit, printed=told and count <= _LABELLED)
    chart.set_legend({"position": "bottom"} if len(plot.series) > 1 else {"none": True})
    _dress(chart, plot.heading or exhibit.title)
    chart.set_size({"width": WIDE, "height": tall(plot)})
    return chart


def _axes(chart: Any, plot: Plot, shown: str, exhibit: Exhibit, *, printed: bool) -> None:
    colours = palette(dark=False)
    caption = {
        "name": _words(f"{exhibit.subtitle} · {foot_of(exhibit).rpartition(' · ')[2]}"),
        "name_font": {"bold": False, "size": 8, "color": colours.muted},
    }
    grid = {"visible": True, "line": {"color": colours.grid, "width": 0.75}}
    given = pd.Series([one for series in plot.series for one in series.values], dtype=float)
    values: dict[str, Any] = {
        "num_format": axis_pattern(given, shown, ratio=plot.ratio),
        "num_font": {"color": colours.muted},
        "line": {"none": True},
        "major_gridlines": {"visible": False} if printed else grid,
    }
    if printed and plot.kind == "bars":
        # each bar says its value
        values |= {"label_position": "none", "major_tick_mark": "none"}
    if _is_whole(plot):
        values |= {"min": 0, "max": 1}
    names: dict[str, Any] = {
        "line": {"color": colours.country_line},
        "num_font": {"color": colours.ink},
        "label_position": "low",
        "major_tick_mark": "none",
    }
    if plot.kind == "lines":
        chart.set_x_axis(names | caption)
        chart.set_y_axis(values)
        return
    # the first row stands at the top, and the axis of values below all the same
    names |= {"reverse": True, "crossing": "max"}
    if direction() == "rtl":
        values["reverse"] = True
    chart.set_y_axis(names)
    chart.set_x_axis(values | caption)


def _is_whole(plot: Plot) -> bool:
    """Whether the parts of each bar make up one whole."""
    if not (plot.ratio and plot.kind == "stacked"):
        return False
    bars = zip(*(series.values for series in plot.series), strict=True)
    sums = [sum(value or 0 for value in bar) for bar in bars]
    least = min((value or 0 for series in plot.series for value in series.values), default=0)
    return least >= 0 and all(abs(total - 1) < 0.01 or total == 0 for total in sums)


def of_points(
    book: Any, exhibit: Exhibit, points: Points, place: tuple[str, int], shown: tuple[str, str]
) -> Any:
    """Points from three columns below a head at `place` (sheet, row): names, along, up."""
    colours = palette(dark=False)
    chart = book.add_chart(_KINDS["points"])
    sheet, row = place
    last = row + len(points.names)
    fill = {"color": colours.accent}
    drawn: dict[str, Any] = {
        "name": [sheet, row, 2],
        "categories": [sheet, row + 1, 1, last, 1],
        "values": [sheet, row + 1, 2, last, 2],
        "marker": {"type": "circle", "size": 8, "fill": fill, "border": {"color": colours.paper}},
    }
    if len(points.names) <= _NAMED:
        # as words: labels that follow cells are shown as numbers by other programs
        own = [{"value": _words(name) or "–"} for name in points.names]
        drawn["data_labels"] = {"value": True, "custom": own, "position": "right"}
    chart.add_series(drawn)
    font = {"bold": False, "size": 9, "color": colours.muted}
    along, up = pd.Series(points.along), pd.Series(points.up)
    axes = (
        (chart.set_x_axis, points.along_label, axis_pattern(along, shown[0], ratio=False)),
        (chart.set_y_axis, points.up_label, axis_pattern(up, shown[1], ratio=points.ratio)),
    )
    for axis, title, written in axes:
        axis(
            {
                "name": _words(title),
                "name_font": font,
                "num_format": written,
                "num_font": {"color": colours.muted},
                "line": {"color": colours.country_line},
                "major_gridlines": {"visible": True, "line": {"color": colours.grid}},
            }
        )
    chart.set_legend({"none": True})
    _dress(chart, exhibit.title)
    chart.set_size({"width": WIDE, "height": _SQUARE})
    return chart


def _words(text: str) -> str:
    """Words of a chart; what looks like a formula or a cell's address would be taken for one."""
    plain = _ADDRESS.sub("!\u202f", visible(text))
    return f"\u202f{plain}" if plain.startswith("=") else plain


def _dress(chart: Any, title: str) -> None:
    colours = palette(dark=False)
    font = {"size": 12, "bold": True, "color": colours.ink}
    chart.set_title({"name": _words(title), "name_font": font})
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": colours.paper}})
    chart.set_plotarea({"fill": {"none": True}})

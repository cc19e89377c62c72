"""What a native chart shows of an exhibit: categories and series, as many as the screen draws."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from exhibits.catalogue.product_measures import RATIOS
from exhibits.catalogue.region_trend import TOP as LINES
from exhibits.catalogue.round_change import PARTS, ends, moved, part_labels, signed
from exhibits.exhibit import Exhibit, state_label
from exhibits.plain import visible
from exhibits.render.bar_rows import bar_panels, dot_columns, dot_label, labels, panels
from exhibits.render.change_layout import part_looks
from exhibits.render.lines_layout import looks, ticks_of
from exhibits.render.stack_layout import TOP, series_fills
from exhibits.style import category_colours, palette
from words import _

Value = float | None
PlotKind = Literal["bars", "clustered", "stacked", "lines"]


@dataclass(frozen=True)
class Series:
    """One series: its name, a value a category (None: no figure), its colour, hatched or not.

    `look` is what a line is where its exhibit tells: the `main` figure, the `bound` of a range,
    what is `asked`.
    """

    name: str
    values: tuple[Value, ...]
    colour: str
    hatched: bool = False
    look: str = ""


@dataclass(frozen=True)
class Plot:
    """One native chart; `ratio` where its values are shares, `signed` where they are changes.

    `ends` are those of its axis where the screen sets them, whatever the values.
    """

    kind: PlotKind
    heading: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    ratio: bool
    signed: bool = False
    ends: tuple[float, float] | None = None

    @property
    def format(self) -> str:
        """The format of its numbers in PowerPoint and Excel: as many digits as they need."""
        if self.ratio:
            return "+0%;\u22120%;0%" if self.signed else "0%"
        given = [abs(value) for one in self.series for value in one.values if value]
        largest = max(given, default=0.0)
        if largest >= 20 or all(value == round(value) for value in given):
            return "#,##0"
        return "#,##0.0" if largest >= 1 else "0.00"

    @property
    def axis(self) -> tuple[float, float, float]:
        """Where its axis of values begins and ends, and its steps: about five, and round."""
        low, high = self.ends or (0.0, self._highest())
        step = ticks_of(high - low, "")[1]
        last = high if self.ends else math.ceil(high / step - 1e-9) * step
        return math.floor(low / step + 1e-9) * step, last or 1.0, step

    def _highest(self) -> float:
        columns = [[value or 0.0 for value in one.values] for one in self.series]
        if self.kind == "stacked":
            return max(map(sum, zip(*columns, strict=True)), default=0.0)
        return max((value for one in columns for value in one), default=0.0)


def plots(exhibit: Exhibit) -> list[Plot]:
    """The native charts of an exhibit, in reading order; none for kinds PowerPoint has not."""
    made: Callable[[Exhibit], list[Plot]] | None = {
        "bars": _bars, "dots": _dots, "stack": _stack, "lines": _lines, "change": _change,
    }.get(exhibit.encoding.kind)  # fmt: skip
    return [_harmless(plot) for plot in made(exhibit)] if made else []


def _harmless(plot: Plot) -> Plot:
    """The chart with names that hold no hidden marks, which its file would not take."""
    series = [replace(one, name=visible(one.name)) for one in plot.series]
    categories = tuple(map(visible, plot.categories))
    return replace(plot, heading=visible(plot.heading), categories=categories, series=tuple(series))


def _bars(exhibit: Exhibit) -> list[Plot]:
    accent = palette(dark=False).accent
    label = exhibit.field("value").label
    return [
        Plot(
            "bars",
            heading,
            tuple(row.name for row in rows),
            (Series(label, tuple(row.value for row in rows), accent),),
            exhibit.field("value").kind == "ratio" or exhibit.encoding.measure in RATIOS,
        )
        for heading, rows in bar_panels(exhibit)
        if rows
    ]


def _dots(exhibit: Exhibit) -> list[Plot]:
    # the screen outlines its dots; where a program draws no outline, white ones would be lost
    columns = dot_columns(exhibit)
    fills = dict(zip(columns, palette(dark=False).sequential[::2], strict=True))
    return [
        Plot(
            "clustered",
            heading,
            tuple(labels(rows["name"], rows[exhibit.encoding.y])),
            tuple(Series(dot_label(one), _values(rows[one]), fills[one]) for one in columns),
            exhibit.encoding.measure == "interval" and exhibit.field("value").kind == "ratio",
        )
        for heading, rows in panels(exhibit)
    ]


def _stack(exhibit: Exhibit) -> list[Plot]:
    table, amount = exhibit.table, exhibit.encoding.x
    bars = list(dict.fromkeys(table["bar"]))[:TOP]
    shown = table[table["bar"].isin(bars)]
    parts = shown[shown["state"].eq("value") & shown["series"].ne("")]
    called = dict(zip(parts["series"], parts["series_label"], strict=True))
    fills = series_fills(exhibit, dark=False)
    wide = parts.pivot_table(index="bar", columns="series", values=amount, sort=False)
    series = tuple(
        Series(
            called[code], _values(wide.reindex(bars)[code]), fills[code][0], bool(fills[code][1])
        )
        for code in fills
        if code in wide.columns
    )
    ratio = exhibit.field(amount).kind == "ratio"
    names = tuple(_bar_names(shown, wide.index))
    return [Plot("stacked", "", names, series, ratio, ends=(0.0, 1.0) if ratio else None)]


def _bar_names(shown: pd.DataFrame, drawn: pd.Index) -> list[str]:
    """A name a bar, with what is printed at its end, or why there is no bar."""
    first = shown.drop_duplicates("bar")
    names = labels(first["label"], first["bar"])
    return [
        f"{name} ({state_label(str(row['state']))})"
        if row["bar"] not in drawn and row["state"] != "value"
        else f"{name} ({row['said']})"
        if row.get("said")
        else name
        for name, row in zip(names, first.to_dict("records"), strict=True)
    ]


def _lines(exhibit: Exhibit) -> list[Plot]:
    table = exhibit.table
    codes = list(dict.fromkeys(table["place"]))[:LINES]
    shown = table[table["place"].isin(codes)]
    rounds = list(dict.fromkeys(shown.sort_values(["day", "round"])["round"]))
    shown = shown.assign(value=shown["value"].where(shown["state"].eq("value")))
    first = shown.drop_duplicates("place").set_index("place")["name"].reindex(codes)
    told = looks(exhibit, codes)
    series = [
        Series(
            name,
            _values(shown[shown["place"].eq(code)].set_index("round")["value"].reindex(rounds)),
            _line_colour(told.get(code, ""), place, len(codes)),
            look=told.get(code, ""),
        )
        for place, (code, name) in enumerate(zip(codes, labels(first, codes), strict=True))
    ]
    drawn = tuple(one for one in series if any(value is not None for value in one.values))
    ratio = exhibit.field("value").kind == "ratio" or exhibit.encoding.measure in RATIOS
    return [Plot("lines", "", tuple(rounds) if drawn else (), drawn, ratio)]


def _line_colour(look: str, place: int, lines: int) -> str:
    colours = palette(dark=False)
    told = {"main": colours.accent, "bound": colours.sequential[2], "asked": colours.alarm}
    if look in told:
        return told[look]
    every = category_colours(dark=False) if lines > 1 else (colours.accent,)
    return every[place % len(every)]


def _change(exhibit: Exhibit) -> list[Plot]:
    table = moved(exhibit.table)
    parted, named = part_looks(palette(dark=False)), part_labels()
    parts = [
        Series(named[part], _values(table[f"{part}_share"]), parted[part][0], bool(parted[part][1]))
        for part in PARTS
    ]
    untold = table[f"{PARTS[0]}_share"].isna()
    if untold.any():
        whole = table["net_share"].where(untold)
        parts.append(Series(_("change as a whole"), _values(whole), palette(dark=False).muted))
    names = [
        f"{name} ({signed(net)})"
        for name, net in zip(
            labels(table["name"], table["product"]), table["net_share"], strict=True
        )
    ]
    shown = ends(table)
    return [Plot("stacked", "", tuple(names), tuple(parts), True, signed=True, ends=shown)]


def _values(column: pd.Series) -> tuple[Value, ...]:
    found: list[float] = column.astype(float).tolist()
    return tuple(None if math.isnan(value) else value for value in found)

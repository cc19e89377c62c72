"""What a workbook draws of an exhibit: Excel's own charts, and for what it can't draw, the nearest.

Excel has no maps of regions. A map is ranked instead, a crossing of two measures becomes points,
pies become bars in parts, a heatmap cells coloured by their own values; a note on the sheet says
so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from exhibits.catalogue.product_heatmap import ALL
from exhibits.exhibit import SUPPRESSED, Exhibit, state_label
from exhibits.render.bar_rows import labels
from exhibits.render.flow_marks import mark_name, sent
from exhibits.render.sankey_looks import label_of, looks, outcomes_of
from exhibits.render.slides.plots import Plot, Series, plots
from exhibits.render.stack_layout import series_fills
from exhibits.style import palette
from words import _, ngettext, number

TOP = 20
"""Areas or sites ranked; the table holds all."""


@dataclass(frozen=True)
class Points:
    """Two measures crossed: a name, a place along and a place up for each point."""

    names: tuple[str, ...]
    along: tuple[float, ...]
    up: tuple[float, ...]
    along_label: str
    up_label: str
    ratio: bool


@dataclass(frozen=True)
class Matrix:
    """A table of two ways: a value (a number, or words where there is none) a row and column.

    `by_row` where each row is shaded for itself, its unit being its own.
    """

    corner: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[float | str, ...], ...]
    ratio: bool
    by_row: bool
    whole: bool


@dataclass(frozen=True)
class Graphs:
    """All that one sheet draws, in reading order; `note` says what stands for what."""

    plots: tuple[Plot, ...] = ()
    points: Points | None = None
    matrix: Matrix | None = None
    notes: tuple[str, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.plots or self.points or self.matrix)


def graphs(exhibit: Exhibit) -> Graphs:
    """The charts of an exhibit; none where nothing of it has a figure."""
    native = [plot for plot in plots(exhibit) if plot.categories and _figured(plot)]
    if native:
        return Graphs(tuple(native))
    nearest: Callable[[Exhibit], Graphs] | None = {
        "map": _ranked, "bivariate": _crossed, "multiples": _rounds, "pies": _parts,
        "sites": _sites, "flows": _shipments, "heatmap": _cells, "sankey": _arriving,
    }.get(exhibit.encoding.kind)  # fmt: skip
    return nearest(exhibit) if nearest and len(exhibit.table) else Graphs()


def _figured(plot: Plot) -> bool:
    return any(value is not None for series in plot.series for value in series.values)


def _largest(exhibit: Exhibit) -> pd.DataFrame:
    """The rows with a figure, the largest first; ties by name, so that the order never wavers."""
    known = exhibit.known
    return known.sort_values(["value", "name"], ascending=[False, True], kind="stable")


def _ranked(exhibit: Exhibit) -> Graphs:
    known = _largest(exhibit)
    if known.empty:
        return Graphs()
    value = exhibit.field("value")
    top = known.head(TOP)
    names = labels(top["name"], top[exhibit.encoding.region])
    bars = Series(value.label, _floats(top["value"]), palette(dark=False).accent)
    plot = Plot("bars", "", tuple(names), (bars,), value.kind == "ratio")
    return Graphs((plot,), notes=(_no_map(), _first_of(len(known))))


def _crossed(exhibit: Exhibit) -> Graphs:
    known = _largest(exhibit)
    known = known[known["need"].notna()]
    if known.empty:
        return Graphs()
    need, value = exhibit.field("need"), exhibit.field("value")
    points = Points(
        tuple(labels(known["name"], known[exhibit.encoding.region])),
        tuple(known["need"].astype(float)),
        tuple(known["value"].astype(float)),
        f"{need.label} ({need.unit})" if need.unit else need.label,
        f"{value.label} ({value.unit})" if value.unit else value.label,
        value.kind == "ratio",
    )
    return Graphs(points=points, notes=(_no_map(), _("Each point is an area with both figures.")))


def _rounds(exhibit: Exhibit) -> Graphs:
    """The areas that lead in the last round, a bar a round."""
    known, value = exhibit.known, exhibit.field("value")
    if known.empty:
        return Graphs()
    rounds = sorted(set(known["round"]))
    code = exhibit.encoding.region
    wide = known.pivot_table(index=code, columns="round", values="value", sort=False)
    named = known.drop_duplicates(code).set_index(code)["name"]
    wide = wide.assign(**{"name ": named}).sort_values(
        [rounds[-1], "name "], ascending=[False, True], kind="stable"
    )
    top = wide.head(TOP // 2)
    shades = palette(dark=False).sequential[-2::-1][: len(rounds)][::-1]
    series = tuple(
        Series(str(one), _floats(top[one]), shades[place % len(shades)])
        for place, one in enumerate(rounds)
    )
    names = labels(top["name "], top.index)
    plot = Plot("clustered", "", tuple(names), series, value.kind == "ratio")
    return Graphs((plot,), notes=(_no_map(), _first_of(len(wide), TOP // 2)))


def _parts(exhibit: Exhibit) -> Graphs:
    known = exhibit.known[exhibit.known["series"].ne("")]
    if known.empty:
        return Graphs()
    code = exhibit.encoding.region
    amount = known.groupby(code, sort=False)["value"].sum().sort_values(ascending=False)
    areas = list(amount.index[:TOP])
    named = known.drop_duplicates(code).set_index(code)["name"].reindex(areas)
    called = dict(zip(known["series"], known["series_label"], strict=True))
    fills = series_fills(exhibit, dark=False)
    wide = known.pivot_table(index=code, columns="series", values="share").reindex(areas)
    series = tuple(
        Series(called[one], _floats(wide[one]), fills[one][0]) for one in fills if one in wide
    )
    plot = Plot("stacked", "", tuple(labels(named, areas)), series, True)
    return Graphs((plot,), notes=(_no_map(), _first_of(len(amount))))


def _sites(exhibit: Exhibit) -> Graphs:
    """Sites by capacity where they have one, hexagons by firms; else how many a region has."""
    table, accent = exhibit.table, palette(dark=False).accent
    if exhibit.encoding.measure == "hexagons":
        known = table[table["n"].notna()].sort_values(["n", "name", "cell"], ascending=False)
        names, counted, label = labels(known["name"], known["cell"]), known["n"], "n"
    elif exhibit.encoding.size:
        known = table[table["capacity"].notna()]
        known = known.sort_values(["capacity", "site_id"], ascending=[False, True])
        said = [
            ", ".join(part for part in (name or site, city) if part)
            for name, site, city in zip(
                known["name"], known["site_name"], known["city"], strict=True
            )
        ]
        names, counted, label = labels(said, known["site_id"]), known["capacity"], "capacity"
    else:
        counted = table[table["region"].ne("")].groupby("region").size()
        counted = counted.sort_values(ascending=False, kind="stable")
        names, label = list(counted.index), ""
    if not len(counted):
        return Graphs()
    heading = exhibit.field(label).label if label else _("Sites")
    bars = Series(heading, _floats(counted.head(TOP)), accent)
    plot = Plot("bars", "", tuple(names[:TOP]), (bars,), False)
    return Graphs((plot,), notes=(_no_map(), _first_of(len(counted))))


def _shipments(exhibit: Exhibit) -> Graphs:
    rows = sent(exhibit)
    value, top = exhibit.field("value"), rows.head(TOP)
    bars = Series(value.label, _floats(top["value"]), palette(dark=False).accent)
    names = labels(top["name"], map(mark_name, top.to_dict("records")))
    more = (_first_of(len(rows)),) if len(rows) > TOP else ()
    plot = Plot("bars", "", tuple(names), (bars,), False)
    return Graphs((plot,), notes=(_no_map(), *more)) if names else Graphs()


def _arriving(exhibit: Exhibit) -> Graphs:
    """What arrives at each node, in parts by what becomes of it; the largest first."""
    known = exhibit.known[exhibit.known["value"].gt(0)]
    if known.empty:
        return Graphs()
    ends = ["target_level", "target"]
    whole = known.groupby(ends)["value"].sum().reset_index()
    whole = whole.sort_values(["value", *ends], ascending=[False, True, True], kind="stable")
    top = pd.MultiIndex.from_frame(whole.head(TOP)[ends])
    wide = known.pivot_table(index=ends, columns="outcome", values="value", aggfunc="sum")
    fills = looks(exhibit, dark=False)
    series = tuple(
        Series(
            label_of(exhibit, one), _floats(wide[one].reindex(top)), fills[one].line,
            bool(fills[one].pattern),
        )
        for one in outcomes_of(exhibit)
    )  # fmt: skip
    named = known.drop_duplicates(ends).set_index(ends).reindex(top)
    heads = named["target_head"] if "target_head" in named else [""] * len(named)
    said = [
        f"{name} ({head})" if head else name
        for name, head in zip(named["target_name"], heads, strict=True)
    ]
    plot = Plot("stacked", "", tuple(labels(said, map(str, top))), series, False)
    note = _("Excel draws no streams; each bar is what arrives, and the table has every stream.")
    return Graphs((plot,), notes=(note,))


def _cells(exhibit: Exhibit) -> Graphs:
    table = exhibit.table
    rows, places = list(dict.fromkeys(table["row"])), list(dict.fromkeys(table["place"]))
    units = table.drop_duplicates("row").set_index("row")["unit"]
    ratio = exhibit.field("value").kind == "ratio"
    called = dict(zip(table["row"], table["row_label"], strict=True))
    heads = dict(zip(table["place"], table["place_label"], strict=True))
    found = {
        (row["row"], row["place"]): float(row["value"])
        if not pd.isna(row["value"])
        else SUPPRESSED
        if row["state"] == "suppressed"
        else state_label(str(row["state"]))
        for row in table.to_dict("records")
    }
    names = labels((called[row] for row in rows), rows)
    # counts of firms are of one unit throughout, whatever their colours are parts of
    alike = exhibit.encoding.measure == "firms"
    own = not alike and bool((table["shade"] - table["value"]).abs().gt(1e-9).any())
    by_unit = [
        f"{name} ({units[row]})" if units[row] and own else name
        for name, row in zip(names, rows, strict=True)
    ]
    matrix = Matrix(
        exhibit.field("row_label").label,
        tuple(by_unit),
        tuple(labels((heads[place] for place in places), places)),
        tuple(tuple(found.get((row, place), "") for place in places) for row in rows),
        ratio,
        own,
        ALL in places,
    )
    return Graphs(matrix=matrix, notes=(_("The colours follow the values: change one, and see."),))


def _floats(column: pd.Series) -> tuple[float | None, ...]:
    return tuple(None if pd.isna(value) else float(value) for value in column)


def _no_map() -> str:
    return _("Excel has no such map; the figure’s own is in the slide and the picture.")


def _first_of(count: int, most: int = TOP) -> str:
    """How many of all are drawn."""
    if count <= most:
        return ngettext(
            "Drawn here: the {count} place with a figure.",
            "Drawn here: all {count} places with a figure.",
            count,
        ).format(count=number(count))
    return _("Drawn here: the {count} largest of {total}; the table has them all.").format(
        count=number(most), total=number(count)
    )

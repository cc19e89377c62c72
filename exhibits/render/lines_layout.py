"""A course over rounds laid out in pixels: points, lines broken at gaps, labels at their ends."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pandas as pd

from exhibits.catalogue.product_measures import figure_text, short_text
from exhibits.catalogue.region_trend import TOP
from exhibits.exhibit import Exhibit, state_label
from exhibits.render.frame import Width
from exhibits.render.keys import PATTERNS, Strip, series_strip, state_fills
from exhibits.render.svg.letters import shorten, text_width
from exhibits.style import category_colours, palette
from words import _, ngettext, number

TALL: Mapping[Width, float] = {"wide": 270, "narrow": 220}
TOP_ROOM = 14.0
LABEL = 16.0
"""Height of a label at a line's end."""
MANY = 16
"""Points up to which a line's own are large enough to be aimed at, and every round is named."""
LOOKS: Mapping[str, str] = {
    "central": "main", "low": "bound", "high": "bound", "asked": "asked",
}  # fmt: skip
"""What a line coloured by its code is: central figure, end of a range, what is asked."""
FEW = 3
"""Lines up to which every point has its n beneath it."""
N_ROOM = 15.0
"""Height that the n beneath a point takes."""
MARK = 13.0
"""Side of the box that marks a round without a figure, on the axis."""


@dataclass(frozen=True)
class Point:
    """A figure of one round."""

    code: str
    x: float
    y: float
    n: str
    hover: tuple[str, ...]
    count: str = ""


@dataclass(frozen=True)
class Mark:
    """A round without a figure: what a place was, where it should have a point."""

    code: str
    x: float
    state: str
    hover: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One place: runs of points between its gaps, and its name where the last one ends.

    `dash` for what is asked or assumed, `quiet` for the bounds of a range.
    """

    code: str
    colour: str
    runs: tuple[tuple[Point, ...], ...]
    label: str
    label_y: float
    dash: bool = False
    quiet: bool = False

    @property
    def mark(self) -> float:
        """Radius of its points: small where they are many, none on what is only asked."""
        if self.dash:
            return 0.0
        return 4.0 if sum(map(len, self.runs)) <= MANY and not self.quiet else 2.0


@dataclass(frozen=True)
class Course:
    """All of the drawing, from its top left corner; `tall` reaches below the rounds' names."""

    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]
    rounds: tuple[tuple[float, str], ...]
    band: tuple[tuple[float, float], ...]
    left: float
    right: float
    base: float
    tall: float


def course(exhibit: Exhibit, width: Width, pixels: float, dark: bool = False) -> Course:
    """The layout for a figure of `pixels`; the axis begins at zero."""
    table = exhibit.table
    codes = list(dict.fromkeys(table["place"]))[:TOP]
    drawn = table[table["place"].isin(codes)]
    measure = exhibit.encoding.measure
    steps = ticks_of(float(drawn["value"].max()) if drawn["value"].notna().any() else 1.0, measure)
    names = {code: str(drawn.loc[drawn["place"].eq(code), "name"].iloc[0]) for code in codes}
    labels = {code: _label(drawn, code, names, measure, width) for code in codes}
    left = max(text_width(short_text(measure, step), 12) for step in steps) + 12
    ends = max((text_width(label, 13) for label in labels.values()), default=0.0)
    right = max(pixels - ends - 18, left + 60)
    base = TALL[width]
    rounds = list(dict.fromkeys(drawn.sort_values(["day", "round"])["round"]))
    across = _across(rounds, left, right)
    scale = (base - TOP_ROOM) / max(steps[-1], 1e-12)
    told = looks(exhibit, codes)
    shades = _shades(codes, dark, told)
    lines = tuple(
        Line(
            code,
            shades[code],
            _runs(exhibit, drawn[drawn["place"].eq(code)], across, base, scale, len(codes)),
            labels[code],
            0.0,
            told.get(code) == "asked",
            told.get(code) == "bound",
        )
        for code in codes
    )
    return Course(
        lines=_apart(_spread(tuple(line for line in lines if line.runs), base)),
        marks=tuple(_marks(drawn, across, codes)),
        ticks=tuple((base - step * scale, short_text(measure, step)) for step in steps),
        rounds=_named(rounds, across),
        band=_band(lines),
        left=left,
        right=right,
        base=base,
        tall=base + 30,
    )


def legend(laid: Course, dark: bool, pixels: float) -> Strip:
    """What the boxes on the axis stand for."""
    fills = state_fills(palette(dark))
    states = [state for state in PATTERNS if any(mark.state == state for mark in laid.marks)]
    return series_strip(
        [(fills[state], PATTERNS[state], state_label(state)) for state in states], pixels
    )


def ticks_of(highest: float, measure: str) -> list[float]:
    """From zero in three to five round steps to at least the highest value."""
    if highest <= 0:
        return [0.0, 1.0]
    raw = highest / 4
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= raw)
    count = math.ceil(highest / step - 1e-9)
    return [step * place for place in range(count + 1)]


def _across(rounds: Sequence[str], left: float, right: float) -> dict[str, float]:
    if len(rounds) == 1:
        return {rounds[0]: (left + right) / 2}
    inner = right - left - 48
    return {
        name: left + 24 + inner * place / (len(rounds) - 1) for place, name in enumerate(rounds)
    }


def _named(rounds: Sequence[str], across: Mapping[str, float]) -> tuple[tuple[float, str], ...]:
    """The names under the axis; every so many of them where all would touch."""
    if len(rounds) < 2:
        return tuple((across[name], name) for name in rounds)
    wide = max(text_width(name, 12) for name in rounds) + 14
    step = max(1, math.ceil(wide / (across[rounds[1]] - across[rounds[0]])))
    return tuple((across[name], name) for name in rounds[::step])


def looks(exhibit: Exhibit, codes: Iterable[str]) -> dict[str, str]:
    """What each line is; nothing where all are alike."""
    if not exhibit.encoding.colour:
        return {}
    return {code: LOOKS[code] for code in codes}


def _band(lines: Sequence[Line]) -> tuple[tuple[float, float], ...]:
    """The outline of what lies between the two ends of a range, where neither has a gap."""
    bounds = [line.runs[0] for line in lines if line.quiet and len(line.runs) == 1]
    if len(bounds) != 2:
        return ()
    there, back = bounds
    return tuple((point.x, point.y) for point in (*there, *reversed(back)))


def _shades(codes: Sequence[str], dark: bool, told: Mapping[str, str]) -> dict[str, str]:
    if told:
        colours = palette(dark)
        shade = {
            "main": colours.accent, "bound": colours.sequential[2], "asked": colours.alarm,
        }  # fmt: skip
        return {code: shade[told[code]] for code in codes}
    if len(codes) == 1:
        return {codes[0]: palette(dark).accent}
    return dict(zip(codes, category_colours(dark), strict=False))


def _label(
    drawn: pd.DataFrame, code: str, names: Mapping[str, str], measure: str, width: Width
) -> str:
    """A place's name and its last figure; twins carry their code."""
    known = drawn[drawn["place"].eq(code) & drawn["value"].notna()]
    if known.empty:
        return ""
    name = names[code]
    twins = [other for other in names.values() if other.casefold() == name.casefold()]
    if len(twins) > 1:
        name = f"{name} ({code})"
    value = short_text(measure, float(known["value"].iloc[-1]))
    shown = f"{shorten(name, 170 if width == 'wide' else 84, 13)} {value}"
    n = known["n"].iloc[-1]
    # beside many lines no point has room for its n, so the last one tells it here
    many = drawn["place"].nunique() > FEW and width == "wide" and pd.notna(n)
    return f"{shown} · {_('n={n}').format(n=number(int(n)))}" if many else shown


def _runs(
    exhibit: Exhibit,
    rows: pd.DataFrame,
    across: Mapping[str, float],
    base: float,
    scale: float,
    lines: int,
) -> tuple[tuple[Point, ...], ...]:
    runs: list[list[Point]] = [[]]
    for row in rows.to_dict("records"):
        if pd.isna(row["value"]):
            runs.append([])
            continue
        count = number(int(row["n"])) if pd.notna(row["n"]) else ""
        said = _("n={n}").format(n=count) if count else ""
        point = Point(
            code=str(row["place"]),
            x=across[row["round"]],
            y=base - float(row["value"]) * scale,
            # beside many lines they would cover one another; the pointer tells them
            n=said if lines <= FEW and len(across) <= MANY else "",
            hover=tuple(_hover(row, exhibit)),
            count=count,
        )
        runs[-1].append(point)
    return tuple(tuple(run) for run in runs if run)


def _hover(row: Mapping[Any, Any], exhibit: Exhibit) -> list[str]:
    lines = [f"{row['name']} · {row['round']}"]
    if pd.notna(row["value"]):
        unit = exhibit.field("value").unit.split(" ")[0]
        lines.append(figure_text(exhibit.encoding.measure, float(row["value"]), unit))
    else:
        lines.append(state_label(str(row["state"])))
    if pd.notna(row["n"]):
        count = int(row["n"])
        lines.append(ngettext("n = {n} firm", "n = {n} firms", count).format(n=number(count)))
    return lines


def _marks(drawn: pd.DataFrame, across: Mapping[str, float], codes: Sequence[str]) -> list[Mark]:
    """Boxes on the axis, side by side where several places are without a figure."""
    rows = drawn[drawn["value"].isna() & drawn["state"].isin(["suppressed", "not_answered"])]
    made: list[Mark] = []
    for name, given in rows.groupby("round", sort=False):
        kinds = list(dict.fromkeys(given["state"]))
        start = across[str(name)] - (len(kinds) - 1) * (MARK + 4) / 2
        for place, state in enumerate(kinds):
            which = given[given["state"].eq(state)]
            hover = (f"{name} · {state_label(state)}", ", ".join(map(str, which["name"])))
            made.append(Mark(str(which["place"].iloc[0]), start + place * (MARK + 4), state, hover))
    return made


def _apart(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with the n of points one upon the other told once, under the lower of them."""
    points = sorted(
        (point for line in lines for run in line.runs for point in run if point.n),
        key=lambda point: (point.x, point.y),
    )
    said = {id(point): point.n for point in points}
    for upper, lower in pairwise(points):
        if upper.x == lower.x and lower.y - upper.y < N_ROOM:
            both = ", ".join(dict.fromkeys((upper.count, lower.count)))
            said[id(upper)], said[id(lower)] = "", _("n={n}").format(n=both)
    return tuple(
        replace(
            line,
            runs=tuple(
                tuple(replace(point, n=said.get(id(point), point.n)) for point in run)
                for run in line.runs
            ),
        )
        for line in lines
    )


def _spread(lines: tuple[Line, ...], base: float) -> tuple[Line, ...]:
    """Labels at their lines' ends, moved apart where they would touch."""
    wanted = sorted(lines, key=lambda line: line.runs[-1][-1].y)
    placed: list[float] = []
    for line in wanted:
        y = line.runs[-1][-1].y
        placed.append(max(y, placed[-1] + LABEL) if placed else y)
    over = placed[-1] - base if placed else 0.0
    if over > 0:
        # pushed beyond the axis: up again, from the lowest
        limit = base
        for place in range(len(placed) - 1, -1, -1):
            placed[place] = min(placed[place], limit)
            limit = placed[place] - LABEL
    at = {line.code: y for line, y in zip(wanted, placed, strict=True)}
    return tuple(replace(line, label_y=at[line.code]) for line in lines)

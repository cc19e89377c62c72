"""Streams in pixels: bars, bands and their words, as every renderer draws them.

In a broad figure the words of the first and last level stand in the margins and those between
stand beside their bars; in a narrow one, all stand above their bars, each level in its own column.
Words are wrapped, never cut, and each node keeps the room of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exhibits.exhibit import Exhibit
from exhibits.render.frame import Width
from exhibits.render.keys import Strip, series_strip
from exhibits.render.sankey_layout import Rect, Ribbon, Sankey, heads, sankey
from exhibits.render.sankey_looks import Look, label_of, looks, outcomes_of
from exhibits.render.sankey_nodes import Node, gathered
from exhibits.render.sankey_words import (
    BAR,
    Columns,
    Word,
    by_level,
    columns_of,
    heads_of,
    lines_of,
    words_of,
)
from exhibits.style import palette
from words import number, percent

_GAP, _LEAST = 12.0, 10.0
_TALL = {"wide": 320.0, "narrow": 300.0}
_FULL = 0.85
"""Part of the height that words and gaps may ask for, so that bars stay told apart."""
_STEPS = 16


@dataclass(frozen=True)
class Bar:
    """A node's bar; `pattern` is `hatch` where it is lacking."""

    code: str
    name: str
    x0: float
    x1: float
    y0: float
    y1: float
    look: Look
    hover: tuple[str, ...]


@dataclass(frozen=True)
class Band:
    """A link's band as the corners of its outline."""

    name: str
    points: tuple[tuple[float, float], ...]
    look: Look
    hover: tuple[str, ...]


@dataclass(frozen=True)
class Drawn:
    """All of the figure below its legend: `tall` pixels, the words over the levels included."""

    bars: tuple[Bar, ...]
    bands: tuple[Band, ...]
    words: tuple[Word, ...]
    tall: float


def drawn(exhibit: Exhibit, width: Width, pixels: float, dark: bool = False) -> Drawn:
    """The figure laid out for so many pixels across; nothing where no row shows a figure."""
    nodes, _links = gathered(exhibit)
    if not nodes:
        return Drawn((), (), (), 0.0)
    columns = columns_of(nodes, width, pixels, heads(exhibit).values())
    said = {node.key: lines_of(node, columns) for node in nodes}
    need = {
        key: len(lines) * columns.line + (4 if columns.above else 0) for key, lines in said.items()
    }
    asked = max(
        sum(need[node.key] + (_LEAST if columns.above else 0) + _GAP for node in level)
        for level in by_level(nodes).values()
    )
    inner = max(_TALL[width], asked / _FULL)
    above = columns.above
    laid = sankey(
        exhibit,
        least=lambda node: (_LEAST if above else need[node.key]) / inner,
        over=lambda node: need[node.key] / inner if above else 0.0,
        gap=_GAP / inner,
    )
    over = heads_of(laid, columns)
    top = max((word.y for word in over), default=-1.4 * columns.line) + 1.4 * columns.line
    look = looks(exhibit, dark)
    return Drawn(
        tuple(
            _bar(exhibit, rect, _joined(laid, rect.node), columns, top, inner, dark)
            for rect in laid.rects
        ),
        tuple(_band(exhibit, one, laid, columns, top, inner, look) for one in laid.ribbons),
        (*over, *words_of(laid, said, columns, top, inner)),
        top + inner,
    )


def legend(exhibit: Exhibit, dark: bool, pixels: float) -> Strip:
    """The outcomes' fills with their names; nothing where there is one, and it is there."""
    look, found = looks(exhibit, dark), outcomes_of(exhibit)
    if len(found) < 2 and not any(look[one].pattern for one in found):
        return Strip((), (), 0.0)
    return series_strip(
        [(look[one].fill, look[one].pattern, label_of(exhibit, one)) for one in found], pixels
    )


def _joined(laid: Sankey, node: Node) -> tuple[str, ...]:
    """A line each for what a node gets and gives, the largest first."""
    names = {rect.node.key: rect.node.name for rect in laid.rects}
    links = [ribbon.link for ribbon in laid.ribbons]
    got = [f"← {names[one.source]}: {number(one.value)}" for one in links if one.target == node.key]
    given = [
        f"→ {names[one.target]}: {number(one.value)}" for one in links if one.source == node.key
    ]
    return (*got, *given)


def _bar(
    exhibit: Exhibit,
    rect: Rect,
    joined: tuple[str, ...],
    columns: Columns,
    top: float,
    tall: float,
    dark: bool,
) -> Bar:
    node, colours = rect.node, palette(dark)
    ink = colours.alarm if node.lacking else colours.accent
    look = Look(ink, "hatch" if node.lacking else "", ink)
    x, unit = columns.x[node.level], exhibit.field("value").unit
    y0, y1 = top + rect.y0 * tall, top + rect.y1 * tall
    hover = (node.name, f"{number(node.value)} {unit}".strip(), *joined)
    return Bar(node.code, node.key, x, x + BAR, y0, max(y1, y0 + 2), look, hover)


def _band(
    exhibit: Exhibit,
    ribbon: Ribbon,
    laid: Sankey,
    columns: Columns,
    top: float,
    tall: float,
    look: dict[str, Look],
) -> Band:
    link = ribbon.link
    nodes = {rect.node.key: rect.node for rect in laid.rects}
    start, end = nodes[link.source], nodes[link.target]
    x0, x1 = columns.x[start.level] + BAR, columns.x[end.level]
    upper = _curve(x0, x1, top + ribbon.a0 * tall, top + ribbon.b0 * tall)
    low_a, low_b = max(ribbon.a1 * tall, ribbon.a0 * tall + 1), ribbon.b1 * tall
    lower = _curve(x0, x1, top + low_a, top + max(low_b, ribbon.b0 * tall + 1))
    return Band(
        link_name(link.source, link.target, link.outcome),
        (*upper, *lower[::-1]),
        look[link.outcome],
        tuple(_hover(exhibit, ribbon, start, end)),
    )


def link_name(source: str, target: str, outcome: str) -> str:
    """What a band is called in a file: both of its nodes, and what becomes of it."""
    return f"{source}|{target}|{outcome}"


def _curve(x0: float, x1: float, y0: float, y1: float) -> list[tuple[float, float]]:
    """Points of a smooth way between two heights, level at both ends."""
    if abs(y0 - y1) < 0.5:
        return [(x0, y0), (x1, y1)]
    parts = [step / _STEPS for step in range(_STEPS + 1)]
    return [
        (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t * t * t * (t * (6 * t - 15) + 10)) for t in parts
    ]


def _hover(exhibit: Exhibit, ribbon: Ribbon, start: Node, end: Node) -> Iterable[str]:
    link = ribbon.link
    yield f"{start.name} → {end.name}"
    part = f" · {percent(link.value / end.value)}" if end.value else ""
    yield f"{number(link.value)} {exhibit.field('value').unit}".strip() + part
    yield label_of(exhibit, link.outcome)

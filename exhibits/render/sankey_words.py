"""Where the columns of streams stand, and the words over and beside their bars."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exhibits.render.frame import Width
from exhibits.render.sankey_layout import Sankey
from exhibits.render.sankey_nodes import Node
from exhibits.render.svg.letters import text_width, wrap
from words import number

BAR = 12.0
"""Pixels across of a node."""
SIZE, LINE = 12, 15.0
_PAD = 8.0
_MARGIN = 0.24
"""Part of the width that the words in one margin take at most."""


@dataclass(frozen=True)
class Word:
    """A line of words whose middle is at `y`; `anchor` is `start`, `middle` or `end`.

    `over` where bands may pass behind it.
    """

    x: float
    y: float
    text: str
    anchor: str
    bold: bool = False
    muted: bool = False
    over: bool = False


@dataclass(frozen=True)
class Columns:
    """Where the bars of each level begin, and the place and room of its words."""

    x: dict[int, float]
    words: dict[int, tuple[float, str, float]]
    heads: dict[int, tuple[float, str, float]]
    above: bool


def by_level(nodes: Iterable[Node]) -> dict[int, list[Node]]:
    """The nodes of each level, from the leftmost on."""
    found: dict[int, list[Node]] = {}
    for node in sorted(nodes, key=lambda node: node.level):
        found.setdefault(node.level, []).append(node)
    return found


def columns_of(nodes: tuple[Node, ...], width: Width, pixels: float) -> Columns:
    """Margins for the words of both ends in a broad figure, equal cells in a narrow one."""
    levels = by_level(nodes)
    order, last = list(levels), len(levels) - 1
    if width == "narrow" or last < 1:
        cell = pixels / len(order)
        x = {level: place * cell + (cell - BAR) / 2 for place, level in enumerate(order)}
        x |= {order[-1]: pixels - BAR} | {order[0]: 0.0}
        words = {level: (x[level] + BAR / 2, "middle", cell - _PAD) for level in order}
        words |= {order[-1]: (pixels, "end", cell - _PAD)} | {order[0]: (0.0, "start", cell - _PAD)}
        return Columns(x, words, words, True)
    most = pixels * _MARGIN
    left, right = (_margin(levels[order[end]], most) for end in (0, -1))
    step = (pixels - left - right - 2 * _PAD - BAR) / last
    x = {level: left + _PAD + place * step for place, level in enumerate(order)}
    words = {level: (x[level] + BAR + 6, "start", step - BAR - 14) for level in order}
    words |= {order[0]: (left, "end", left), order[-1]: (pixels - right, "start", right)}
    half = step / 2 - _PAD
    heads = {level: (x[level] + BAR / 2, "middle", 2 * half) for level in order}
    heads |= {order[0]: (0.0, "start", x[order[0]] + half)}
    heads |= {order[-1]: (pixels, "end", pixels - x[order[-1]] + half)}
    return Columns(x, words, heads, False)


def _margin(nodes: list[Node], most: float) -> float:
    said = [text for node in nodes for text in (node.name, number(node.value))]
    return min(max(text_width(text, SIZE) for text in said) + 2, most)


def lines_of(node: Node, columns: Columns) -> tuple[str, ...]:
    """A node's name, wrapped to its room, then its value."""
    room = columns.words[node.level][2]
    return (*wrap(node.name, room, SIZE), number(node.value))


def heads_of(laid: Sankey, columns: Columns) -> list[Word]:
    """What stands over the levels, all ending at the same line."""
    lines = {
        level: wrap(laid.heads[level], columns.heads[level][2], SIZE, bold=True)
        for level in laid.levels
        if laid.heads.get(level)
    }
    deep = max(map(len, lines.values()), default=0)
    made = []
    for level, rows in lines.items():
        x, anchor, _room = columns.heads[level]
        for place, row in enumerate(rows):
            y = (deep - len(rows) + place + 0.5) * LINE
            made.append(Word(x, y, row, anchor, bold=True))
    return made


def words_of(
    laid: Sankey, said: dict[str, tuple[str, ...]], columns: Columns, top: float, tall: float
) -> list[Word]:
    """What is said of each node, above its bar or beside its middle; `top` is where bars begin."""
    made = []
    for rect in laid.rects:
        x, anchor, _room = columns.words[rect.node.level]
        lines = said[rect.node.key]
        over = columns.above or rect.node.level not in (laid.levels[0], laid.levels[-1])
        if columns.above:
            y = top + rect.y0 * tall - 4 - len(lines) * LINE
        else:
            y = top + (rect.y0 + rect.y1) / 2 * tall - len(lines) * LINE / 2
        for place, line in enumerate(lines):
            last = place == len(lines) - 1
            made.append(Word(x, y + (place + 0.5) * LINE, line, anchor, muted=last, over=over))
    return made

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
SIZES = (12, 11, 10, 9)
"""Of words: in a narrow figure the largest at which no single word is parted."""
_LINE = 1.25
"""A line's height, in sizes of its words."""
_PAD = 8.0
_APART = 7.0
_DENSE = 6
"""Nodes of a level above which a name and its value stand on one line, where they fit."""
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
    size: int = SIZES[0]


@dataclass(frozen=True)
class Columns:
    """Where the bars of each level begin, and the place, room and size of its words."""

    x: dict[int, float]
    words: dict[int, tuple[float, str, float]]
    heads: dict[int, tuple[float, str, float]]
    above: bool
    dense: bool = False
    size: int = SIZES[0]

    @property
    def line(self) -> float:
        """Pixels from one line of words to the next."""
        return self.size * _LINE


def by_level(nodes: Iterable[Node]) -> dict[int, list[Node]]:
    """The nodes of each level, from the leftmost on."""
    found: dict[int, list[Node]] = {}
    for node in sorted(nodes, key=lambda node: node.level):
        found.setdefault(node.level, []).append(node)
    return found


def columns_of(
    nodes: tuple[Node, ...], width: Width, pixels: float, said: Iterable[str] = ()
) -> Columns:
    """Margins for the words of both ends in a broad figure, equal cells in a narrow one.

    `said` is what stands over the levels.
    """
    levels = by_level(nodes)
    order, last = list(levels), len(levels) - 1
    if width == "narrow" or last < 1:
        cell = pixels / len(order)
        x = {level: place * cell + (cell - BAR) / 2 for place, level in enumerate(order)}
        x |= {order[-1]: pixels - BAR} | {order[0]: 0.0}
        words = {level: (x[level] + BAR / 2, "middle", cell - _PAD) for level in order}
        words |= {order[-1]: (pixels, "end", cell - _PAD)} | {order[0]: (0.0, "start", cell - _PAD)}
        size = _fitting([*(node.name for node in nodes)], list(said), cell - _PAD)
        return Columns(x, words, words, True, size=size)
    most = pixels * _MARGIN
    dense = max(map(len, levels.values())) > _DENSE
    left, right = (_margin(levels[order[end]], most, dense) for end in (0, -1))
    step = (pixels - left - right - 2 * _PAD - BAR) / last
    x = {level: left + _PAD + place * step for place, level in enumerate(order)}
    words = {level: (x[level] + BAR + 6, "start", step - BAR - 14) for level in order}
    words |= {order[0]: (left, "end", left), order[-1]: (pixels - right, "start", right)}
    half = step / 2 - _PAD
    heads = {level: (x[level] + BAR / 2, "middle", 2 * half) for level in order}
    heads |= {order[0]: (0.0, "start", x[order[0]] + half)}
    heads |= {order[-1]: (pixels, "end", pixels - x[order[-1]] + half)}
    return Columns(x, words, heads, False, dense)


def _fitting(names: list[str], heads: list[str], room: float) -> int:
    """The largest size at which every single word has room; the least where none is that small."""
    said = [(word, False) for name in names for word in name.split()]
    said += [(word, True) for head in heads for word in head.split()]
    fits = (
        size
        for size in SIZES
        if all(text_width(word, size, bold=bold) <= room for word, bold in said)
    )
    return next(fits, SIZES[-1])


def _margin(nodes: list[Node], most: float, dense: bool) -> float:
    said = [text for node in nodes for text in (node.name, number(node.value))]
    wide = [text_width(text, SIZES[0]) for text in said]
    if dense:
        wide += [one for one in map(_together, nodes) if one + 2 <= most]
    return min(max(wide) + 2, most)


def _together(node: Node) -> float:
    """Pixels of a node's name and value on one line."""
    return text_width(node.name, SIZES[0]) + _APART + text_width(number(node.value), SIZES[0])


def lines_of(node: Node, columns: Columns) -> tuple[tuple[str, ...], ...]:
    """A node's name, wrapped to its room, then its value; both on one line where levels are dense.

    Of each line its pieces, the value last.
    """
    room, value = columns.words[node.level][2], number(node.value)
    if columns.dense and _together(node) <= room:
        return ((node.name, value),)
    return (*((line,) for line in wrap(node.name, room, columns.size)), (value,))


def heads_of(laid: Sankey, columns: Columns) -> list[Word]:
    """What stands over the levels, all ending at the same line."""
    lines = {
        level: wrap(laid.heads[level], columns.heads[level][2], columns.size, bold=True)
        for level in laid.levels
        if laid.heads.get(level)
    }
    deep = max(map(len, lines.values()), default=0)
    made = []
    for level, rows in lines.items():
        x, anchor, _room = columns.heads[level]
        for place, row in enumerate(rows):
            y = (deep - len(rows) + place + 0.5) * columns.line
            made.append(Word(x, y, row, anchor, bold=True, size=columns.size))
    return made


def words_of(
    laid: Sankey,
    said: dict[str, tuple[tuple[str, ...], ...]],
    columns: Columns,
    top: float,
    tall: float,
) -> list[Word]:
    """What is said of each node, above its bar or beside its middle; `top` is where bars begin."""
    made = []
    for rect in laid.rects:
        x, anchor, _room = columns.words[rect.node.level]
        lines = said[rect.node.key]
        over = columns.above or rect.node.level not in (laid.levels[0], laid.levels[-1])
        if columns.above:
            y = top + rect.y0 * tall - 4 - len(lines) * columns.line
        else:
            y = top + (rect.y0 + rect.y1) / 2 * tall - len(lines) * columns.line / 2
        for place, pieces in enumerate(lines):
            middle, at = y + (place + 0.5) * columns.line, x
            valued = place == len(lines) - 1
            for piece in pieces if anchor != "end" else pieces[::-1]:
                muted = valued and piece == pieces[-1]
                made.append(
                    Word(at, middle, piece, anchor, muted=muted, over=over, size=columns.size)
                )
                step = text_width(piece, columns.size) + _APART
                at += step if anchor == "start" else -step
    return made

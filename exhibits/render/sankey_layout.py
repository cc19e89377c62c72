"""Streams laid out in a unit square: nodes in levels, ribbons between them; for every renderer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from exhibits.exhibit import Exhibit
from exhibits.plain import visible
from exhibits.render.sankey_nodes import Link, Node, gathered, ordered

_ROUNDS = 40


@dataclass(frozen=True)
class Rect:
    """A node's place down the square: its bar from `y0` to `y1`, within its room `top` to `end`."""

    node: Node
    y0: float
    y1: float
    top: float
    end: float


@dataclass(frozen=True)
class Ribbon:
    """A link's ends down the square: at its source from `a0` to `a1`, at its target `b0` `b1`."""

    link: Link
    a0: float
    a1: float
    b0: float
    b1: float


@dataclass(frozen=True)
class Sankey:
    """All of it in a unit square; `heads` by level, "" where a level has none."""

    rects: tuple[Rect, ...]
    ribbons: tuple[Ribbon, ...]
    levels: tuple[int, ...]
    heads: Mapping[int, str]

    def column(self, level: int) -> list[Rect]:
        """A level's nodes from the top."""
        return [one for one in self.rects if one.node.level == level]


def sankey(
    exhibit: Exhibit,
    least: Callable[[Node], float] = lambda node: 0.02,
    over: Callable[[Node], float] = lambda node: 0.0,
    gap: float = 0.02,
) -> Sankey:
    """The whole in a unit square, from the top down.

    `least` is the room a node gets however thin it is (for its words beside it), `over` what is
    kept free above its bar, `gap` what lies between two of a level, all as parts of the height;
    where they ask for more than there is, all of them shrink alike. Deterministic.
    """
    nodes, links = gathered(exhibit)
    columns = ordered(nodes, links)
    if not columns:
        return Sankey((), (), (), {})
    asked = max(
        sum(max(least(node), 0.0) + over(node) for node in column) + gap * (len(column) - 1)
        for column in columns.values()
    )
    shrunk = min(1.0, 0.9 / asked) if asked else 1.0
    sizes = _Sizes(least, over, gap, shrunk)
    scale = _scale(columns, sizes)
    rects = tuple(rect for column in columns.values() for rect in _stacked(column, sizes, scale))
    return Sankey(rects, _ribbons(rects, links, scale), tuple(columns), heads(exhibit))


@dataclass(frozen=True)
class _Sizes:
    least: Callable[[Node], float]
    over: Callable[[Node], float]
    between: float
    shrunk: float

    def room(self, node: Node, scale: float) -> float:
        """What a node takes: its words above, then its bar or as much as its words ask."""
        return self.above(node) + max(node.value * scale, self.least(node) * self.shrunk)

    def above(self, node: Node) -> float:
        return self.over(node) * self.shrunk

    @property
    def gap(self) -> float:
        return self.between * self.shrunk


def _scale(columns: Mapping[int, list[Node]], sizes: _Sizes) -> float:
    """The height of one unit: the largest with which every level fits the square."""
    low, high = 0.0, 1.0 / max(sum(node.value for node in column) for column in columns.values())

    def fits(scale: float) -> bool:
        return all(
            sum(sizes.room(node, scale) for node in column) + sizes.gap * (len(column) - 1) <= 1
            for column in columns.values()
        )

    if fits(high):
        return high
    for _round in range(_ROUNDS):
        middle = (low + high) / 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def _stacked(column: Sequence[Node], sizes: _Sizes, scale: float) -> list[Rect]:
    """A level's nodes one under another, in the middle of the height."""
    taken = sum(sizes.room(node, scale) for node in column) + sizes.gap * (len(column) - 1)
    y, made = (1 - taken) / 2, []
    for node in column:
        room, above, tall = sizes.room(node, scale), sizes.above(node), node.value * scale
        # words above lie upon their bar; those beside it have its middle
        start = y + above if above else y + (room - tall) / 2
        made.append(Rect(node, start, start + tall, y, y + room))
        y += room + sizes.gap
    return made


def _ribbons(rects: Sequence[Rect], links: Sequence[Link], scale: float) -> tuple[Ribbon, ...]:
    """Streams leave and reach a bar in the order of what they join, so that none turns in vain."""
    at = {rect.node.key: rect for rect in rects}

    def down(link: Link, near: str, far: str) -> tuple[float, float, str]:
        return at[near].y0, at[far].y0, link.outcome

    starts: dict[Link, float] = {}
    ends: dict[Link, float] = {}
    for places, sort in (
        (starts, lambda link: down(link, link.source, link.target)),
        (ends, lambda link: down(link, link.target, link.source)),
    ):
        used: dict[str, float] = {}
        for link in sorted(links, key=sort):
            key = link.source if places is starts else link.target
            places[link] = at[key].y0 + used.get(key, 0.0)
            used[key] = used.get(key, 0.0) + link.value * scale
    drawn = sorted(links, key=lambda link: (-link.value, link.source, link.target, link.outcome))
    return tuple(
        Ribbon(
            link,
            starts[link], starts[link] + link.value * scale,
            ends[link], ends[link] + link.value * scale,
        )
        for link in drawn
    )  # fmt: skip


def heads(exhibit: Exhibit) -> dict[int, str]:
    """What stands over each level: the first that any of its rows says."""
    found: dict[int, str] = {}
    for end in ("source", "target"):
        if f"{end}_head" not in exhibit.table:
            continue
        pairs = exhibit.table[[f"{end}_level", f"{end}_head"]].itertuples(index=False)
        for level, head in pairs:
            if isinstance(head, str) and head:
                found.setdefault(int(level), visible(head))
    return found

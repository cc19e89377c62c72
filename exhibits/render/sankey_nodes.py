"""Nodes and links of streams, and the order in which few of them cross.

A table of kind `sankey` has a row a link: `source`, `source_name`, `source_level` (0 is leftmost; a
number or its digits), `target`, `target_name`, `target_level`, `value` (above 0, of one unit
throughout), `state`, `outcome`, and by choice `source_head`, `target_head` (what stands over a
level), `outcome_label`, `share`. A node is a code on a level: the same code on another level is
another node. A node is lacking where its code is one of `LACKING`, or begins so before a colon.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from exhibits.exhibit import Exhibit
from exhibits.plain import visible
from words import _, number

MOST = 12
"""Nodes of a level; of more, the least go together as others."""
LACKING = ("missing", "elsewhere")
"""Outcomes of what is not there, and codes of nodes that stand for it."""
ENDS = ("source", "target")
_SWEEPS = 6
OTHERS = "others"


@dataclass(frozen=True)
class Node:
    """A place that streams come from or go to; `value` is the larger of what comes and goes."""

    key: str
    code: str
    level: int
    name: str
    value: float
    lacking: bool


@dataclass(frozen=True)
class Link:
    """A stream between two nodes, by their keys."""

    source: str
    target: str
    outcome: str
    value: float


def gathered(exhibit: Exhibit) -> tuple[tuple[Node, ...], tuple[Link, ...]]:
    """Nodes and links of the rows that show a figure above 0; the least of a level as others."""
    known = exhibit.known
    order = [f"{end}{part}" for end in ENDS for part in ("_level", "")]
    given = known[known["value"].gt(0)].sort_values([*order, "outcome", "value"]).to_dict("records")
    streams = sorted(
        (
            *(key_of(row[f"{end}_level"], row[end]) for end in ENDS),
            str(row["outcome"]),
            row["value"],
        )
        for row in given
    )
    nodes = _nodes(given)
    into: dict[str, str] = {}
    for level in sorted({node.level for node in nodes.values()}):
        into |= _folded(nodes, level, streams)
    links: dict[tuple[str, str, str], float] = {}
    for start, end, outcome, value in streams:
        told = into.get(start, start), into.get(end, end), outcome
        links[told] = links.get(told, 0.0) + float(value)
    return tuple(nodes.values()), tuple(Link(*told, value) for told, value in links.items())


def key_of(level: int | str, code: str) -> str:
    """What tells a node from all others."""
    return f"{int(level)}.{code}"


def _nodes(rows: Sequence[Mapping[Any, Any]]) -> dict[str, Node]:
    """Every node by its key, in the order of levels and codes."""
    sums: dict[tuple[int, str], list[float]] = {}
    names: dict[tuple[int, str], str] = {}
    there: set[tuple[int, str]] = set()
    for row in rows:
        for place, end in enumerate(ENDS):
            told = int(row[f"{end}_level"]), str(row[end])
            sums.setdefault(told, [0.0, 0.0])[place] += float(row["value"])
            names.setdefault(told, visible(str(row[f"{end}_name"])))
            if place or row["outcome"] not in LACKING:
                there.add(told)
    found: dict[str, Node] = {}
    for level, code in sorted(sums):
        told = level, code
        lacking = told not in there or code.partition(":")[0] in LACKING
        key = key_of(level, code)
        found[key] = Node(key, code, level, names[told], max(sums[told]), lacking)
    return found


def _folded(
    nodes: dict[str, Node], level: int, streams: Sequence[tuple[str, str, str, float]]
) -> dict[str, str]:
    """Puts the least nodes of a level together, in `nodes`; says which went into which."""
    own = [node for node in nodes.values() if node.level == level and not node.lacking]
    lacking = sum(node.level == level and node.lacking for node in nodes.values())
    most = max(MOST - lacking, 2)
    if len(own) <= most:
        return {}
    own.sort(key=lambda node: (-node.value, node.code))
    less = own[most - 1 :]
    key = key_of(level, OTHERS)
    name = _("{count} others").format(count=number(len(less)))
    keys = {node.key for node in less}
    for told in keys:
        del nodes[told]
    sums = (sum(one[3] for one in streams if one[place] in keys) for place in (0, 1))
    nodes[key] = Node(key, OTHERS, level, name, max(sums), False)
    return dict.fromkeys(keys, key)


def ordered(nodes: Iterable[Node], links: Sequence[Link]) -> dict[int, list[Node]]:
    """Nodes by level from the top, so that few streams cross; what is lacking lies lowest."""
    columns: dict[int, list[Node]] = {}
    for node in sorted(nodes, key=lambda node: (node.lacking, -node.value, node.key)):
        columns.setdefault(node.level, []).append(node)
    columns = dict(sorted(columns.items()))
    best, least = columns, crossings(columns, links)
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        levels = list(columns) if forward else list(columns)[::-1]
        for level in levels:
            columns = columns | {level: _sorted(columns, level, links, forward)}
        crossed = crossings(columns, links)
        if crossed < least - 1e-9:
            best, least = columns, crossed
    return best


def _sorted(
    columns: Mapping[int, list[Node]], level: int, links: Sequence[Link], forward: bool
) -> list[Node]:
    """A level by the middle of what its nodes are joined to on the side come from."""
    places = _places(columns)
    sums: dict[str, list[float]] = {}
    for link in links:
        near, far = (link.target, link.source) if forward else (link.source, link.target)
        found = sums.setdefault(near, [0.0, 0.0])
        found[0] += link.value * places[far]
        found[1] += link.value

    def middle(node: Node) -> float:
        total, weight = sums.get(node.key, (0.0, 0.0))
        return total / weight if weight else places[node.key]

    return sorted(columns[level], key=lambda node: (node.lacking, middle(node)))


def _places(columns: Mapping[int, list[Node]]) -> dict[str, float]:
    return {
        node.key: (place + 0.5) / len(column)
        for column in columns.values()
        for place, node in enumerate(column)
    }


def crossings(columns: Mapping[int, list[Node]], links: Sequence[Link]) -> float:
    """How much of what streams between the same two levels crosses, the thinner of each pair."""
    at = {
        node.key: (node.level, place)
        for column in columns.values()
        for place, node in enumerate(column)
    }
    crossed = 0.0
    for one, other in combinations(links, 2):
        (a, up), (b, down) = at[one.source], at[one.target]
        (c, high), (d, low) = at[other.source], at[other.target]
        if (a, b) == (c, d) and (up - high) * (down - low) < 0:
            crossed += min(one.value, other.value)
    return crossed

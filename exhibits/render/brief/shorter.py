"""Figures with fewer rows, where all of them would be too small to read."""

from __future__ import annotations

import dataclasses
from typing import Any

from exhibits.catalogue.round_change import moved
from exhibits.exhibit import Exhibit
from exhibits.render.bar_rows import TOP, drawn_dots
from exhibits.render.heat_layout import TOP_ROWS
from exhibits.render.stack_layout import TOP as MOST_BARS

_ROWED = {"stack": ("bar", MOST_BARS), "heatmap": ("row", TOP_ROWS)}
"""Kinds whose row is told by a column, and how many of them a drawing shows."""


def drawn_rows(exhibit: Exhibit) -> list[Any]:
    """What tells the rows a drawing shows, in its order; empty for kinds that have no rows.

    Codes of rows for stacks and heatmaps, else labels of the table's own index.
    """
    table, kind = exhibit.table, exhibit.encoding.kind
    if kind in _ROWED:
        column, most = _ROWED[kind]
        return list(dict.fromkeys(table[column]))[:most]
    if kind == "bars":
        return list(exhibit.known.index[:TOP]) if not exhibit.encoding.facet else _faceted(exhibit)
    if kind == "dots":
        return list(drawn_dots(exhibit).index)
    return list(moved(table).index) if kind == "change" else []


def _faceted(exhibit: Exhibit) -> list[Any]:
    parts = exhibit.known.groupby(exhibit.encoding.facet, sort=False)
    return [label for _part, rows in parts for label in rows.index[:TOP]]


def with_rows(exhibit: Exhibit, count: int) -> Exhibit:
    """The exhibit with the first `count` of its drawn rows; of changes, the largest each way."""
    rows, kind = drawn_rows(exhibit), exhibit.encoding.kind
    kept = rows[:count]
    if kind == "change":
        last = count // 2
        kept = rows[: count - last] + rows[len(rows) - last :]
    table = exhibit.table
    if kind in _ROWED:
        return dataclasses.replace(exhibit, table=table[table[_ROWED[kind][0]].isin(kept)])
    return dataclasses.replace(exhibit, table=table.loc[kept])

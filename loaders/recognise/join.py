"""Capacities on one sheet, their firms on another: joined by the firm's identifier or its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from loaders.recognise.body import Body
from loaders.recognise.part import Part
from loaders.recognise.product_headings import QUANTITIES
from loaders.recognise.table import Table, measures
from loaders.values.cells import Cells, Codes, Flags, Objects
from words.fold_columns import fold_all

KEYS = ("company_id", "company_name")
_NOT_TAKEN = QUANTITIES | {"product_code", "product_detail", "capacity_unit", "capacity_period"}


@dataclass(frozen=True)
class Joined:
    """A table with what a sheet of members says of its firms, and how well the two fit.

    `strangers` are firms with capacities that are no members, `silent` members without any,
    `twice` members that stand on several rows with different answers, which are not taken.
    """

    table: Table
    members: Table
    matched: int
    strangers: tuple[str, ...]
    silent: tuple[str, ...]
    twice: tuple[str, ...]


def join(table: Table, members: Table) -> Joined | None:
    """The table joined to the members; None where no firm is on both or nothing is gained."""
    listed = members.parts[0].body
    for key in KEYS:
        if key not in listed.columns or not all(key in body.columns for body in table.bodies):
            continue
        known = _keys(listed, key)
        places = _places(known)
        found = [_found(_keys(body, key), places) for body in table.bodies]
        matched = sum(int((at >= 0).sum()) for at in found)
        gained = {name for name in listed.columns if name not in _NOT_TAKEN | set(KEYS)}
        if not matched or not gained | ({"company_name"} if key == "company_id" else set()):
            continue
        twice: dict[str, None] = {}
        parts = tuple(
            _part(part, members, _at_odds(listed, known, places), at, twice)
            for part, at in zip(table.parts, found, strict=True)
        )
        used = {int(at) for positions in found for at in positions}
        names = _names(listed)
        silent = [names[at] for at in range(len(known)) if known[at] and places[known[at]] == at
                  and at not in used]  # fmt: skip
        strangers = [
            name
            for body, at in zip(table.bodies, found, strict=True)
            for name, place in zip(_names(body), at.tolist(), strict=True)
            if place < 0 and name
        ]
        return Joined(
            replace(table, parts=parts, beside=members.header),
            members,
            matched,
            tuple(dict.fromkeys(strangers)),
            tuple(dict.fromkeys(filter(None, silent))),
            tuple(twice),
        )
    return None


def _keys(body: Body, key: str) -> list[str]:
    return fold_all(body.cells(key).written.text.fillna("").tolist())


def _names(body: Body) -> list[str]:
    for key in reversed(KEYS):
        if key in body.columns:
            return [str(name) for name in body.cells(key).written.text.fillna("").tolist()]
    return [""] * len(body.rows)


def _places(known: Sequence[str]) -> dict[str, int]:
    """The first row of each member."""
    places: dict[str, int] = {}
    for at, key in enumerate(known):
        if key:
            places.setdefault(key, at)
    return places


def _found(keys: Sequence[str], places: Mapping[str, int]) -> Codes:
    return np.array([places.get(key, -1) for key in keys], dtype=np.intp)


def _at_odds(
    listed: Body, known: Sequence[str], places: Mapping[str, int]
) -> dict[str, frozenset[int]]:
    """By question, the members whose several rows answer it differently."""
    again = [(at, places[key]) for at, key in enumerate(known) if key and places[key] != at]
    odds: dict[str, frozenset[int]] = {}
    for name, cells in listed.columns.items() if again else ():
        said = cells.written.text.fillna("").tolist()
        odds[name] = frozenset(first for at, first in again if said[at] != said[first])
    return odds


def _part(
    part: Part, members: Table, odds: Mapping[str, frozenset[int]], at: Codes,
    twice: dict[str, None],
) -> Part:  # fmt: skip
    listed = members.parts[0].body
    names = _names(listed)
    columns = dict(part.body.columns)
    headings = {match.field: match.header for match in members.header.columns}
    for name, cells in listed.columns.items():
        if name in _NOT_TAKEN or (name in KEYS and name in columns):
            continue
        unsure = np.isin(at, list(odds.get(name, ())))
        twice.update({names[place]: None for place in np.unique(at[unsure]).tolist()})
        sheet = (members.sheet.sheet, headings[name])
        taken = _taken(cells, np.where(unsure, -1, at), part.body.rows, sheet)
        own = columns.get(name)
        columns[name] = taken if own is None else _filled(own, taken)
    said = {**measures(members.header), **part.measures}
    return Part(replace(part.body, columns=columns), said)


def _taken(cells: Cells, at: Codes, rows: Any, where: tuple[str, str]) -> Cells:
    """A member's answer for each record, at the sheet, heading and row where it stands."""
    here = at >= 0
    text = pd.Series(cells.text.array.take(np.where(here, at, -1), allow_fill=True), dtype="str")
    number = None
    if cells.number is not None:
        number = np.where(here, cells.number[at], np.nan)
    moment = None
    if cells.moment is not None:
        moment = cells.moment.iloc[at].reset_index(drop=True).where(here)
    sheets, headings = (_where(here, said) for said in where)
    return Cells(np.where(here, cells.rows[at], rows), text, number, moment, headings, sheets)


def _where(here: Flags, said: str) -> Objects:
    found: Objects = np.full(len(here), None, dtype=object)
    found[here] = said
    return found


def _filled(own: Cells, other: Cells) -> Cells:
    """A record's own answers, and the member's where it has none."""
    keep = own.filled
    if keep.all() or not other.filled[~keep].any():
        return own
    text = own.written.text.where(keep, other.written.text)
    return replace(own, text=text, number=None, moment=None)

"""A table with a column for each product: every filled cell becomes a record of its row's firm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from loaders.read import RawSheet
from loaders.reading import ColumnMatch
from loaders.recognise.body import Body, Sorted, column_cells, fill_down, sorted_rows
from loaders.recognise.header import Header
from loaders.recognise.part import Part
from loaders.recognise.pieces import blank, either, headed, joined, taken
from loaders.recognise.product_headings import QUANTITIES
from loaders.values.amounts import says_nothing
from loaders.values.cells import Cells, Flags
from loaders.values.scales import measure_in
from loaders.values.tails import NO_TAIL, Tail
from words import fold

_TITLES = 12
_LONGEST_TITLE = 200


@dataclass(frozen=True)
class _Group:
    """The columns of one product, by what they ask, and what their headings say beside it."""

    product: str
    columns: Mapping[str, ColumnMatch]
    measures: Mapping[str, Tail]


def matrix_parts(sheet: RawSheet, header: Header) -> tuple[Part, ...]:
    """The records of a matrix, those together whose headings say the same of unit and period.

    Rows without any answer are skipped as unanswered; a firm's own columns serve all its records.
    """
    found = sorted_rows(sheet, header)
    shared = {
        match.field: column_cells(sheet, match.index, found)
        for match in header.columns
        if match.field and not match.product and match.field not in QUANTITIES
    }
    shared, filled_down = fill_down(sheet, header, shared, found.rows)
    groups = _groups(sheet, header, "capacity_unit" in shared, "capacity_period" in shared)
    answered = [_answered(sheet, group, found) for group in groups]
    silent = ~np.logical_or.reduce(answered) if answered else np.ones(len(found.rows), dtype=bool)
    skipped = found.skipped + _unanswered(found, silent, shared.get("company_name"))
    by_measure: dict[tuple[tuple[str, Tail], ...], list[int]] = {}
    for at, group in enumerate(groups):
        if answered[at].any():
            by_measure.setdefault(tuple(sorted(group.measures.items())), []).append(at)
    parts = [
        Part(_pooled(sheet, header, found, shared, [(groups[at], answered[at]) for at in places]),
             groups[places[0]].measures)
        for places in by_measure.values()
    ]  # fmt: skip
    first = parts[0].body if parts else Body(np.array([], dtype=np.int64), {}, (), ())
    told = replace(first, skipped=tuple(sorted(skipped)), filled_down=filled_down)
    return (Part(told, parts[0].measures if parts else {}), *parts[1:])


def _groups(sheet: RawSheet, header: Header, unit: bool, period: bool) -> list[_Group]:
    """The products of a matrix in the order of their columns, each with a capacity."""
    usual = _title_measure(sheet, header)
    columns: dict[str, dict[str, ColumnMatch]] = {}
    measures: dict[str, dict[str, Tail]] = {}
    for match, measure in zip(header.columns, header.measures, strict=True):
        if not match.product or not match.field:
            continue
        key = fold(match.product)
        while match.field in columns.get(key, {}):
            key += "'"  # the same product twice is two answers, which may contradict each other
        columns.setdefault(key, {})[match.field] = match
        if match.field in QUANTITIES:
            measure = replace(measure, unit=measure.unit or (None if unit else usual.unit),
                              period=measure.period or (None if period else usual.period),
                              multiplier=measure.multiplier if measure.multiplier != 1
                              else usual.multiplier)  # fmt: skip
        measures.setdefault(key, {})[match.field] = measure
    return [
        _Group(str(asked["capacity_value"].product), asked, measures[key])
        for key, asked in columns.items()
        if "capacity_value" in asked
    ]


def _title_measure(sheet: RawSheet, header: Header) -> Tail:
    """Unit and period that a title says for all products: both, or in brackets."""
    above = sheet.text.loc[sheet.text.index < min(header.rows)].tail(_TITLES)
    for row in reversed(above.to_numpy(dtype=object).tolist()):
        for text in row:
            if not isinstance(text, str) or len(text) > _LONGEST_TITLE:
                continue
            said = measure_in(text)
            if said.unit and said.period:
                return said
    return NO_TAIL


def _answered(sheet: RawSheet, group: _Group, found: Sorted) -> Flags:
    """The rows in which a product has any answer: zero is one, a dash is none."""
    answered = np.zeros(len(found.rows), dtype=bool)
    for match in group.columns.values():
        cells = column_cells(sheet, match.index, found)
        nothing = cells.mapped(says_nothing, False).astype(bool) & np.isnan(cells.typed)
        answered |= cells.filled & ~nothing
    return answered


def _unanswered(
    found: Sorted, silent: Flags, company: Cells | None
) -> tuple[tuple[int, str, str], ...]:
    names = [""] * len(silent) if company is None else company.written.text.fillna("").tolist()
    return tuple(
        (int(found.rows[at]), "unanswered", str(names[at])) for at in np.flatnonzero(silent)
    )


def _pooled(
    sheet: RawSheet, header: Header, found: Sorted, shared: Mapping[str, Cells],
    groups: Sequence[tuple[_Group, Flags]],
) -> Body:  # fmt: skip
    """The answers on several products one after the other, each beside its firm's own."""
    rows = np.concatenate([found.rows[answered] for _group, answered in groups])
    columns = {
        field: joined([taken(cells, answered) for _group, answered in groups])
        for field, cells in shared.items()
    }
    for field in dict.fromkeys(field for group, _answered in groups for field in group.columns):
        pieces = []
        for group, answered in groups:
            match = group.columns.get(field)
            if match is None:
                pieces.append(blank(found.rows[answered]))
                continue
            cells = taken(column_cells(sheet, match.index, found), answered)
            pieces.append(headed(cells, match.header))
        if field in columns:  # said once for the row, and again for the product
            columns[field] = either(joined(pieces), columns[field])
        else:
            columns[field] = joined(pieces)
    columns["product_code"] = joined([_named(header, *pair) for pair in groups])
    return Body(rows, columns, (), ())


def _named(header: Header, group: _Group, answered: Flags) -> Cells:
    """The product, whose name stands in the header."""
    size = int(answered.sum())
    rows = np.full(size, header.row, dtype=np.int64)
    heading = group.columns["capacity_value"].header
    return headed(Cells(rows, pd.Series([group.product] * size, dtype="str")), heading)

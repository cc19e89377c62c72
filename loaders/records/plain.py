"""Answers that need nothing but their own cell: texts, codes, numbers, percentages, dates."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from cluster_data.survey.declaration import Column
from loaders.records.nearest import nearest
from loaders.records.source import Source
from loaders.values.amounts import says_nothing
from loaders.values.cells import Cells, Flags, Floats, Objects, is_none, text_spread
from loaders.values.codes import (
    Lookup,
    answers,
    code_lookup,
    code_spellings,
    stage,
    stage_words,
    standard,
    standard_words,
    suggestions,
)
from loaders.values.columns import Amounts, amounts_of, mixed_shares, percent_of
from loaders.values.countries import country, near_countries
from loaders.values.delays import dates_of, days_of
from loaders.values.products import product
from loaders.values.text import ERROR_VALUE, LONGEST, TO_CLEAN, clean, has_unseen

_TIMES = {
    "shifts_per_day": r"^\s*(\d)\s*[x×*]\s*\d+\s*h?\w*\s*$",
    "days_per_week": r"^\s*(\d)\s*[^\W\d]*\s*/\s*7\s*[^\W\d]*\s*$",
}
_LONGEST_NOTHING = 20
_LONGER_END = "days"
_LISTS = {"countries": "country", "products": "product", "stages": "stage", "standards": "standard"}
"""What labels the suggestions of columns without a code list of their own."""


def texts(source: Source, field: str) -> pd.Series:
    """A column of names or remarks, cleaned and capped; blanks and `n/a` are missing."""
    cells = source.cells(field).written
    codes, said = cells.factors
    if not said:
        return cells.text
    array = pa.array(said, type=pa.string())
    odd = np.flatnonzero(np.asarray(pc.match_substring_regex(array, TO_CLEAN)))
    brief = np.asarray(pc.less_equal(pc.utf8_length(array), _LONGEST_NOTHING))
    # No way of saying nothing has a figure in it: most names and details need no second look.
    short = np.flatnonzero(brief & ~np.asarray(pc.match_substring_regex(array, r"\p{Nd}")))
    kept: list[str | None] = list(said)
    unseen, long = np.zeros(len(said) + 1, dtype=bool), np.zeros(len(said) + 1, dtype=bool)
    for at in odd:
        kept[at], unseen[at] = clean(said[at]), has_unseen(said[at])
    for at in np.flatnonzero(np.asarray(pc.greater(pc.utf8_length(array), LONGEST))):
        kept[at], long[at] = (kept[at] or "")[:LONGEST], True
    for place in {*short.tolist(), *odd.tolist()}:
        if says_nothing(kept[place] or ""):
            kept[place] = None
    broken = np.append(np.asarray(pc.match_substring_regex(array, ERROR_VALUE)), False)
    for at in np.flatnonzero(broken):
        kept[at] = None
    source.findings.each("error-value", broken[codes], cells, field)
    source.findings.each("text-cleaned", unseen[codes], cells, field)
    source.findings.each("text-cut", long[codes], cells, field, {"most": LONGEST})
    return text_spread(kept, codes)


def one_code(source: Source, column: Column) -> Objects:
    """A column with one answer from a code list."""
    cells = source.cells(column.name).written
    lookup = code_lookup(column.codes)
    found = cells.mapped(lambda text: lookup(source.said(column.name, text)), None)
    missed = cells.filled & is_none(found)
    missed &= ~cells.mapped(
        lambda text: says_nothing(text) or source.dismissed(column.name, text), True
    ).astype(bool)
    _warn_unknown(source, cells, missed, column)
    return found


def _warn_unknown(source: Source, cells: Cells, missed: Flags, column: Column) -> None:
    if not missed.any():
        return
    offered = code_spellings(column.codes)
    near = nearest(cells, missed, lambda text: suggestions(text, offered))
    params = {"nearest": near, "unknown": cells.mapped(lambda text: text, "")}
    source.findings.each("code-unknown", missed, cells, column.name, params,
                         {"nearest": column.codes})  # fmt: skip


def many_codes(source: Source, column: Column) -> Objects:
    """A column whose cells may hold several answers; lists, None where there is none."""
    cells = source.cells(column.name).written
    lookup = _lookup(column)
    read = [
        answers(
            text,
            lambda part: lookup(source.said(column.name, part)),
            lambda part: source.dismissed(column.name, part),
        )
        for text in cells.factors[1]
    ]
    slug = "standard-unknown" if column.kind == "standards" else "code-unknown"
    certificates = column.name == "certifications"  # a standard there has a note of its own
    missed = [
        tuple(part for part in item.unknown if not (certificates and standard(part)))
        for item in read
    ]
    unknown = ["; ".join(parts) for parts in missed]
    said = cells.spread(unknown, "")
    first = dict(zip(cells.factors[1], (parts[:1] for parts in missed), strict=True))
    where = np.array([bool(part) for part in unknown] + [False])[cells.factors[0]]
    near = nearest(cells, where, lambda text: _suggested(column, *first[text]))
    of = column.codes or _LISTS[column.kind]
    source.findings.each(slug, where, cells, column.name, {"unknown": said, "nearest": near},
                         {"nearest": of})  # fmt: skip
    return cells.spread([list(item.codes) or None for item in read], None)


def _lookup(column: Column) -> Lookup:
    if column.kind == "codes":
        return code_lookup(column.codes)
    special: dict[str, Lookup] = {
        "stages": stage, "standards": standard, "countries": country,
        "products": lambda text: product(text).code,
    }  # fmt: skip
    return special[column.kind]


def _suggested(column: Column, unknown: str) -> tuple[str, ...]:
    if column.kind == "codes":
        return suggestions(unknown, code_spellings(column.codes))
    if column.kind == "countries":
        return near_countries(unknown)
    if column.kind == "products":
        return product(unknown).nearest
    words = stage_words() if column.kind == "stages" else standard_words()
    return suggestions(unknown, words)


def whole_numbers(source: Source, column: Column) -> tuple[Any, Any]:
    """Low and high end of a column of whole numbers or days."""
    cells = source.cells(column.name)
    if column.name in _TIMES:
        short = cells.text.str.replace(_TIMES[column.name], r"\1", regex=True)
        cells = replace(cells, text=short)
    marks = source.marks(column.name)
    if column.unit == "days":
        read = days_of(cells, marks, source.measure(column.name).period)
    else:
        read = amounts_of(cells, marks, whole=True)
    low, high = _bounded(source, column, cells, read)
    broken = ~np.isnan(low) & (np.floor(low) != low)
    source.findings.each("not-whole", broken, cells, column.name)
    low, high = np.where(broken, np.nan, low), np.where(broken, np.nan, high)
    if column.ranged:
        return _integers(low), _integers(high)
    _note_range(source, column, cells, read)
    kept = high if column.unit == _LONGER_END else low
    return _integers(kept), _integers(kept)


def _integers(values: Floats) -> Any:
    return pd.Series(values).round().astype("Int64").array


def _note_range(source: Source, column: Column, cells: Cells, read: Amounts) -> None:
    ranged = read.ranged & ~np.isnan(read.low)
    kept = read.high if column.unit == _LONGER_END else read.low
    source.findings.each("range-one-end", ranged, cells, column.name, {"kept": kept})


def decimals(source: Source, column: Column) -> Floats:
    """A column of plain numbers, such as coordinates."""
    cells = source.cells(column.name)
    read = amounts_of(cells, source.marks(column.name))
    return _bounded(source, column, cells, read)[0]


def percents(source: Source, column: Column) -> Floats:
    """A column of shares, in per cent."""
    cells = source.cells(column.name)
    read = amounts_of(cells, source.marks(column.name))
    value = percent_of(read)
    doubtful(source, column.name, cells, read)
    ranged = read.ranged & ~np.isnan(value)
    source.findings.each("range-one-end", ranged, cells, column.name, {"kept": value})
    source.findings.each("share-as-fraction", mixed_shares(read), cells, column.name,
                         {"first": value, "second": read.low})  # fmt: skip
    return within(source, column, cells, value)


def _bounded(source: Source, column: Column, cells: Cells, read: Amounts) -> tuple[Floats, Floats]:
    """Both ends inside the column's bounds; an ambiguous number takes the reading that fits."""
    low = read.low.copy()
    high = read.high.copy()
    other = read.other
    if (column.low is not None or column.high is not None) and (~np.isnan(other)).any():
        fits = ~np.isnan(other) & ~_inside(column, low) & _inside(column, other)
        settled = fits | (~np.isnan(other) & _inside(column, low) & ~_inside(column, other))
        low[fits], high[fits] = other[fits], other[fits]
        read = replace(read, low=low, other=np.where(settled, np.nan, other))
    doubtful(source, column.name, cells, read)
    return within(source, column, cells, low), within(source, column, cells, high, say=False)


def doubtful(source: Source, field: str, cells: Cells, read: Amounts) -> None:
    """Warnings and notes on numbers that are unreadable, rough or could be read two ways."""
    say = source.findings.each
    say("number-unreadable", read.unreadable, cells, field)
    say("approximate", read.hedged & ~np.isnan(read.low), cells, field, {"kept": read.low})
    readings = {"first": read.low, "second": read.other}
    say("ambiguous-number", ~np.isnan(read.other) & ~read.settled, cells, field, readings)


def _inside(column: Column, values: Floats) -> Flags:
    inside = np.ones(len(values), dtype=bool)
    if column.low is not None:
        inside &= values >= column.low
    if column.high is not None:
        inside &= values <= column.high
    return inside


def within(
    source: Source, column: Column, cells: Cells, values: Floats, say: bool = True
) -> Floats:
    """Values inside the column's bounds; others are dropped with a warning."""
    outside = ~np.isnan(values) & ~_inside(column, values)
    if say:
        bounds = {"low": _bound(column.low), "high": _bound(column.high)}
        source.findings.each("out-of-bounds", outside, cells, column.name, bounds)
    return np.where(outside, np.nan, values)


def _bound(value: float | None) -> object:
    return "–" if value is None else value


def days(source: Source, column: Column) -> pd.Series:
    """A column of dates; an expiry may be a month or a year, which means its last day."""
    cells = source.cells(column.name)
    ends = column.name == "certificate_expiry"
    read = dates_of(cells, ends)
    source.findings.each("date-unreadable", read.unreadable, cells, column.name)
    if ends:
        source.findings.each("expiry-year-only", read.year_only, cells, column.name)
    return read.day

"""The answers of a form as columns of records, each cell with the row and label it stands at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from loaders.read import RawSheet
from loaders.recognise.body import Body
from loaders.recognise.labels import Label
from loaders.recognise.part import Part
from loaders.values.cells import Cells, Objects
from loaders.values.scales import measure_in
from loaders.values.tails import NO_TAIL, Tail


@dataclass(frozen=True)
class Place:
    """Where an answer stands: its cell, or the text itself where it is part of another one."""

    row: int
    column: int | None
    label: str
    text: str | None = None
    measure: Tail = NO_TAIL

    @classmethod
    def of(cls, label: Label, column: int | None) -> Place | None:
        """The place of a label's answer; None where it has none."""
        if label.inside is not None:
            return cls(label.row, label.column, label.text, label.inside, measure_in(label.text))
        if column is None:
            return None
        return cls(label.row, column, label.text, None, measure_in(label.text))


def parts_of(sheet: RawSheet, records: Sequence[Mapping[str, Place]]) -> list[Part]:
    """Records as parts, those together whose labels say the same of unit and period."""
    groups: dict[tuple[tuple[str, Tail], ...], list[Mapping[str, Place]]] = {}
    for record in records:
        said = {name: place.measure for name, place in record.items()}
        key = tuple(sorted((name, tail) for name, tail in said.items() if tail != NO_TAIL))
        groups.setdefault(key, []).append(record)
    return [Part(_body(sheet, group), dict(key)) for key, group in groups.items()]


def _body(sheet: RawSheet, records: Sequence[Mapping[str, Place]]) -> Body:
    names = list(dict.fromkeys(name for record in records for name in record))
    rows = np.array([_row(record) for record in records], dtype=np.int64)
    columns = {
        name: _cells(sheet, [record.get(name) for record in records], rows) for name in names
    }
    return Body(rows, columns, (), ())


def _row(record: Mapping[str, Place]) -> int:
    """The row a record is said to be on: that of its product's name."""
    for name in ("product_code", "capacity_value", "company_name"):
        if name in record:
            return record[name].row
    return next(iter(record.values())).row


def _cells(sheet: RawSheet, places: Sequence[Place | None], rows: np.ndarray) -> Cells:
    numbers = [None if place is None else _number(sheet, place) for place in places]
    moments = [None if place is None else _moment(sheet, place) for place in places]
    headings: Objects = np.array([place.label if place else None for place in places], dtype=object)
    own = [row if place is None else place.row for place, row in zip(places, rows, strict=True)]
    return Cells(
        np.array(own, dtype=np.int64),
        pd.Series([None if p is None else _text(sheet, p) for p in places], dtype="str"),
        np.array([np.nan if n is None else n for n in numbers], dtype=float),
        pd.Series(moments, dtype="datetime64[us]") if any(m is not None for m in moments) else None,
        headings,
    )


def _text(sheet: RawSheet, place: Place) -> str | None:
    if place.text is not None or place.column not in sheet.text.columns:
        return place.text
    found = sheet.text.at[place.row, place.column]
    return found if isinstance(found, str) else None


def _number(sheet: RawSheet, place: Place) -> float | None:
    if place.text is not None or place.column not in sheet.number.columns:
        return None
    found: Any = sheet.number.at[place.row, place.column]
    return float(found)


def _moment(sheet: RawSheet, place: Place) -> pd.Timestamp | None:
    if place.text is not None or place.column not in sheet.moment.columns:
        return None
    found: Any = sheet.moment.at[place.row, place.column]
    return None if pd.isna(found) else pd.Timestamp(found)


def shown_at(sheet: RawSheet, row: int, column: int) -> str:
    """What a cell shows; an empty text where it holds nothing."""
    place = Place(row, column, "")
    text, number, moment = _text(sheet, place), _number(sheet, place), _moment(sheet, place)
    if text is not None:
        return text
    if moment is not None:
        return f"{moment:%Y-%m-%d}"
    return "" if number is None or np.isnan(number) else f"{number:.15g}"


def constants(
    sheet: RawSheet, body: Body, places: Mapping[str, Place], elsewhere: str | None = None
) -> Body:
    """Records with the answers a form gives once for all of them, where they have none.

    `elsewhere` names the form's sheet where the records are on another one.
    """
    columns = dict(body.columns)
    for name, place in places.items():
        if name not in columns:
            cells = _cells(sheet, [place] * len(body.rows), body.rows)
            if elsewhere is not None:
                cells = replace(cells, sheets=np.full(len(cells), elsewhere, dtype=object))
            columns[name] = cells
    return replace(body, columns=columns)

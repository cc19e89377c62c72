"""Back from a record to its cells, wherever in the file they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from loaders.recognise.body import Body
from loaders.recognise.form_cells import shown_at
from loaders.recognise.table import Table
from loaders.values.products import product as product_named
from words import fold


@dataclass(frozen=True)
class FoundCell:
    """An answer of a record that does not stand on the record's own row."""

    field: str
    heading: str
    text: str
    column: int
    row: int
    sheet: str


@dataclass(frozen=True)
class FoundRecord:
    """The product a record is about, as written, and its answers elsewhere than on its row."""

    product: str
    elsewhere: tuple[FoundCell, ...]


def record_at(
    table: Table, row: int, product: str | None, stated: str | None
) -> FoundRecord | None:
    """The record on a row; of several the one about a product, by its words, then by its code."""
    found = [(body, int(at)) for body in table.bodies for at in np.flatnonzero(body.rows == row)]
    if not found:
        return None
    said = [_product(body, at) for body, at in found]
    alike = [at for at, text in enumerate(said) if stated and fold(text) == fold(stated)]
    coded = [at for at, text in enumerate(said) if product and product_named(text).code == product]
    chosen = (*alike, *coded, 0)[0]
    body, at = found[chosen]
    return FoundRecord(said[chosen], tuple(_elsewhere(table, body, at, row)))


def _product(body: Body, at: int) -> str:
    text = body.cells("product_code").written.text.iat[at]
    return text if isinstance(text, str) else ""


def _elsewhere(table: Table, body: Body, at: int, row: int) -> Iterator[FoundCell]:
    headers = (table.header, *((table.beside,) if table.beside else ()))
    indexes = {(m.header, m.field): m.index for header in headers for m in header.columns}
    for field, cells in body.columns.items():
        sheet = None if cells.sheets is None else cells.sheets[at]
        text = cells.written.text.iat[at]
        here = int(cells.rows[at])
        if not isinstance(text, str) or (sheet is None and here == row and table.shape != "form"):
            continue
        heading = None if cells.headings is None else cells.headings[at]
        column = None if sheet else _column(table, here, text)
        index = indexes.get((heading or "", field), 0) if column is None else column
        yield FoundCell(field, heading or "", text, index, here, sheet or "")


def _column(table: Table, row: int, text: str) -> int | None:
    """The column in which a row shows this text, the last one: labels stand before answers."""
    if row not in table.sheet.text.index:
        return None
    names = [int(name) for name in table.sheet.text.columns]
    shown = [name for name in names if shown_at(table.sheet, row, name) == text]
    return shown[-1] if shown else None

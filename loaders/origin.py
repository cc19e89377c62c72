"""Back to the cell: the row of the original file that a fact of the ledger was read from.

The original kept beside the ledger is read again through the guarded child, and its header
recognised as when it came, so the row is shown as its owner wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from cluster_data.store.originals import find_original
from cluster_data.survey import survey
from loaders.decisions import UNDECIDED, Decisions
from loaders.marking import without_marks
from loaders.read import RawSheet, read
from loaders.reading import Context, column_letter
from loaders.recognise.finding import FoundRecord, record_at
from loaders.recognise.gather import gather
from loaders.recognise.sheets import narrowed
from loaders.recognise.table import Table

Trouble = Literal["", "not-kept", "unreadable", "no-such-row"]

_IDENTIFYING = frozenset(
    (
        "company_id", "company_name", "site_name", "address", "lat", "lng", "comments",
        "investment_plan", "skills_needs", "test_lab", "notified_body",
    )
)  # fmt: skip
"""Answers that name the firm, or may."""


@dataclass(frozen=True)
class Cell:
    """One cell of the row: where it stands, its column's heading, its text, what it answers.

    `field` is the survey column it was recognised as. `hidden` says that its text is kept back:
    it is personal, or would tell a name that may not be told. `row` and `sheet` are given where
    they are not the record's own: a form's answer, a member's on another sheet.
    """

    letter: str
    heading: str
    text: str
    field: str | None
    hidden: bool = False
    row: int = 0
    sheet: str = ""


@dataclass(frozen=True)
class Origin:
    """A row as it came, or why it can't be shown; `lines` is True where a row is a line of text."""

    trouble: Trouble = ""
    sheet: str = ""
    row: int = 0
    lines: bool = False
    cells: tuple[Cell, ...] = ()

    def cell(self, field: str) -> Cell | None:
        """The cell that answers a question of the survey."""
        return next((cell for cell in self.cells if cell.field == field), None)

    def address(self, cell: Cell) -> str:
        """The cell's address in a spreadsheet, such as G14, or Members!B3 on another sheet."""
        sheet = f"{cell.sheet}!" if cell.sheet else ""
        return f"{sheet}{cell.letter}{cell.row or self.row}"

    def nameless(self) -> Origin:
        """The row without whatever tells whose it is: names, places to the metre, free remarks."""
        told = tuple(
            cell
            if cell.field and cell.field not in _IDENTIFYING
            else replace(cell, text="", hidden=True)
            for cell in self.cells
        )
        return replace(self, cells=told)


def origin(
    file_name: str, sha256: str, sheet: str | None, row: int, decided: Decisions = UNDECIDED,
    product: str | None = None, stated: str | None = None,
) -> Origin:  # fmt: skip
    """The row of an upload's original file; `file_name`, `sha256` and `sheet` as in the ledger.

    `decided` is what its cluster answered about the columns of its files. `product` and `stated`
    are the fact's product by code and in its words, which tell the answers of a row apart. Personal
    answers are kept back whoever asks. Never raises for what a file holds.
    """
    kept = find_original(sha256)
    if kept is None:
        return Origin("not-kept")
    found = _tables(str(kept), kept.stat().st_mtime_ns, file_name, decided)
    here = [table for table in found if table.sheet.sheet == (sheet or "")]
    if not here:
        return Origin("unreadable")
    for table in here:
        record = record_at(table, row, product, stated)
        if record is not None:
            return _shown(table, row, _record_cells(table, row, record))
    for table in here:
        if row in table.sheet.text.index and row > table.header.row and table.shape != "form":
            return _shown(table, row, _cells(table, row, ""))
    return Origin("no-such-row")


def _shown(table: Table, row: int, cells: Iterable[Cell]) -> Origin:
    lines = table.sheet.physical_lines is not None
    return Origin("", table.sheet.sheet, row, lines, tuple(cells))


@lru_cache(maxsize=2)
def _tables(path: str, _stamp: int, file_name: str, decided: Decisions) -> tuple[Table, ...]:
    """The tables of a kept file; a few are held, as rows of a file are looked at in turn.

    A file inside a zip is called `survey.zip/members.csv`, and the whole zip is kept for it.
    """
    outer = file_name.partition("/")[0] if Path(path).suffix == ".zip" else file_name
    sheets = without_marks(read(Path(path), outer)).sheets
    raw = tuple(narrowed(sheet) for sheet in sheets if sheet.file_name == file_name)
    # As if a country had been given at upload, which rules out no table.
    gathered = gather(raw, Context(country="XX", decisions=decided)) if raw else None
    return () if gathered is None else gathered.tables


def _record_cells(table: Table, row: int, record: FoundRecord) -> Iterator[Cell]:
    """The cells of a record: those of its row, and those that stand elsewhere for it."""
    if table.shape != "form":
        yield from _cells(table, row, record.product)
    personal = {column.name for column in survey().columns if column.personal}
    for place in record.elsewhere:
        hidden = place.field in personal
        yield Cell(
            column_letter(place.column), place.heading, "" if hidden else place.text, place.field,
            hidden, place.row, place.sheet,
        )  # fmt: skip


def _cells(table: Table, row: int, product: str) -> Iterator[Cell]:
    """A row as it came; of the columns named after products those of one product."""
    raw = table.sheet
    matches = {match.index: match for match in table.header.columns}
    personal = {column.name for column in survey().columns if column.personal}
    for name in raw.text.columns:
        index = int(name)
        match = matches.get(index)
        field = match.field if match else None
        text = _text(raw, row, index)
        other = match is not None and match.product is not None and match.product != product
        if other or (match is None and not text):
            continue
        hidden = field in personal
        heading = match.header if match else ""
        yield Cell(column_letter(index), heading, "" if hidden else text, field, hidden)


def _text(raw: RawSheet, row: int, index: int) -> str:
    """What a cell shows; in a merged area what stands at its top, which counts for all of it."""
    for top, left, bottom, right in raw.merged:
        if top < row <= bottom and left <= index <= right:
            row = top
            index = left
            break
    if row not in raw.text.index:
        return ""
    written = raw.text.at[row, index]
    if isinstance(written, str):
        return written
    for typed in (raw.number, raw.moment):
        value: Any = typed.at[row, index] if index in typed.columns else None
        if pd.notna(value):
            return f"{value:.15g}" if typed is raw.number else str(value).removesuffix(" 00:00:00")
    return ""

"""A filled template as a table of its rows, whatever it is of; and the rows of one to hand out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import pandas as pd

from exhibits.render.csv_file import safe
from loaders.read.encoding import decode
from words import _, number

LARGEST = 1_000_000
"""Bytes of a filled template: some ten thousand rows."""
_MOST_ROWS = 10_000
Figures = TypeVar("Figures", bound=tuple[Any, ...])


@dataclass(frozen=True)
class OwnFile(Generic[Figures]):
    """A filled template as it was understood: figures, and a sentence for each row not taken."""

    name: str
    figures: Figures
    problems: tuple[str, ...]


def written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A template as a file that any spreadsheet opens."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode("utf-8")


def rows_of(content: bytes, figures: Sequence[str]) -> pd.DataFrame | str:
    """The rows that hold one of the `figures`; or the sentence that says why it can't be read.

    CSV in any encoding, parted by commas, semicolons or tabs. Cells are texts; rows are indexed by
    their row in the file, which begins at 1.
    """
    if len(content) > LARGEST:
        return _("The file is larger than a filled template can be.")
    table = _table(decode(content).text, figures)
    if len(table) > _MOST_ROWS:
        return _("The file has more rows than a filled template can have.")
    return table


def at_row(row: int, sentence: str) -> str:
    """What is wrong with a row."""
    return _("Row {row}: {sentence}").format(row=number(row), sentence=sentence)


def _table(text: str, figures: Sequence[str]) -> pd.DataFrame:
    head = text.split("\n", 1)[0]
    mark = max((",", ";", "\t"), key=head.count)
    rows = list(csv.reader(io.StringIO(text), delimiter=mark))
    names = [cell.strip() for cell in rows[0]] if rows else []
    width = len(names)
    padded = [[*row, *[""] * width][:width] for row in rows[1:]]
    table = pd.DataFrame(padded, columns=names, index=range(2, len(padded) + 2), dtype=object)
    table = table.loc[:, ~table.columns.duplicated()]
    there = [name for name in figures if name in table]
    for name in there:
        cells = table[name].str.strip()
        # where semicolons part the columns, a comma begins the decimals
        table[name] = cells.str.replace(",", ".") if mark == ";" else cells
    filled = table[there].ne("").any(axis=1) if there else table.ne("").any(axis=1)
    return table[filled]

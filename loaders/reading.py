"""What was understood of one file: the result every later step works on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from loaders.decisions import UNDECIDED, Decisions, Doubt
from loaders.problems import Problem
from words import _, number

FileKind = Literal["capacities", "roster", "nothing"]


def column_letter(index: int) -> str:
    """A column's letter in a spreadsheet: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def accounted(rows_in: int, accepted: int, rejected: int, skipped: int) -> str:
    """How the rows of a file were counted, in words."""
    return _(
        "{rows_in} rows = {accepted} accepted + {rejected} rejected + {skipped} skipped"
    ).format(
        rows_in=number(rows_in),
        accepted=number(accepted),
        rejected=number(rejected),
        skipped=number(skipped),
    )


@dataclass(frozen=True)
class ColumnMatch:
    """A column of the file and the survey column it was recognised as, if any.

    `index` counts from 0 in the file; `score` is 1 for a known heading, less for a likely one.
    `product` is the product a heading names where each product has a column of its own. `sheet`
    is the one it stands on; "" for the reading's own.
    """

    index: int
    header: str
    field: str | None
    score: float
    product: str | None = None
    sheet: str = ""


@dataclass(frozen=True)
class Context:
    """What the uploader says about a file, used where the file itself is silent.

    `decisions` are what a person answered to its doubts, and what the cluster answered before.
    `typical` is what the ledger knows of usual capacities (`store.typical_capacity`).
    """

    cluster_code: str | None = None
    round: str | None = None
    date: dt.date | None = None
    country: str | None = None
    decisions: Decisions = UNDECIDED
    typical: pd.DataFrame | None = field(default=None, hash=False, compare=False, repr=False)


@dataclass(frozen=True)
class Reading:
    """One file, or one file inside a zip, as understood.

    `rows` holds the accepted rows; `rows_in` is `len(rows) + rejected + skipped`. Row numbers are
    the file's own, from 1. `peak_bytes` is the memory the reading process took at most. `doubts`
    are questions that a person may answer, beside those that problems ask.
    """

    file_name: str
    sha256: str
    sheet: str
    header_row: int | None
    encoding: str | None
    delimiter: str | None
    language: str | None
    kind: FileKind
    columns: tuple[ColumnMatch, ...]
    rows: pd.DataFrame
    rows_in: int
    rejected: int
    skipped: int
    problems: tuple[Problem, ...]
    peak_bytes: int
    doubts: tuple[Doubt, ...] = ()
    physical_lines: int | None = None
    """Lines of a text file as an editor counts them."""
    decimal: str | None = None
    """The mark that parts decimals in the capacities; None where no figure has to be parted."""

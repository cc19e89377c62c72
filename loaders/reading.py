"""What was understood of one file: the result every later step works on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from loaders.problems import Problem

FileKind = Literal["capacities", "roster", "nothing"]


@dataclass(frozen=True)
class ColumnMatch:
    """A column of the file and the survey column it was recognised as, if any.

    `index` counts from 0 in the file; `score` is 1 for a known heading, less for a likely one.
    """

    index: int
    header: str
    field: str | None
    score: float


@dataclass(frozen=True)
class Context:
    """What the uploader says about a file, used where the file itself is silent."""

    cluster_code: str | None = None
    round: str | None = None
    date: dt.date | None = None
    country: str | None = None


@dataclass(frozen=True)
class Reading:
    """One file, or one file inside a zip, as understood.

    `rows` holds the accepted rows; `rows_in` is `len(rows) + rejected + skipped`. Row numbers are
    the file's own, from 1. `peak_bytes` is the memory the reading process took at most.
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

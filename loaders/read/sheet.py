"""Raw sheets: cells as the file has them, before anybody asks what they mean."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from loaders.problems import Problem


@dataclass(frozen=True)
class RawSheet:
    """One sheet of a file, without its empty rows.

    text: dtype str, index the file's own row numbers from 1 (in text files the line on which the
    record starts), columns 0-based positions, null where a cell is empty or no text. number:
    float64, same index, only columns with typed numbers. moment: datetime64, only columns with
    typed dates. merged: (first row, first column, last row, last column), rows from 1, columns
    from 0. hidden_rows: filled rows a person does not see. A file inside a ZIP is named
    "survey.zip/members.csv".
    """

    file_name: str
    kind: str
    sheet: str
    hidden: bool
    encoding: str | None
    delimiter: str | None
    text: pd.DataFrame
    number: pd.DataFrame
    moment: pd.DataFrame
    merged: tuple[tuple[int, int, int, int], ...] = ()
    physical_lines: int | None = None
    hidden_rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class ReadResult:
    """What a file gave: sheets and problems; the child's peak memory in bytes (0 where it died)."""

    sheets: tuple[RawSheet, ...]
    problems: tuple[Problem, ...]
    peak_bytes: int
    seconds: float
    sha256: str

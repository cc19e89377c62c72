"""Records: lines become rows of cells, and no quotation mark may swallow what follows it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from loaders.read.dialect import Dialect

_LONGEST_QUOTED = 30
"""Lines a quoted cell may span; an address or a remark never does."""
_MOST_COLUMNS = 16_384
_MOST_FINDINGS = 1_000
_CHECKED_FOR_WIDTH = 400


class TooManyColumnsError(Exception):
    """A record with more cells than any spreadsheet has columns."""


@dataclass
class Findings:
    """Line numbers of unclosed quotes; (line, cells) of rows wider than the table."""

    unclosed: list[int] = field(default_factory=list)
    ragged: list[tuple[int, int]] = field(default_factory=list)
    width: int = 0


def records(
    lines: Sequence[str], dialect: Dialect, findings: Findings
) -> Iterator[tuple[int, list[str]]]:
    """(line number from 1 where the record starts, its cells), in order."""
    at = 1 if dialect.stated else 0
    if dialect.delimiter is None:
        for number, line in enumerate(islice(lines, at, None), at + 1):
            yield number, [_unquoted(line)]
        return
    width = findings.width = _table_width(lines[at:], dialect)
    while at < len(lines):
        for start, end, cells in _run(lines, at, dialect):
            swallowed = end - start > 1 and _swallowed(lines[start:end], cells, dialect)
            if swallowed:
                cells, end = _bare(lines[start], dialect.delimiter), start + 1
                if len(findings.unclosed) < _MOST_FINDINGS:
                    findings.unclosed.append(start + 1)
            if len(cells) > min(width, _MOST_COLUMNS):
                _wide(cells, start + 1, width, findings)
            yield start + 1, cells
            at = end
            if swallowed:
                break


def _run(lines: Sequence[str], at: int, dialect: Dialect) -> Iterator[tuple[int, int, list[str]]]:
    """(first line, line after the last, cells) from line `at` on, as the quotes would have it."""
    mark = dialect.delimiter or ","
    while at < len(lines):
        # Not islice: it would walk from the first line at every restart.
        rest = map(lines.__getitem__, range(at, len(lines)))
        reader = csv.reader(rest, delimiter=mark, skipinitialspace=True)
        base = start = at
        try:
            for cells in reader:
                at = base + reader.line_num
                yield start, at, cells
                start = at
            return
        except csv.Error:
            # A cell longer than the reader's limit: its line is taken alone, quotes and all.
            at = start + 1
            yield start, at, _bare(lines[start], mark)


def _swallowed(span: Sequence[str], cells: list[str], dialect: Dialect) -> bool:
    """Whether a record of several lines is an unclosed quote that ate whole rows."""
    mark, width = dialect.delimiter or ",", dialect.width
    if len(span) > _LONGEST_QUOTED or not _well_quoted(span, mark):
        return True
    rows = [line.count(mark) + 1 >= width for line in span]
    looks_like_rows = rows[0] and all(rows[1:])
    return looks_like_rows and (len(cells) != width or width >= 4)


def _well_quoted(span: Sequence[str], mark: str) -> bool:
    try:
        strict = csv.reader(span, delimiter=mark, skipinitialspace=True, strict=True)
        return sum(1 for _ in strict) == 1
    except csv.Error:
        return False


def _bare(line: str, mark: str) -> list[str]:
    """A line's cells with quoting off, since one of its quotes is not closed.

    Cells that are closed within the line lose their quotes still.
    """
    return [_unquoted(cell) for cell in line.rstrip("\r\n").split(mark)]


def _unquoted(cell: str) -> str:
    bare = cell.strip()
    if len(bare) > 1 and bare[0] == bare[-1] == '"':
        return bare[1:-1].replace('""', '"')
    return bare


def _table_width(lines: Sequence[str], dialect: Dialect) -> int:
    """Cells of the table: the usual number, or the first row's that has as many (the header)."""
    sample = list(islice(lines, _CHECKED_FOR_WIDTH))
    for _, _, cells in _run(sample, 0, dialect):
        if len(cells) >= dialect.width:
            return len(cells)
    return dialect.width


def _wide(cells: list[str], line: int, width: int, findings: Findings) -> None:
    if len(cells) > _MOST_COLUMNS:
        raise TooManyColumnsError
    if any(map(str.strip, cells[width:])) and len(findings.ragged) < _MOST_FINDINGS:
        findings.ragged.append((line, len(cells)))

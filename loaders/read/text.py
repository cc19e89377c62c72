"""Texts, in the child: bytes become lines, lines records, records Arrow columns."""

from __future__ import annotations

import re
from itertools import islice, zip_longest
from typing import Any, BinaryIO

import pyarrow as pa

from loaders.read.dialect import Dialect, dialect_of
from loaders.read.encoding import decode
from loaders.read.frames import Columns, send, trimmed
from loaders.read.records import Findings, TooManyColumnsError, records

_PIECE = 1_000
"""Rows taken at once: small enough to stay in the processor's cache, which halves the time."""
_OTHER_LINE_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What str.splitlines takes for line ends and no CSV does."""

Finding = dict[str, Any]
"""A problem's slug, row, value and params, as plain JSON."""


MOST_LINES = 1_048_576
"""As many as a sheet of Excel has rows: what is longer is no survey, and would take minutes."""


def read_text(data: bytes, sink: BinaryIO, encoding: str | None = None) -> list[Finding]:
    """Send the one sheet of a text and return what was found on the way.

    `encoding` is what a person says of its letters.
    """
    decoded = decode(data, encoding)
    del data
    found: list[Finding] = []
    if decoded.nuls:
        found.append({"slug": "nul-bytes", "count": decoded.nuls})
    if decoded.doubt:
        found.append(
            {
                "slug": "encoding-uncertain",
                "value": decoded.encoding,
                "encoding": decoded.encoding,
                "other": decoded.doubt[0],
                "others": list(decoded.doubt),
                "first": decoded.readings[0],
                "second": decoded.readings[1],
            }
        )
    lines = physical_lines(decoded.text)
    if len(lines) > MOST_LINES:
        return [*found, {"slug": "too-many-cells"}]
    dialect = dialect_of(lines)
    if '="' in decoded.text:
        lines = _without_equals(lines, dialect)
    findings = Findings()
    try:
        columns = table(lines, dialect, findings)
    except TooManyColumnsError:
        return [*found, {"slug": "too-many-cells"}]
    found += [{"slug": "unclosed-quote", "row": row} for row in findings.unclosed]
    found += [
        {"slug": "ragged-row", "row": row, "count": count, "width": findings.width}
        for row, count in findings.ragged
    ]
    if columns.rows:
        send(sink, columns.table(_note(decoded.encoding, dialect, columns.width, len(lines))))
    return found


def physical_lines(text: str) -> list[str]:
    """Lines with their ends, which are \\n, \\r\\n or \\r and nothing else."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _OTHER_LINE_ENDS.search(text):
        lines = [line + "\n" for line in text.split("\n")]
        return lines if lines[-1] != "\n" else lines[:-1]
    return text.splitlines(keepends=True)


def table(lines: list[str], dialect: Dialect, findings: Findings) -> Columns:
    """All records as columns of text; short records end in nulls."""
    result = Columns(0)
    stream = records(lines, dialect, findings)
    while piece := list(islice(stream, _PIECE)):
        numbers, rows = zip(*piece, strict=True)
        cells = [trimmed(column) for column in zip_longest(*rows)]
        while cells and cells[-1].null_count == len(cells[-1]):
            cells.pop()
        result.width = max(result.width, len(cells))
        result.add(pa.array(numbers, pa.int64()), cells)
    return result


def _without_equals(lines: list[str], dialect: Dialect) -> list[str]:
    """Cells that a spreadsheet was to take as text, `="00123"`, as that text."""
    mark = re.escape(dialect.delimiter or "\n")
    told = re.compile(rf'(?:(?<=^)|(?<={mark}))="([^"]*)"(?={mark}|\n|$)')
    return [told.sub(r'"\1"', line) if '="' in line else line for line in lines]


def _note(encoding: str, dialect: Dialect, width: int, lines: int) -> dict[str, Any]:
    kind = {"\t": "tsv", None: "txt"}.get(dialect.delimiter, "csv")
    return {
        "kind": kind,
        "sheet": "",
        "hidden": False,
        "width": width,
        "merged": [],
        "encoding": encoding,
        "delimiter": dialect.delimiter,
        "physical_lines": lines,
    }

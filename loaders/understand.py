"""From a file to what it says: the one way in for the page and the command line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, MutableMapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from loaders.findings import Findings
from loaders.marking import without_marks
from loaders.problems import Problem
from loaders.read import RawSheet, ReadResult, read
from loaders.reading import ColumnMatch, Context, Reading
from loaders.recognise.gather import Gathered, gather
from loaders.recognise.sheets import WIDEST, narrowed
from loaders.recognise.table import Table
from loaders.recognise.telling import about_columns, about_rows, about_sheets, spoken_in
from loaders.records.assemble import Records, assemble
from loaders.records.source import Source, evidence_in, signs_in
from loaders.validate import accepted
from loaders.vocabulary import getting_ready

Progress = Callable[[float, str], None]
Parsed = MutableMapping[str | None, ReadResult]
"""Raw sheets of one file by the encoding a person chose for it; None: as the file itself says."""
_MOST_KEPT = 2_000_000
"""Cells of a file whose raw sheets are kept: a larger one is read again."""


def read_survey(
    path: Path, file_name: str, context: Context, progress: Progress | None = None,
    parsed: Parsed | None = None,
) -> tuple[Reading, ...]:  # fmt: skip
    """What the file at `path`, called `file_name` by its owner, says: one reading a file in it.

    Trouble in the file is in the readings' problems, never raised. `progress` is told a share
    from 0 to 1 and the name of the file at hand. `parsed` keeps the file's raw sheets from one
    time to the next, so that with other decisions only recognition is done anew.
    """
    tell = progress or (lambda _share, _name: None)
    tell(0.0, file_name)
    vocabulary = getting_ready()
    result = without_marks(
        _raw(path, file_name, context.decisions.encoding, {} if parsed is None else parsed)
    )
    vocabulary.join()
    tell(0.5, file_name)
    names = tuple(dict.fromkeys(sheet.file_name for sheet in result.sheets))
    failed = tuple(
        dict.fromkeys(
            p.file for p in result.problems if p.severity == "error" and p.file not in names
        )
    )
    readings: list[Reading] = []
    for at, name in enumerate(names):
        sheets = tuple(sheet for sheet in result.sheets if sheet.file_name == name)
        problems = tuple(p for p in result.problems if p.file == name)
        readings.append(_reading(result, name, sheets, problems, context))
        tell(0.5 + 0.5 * (at + 1) / len(names), name)
    for name in failed or (() if names else (file_name,)):
        problems = tuple(p for p in result.problems if p.file == name or not names)
        readings.append(_unread(result, name or file_name, problems))
    loose = tuple(p for p in result.problems if p.file not in (*names, *failed))
    if loose and names and readings:
        readings[0] = _with(readings[0], loose)
    tell(1.0, file_name)
    return tuple(readings)


def _raw(path: Path, file_name: str, encoding: str | None, parsed: Parsed) -> ReadResult:
    """The file's raw sheets, read once for each encoding."""
    if encoding in parsed:
        return parsed[encoding]
    result = read(path, file_name, encoding=encoding)
    if sum(sheet.text.size for sheet in result.sheets) <= _MOST_KEPT:
        parsed[encoding] = result
    return result


def _with(reading: Reading, problems: tuple[Problem, ...]) -> Reading:
    return replace(reading, problems=(*problems, *reading.problems))


def _digest(result: ReadResult, name: str) -> str:
    inner = {sheet.file_name for sheet in result.sheets}
    if len(inner) <= 1:
        return result.sha256
    return hashlib.sha256(f"{result.sha256}/{name}".encode()).hexdigest()


def _unread(result: ReadResult, name: str, problems: tuple[Problem, ...]) -> Reading:
    return Reading(
        name, result.sha256, "", None, None, None, None, "nothing", (), pd.DataFrame(), 0, 0, 0,
        problems, result.peak_bytes,
    )  # fmt: skip


def _reading(
    result: ReadResult, name: str, sheets: tuple[RawSheet, ...], problems: tuple[Problem, ...],
    context: Context,
) -> Reading:  # fmt: skip
    wide = frozenset(sheet.sheet for sheet in sheets if sheet.text.shape[1] > WIDEST)
    sheets = tuple(map(narrowed, sheets))
    gathered = gather(sheets, context)
    digest = _digest(result, name)
    if gathered is None:
        first = sheets[0]
        missing = Problem.of("header-not-found", file=name, sheet=first.sheet)
        return Reading(
            name, digest, first.sheet, None, first.encoding, first.delimiter, None, "nothing", (),
            pd.DataFrame(), 0, 0, 0, (*problems, missing), result.peak_bytes,
        )  # fmt: skip
    tables, main = gathered.tables, gathered.tables[0]
    language = spoken_in(tables, context)
    notebooks = [
        _notebook(name, table, wide, context, problems if table is main else ()) for table in tables
    ]
    about_sheets(notebooks[0], sheets, gathered)
    batches = _batches(tables, notebooks, language, context)
    frame, rejected = accepted(batches)
    rows_in = sum(table.rows_in for table in tables)
    if not sum(len(body.rows) for table in tables for body in table.bodies):
        notebooks[0].add("no-rows")
    told = tuple(problem for notebook in notebooks for problem in notebook.all())
    return Reading(
        name, digest, main.sheet.sheet, main.header.row, main.sheet.encoding,
        main.sheet.delimiter, language, main.kind, _columns(gathered), frame, rows_in, rejected,
        sum(len(table.skipped) for table in tables), told,
        result.peak_bytes, physical_lines=main.sheet.physical_lines, decimal=_decimal(batches),
    )  # fmt: skip


def _notebook(
    name: str, table: Table, wide: frozenset[str], context: Context, problems: tuple[Problem, ...]
) -> Findings:
    """The findings of a table: what reading found, then what recognition has to say."""
    headers = {m.field: m.header for m in table.header.columns if m.field and not m.product}
    findings = Findings(name, table.sheet.sheet, headers)
    findings.extend(problems)
    about_columns(findings, table, context)
    if table.sheet.sheet in wide:
        findings.add("columns-beyond", count=WIDEST)
    about_rows(findings, table)
    return findings


def _batches(
    tables: tuple[Table, ...], notebooks: list[Findings], language: str | None, context: Context
) -> list[tuple[Source, Records]]:
    """The records of every table; how numbers are written in one is evidence for all."""
    around = signs_in(evidence_in(body) for table in tables for body in table.bodies)
    sources = [
        Source(part.body, part.measures, table.kind, language, context, findings, around)
        for table, findings in zip(tables, notebooks, strict=True)
        for part in table.parts
    ]
    return [(source, assemble(source)) for source in sources]


def _decimal(batches: list[tuple[Source, Records]]) -> str | None:
    """The one decimal mark of all capacities that are written with a mark."""
    marked = {
        source.marks("capacity_value").decimal
        for source, _records in batches
        if any("," in text or "." in text for text in source.cells("capacity_value").factors[1])
    }
    return marked.pop() if len(marked) == 1 else None


def _columns(gathered: Gathered) -> tuple[ColumnMatch, ...]:
    """The columns of every table; those on other sheets than the main one with their sheet."""
    main = gathered.tables[0].sheet.sheet
    tables = (*gathered.tables, *(one.members for one in gathered.joined))
    found = (
        match if table.sheet.sheet == main else replace(match, sheet=table.sheet.sheet)
        for table in tables
        for match in table.header.columns
    )
    return tuple(dict.fromkeys(found))

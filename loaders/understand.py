"""From a file to what it says: the one way in for the page and the command line."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from cluster_data.survey import survey
from loaders.findings import Findings
from loaders.problems import Problem
from loaders.read import RawSheet, ReadResult, read
from loaders.reading import Context, FileKind, Reading
from loaders.recognise.body import Body, body_of
from loaders.recognise.header import Header
from loaders.recognise.headings import headings_of, nearest_field
from loaders.recognise.language import language_of
from loaders.recognise.reassign import is_maximum
from loaders.recognise.sheets import WIDEST, Chosen, choose, narrowed
from loaders.records.assemble import assemble
from loaders.records.source import Source
from loaders.validate import accepted
from loaders.values.countries import country
from loaders.values.products import product
from loaders.vocabulary import getting_ready

Progress = Callable[[float, str], None]
_SAMPLE = 200
_SUGGESTED = 40
"""Unknown columns for which the nearest question is looked up, which takes its time."""


def read_survey(
    path: Path, file_name: str, context: Context, progress: Progress | None = None
) -> tuple[Reading, ...]:
    """What the file at `path`, called `file_name` by its owner, says: one reading a file in it.

    Trouble in the file is in the readings' problems, never raised. `progress` is told a share
    from 0 to 1 and the name of the file at hand.
    """
    tell = progress or (lambda _share, _name: None)
    tell(0.0, file_name)
    vocabulary = getting_ready()
    result = read(path, file_name)
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


def _with(reading: Reading, problems: tuple[Problem, ...]) -> Reading:
    from dataclasses import replace

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
    wide = [sheet.sheet for sheet in sheets if sheet.text.shape[1] > WIDEST]
    sheets = tuple(map(narrowed, sheets))
    chosen = choose(sheets, context)
    digest = _digest(result, name)
    if chosen is None:
        first = sheets[0]
        missing = Problem.of("header-not-found", file=name, sheet=first.sheet)
        return Reading(
            name, digest, first.sheet, None, first.encoding, first.delimiter, None, "nothing", (),
            pd.DataFrame(), 0, 0, 0, (*problems, missing), result.peak_bytes,
        )  # fmt: skip
    sheet, header = chosen.sheet, chosen.header
    body = body_of(sheet, header)
    headers = {match.field: match.header for match in header.columns if match.field}
    findings = Findings(name, sheet.sheet, headers)
    findings.extend(problems)
    language = _language(sheet, header, body, context)
    _about_sheets(findings, sheets, chosen)
    _about_columns(findings, header, chosen.kind)
    if sheet.sheet in wide:
        findings.add("columns-beyond", count=WIDEST)
    _about_rows(findings, body)
    source = Source(body, header, chosen.kind, language, context, findings)
    frame, rejected = accepted(source, assemble(source))
    rows_in = len(body.rows) + len(body.skipped)
    if not len(body.rows):
        findings.add("no-rows")
    return Reading(
        name, digest, sheet.sheet, header.row, sheet.encoding, sheet.delimiter, language,
        chosen.kind, header.columns, frame, rows_in, rejected, len(body.skipped), findings.all(),
        result.peak_bytes,
    )  # fmt: skip


def _language(sheet: RawSheet, header: Header, body: Body, context: Context) -> str | None:
    headings = [match.header for match in header.columns]
    matched = [(match.header, match.field) for match in header.columns if match.field]
    above = sheet.text.loc[sheet.text.index < min(header.rows)]
    titles = [str(text) for text in above.to_numpy(dtype=object).ravel() if isinstance(text, str)]
    values = [
        text
        for field in ("product_code", "capacity_unit", "capacity_period", "stage_code", "country")
        for text in body.cells(field).factors[1][:_SAMPLE]
    ]
    named = [country(text) for text in body.cells("country").factors[1][:_SAMPLE]]
    known = [code for code in named if code]
    home = max(set(known), key=known.count) if known else context.country
    return language_of(headings, matched, [*titles, *values], home)


def _about_sheets(findings: Findings, sheets: tuple[RawSheet, ...], chosen: Chosen) -> None:
    for name in chosen.others:
        findings.add("sheet-not-read", other=name)
    hidden = [sheet.sheet for sheet in sheets if sheet.hidden]
    if chosen.sheet.hidden:
        findings.add("sheet-hidden-read")
    for name in hidden:
        if name != chosen.sheet.sheet:
            findings.add("sheet-hidden", other=name)


def _about_columns(findings: Findings, header: Header, kind: FileKind) -> None:
    by_index = {match.index: match for match in header.columns}
    for first, second in header.twice:
        findings.add(
            "duplicate-header", value=by_index[second].header, first=_letter(first),
            second=_letter(second),
        )  # fmt: skip
    labels = {column.name: column.labels["en"] for column in survey().columns}
    unused = 0
    for match in header.columns:
        if match.field is None and match.header:
            unused += 1
            near = nearest_field(match.header) if unused <= _SUGGESTED else None
            findings.add(
                "column-not-used", value=match.header, letter=_letter(match.index),
                nearest=labels[near] if near else "–",
            )  # fmt: skip
        if match.field == "capacity_value" and headings_of(match.header) and is_maximum(
            match.header
        ) and headings_of(match.header)[0].field != match.field:  # fmt: skip
            findings.add("maximum-as-capacity", value=match.header, field="capacity_value")
    if kind == "roster":
        findings.add("roster")
        matrix = [m.header for m in header.columns if not m.field and product(m.header).code]
        if matrix:
            findings.add("products-in-columns", value=", ".join(matrix), count=len(matrix))


def _letter(index: int) -> str:
    """A column's letter in a spreadsheet: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _about_rows(findings: Findings, body: Body) -> None:
    for row, reason, text in body.skipped:
        findings.add(f"row-{reason}", row=row, value=text or None)
    for field in body.filled_down:
        findings.add("filled-down", field=field)

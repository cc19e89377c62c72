"""Reading: the one way from a file to raw sheets; any trouble inside it is a problem."""

from __future__ import annotations

import hashlib
import logging
import re
import tempfile
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from loaders.problems import Problem, rules
from loaders.read.archive import Archive, ArchiveError, shown_name, survey_members
from loaders.read.guard import GuardError, Scan, scan
from loaders.read.launch import Child
from loaders.read.limits import Limits, limits_from_environment
from loaders.read.sheet import RawSheet, ReadResult

_LOG = logging.getLogger(__name__)
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_Found = tuple[list[RawSheet], list[Problem], int]


def read(
    path: Path, file_name: str, limits: Limits | None = None, encoding: str | None = None
) -> ReadResult:
    """Raw sheets and problems of the file at `path`, called `file_name` by its owner.

    `encoding` is what a person says of a text file's letters; unfit ones are passed over.

    Raises only where the path itself can't be opened (FileNotFoundError, OSError).
    """
    started = time.perf_counter()
    bounds = limits or limits_from_environment()
    name = _UNSHOWN.sub("", file_name)
    size = path.stat().st_size
    if size > bounds.upload:
        params: dict[str, Any] = {"megabytes": size / 1e6, "limit": bounds.upload / 1e6}
        problem = Problem.of("file-too-large", file=name, **params)
        return ReadResult((), (problem,), 0, time.perf_counter() - started, _digest(path))
    data = path.read_bytes()
    try:
        sheets, problems, peak = _file(path, data, name, bounds, encoding, inside=False)
    except Exception:  # the promise to the caller: no content of a file raises
        _LOG.exception("reading a file of %d bytes failed", size)
        sheets, problems, peak = [], [Problem.of("parse-crashed", file=name)], 0
    seconds = time.perf_counter() - started
    digest = hashlib.sha256(data).hexdigest()
    return ReadResult(tuple(sheets), tuple(problems), peak, seconds, digest)


def shown_text(name: str) -> str:
    """A file's name without signs that are not shown or turn the direction of others."""
    return _UNSHOWN.sub("", name)


def _digest(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _file(
    path: Path, data: bytes, name: str, limits: Limits, encoding: str | None, *, inside: bool
) -> _Found:
    try:
        child = Child(limits)
    except OSError:
        return [], [Problem.of("parse-crashed", file=name)], 0
    with child:
        try:
            scanned = scan(data, limits)
            if scanned.kind != "zip":
                return _parsed(child, path, name, scanned, encoding)
            if inside:
                raise GuardError("nested-archive")
        except GuardError as refusal:
            return [], [Problem.of(refusal.slug, file=name, **refusal.params)], 0
    assert scanned.archive is not None
    return _archive(scanned.archive, name, limits, encoding)


def _archive(archive: Archive, name: str, limits: Limits, encoding: str | None) -> _Found:
    """Every file of a zip, each as if it had been uploaded alone."""
    members = survey_members(archive)
    if len(members) > limits.files:
        params: dict[str, Any] = {"count": len(members), "limit": limits.files}
        return [], [Problem.of("too-many-files", file=name, **params)], 0
    sheets: list[RawSheet] = []
    problems: list[Problem] = []
    peak = 0
    with tempfile.TemporaryDirectory(prefix="tela-") as folder:
        place = Path(folder) / "member"
        for member in members:
            inner = f"{name}/{_UNSHOWN.sub('', shown_name(member))}"
            try:
                data = archive.content(member, limits.upload)
            except ArchiveError as refusal:
                problems.append(Problem.of(refusal.slug, file=inner, **refusal.params))
                if refusal.slug == "zip-bomb":
                    break
                continue
            place.write_bytes(data)
            found = _file(place, data, inner, limits, encoding, inside=True)
            sheets += found[0]
            problems += found[1]
            peak = max(peak, found[2])
    if not members:
        problems.append(Problem.of("no-table", file=name))
    return sheets, problems, peak


def _parsed(child: Child, path: Path, name: str, scanned: Scan, encoding: str | None) -> _Found:
    answer = child.parse(path, scanned.kind, scanned.error_parts, scanned.hidden_parts, encoding)
    try:
        sheets = [_sheet(name, note, table) for note, table in answer.frames]
    except (pa.ArrowException, ValueError, KeyError, TypeError):
        return [], [Problem.of("parse-crashed", file=name)], answer.peak
    problems = [_problem(name, finding) for finding in answer.findings]
    problems += [_hidden(sheet) for sheet in sheets if sheet.hidden_rows]
    if not sheets and not any(problem.severity == "error" for problem in problems):
        problems.append(Problem.of("no-table", file=name))
    return sheets, problems, answer.peak


def _hidden(sheet: RawSheet) -> Problem:
    rows = sheet.hidden_rows
    return Problem.of(
        "rows-hidden", file=sheet.file_name, sheet=sheet.sheet, row=rows[0], count=len(rows)
    )


def _problem(name: str, finding: dict[str, Any]) -> Problem:
    slug = str(finding.get("slug"))
    row, value = finding.get("row"), finding.get("value")
    rest: dict[str, Any] = {k: v for k, v in finding.items() if k not in ("slug", "row", "value")}
    if slug not in rules():
        return Problem.of("parse-crashed", file=name)
    return Problem.of(slug, file=name, row=row, value=value, **rest)


def _sheet(name: str, note: dict[str, Any], table: pa.Table) -> RawSheet:
    index = pd.Index(table.column("row").to_numpy(), name="row")
    hidden = index[index.isin(note.get("hidden_rows", []))]
    return RawSheet(
        file_name=name,
        kind=note["kind"],
        sheet=note["sheet"],
        hidden=note["hidden"],
        encoding=note.get("encoding"),
        delimiter=note.get("delimiter"),
        text=_frame(table, "t", index),
        number=_frame(table, "n", index),
        moment=_frame(table, "m", index),
        merged=tuple(tuple(corner) for corner in note["merged"]),
        physical_lines=note.get("physical_lines"),
        hidden_rows=tuple(map(int, hidden)),
    )


def _frame(table: pa.Table, letter: str, index: pd.Index) -> pd.DataFrame:
    """The columns of one type, named by their positions."""
    names = [column for column in table.column_names if re.fullmatch(letter + r"\d+", column)]
    frame = table.select(names).to_pandas() if names else pd.DataFrame(index=range(len(index)))
    frame.columns = pd.Index([int(column[1:]) for column in names], dtype="int64")
    frame.index = index
    return frame

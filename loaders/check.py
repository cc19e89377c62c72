"""`python -m loaders check`: what Tela understands of files, without loading anything."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import logging
import math
import os
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from cluster_data.survey import survey
from loaders.printing import progress_for, told
from loaders.problems import Problem
from loaders.reading import Context, Reading
from loaders.understand import Parsed, Progress, read_survey
from loaders.values.countries import country
from words import LANGUAGES, _, speaking_in

CLEAN, REJECTED, UNREADABLE, BUSY = 0, 1, 2, 3
_log = logging.getLogger("tela.loaders")


def understand(
    path: Path, file_name: str, context: Context, progress: Progress | None = None,
    parsed: Parsed | None = None,
) -> tuple[Reading, ...]:  # fmt: skip
    """What a file says: one reading for it, or for each file inside a zip; never an exception.

    A fault of ours becomes a problem that bears a number, under which the log has the traceback.
    `progress` is told a share from 0 to 1 and the name of the file at hand; `parsed` keeps
    its raw sheets from one time to the next.
    """
    if not os.access(path, os.R_OK) or not path.is_file():
        return (_nothing(file_name, Problem.of("file-missing", file=file_name)),)
    try:
        return read_survey(path, file_name, context, progress, parsed)
    except Exception:  # the one boundary: a fault in recognition must not take the server along
        incident = uuid.uuid4().hex[:8]
        _log.exception("incident %s while reading %s", incident, file_name)
        return (
            _nothing(file_name, Problem.of("could-not-be-read", file=file_name, incident=incident)),
        )


def _nothing(file_name: str, problem: Problem) -> Reading:
    return Reading(
        file_name, "", "", None, None, None, None, "nothing", (), pd.DataFrame(), 0, 0, 0,
        (problem,), 0,
    )  # fmt: skip


def exit_code(readings: tuple[Reading, ...]) -> int:
    """0 clean, 1 rows rejected, 2 a file that is no survey; the worst of all files."""
    codes = [
        UNREADABLE if reading.kind == "nothing" else REJECTED if reading.rejected else CLEAN
        for reading in readings
    ]
    return max(codes, default=UNREADABLE)


def report(reading: Reading) -> dict[str, Any]:
    """One file as a JSON object: what was understood, the accepted rows, every problem."""
    return {
        "file": reading.file_name,
        "sheet": reading.sheet,
        "header_row": reading.header_row,
        "encoding": reading.encoding,
        "delimiter": reading.delimiter,
        "language": reading.language,
        "rows_in": reading.rows_in,
        "accepted": len(reading.rows),
        "rejected": reading.rejected,
        "skipped": reading.skipped,
        "columns": [
            {"index": match.index, "header": match.header, "field": match.field}
            for match in reading.columns
        ],
        "rows": list(_rows(reading.rows)),
        "problems": [_problem(problem) for problem in reading.problems],
    }


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    personal = {column.name for column in survey().columns if column.personal}
    names = [name for name in frame.columns if name not in personal]
    columns = [frame[name].tolist() for name in names]
    for cells in zip(*columns, strict=True):
        yield {name: _plain(cell) for name, cell in zip(names, cells, strict=True)}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "slug": problem.slug,
        "severity": problem.severity,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "message": problem.message,
        "fix": problem.fix,
    }


def add_commands(commands: Any) -> None:
    """The command `check`."""
    parser = commands.add_parser(
        "check",
        help="say what is understood of files; load nothing",
        description="Say what is understood of each file and what is wrong with it. Nothing is "
        "loaded. Exit code: 0 clean, 1 rows rejected, 2 a file that can't be read.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="one JSON object a file, a line each")
    parser.add_argument(
        "--round", metavar="ROUND", help="round of rows that name none, such as 2026-R2"
    )
    add_context(parser)
    parser.set_defaults(run=run)


def add_context(parser: argparse.ArgumentParser) -> None:
    """What the uploader knows of all files: used where a file is silent."""
    parser.add_argument(
        "--date", type=dt.date.fromisoformat, metavar="YYYY-MM-DD",
        help="day the figures refer to, such as 2026-11-01",
    )  # fmt: skip
    parser.add_argument(
        "--country", type=country_code, metavar="ISO2",
        help="country of rows that name none, such as TN",
    )  # fmt: skip
    parser.add_argument(
        "--lang", default=LANGUAGES[0], choices=LANGUAGES, help="language of the messages"
    )


def country_code(text: str) -> str:
    """The country a person names at the command line, by code or name; argparse's error if none."""
    found = country(text)
    if found is None:
        raise argparse.ArgumentTypeError(_("{value} is no country").format(value=text))
    return found


def run(options: argparse.Namespace) -> int:
    """Check each file and print what was found; the exit code is the worst of all."""
    context = Context(None, options.round, options.date, options.country)
    worst = CLEAN
    with speaking_in(options.lang):
        for path in options.files:
            readings = understand(path, path.name, context, progress_for(path))
            worst = max(worst, exit_code(readings))
            for reading in readings:
                _show(reading, options.json)
    return worst


def _show(reading: Reading, as_json: bool) -> None:
    if as_json:
        print(json.dumps(report(reading), ensure_ascii=False, allow_nan=False))
        return
    for line in told(reading):
        print(line)
    sys.stdout.flush()

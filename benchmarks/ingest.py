"""Loading survey files, by format and length, beside bare readers of the same file."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
from python_calamine import CalamineWorkbook

from benchmarks import files
from benchmarks.tables import Table
from benchmarks.timing import once, share, timed, told
from cluster_data import store
from cluster_data.store import Actor
from loaders.check import understand
from loaders.committing import commit_reading
from loaders.reading import Context, Reading

LENGTHS = (1_000, 10_000, 100_000)
LONGEST = 400_000
"""Rows of the longest csv that is taken as Tela is delivered: 50 MB."""
TOO_LONG = 2_000_000
SLOW = 10_000
"""Rows up to which OpenDocument is read by pandas too: 100,000 take it minutes."""
_ACTOR, _DATE = Actor("benchmark"), dt.date(2026, 11, 1)


def measure(quick: bool) -> list[Table]:
    """The table of files; `quick` leaves out the longest."""
    table = Table(
        "Loading a survey file of 12 columns",
        "`bare` reads the cells and nothing more: DuckDB for csv, calamine for workbooks. "
        "*understood* is the guarded read in a child process, recognition of sheet, header, "
        "language and columns, and every value typed and checked; *loaded* is that and committed. "
        "Medians of three; a small file pays mostly for the child’s start.",
        ("file", "rows", "bare", "pandas", "understood", "loaded", "rows a second",
         "loaded ÷ bare", "memory of the child"),
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        for format_ in files.FORMATS:
            for rows in LENGTHS[:2] if quick else LENGTHS:
                _one(table, Path(folder) / f"{rows}.{format_}", rows)
        if not quick:
            _one(table, Path(folder) / f"{LONGEST}.csv", LONGEST)
            table.remarks.append(_refused(Path(folder) / f"{TOO_LONG}.csv"))
    return [table]


def _refused(path: Path) -> str:
    """What becomes of a file longer than is taken."""
    files.write(path, TOO_LONG)
    found: list[Reading] = []
    took = once(lambda: found.extend(understand(path, path.name, Context("BENCH", None, _DATE))))
    (reading,) = found
    return (
        f"{TOO_LONG:,} rows, {path.stat().st_size / 1e6:.0f} MB, are refused in {told(took)}: "
        f"“{reading.problems[0].message}”"
    )


def _one(table: Table, path: Path, rows: int) -> None:
    files.write(path, rows)
    bare = timed(lambda: _bare(path))
    reader = _pandas(path, rows)
    slow = once(reader) if reader else None
    os.environ["TELA_DATABASE"] = str(path.with_suffix(f"{path.suffix}.duckdb"))
    store.add_cluster("BENCH", "Benchmark", None, _ACTOR)
    understood, loaded, peak = [], [], 0
    for run in range(3):
        context = Context("BENCH", f"2026-R{run + 1}", _DATE)
        kept: list[Reading] = []
        understood.append(once(lambda c=context, k=kept: k.extend(understand(path, path.name, c))))
        (reading,) = kept
        assert len(reading.rows) == rows, reading.problems[:5]
        commit = once(
            lambda c=context, r=reading: commit_reading(r, "BENCH", c.round, _DATE, _ACTOR)
        )
        loaded.append(understood[-1] + commit)
        peak = max(peak, reading.peak_bytes)
    whole = share(loaded, 0.5)
    table.add(
        path.suffix, f"{rows:,}", told(bare), told(slow) if slow else "",
        told(share(understood, 0.5)), told(whole), f"{rows / whole:,.0f}", f"{whole / bare:.1f}",
        f"{peak / 1e6:.0f} MB",
    )  # fmt: skip


def _bare(path: Path) -> object:
    if path.suffix == ".csv":
        with duckdb.connect() as connection:
            return connection.read_csv(str(path), delimiter=";").fetchall()
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def _pandas(path: Path, rows: int) -> Callable[[], object] | None:
    """The usual read into a frame: `read_csv`, openpyxl, odfpy."""
    if path.suffix == ".csv":
        return lambda: pd.read_csv(path, sep=";")
    if path.suffix == ".ods" and rows > SLOW:
        return None
    return lambda: pd.read_excel(path)

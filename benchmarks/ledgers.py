"""Ledgers to measure on, made once a run and kept while it lasts."""

from __future__ import annotations

import atexit
import functools
import os
import re
import shutil
import tempfile
from pathlib import Path

from benchmarks import surveys

_made: dict[int, Path] = {}


def use(rows: int) -> Path:
    """Make the ledger of about `rows` capacity rows the one that the store reads from now on."""
    if rows not in _made:
        path = _folder() / f"{rows}" / "tela.duckdb"
        path.parent.mkdir()
        surveys.ledger(path, rows)
        _made[rows] = path
    os.environ["TELA_DATABASE"] = str(_made[rows])
    return _made[rows]


def megabytes() -> float:
    """Memory that this process has in use."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found.group(1)) / 1024 if found else float("nan")


@functools.cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="tela-benchmarks-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder

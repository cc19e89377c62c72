"""Killed at any moment, a ledger holds all of a file or none of it, and opens again."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from tests.store.survey_rows import FFP2, TODAY

ROWS = 400
_ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from tests.store.survey_rows import keep, row
print("ready", flush=True)
sys.stdin.readline()
for number in range(1000):
    keep(*(row("Firm %d" % firm, capacity_value=1000.0 + number)
           for firm in range(ROWS)))
"""

INSIDE = """
import os, signal
from cluster_data.store import inserting, uploads
from tests.store.survey_rows import keep, row
keep(*(row("Firm %d" % firm) for firm in range(ROWS)))
whole = inserting.insert
def half(connection, table, rows, columns):
    whole(connection, table, rows, columns)
    if table == "TABLE":
        os.kill(os.getpid(), signal.SIGKILL)
inserting.insert = uploads.insert = half
keep(*(row("Firm %d" % firm, capacity_value=2000.0) for firm in range(ROWS)))
"""


def lines_and_total() -> tuple[int, float]:
    figures = store.region_figures(
        Selection(products=(FFP2,), rung="declared"), Viewer("ministry"), "per_100k", TODAY
    )
    return figures.whole.n or 0, figures.whole.capacity or 0.0


def started(code: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=_ROOT, env=os.environ | {"PYTHONPATH": str(_ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_killed_at_random_moments_all_or_nothing() -> None:
    chance = random.Random(20)
    whole_files = 0
    for _ in range(20):
        writer = started(WRITER.replace("ROWS", str(ROWS)))
        assert writer.stdout
        assert writer.stdin
        writer.stdout.readline()
        writer.stdin.write("\n")
        writer.stdin.flush()
        time.sleep(chance.uniform(0.0, 0.6))
        writer.kill()
        writer.wait()
        firms, total = lines_and_total()
        assert firms in (0, ROWS)
        assert total % ROWS == 0, "rows of two uploads stand side by side"
        whole_files += firms == ROWS
    assert whole_files > 0, "no writer lived long enough to commit: the test shows nothing"


@pytest.mark.parametrize("table", ["certificates", "sites"])
def test_killed_inside_the_transaction_leaves_the_earlier_upload(table: str) -> None:
    code = INSIDE.replace("ROWS", str(ROWS)).replace("TABLE", table)
    writer = started(code)
    _, complaint = writer.communicate()
    # Once for each commit: the first one ends the process.
    assert writer.returncode == -signal.SIGKILL, complaint
    assert lines_and_total() == (ROWS, ROWS * 1000.0)

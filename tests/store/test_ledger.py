"""The ledger beside other processes, its lock-down, its backup."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from cluster_data import store
from cluster_data.errors import LedgerBusy, LedgerUnusable, NotABackup
from cluster_data.selection import Selection
from cluster_data.store.place import memory, open_ledger
from cluster_data.viewer import Viewer
from tests.store.survey_rows import ACTOR, FFP2, TODAY, keep, row

_ROOT = Path(__file__).parents[2]
DECLARED = Selection(products=(FFP2,), rung="declared")


def total() -> float | None:
    return store.region_figures(DECLARED, Viewer("ministry"), "per_100k", TODAY).whole.capacity


def in_another_process(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=_ROOT, env=os.environ | {"PYTHONPATH": str(_ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_what_another_process_loads_is_seen_by_an_open_app() -> None:
    keep(row("A"))
    assert total() == 1000.0
    loaded = in_another_process(
        "from tests.store.survey_rows import keep, row; keep(row('B', capacity_value=500.0))"
    )
    assert loaded.returncode == 0, loaded.stderr
    assert total() == 1500.0


def test_readers_go_on_with_the_last_copy_while_another_process_writes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep(row("A"))
    assert total() == 1000.0
    holder = subprocess.Popen(
        [sys.executable, "-c",
         "from cluster_data.store.place import open_ledger\n"
         "with open_ledger(write=True) as c:\n"
         "    c.execute('CREATE TABLE held (i INTEGER)'); print('held', flush=True); input()"],
        cwd=_ROOT, env=os.environ | {"PYTHONPATH": str(_ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    try:
        assert total() == 1000.0
        monkeypatch.setattr("cluster_data.store.ledger.open_ledger", _impatient)
        with pytest.raises(LedgerBusy):
            keep(row("B"))
    finally:
        holder.communicate("\n")
    assert total() == 1000.0


def _impatient(*, write: bool = False) -> object:
    return open_ledger(write=write, patience=0.1)


def test_threads_that_read_while_one_writes_see_whole_uploads_only() -> None:
    keep(*(row(f"F{n}") for n in range(50)))
    seen: set[float | None] = set()
    failures: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                seen.add(total())
        except BaseException as failure:
            failures.append(failure)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for change in range(1, 6):
        keep(*(row(f"F{n}", capacity_value=1000.0 + change) for n in range(50)))
    done.set()
    for reader in readers:
        reader.join()
    assert not failures
    assert seen <= {50 * (1000.0 + change) for change in range(6)}


@pytest.mark.parametrize(
    "attempt",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "COPY (SELECT 1) TO '/tmp/tela-escape.csv'",
        "ATTACH '/tmp/other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "SELECT * FROM environment",
    ],
)
def test_a_statement_can_reach_nothing_outside(attempt: str, ledger: Path) -> None:
    environment = [os.environ]  # a Python variable that a careless engine would read by name
    assert environment
    keep(row("A"))
    with open_ledger(write=True) as connection, pytest.raises(duckdb.Error):
        connection.execute(attempt)
    connection = memory()
    with pytest.raises(duckdb.Error):
        connection.execute(attempt)


def test_a_backup_restored_elsewhere_has_the_same_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = tmp_path / "survey.csv"
    survey.write_text("company\nA\n", encoding="utf-8")
    keep(row("A"))
    kept = store.keep_original(survey, "d" * 64)
    store.backup(tmp_path / "tela.zip")
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "elsewhere" / "other.duckdb"))
    store.restore(tmp_path / "tela.zip")
    assert total() == 1000.0
    assert (tmp_path / "elsewhere" / "other-originals" / kept.name).read_text() == "company\nA\n"
    keep(row("B"))
    assert total() == 2000.0


def test_restoring_over_an_open_ledger_shows_the_backups_figures(tmp_path: Path) -> None:
    keep(row("A"))
    store.backup(tmp_path / "tela.zip")
    keep(row("B"))
    assert total() == 2000.0
    store.restore(tmp_path / "tela.zip")
    assert total() == 1000.0


def test_a_backup_of_another_ledger_at_the_same_revision_is_seen_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ledger: Path
) -> None:
    keep(row("A", capacity_value=7.0))
    store.backup(tmp_path / "tela.zip")
    monkeypatch.setenv("TELA_DATABASE", str(tmp_path / "other.duckdb"))
    keep(row("B"))
    before = store.edition()
    assert total() == 1000.0
    store.restore(tmp_path / "tela.zip")
    assert store.edition() != before
    assert total() == 7.0


def test_what_is_no_backup_changes_nothing(tmp_path: Path) -> None:
    keep(row("A"))
    for content in (b"", b"not a zip", b"PK\x05\x06" + b"\0" * 18):
        (tmp_path / "wrong.zip").write_bytes(content)
        with pytest.raises(NotABackup):
            store.restore(tmp_path / "wrong.zip")
    assert total() == 1000.0


def test_a_file_that_is_no_ledger_is_told_and_left_alone(ledger: Path) -> None:
    ledger.write_bytes(b"something else entirely" * 1000)
    with pytest.raises(LedgerUnusable):
        keep(row("A"))
    with pytest.raises(LedgerUnusable):
        store.is_empty()
    assert ledger.read_bytes().startswith(b"something else")


def test_removing_the_sample_leaves_real_clusters() -> None:
    keep(row("A"), cluster="DEMO-TN")
    assert store.only_sample()
    keep(row("B"), cluster="TN-REAL")
    assert store.has_sample()
    assert not store.only_sample()
    assert store.remove_sample(ACTOR) == 1
    assert not store.has_sample()
    assert total() == 1000.0

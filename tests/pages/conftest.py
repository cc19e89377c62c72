"""What tests of pages share: ledgers that hold the sample, or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster_data import store
from tests.pages.lending import Ledgers
from tests.reading_here import reading_here


@pytest.fixture(scope="module", autouse=True)
def _read_here() -> Iterator[None]:
    with reading_here():
        yield


@pytest.fixture(scope="session")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> Ledgers:
    """What lends a ledger to a test."""
    return Ledgers(tmp_path_factory)


@pytest.fixture
def sample(ledgers: Ledgers, monkeypatch: pytest.MonkeyPatch, sample_ledger: Path) -> Path:
    """A ledger that holds the sample, looked at as a server of it is by default."""
    database = ledgers.lend("sample", lambda path: shutil.copy(sample_ledger, path))
    return _by_default(database, monkeypatch)


@pytest.fixture
def empty(ledgers: Ledgers, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger that holds nothing, looked at as a server of it is by default."""
    return _by_default(ledgers.lend("empty", lambda _path: store.edition()), monkeypatch)


def _by_default(database: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TELA_DATABASE", str(database))
    monkeypatch.delenv("TELA_VIEWER", raising=False)
    return database

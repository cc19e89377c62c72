"""What tests of pages share: a ledger of their own that holds the sample."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample_ledger: Path) -> None:
    """The sample in a ledger of the test's own, looked at as a server of it is by default."""
    database = tmp_path / "tela.duckdb"
    shutil.copy(sample_ledger, database)
    monkeypatch.setenv("TELA_DATABASE", str(database))
    monkeypatch.delenv("TELA_VIEWER", raising=False)

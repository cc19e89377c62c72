from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "tela.duckdb"
    monkeypatch.setenv("TELA_DATABASE", str(path))
    return path

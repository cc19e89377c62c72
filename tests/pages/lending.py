"""Ledgers made once and lent to many tests, for as long as no test writes to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


class Ledgers:
    """One that stays where it is need not be copied again, nor all its answers asked again."""

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        self._factory = factory
        self._kept: dict[str, tuple[Path, list[tuple[str, int, int]]]] = {}

    def lend(self, name: str, make: Callable[[Path], object]) -> Path:
        """The ledger of that name; made at the path given where none is as it was made."""
        database, stamps = self._kept.get(name, (None, []))
        if database is None or stamps != _stamps(database.parent):
            database = self._factory.mktemp(name) / "tela.duckdb"
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("TELA_DATABASE", str(database))
                make(database)
            self._kept[name] = database, _stamps(database.parent)
        return database


def _stamps(folder: Path) -> list[tuple[str, int, int]]:
    """Every file below a folder with its time and size: the ledger, and originals kept by it."""
    files = ((path, path.stat()) for path in sorted(folder.rglob("*")) if path.is_file())
    return [(str(path), stat.st_mtime_ns, stat.st_size) for path, stat in files]

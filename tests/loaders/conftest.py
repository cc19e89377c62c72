"""Fixtures of the loaders' tests: small files made by code, and the folder of survey samples."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from loaders.read import ReadResult, read
from tests.reading_here import reading_here

Reader = Callable[..., ReadResult]
FENCED = ("test_read_", "test_check_cli", "test_load_cli", "test_same_records", "test_samples")
"""Tests of reading itself, and of what people run: files are read by the child."""


@pytest.fixture(scope="module", autouse=True)
def _read_here(request: pytest.FixtureRequest) -> Iterator[None]:
    name = request.module.__name__.rpartition(".")[2]
    if name.startswith(FENCED):
        yield
        return
    with reading_here():
        yield


@pytest.fixture
def read_bytes(tmp_path: Path) -> Reader:
    """Read bytes as if they had been uploaded under a name."""

    def reader(data: bytes, name: str = "survey.csv", **options: object) -> ReadResult:
        path = tmp_path / "upload"
        path.write_bytes(data)
        return read(path, name, **options)  # type: ignore[arg-type]

    return reader


@pytest.fixture
def samples() -> Path:
    """The folder of real and fictive survey files, where the environment names one."""
    folder = os.environ.get("TELA_SAMPLES")
    if not folder:
        pytest.skip("TELA_SAMPLES names no folder of survey files")
    return Path(folder)

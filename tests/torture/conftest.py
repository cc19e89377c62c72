"""The torture set is read in the test's own process."""

from collections.abc import Iterator

import pytest

from tests.reading_here import reading_here


@pytest.fixture(scope="module", autouse=True)
def _read_here() -> Iterator[None]:
    with reading_here():
        yield

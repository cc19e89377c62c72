"""Files read in the test's own process: a new Python for each takes longer than most of them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import pyarrow as pa
import pytest

from loaders.read import child
from loaders.read.frames import received
from loaders.read.launch import Answer
from loaders.read.limits import Limits


class Here:
    """Stands in for `launch.Child`: the same function does the same request, without its walls."""

    def __init__(self, limits: Limits) -> None:
        del limits

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_ended: object) -> None:
        return None

    def parse(
        self, path: Path, kind: str, error_parts: Sequence[str] = (),
        hidden_parts: Sequence[str] = (), encoding: str | None = None,
    ) -> Answer:  # fmt: skip
        """Have one file parsed."""
        request = {
            "path": str(path.resolve()), "kind": kind, "encoding": encoding,
            "error_parts": [*error_parts], "hidden_parts": [*hidden_parts],
        }  # fmt: skip
        sink = io.BytesIO()
        findings = child.parse(request, sink)
        frames = received(pa.py_buffer(sink.getvalue()))
        return Answer(frames, json.loads(json.dumps(findings)))


@contextmanager
def reading_here() -> Iterator[None]:
    """Where what a file says is tried out; how it is fenced in is tried with the child itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("loaders.read.reading.Child", Here)
        yield

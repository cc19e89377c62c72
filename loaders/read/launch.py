"""Launch: the parent's side of the child, whose death is an answer and never an exception."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import pyarrow as pa

from loaders.read.frames import received
from loaders.read.limits import Limits

_HOME = Path(__file__).resolve().parents[2]
_PASSED_ON = (
    "PATH",
    "SYSTEMROOT",
    "PYTHONPATH",
    "PYTHONHOME",
    "VIRTUAL_ENV",
    "LD_LIBRARY_PATH",
    "HOME",
    "TMPDIR",
    "TEMP",
    "TMP",
    "LANG",
    "LC_ALL",
)
_SET = {
    # One thread and plain malloc, or the address space goes to arenas nobody uses.
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "PYTHONDONTWRITEBYTECODE": "",
}
_OUT_OF_MEMORY = (
    b"memory allocation",
    b"MemoryError",
    b"bad_alloc",
    b"out of memory",
    b"capacity overflow",
    b"malloc of size",
    b"realloc of size",
)


@dataclass
class Answer:
    """What the child said: (note, table) per sheet, findings as plain JSON, its peak memory."""

    frames: list[tuple[dict[str, Any], pa.Table]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    peak: int = 0


class Child:
    """A started child: it warms up while the parent scans; leaving the block ends it."""

    def __init__(self, limits: Limits, module: str = "loaders.read.child") -> None:
        self._limits = limits
        self._out: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 - closed in __exit__
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                module,
                str(limits.address_space),
                str(limits.seconds),
            ],
            stdin=subprocess.PIPE,
            stdout=self._out,
            stderr=subprocess.PIPE,
            cwd=_HOME,
            env=environment | _SET,
            close_fds=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stderr):
            try:
                if pipe:
                    pipe.close()
            except OSError:
                continue
        self._out.close()

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    def parse(
        self, path: Path, kind: str, error_parts: Sequence[str] = (),
        hidden_parts: Sequence[str] = (), encoding: str | None = None,
    ) -> Answer:  # fmt: skip
        """Have one file parsed; whatever happens to the child is in the answer's findings."""
        request = {
            "path": str(path.resolve()),
            "kind": kind,
            "encoding": encoding,
            "error_parts": [*error_parts],
            "hidden_parts": [*hidden_parts],
        }
        if trouble := self._asked(request):
            return self._failed(trouble)
        self._out.seek(0)
        try:
            frames = received(pa.py_buffer(self._out.read()))
            end, _ = frames.pop()
            if not end.get("end"):
                return self._failed("parse-crashed")
            return Answer(frames, list(end["findings"]), int(end["peak"]))
        except (pa.ArrowException, ValueError, KeyError, IndexError, TypeError, MemoryError):
            return self._failed("parse-crashed")

    def made(self, request: dict[str, Any]) -> bytes | None:
        """What a child that makes a file wrote for a request; None where it died over it."""
        if self._asked(request):
            return None
        self._out.seek(0)
        return self._out.read() or None

    def _asked(self, request: dict[str, Any]) -> str:
        """Have a request done; the slug of what became of the child where it died."""
        try:
            # communicate ends with the child's stderr; wait(timeout) would only look 20 times a
            # second. A child that died before it was asked is judged by its code.
            asked = json.dumps(request).encode() + b"\n"
            _, words = self._process.communicate(asked, self._limits.seconds)
        except subprocess.TimeoutExpired:
            return "parse-timeout"
        if self._process.returncode != 0:
            return _cause(self._process.returncode, words[-20_000:])
        return ""

    def _failed(self, slug: str) -> Answer:
        return Answer(findings=[{"slug": slug, "seconds": self._limits.seconds}])


def _cause(code: int, words: bytes) -> str:
    """Why it died: by the signal that ended it, or by its last words."""
    if os.name == "posix" and code in (-signal.SIGXCPU, 128 + signal.SIGXCPU):
        return "parse-timeout"
    if any(sign in words for sign in _OUT_OF_MEMORY):
        return "too-many-cells"
    return "parse-crashed"

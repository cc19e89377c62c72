"""Servers to measure: started as people start them, on a ledger of ours, ended with the block."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SECONDS_TO_START = 120
TELA = "app"
IDIOM = "benchmarks.pandas_idiom"
"""The comparison: the same question as a small Streamlit app usually answers it."""


@dataclass(frozen=True)
class Server:
    """A running server; `started` is when its process was made, on the clock of perf_counter."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path
    started: float

    @property
    def address(self) -> str:
        """Where pages are."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def megabytes(self) -> float:
        """Memory of the process that is in use now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found.group(1)) / 1024 if found else float("nan")

    @property
    def busy(self) -> float:
        """Seconds of processor time that the process has used: other work does not add to it."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    @property
    def mishaps(self) -> int:
        """Tracebacks that the server has logged."""
        return self.log.read_text(encoding="utf-8", errors="replace").count("Traceback")


@contextlib.contextmanager
def served(
    folder: Path, module: str = TELA, by: str = "uvicorn", env: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """A server of `module`'s app, answering; `by` is `uvicorn` or `run` (`streamlit run`)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    script = ROOT / f"{module.replace('.', '/')}.py"
    commands = {
        "run": ["streamlit", "run", str(script), f"--server.port={port}"],
        "uvicorn": ["uvicorn", f"{module}:app", f"--port={port}", "--log-level=warning"],
    }
    log = folder / f"{module}-{by}-{port}.log"
    begun = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", *commands[by]],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    server = Server(port, process, log, begun)
    try:
        _await(server)
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _await(server: Server) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.02)
    raise RuntimeError(f"no server: {server.log.read_text(errors='replace')[-2000:]}")

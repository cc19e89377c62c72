"""The child that parses: limits on itself first, then one file, then its end.

Started as `python -m loaders.read.child BYTES SECONDS`; waits for one line of JSON ({"path",
"kind", "encoding", "error_parts", "hidden_parts"}) and writes frames. Address space and processor
time are limited where the system can (Linux; not Windows, and macOS ignores the address space):
elsewhere the parent's time-out and the machine's memory are the only walls.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import Any, BinaryIO


def limit_self(address_space: int, seconds: int) -> None:
    """Bound this process's address space, processor time and output, as far as the system can."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, address_space),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, address_space),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            # At the soft limit of time comes a signal that names its cause, at the hard one a kill.
            hard = most + 5 if what == resource.RLIMIT_CPU else most
            resource.setrlimit(what, (most, hard))
        except (ValueError, OSError):
            continue


def peak_bytes() -> int:
    """Most memory this process had resident; the parent's, before exec, is not counted."""
    try:
        with Path("/proc/self/status").open(encoding="ascii", errors="replace") as status:
            peaks = [line.split()[1] for line in status if line.startswith("VmHWM:")]
        return int(peaks[0]) * 1024
    except (OSError, IndexError, ValueError):
        pass
    try:
        import resource
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def parse(request: dict[str, Any], sink: BinaryIO) -> list[dict[str, Any]]:
    """Read the file of a request; MemoryError and calamine's refusals become findings."""
    from python_calamine import CalamineError, PasswordError

    from loaders.read.text import read_text
    from loaders.read.workbook import read_workbook

    try:
        if request["kind"] == "text":
            return read_text(Path(request["path"]).read_bytes(), sink, request["encoding"])
        read_workbook(
            request["path"], request["kind"], request["error_parts"], request["hidden_parts"], sink
        )
    except MemoryError:
        return [{"slug": "too-many-cells"}]
    except PasswordError:
        return [{"slug": "encrypted"}]
    except CalamineError:
        return [{"slug": "file-damaged"}]
    return []


class WithoutPandas(MetaPathFinder):
    """An import hook under which pandas is not installed."""

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        """Refuse pandas, leave all else to the other finders."""
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname, name=fullname)


def main() -> None:
    """Warm up, wait for the word, parse, write, leave without cleaning up."""
    limit_self(int(sys.argv[1]), int(sys.argv[2]))
    # pyarrow imports pandas, where there is one, for every array it makes: 0.2 s for nothing.
    sys.meta_path.insert(0, WithoutPandas())
    import pyarrow as pa

    from loaders.read import frames, text, workbook  # noqa: F401 - loaded while the parent scans

    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    # One short life, millions of cells and no cycles: collecting would only walk them.
    gc.disable()
    line = sys.stdin.buffer.readline()
    if not line:
        return
    sink = sys.stdout.buffer
    findings = parse(json.loads(line), sink)
    frames.send_note(sink, {"end": True, "peak": peak_bytes(), "findings": findings})
    sink.flush()
    # Nothing is left to do but free memory piece by piece, which the system does faster.
    os._exit(0)


if __name__ == "__main__":
    main()

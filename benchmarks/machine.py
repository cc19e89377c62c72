"""What was measured on: the machine, the versions, and how busy it was."""

from __future__ import annotations

import os
import platform
import re
import time
from importlib.metadata import version
from pathlib import Path

_NAMED = ("duckdb", "streamlit", "plotly", "pandas", "python-calamine", "uvicorn")


def described() -> str:
    """One sentence; `load` is the average number of busy processes of the minute before."""
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text(encoding="ascii"))
    gigabytes = int(memory.group(1)) / 2**20 if memory else 0
    versions = ", ".join(f"{name} {version(name)}" for name in _NAMED)
    return (
        f"{os.cpu_count()} cores, {gigabytes:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}, {versions}; {time.strftime('%Y-%m-%d')}, "
        f"load before the run {os.getloadavg()[0]:.1f}."
    )

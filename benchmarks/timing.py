"""Times of repeated work, and how they are told."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Sequence


def timed(work: Callable[[], object], runs: int = 3) -> float:
    """The median of some runs, in seconds."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def once(work: Callable[[], object]) -> float:
    """One run, in seconds."""
    return timed(work, 1)


def share(values: Sequence[float], part: float) -> float:
    """The value below which `part` of all lie (nearest rank): 0.95 for p95."""
    return sorted(values)[max(0, math.ceil(part * len(values)) - 1)]


def told(seconds: float) -> str:
    """Such as `84 ms` or `2.3 s`."""
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"

"""Limits: how much of a file is read, and what the child that reads it may use."""

from __future__ import annotations

import os
from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """Bounds of one reading, in bytes, seconds and counts."""

    upload: int = 50 * MEGABYTE
    unpacked: int = 512 * MEGABYTE
    ratio: int = 250
    ratio_matters_above: int = 20 * MEGABYTE
    parts: int = 10_000
    files: int = 100
    cells: int = 16_000_000
    address_space: int = 1 << 30
    seconds: int = 60


def limits_from_environment() -> Limits:
    """The limits, with `TELA_MAX_UPLOAD_MB` (default 50) for an upload; nonsense is ignored."""
    try:
        megabytes = float(os.environ.get("TELA_MAX_UPLOAD_MB", ""))
    except ValueError:
        return Limits()
    if not 0 < megabytes < 100_000:
        return Limits()
    return Limits(upload=int(megabytes * MEGABYTE))

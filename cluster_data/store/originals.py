"""The uploaded files themselves, kept beside the ledger and named by their digest."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from cluster_data.store.place import originals_folder

_DIGEST = re.compile(r"[0-9a-f]{64}")


def keep_original(path: Path, sha256: str) -> Path:
    """Copy a file to the originals, once; its name there is its digest and its ending."""
    folder = originals_folder()
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{sha256}{path.suffix.lower()}"
    if not kept.exists():
        partial = folder / f".{kept.name}.{os.getpid()}"
        shutil.copyfile(path, partial)
        partial.replace(kept)
    return kept


def find_original(sha256: str) -> Path | None:
    """The kept file of that digest; None where it was never kept, or was deleted since."""
    if not _DIGEST.fullmatch(sha256):
        return None
    return next(iter(sorted(originals_folder().glob(f"{sha256}*"))), None)

"""The uploaded files themselves, kept beside the ledger and named by their digest."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from cluster_data.store.place import originals_folder


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

"""The sample written to a folder, packed for download, and loaded through the real loaders."""

from __future__ import annotations

import csv
import datetime as dt
import io
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from cluster_data import store
from cluster_data.store import Actor
from loaders.check import understand
from loaders.committing import commit_reading
from loaders.reading import Context, Reading
from loaders.sample.plan import PlannedFile, plan
from loaders.sample.shapes import zipped

MANIFEST = "manifest.csv"
_READERS = 2


@dataclass(frozen=True)
class SampleFile:
    """A file of the sample and what its uploader would say about it."""

    path: Path
    cluster_code: str
    cluster_name: str
    country: str
    round: str
    date: dt.date
    draft: bool


def write_sample(folder: Path) -> tuple[SampleFile, ...]:
    """Write all files and a manifest into a folder that exists; the same bytes every time."""
    for name, content in _contents().items():
        (folder / name).write_bytes(content)
    return tuple(_described(folder, planned) for planned in plan())


def sample_zip() -> bytes:
    """All files and the manifest in one archive, for download."""
    return zipped(_contents())


def load_sample(actor: Actor, progress: Callable[[float, str], None] | None) -> int:
    """Add the clusters and load every file; the number of uploads kept, 0 where all were there.

    `progress` is told a share from 0 to 1 and the file at hand. Raises `LedgerBusy`.
    """
    tell = progress or (lambda _share, _name: None)
    with tempfile.TemporaryDirectory(prefix="tela-sample-") as folder:
        files = write_sample(Path(folder))
        _add_clusters(files, actor)
        kept = 0
        # Files are read side by side, each in its child process; they are kept one by one, in
        # the order of the plan.
        with ThreadPoolExecutor(max_workers=_READERS) as readers:
            for at, (file, found) in enumerate(zip(files, readers.map(_read, files), strict=True)):
                tell(at / len(files), file.path.name)
                kept += sum(_keep(reading, file, actor) for reading in found)
    tell(1.0, "")
    return kept


def _add_clusters(files: tuple[SampleFile, ...], actor: Actor) -> None:
    known = store.cluster_list()
    names = dict(zip(known["cluster_code"], known["name"], strict=True))
    for file in files:
        if names.get(file.cluster_code) != file.cluster_name:
            store.add_cluster(file.cluster_code, file.cluster_name, file.country, actor)
            names[file.cluster_code] = file.cluster_name


def _read(file: SampleFile) -> tuple[Reading, ...]:
    context = Context(file.cluster_code, file.round, file.date, file.country)
    return understand(file.path, file.path.name, context)


def _keep(reading: Reading, file: SampleFile, actor: Actor) -> bool:
    receipt = commit_reading(
        reading, file.cluster_code, file.round, file.date, actor,
        draft=file.draft, original=file.path,
    )  # fmt: skip
    return receipt.upload_id is not None


def _contents() -> dict[str, bytes]:
    files = {planned.name: _bytes(planned) for planned in plan()}
    return files | {MANIFEST: _manifest()}


def _bytes(planned: PlannedFile) -> bytes:
    if len(planned.parts) == 1:
        return planned.parts[0].content()
    return zipped({part.name: part.content() for part in planned.parts})


def _described(folder: Path, planned: PlannedFile) -> SampleFile:
    cluster = planned.cluster
    return SampleFile(
        folder / planned.name, cluster.code, cluster.name_en, cluster.country, planned.round,
        planned.date, planned.draft,
    )  # fmt: skip


def _manifest() -> bytes:
    lines = io.StringIO()
    out = csv.writer(lines, lineterminator="\n")
    out.writerow(
        ["file", "cluster_code", "name_en", "name_fr", "country", "round", "date", "draft",
         "shape", "language", "accepted", "rejected", "skipped"]
    )  # fmt: skip
    for planned in plan():
        cluster, parts = planned.cluster, planned.parts
        out.writerow(
            [planned.name, cluster.code, cluster.name_en, cluster.name_fr, cluster.country,
             planned.round, planned.date, int(planned.draft), parts[0].shape.name,
             cluster.language, sum(len(part.answers) + len(part.members) for part in parts),
             sum(part.rejected for part in parts), sum(part.skipped for part in parts)]
        )  # fmt: skip
    return lines.getvalue().encode()

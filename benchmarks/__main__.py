"""Measure the main path and print a table: loading a workbook, and the map's queries.

Every figure stands beside a bare one of the same run, because machines differ and drift.
"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.surveys import capacity_rows, workbook


def timed(work: Callable[[], object], runs: int = 3) -> float:
    """The median of some runs, in seconds."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def load_a_workbook(folder: Path, rows: int = 100_000) -> None:
    """`load` of a workbook of `rows` × 12, beside the bare calamine read of the same file."""
    from python_calamine import CalamineWorkbook

    from cluster_data import store
    from cluster_data.store import Actor
    from loaders.check import understand
    from loaders.committing import commit_reading
    from loaders.reading import Context

    path = folder / "survey.xlsx"
    workbook(path, rows)
    bare = timed(lambda: CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python())
    actor, date = Actor("benchmark"), dt.date(2026, 11, 1)
    store.add_cluster("BENCH", "Benchmark", None, actor)
    ratios, peak = [], 0
    for run in range(3):
        round_ = f"2026-R{run + 1}"
        begun = time.perf_counter()
        (reading,) = understand(path, path.name, Context("BENCH", round_, date))
        understood = time.perf_counter() - begun
        commit_reading(reading, "BENCH", round_, date, actor)
        whole = time.perf_counter() - begun
        ratios.append((whole / bare, understood / bare))
        peak = max(peak, reading.peak_bytes)
        assert len(reading.rows) == rows, reading.problems[:5]
    whole_ratio, read_ratio = sorted(ratios)[1]
    print(f"| bare calamine read, {rows:,} × 12 .xlsx | {bare:.2f} s | 1.0 |")
    print(f"| understood (guard, child, recognition, values) | | {read_ratio:.1f} |")
    print(f"| loaded (understood and committed) | | {whole_ratio:.1f} |")
    print(f"| peak memory of the reading process | {peak / 1e6:.0f} MB | |")


def query_the_map(rows: int = 200_000) -> None:
    """The map's queries at `rows` capacity rows, beside a bare scan and sum of the same table."""
    from cluster_data import store
    from cluster_data.selection import Selection
    from cluster_data.store import Actor, NewUpload
    from cluster_data.store.snapshot import snapshot
    from cluster_data.viewer import Viewer

    actor, date, today = Actor("benchmark"), dt.date(2026, 11, 1), dt.date(2026, 11, 23)
    store.add_cluster("BENCH", "Benchmark", None, actor)
    frame = capacity_rows(rows)
    upload = NewUpload(
        "BENCH", "capacities", "2026-R2", date, "b.csv", "0" * 64, "", 1, None, "en", False,
        rows, rows, 0, 0,
    )  # fmt: skip
    store.commit(upload, frame, [], actor)
    selection, viewer = Selection(products=("resp_ffp2",)), Viewer()
    begun = time.perf_counter()
    store.region_figures(selection, viewer, "per_100k", today)
    first = time.perf_counter() - begun

    def page() -> None:
        store.region_figures(selection, viewer, "per_100k", today)
        store.products_of_place(Selection(), viewer, "TN-52", today)

    def bare() -> None:
        with snapshot().cursor() as cursor:
            cursor.execute(
                "SELECT country, region_code, sum(capacity_per_week), count(DISTINCT member_key) "
                "FROM capacities WHERE product_code = 'resp_ffp2' GROUP BY ALL"
            ).fetchall()

    bare_seconds, page_seconds = timed(bare, 9), timed(page, 9)
    print(f"| bare scan, sum and count, {rows:,} rows | {bare_seconds * 1000:.0f} ms | 1.0 |")
    print(f"| the map's queries together | {page_seconds * 1000:.0f} ms "
          f"| {page_seconds / bare_seconds:.1f} |")  # fmt: skip
    print(f"| the first of them after a change of the ledger | {first * 1000:.0f} ms | |")


def main() -> None:
    """Print the table."""
    print(f"{os.cpu_count()} cores, {time.strftime('%Y-%m-%d')}\n")
    print("| what | median | ratio |\n|---|---:|---:|")
    for measure in (load_a_workbook, query_the_map):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["TELA_DATABASE"] = str(Path(folder) / "tela.duckdb")
            if measure is load_a_workbook:
                load_a_workbook(Path(folder))
            else:
                query_the_map()


if __name__ == "__main__":
    main()

"""Every page's questions, beside the same in pandas and in SQLite, at three sizes."""

from __future__ import annotations

import gc
import time

from benchmarks import frames, ledgers, questions, surveys
from benchmarks.tables import Table
from benchmarks.timing import once, timed, told
from cluster_data import store
from cluster_data.selection import Selection

SIZES = (20_000, 200_000, 2_000_000)


def measure(quick: bool) -> list[Table]:
    """One table of the questions, and one of what is paid once after a change of the ledger."""
    sizes = SIZES[:2] if quick else SIZES
    asked = Table(
        "Questions of the pages",
        "Median of one process, as a ministry sees it; the three answers are asserted equal "
        "before they are timed. pandas and SQLite (in memory, indexed) begin with what stands; "
        "Tela finds that out itself, once after a change of the ledger (next table).",
        ("page: question", "capacity rows", "Tela", "pandas", "SQLite", "pandas ÷ Tela",
         "SQLite ÷ Tela"),
    )  # fmt: skip
    paid = Table(
        "After a change of the ledger",
        "What the first question pays for: a copy of the ledger in memory, and what stands today.",
        ("capacity rows", "that stand", "made in", "copy", "what stands", "process"),
    )
    for size in sizes:
        _pay(paid, size)
        _ask(asked, size, 3 if size == SIZES[-1] or quick else 7)
        gc.collect()
    return [asked, paid]


def _pay(table: Table, size: int) -> None:
    made = once(lambda: ledgers.use(size))
    copied = once(store.edition)
    selection = Selection(products=(questions.PRODUCT,))
    begun = time.perf_counter()
    first = once(lambda: store.region_figures(
        selection, questions.MINISTRY, "per_100k", surveys.TODAY))  # fmt: skip
    again = once(lambda: store.region_figures(
        selection, questions.MINISTRY, "per_100k", surveys.TODAY))  # fmt: skip
    del begun
    standing = len(frames.frames(size).lines)
    table.add(
        f"{size:,}", f"{standing:,}", told(made), told(copied), told(max(first - again, 0.0)),
        f"{ledgers.megabytes():.0f} MB",
    )  # fmt: skip


def _ask(table: Table, size: int, runs: int) -> None:
    held = frames.frames(size)
    lite = frames.Lite(held)
    for question in questions.QUESTIONS:
        ways = (
            question.of_the_store,
            lambda q=question: q.of_pandas(held),
            lambda q=question: q.of_sqlite(lite),
        )
        question.alike([way() for way in ways])
        tela, pandas, sqlite = (timed(way, runs) for way in ways)
        table.add(
            f"{question.page}: {question.text}", f"{size:,}", told(tela), told(pandas),
            told(sqlite), f"{pandas / tela:.1f}", f"{sqlite / tela:.1f}",
        )  # fmt: skip

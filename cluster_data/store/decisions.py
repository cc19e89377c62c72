"""What people decided about files: answers a cluster gave once, warnings somebody let stand."""

from __future__ import annotations

import datetime as dt

import duckdb
import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.asking import day_of, filters
from cluster_data.store.inserting import insert
from cluster_data.store.ledger import Actor, Change, record
from cluster_data.store.past import snapshot_for
from cluster_data.store.schema import DECISION
from cluster_data.store.snapshot import snapshot

_ANSWER = ["kind", "field", "text", "answer"]


def remembered(cluster_code: str) -> pd.DataFrame:
    """The answers a cluster has given and not taken back: kind, field, text, answer, at (UTC).

    `kind` is `column` or `value`, `text` is folded; `answer` is null where the answer was that
    the heading or the value is none that the survey knows.
    """
    return snapshot().rows("remembered", {"cluster_code": cluster_code})


def taught(upload_id: str) -> pd.DataFrame:
    """The answers an upload's file is read again with: kind, field, text, answer.

    Those of its cluster, also what was taken back since: a heading once said to hold names of
    people has to stay known as such.
    """
    return snapshot().rows("taught", {"upload_id": upload_id})


def remember(cluster_code: str, answers: pd.DataFrame, actor: Actor) -> int:
    """Keep answers (kind, field, text, answer) for a cluster's next files; how many were new."""
    if answers.empty:
        return 0
    known = _said(remembered(cluster_code))
    new = answers.loc[[said not in known for said in _lines(answers)]]
    if len(new):
        _add(Change("remember", cluster_code), cluster_code, new, actor)
    return len(new)


def forget(cluster_code: str, answers: pd.DataFrame, actor: Actor) -> None:
    """Take answers back (kind, field, text): the cluster's next file is asked about them again."""
    if len(answers):
        _add(Change("forget", cluster_code), cluster_code, answers.assign(answer=None), actor)


def overridden(upload_id: str) -> pd.DataFrame:
    """Warnings of an upload let stand: slug, column_name, value (null: every value), reason."""
    return snapshot().rows("overridden", {"upload_id": upload_id})


def lines_let_stand(selection: Selection, today: dt.date) -> int:
    """How many lines that stand in a selection bear a warning their cluster let stand."""
    current = snapshot_for(selection)
    # most ledgers have none, and need not copy their problems to say so
    if not int(current.listed("overrides_kept")["kept"].iloc[0]):
        return 0
    asked = {"rung": selection.rung, **filters(selection)}
    found = current.rows("let_stand", asked, day_of(selection, today))
    return int(found["lines"].iloc[0])


def _add(change: Change, cluster_code: str, answers: pd.DataFrame, actor: Actor) -> None:
    def write(connection: duckdb.DuckDBPyConnection, revision: int) -> None:
        rows = answers[_ANSWER].assign(cluster_code=cluster_code, revision=revision)
        insert(connection, "decisions", rows, DECISION)

    record(change, actor, write)


def _said(answers: pd.DataFrame) -> set[tuple[str | None, ...]]:
    return set(_lines(answers))


def _lines(answers: pd.DataFrame) -> list[tuple[str | None, ...]]:
    cells = answers[_ANSWER].astype(object).itertuples(index=False, name=None)
    return [tuple(None if pd.isna(cell) else str(cell) for cell in line) for line in cells]

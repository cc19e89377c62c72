"""From what was understood of a file to the ledger: one transaction a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from cluster_data import store
from cluster_data.store import Actor, NewUpload, Receipt
from loaders.matching import Match, arriving, merge_automatic
from loaders.reading import Reading


def new_upload(
    reading: Reading, cluster_code: str, round_: str, date: dt.date, *, draft: bool = False
) -> NewUpload:
    """The upload that committing a reading makes; its round is the one most rows belong to."""
    rounds = reading.rows["survey_round"].dropna() if len(reading.rows) else pd.Series(dtype=str)
    return NewUpload(
        cluster_code=cluster_code,
        kind=reading.kind,
        round=str(rounds.mode().iloc[0]) if len(rounds) else round_,
        reference_date=date,
        file_name=reading.file_name,
        sha256=reading.sha256,
        sheet=reading.sheet,
        header_row=reading.header_row,
        encoding=reading.encoding,
        language=reading.language,
        draft=draft,
        rows_in=reading.rows_in,
        rows_accepted=len(reading.rows),
        rows_rejected=reading.rejected,
        rows_skipped=reading.skipped,
    )


def commit_reading(
    reading: Reading,
    cluster_code: str,
    round_: str,
    date: dt.date,
    actor: Actor,
    *,
    draft: bool = False,
    original: Path | None = None,
    overrides: pd.DataFrame | None = None,
    replaces: str | None = None,
    matches: Sequence[Match] | None = None,
) -> Receipt:
    """Keep a reading's accepted rows and its problems, and the file itself beside the ledger.

    `overrides` (slug, column_name, value, reason) are the warnings that a person let stand;
    `replaces` is the upload whose place this one takes. Firms and sites that are known already
    under another name, beyond doubt, are held for one, each in a revision of its own: those of
    `matches`, or what `arriving` finds.

    Raises `UnknownCluster` and `LedgerBusy`; then nothing was kept.
    """
    told = [
        store.problem_row(
            problem.slug, problem.severity, problem.sheet, problem.row, problem.column,
            problem.value, dict(problem.params),
        )
        for problem in reading.problems
    ]  # fmt: skip
    upload = new_upload(reading, cluster_code, round_, date, draft=draft)
    if matches is None:
        matches = arriving(reading.rows, cluster_code)
    receipt = store.commit(upload, reading.rows, told, actor, overrides, replaces)
    if original is not None and receipt.upload_id:
        store.keep_original(original, reading.sha256)
    if receipt.upload_id:
        merge_automatic(matches, actor)
    return receipt

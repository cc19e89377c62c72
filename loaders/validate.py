"""Which records stand: rejected ones left out, a key that stands twice in a file refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from loaders.checks.tell import tell_checks
from loaders.reading import FileKind
from loaders.records.assemble import Records
from loaders.records.source import Source
from loaders.values.cells import Flags
from loaders.values.folding import folded

_NOT_COMPARED = frozenset(("row", "sheet"))


def accepted(batches: Sequence[tuple[Source, Records]]) -> tuple[pd.DataFrame, int]:
    """The rows of a file that stand and how many were rejected, each with its problem.

    A file with several tables has a batch for each; a key is looked for in all of them.
    """
    frames = [records.frame for _source, records in batches]
    frame = frames[0] if len(frames) == 1 else pd.concat(frames, ignore_index=True)
    sources = [source for source, records in batches for _row in range(len(records.frame))]
    rejected = np.concatenate([records.rejected for _source, records in batches])
    rejected |= _twice(sources, frame, rejected)
    for source in {id(source): source for source, _records in batches}.values():
        own = frame["sheet"].to_numpy(dtype=object) == source.findings.sheet
        refused = frame.loc[rejected & own & frame["member_key"].notna().to_numpy()]
        source.findings.of_firms(dict(zip(refused["row"], refused["member_key"], strict=True)))
    tell_checks(batches, frame, ~rejected)
    frame = frame.loc[~rejected].reset_index(drop=True)
    return frame, int(rejected.sum())


def _twice(sources: Sequence[Source], frame: pd.DataFrame, rejected: Flags) -> Flags:
    """Rows whose key stands more than once: all but the first of equals, every one of unequals."""
    if not sources:
        return np.zeros(0, dtype=bool)
    key = _keys(sources[0].kind, frame)
    key = key.where(~rejected)
    shared = key.duplicated(keep=False).to_numpy(dtype=bool) & key.notna().to_numpy(dtype=bool)
    if not shared.any():
        return shared
    codes, _distinct = pd.factorize(key)
    compared = [name for name in frame.columns if name not in _NOT_COMPARED]
    answers = _answers(frame.loc[shared, compared])
    groups: dict[int, list[int]] = {}
    for at in map(int, np.flatnonzero(shared)):
        groups.setdefault(int(codes[at]), []).append(at)
    refused = np.zeros(len(frame), dtype=bool)
    for rows in groups.values():
        _refuse(sources, frame, rows, answers, refused)
    return refused


def _refuse(
    sources: Sequence[Source], frame: pd.DataFrame, rows: list[int], answers: dict[int, str],
    refused: Flags,
) -> None:  # fmt: skip
    """Judge the rows of one key: which of contradicting ones is right can't be known."""
    numbers: list[int] = frame["row"].iloc[rows].tolist()
    row_of = dict(zip(rows, numbers, strict=True))
    at_odds = len({answers[at] for at in rows}) > 1
    for at in rows if at_odds else rows[1:]:
        other = next((o for o in rows if answers[o] != answers[at]), rows[0])
        refused[at] = True
        here, there = (str(frame["sheet"].iat[place]) for place in (at, other))
        first = row_of[other] if here == there else f"{there}!{row_of[other]}"
        sources[at].findings.add(
            "contradicting-row" if at_odds else "duplicate-row",
            row=row_of[at],
            field="company_name",
            value=str(frame["company_name"].iat[at]),
            first=first,
        )


def _answers(rows: pd.DataFrame) -> dict[int, str]:
    """What each row says, as one text, by its position."""
    parts = [[_comparable(value) for value in rows[name].tolist()] for name in rows.columns]
    said = zip(*parts, strict=True)
    places: list[int] = rows.index.tolist()
    return {at: repr(cells) for at, cells in zip(places, said, strict=True)}


def _keys(kind: FileKind, frame: pd.DataFrame) -> pd.Series:
    """Member, site and round; for capacities also product (or its text) and detail."""
    key = frame["site_key"] + "|" + frame["survey_round"].fillna("")
    if kind != "capacities":
        return (
            key + "|" + folded(frame["address"]).fillna("") + "|" + folded(frame["city"]).fillna("")
        )
    product = frame["product_code"].fillna(folded(frame["product_stated"]))
    return key + "|" + product + "|" + folded(frame["product_detail"]).fillna("")


def _comparable(value: Any) -> Any:
    return None if not isinstance(value, list) and pd.isna(value) else value

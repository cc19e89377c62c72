"""Which records stand: rejected ones left out, a key that stands twice in a file refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from loaders.records.assemble import Records
from loaders.records.source import Source
from loaders.values.cells import Flags
from loaders.values.folding import folded

_NOT_COMPARED = frozenset(("row", "sheet"))


def accepted(source: Source, records: Records) -> tuple[pd.DataFrame, int]:
    """The rows that stand and how many were rejected; every rejected row has its problem."""
    rejected = records.rejected.copy()
    rejected |= _twice(source, records.frame, rejected)
    frame = records.frame.loc[~rejected].reset_index(drop=True)
    return frame, int(rejected.sum())


def _twice(source: Source, frame: pd.DataFrame, rejected: Flags) -> Flags:
    """Rows whose key stands more than once: all but the first of equals, every one of unequals."""
    key = _keys(source, frame)
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
        _refuse(source, frame, rows, answers, refused)
    return refused


def _refuse(
    source: Source, frame: pd.DataFrame, rows: list[int], answers: dict[int, str], refused: Flags
) -> None:
    """Judge the rows of one key: which of contradicting ones is right can't be known."""
    numbers: list[int] = frame["row"].iloc[rows].tolist()
    row_of = dict(zip(rows, numbers, strict=True))
    at_odds = len({answers[at] for at in rows}) > 1
    for at in rows if at_odds else rows[1:]:
        other = next((o for o in rows if answers[o] != answers[at]), rows[0])
        refused[at] = True
        source.findings.add(
            "contradicting-row" if at_odds else "duplicate-row",
            row=row_of[at],
            field="company_name",
            value=str(frame["company_name"].iat[at]),
            first=row_of[other],
        )


def _answers(rows: pd.DataFrame) -> dict[int, str]:
    """What each row says, as one text, by its position."""
    parts = [[_comparable(value) for value in rows[name].tolist()] for name in rows.columns]
    said = zip(*parts, strict=True)
    places: list[int] = rows.index.tolist()
    return {at: repr(cells) for at, cells in zip(places, said, strict=True)}


def _keys(source: Source, frame: pd.DataFrame) -> pd.Series:
    """Member, site and round; for capacities also product (or its text) and detail."""
    key = frame["site_key"] + "|" + frame["survey_round"].fillna("")
    if source.kind != "capacities":
        return (
            key + "|" + folded(frame["address"]).fillna("") + "|" + folded(frame["city"]).fillna("")
        )
    product = frame["product_code"].fillna(folded(frame["product_stated"]))
    return key + "|" + product + "|" + folded(frame["product_detail"]).fillna("")


def _comparable(value: Any) -> Any:
    return None if not isinstance(value, list) and pd.isna(value) else value

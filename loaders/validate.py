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
    """Rows whose key stood before in the file: the same answers again, or others."""
    key = _keys(source, frame)
    key = key.where(~rejected)
    later = key.duplicated(keep="first").to_numpy(dtype=bool) & key.notna().to_numpy(dtype=bool)
    if not later.any():
        return later
    codes, _distinct = pd.factorize(key)
    first_at = np.full(len(_distinct), -1, dtype=np.intp)
    backwards = np.flatnonzero(codes >= 0)[::-1]
    first_at[codes[backwards]] = backwards
    compared = [name for name in frame.columns if name not in _NOT_COMPARED]
    rows = frame["row"].to_numpy()
    names = frame["company_name"].to_numpy(dtype=object)
    for at in map(int, np.flatnonzero(later)):
        first = int(first_at[codes[at]])
        same = _same(frame, compared, first, at)
        source.findings.add(
            "duplicate-row" if same else "contradicting-row",
            row=int(rows[at]),
            field="company_name",
            value=str(names[at]),
            first=int(rows[first]),
        )
    return later


def _keys(source: Source, frame: pd.DataFrame) -> pd.Series:
    """Member, site and round; for capacities also product (or its text) and detail."""
    key = frame["site_key"] + "|" + frame["survey_round"].fillna("")
    if source.kind != "capacities":
        return (
            key + "|" + folded(frame["address"]).fillna("") + "|" + folded(frame["city"]).fillna("")
        )
    product = frame["product_code"].fillna(folded(frame["product_stated"]))
    return key + "|" + product + "|" + folded(frame["product_detail"]).fillna("")


def _same(frame: pd.DataFrame, names: list[str], first: int, second: int) -> bool:
    pair: list[dict[str, Any]] = [
        {name: _comparable(frame[name].iat[at]) for name in names} for at in (first, second)
    ]
    return pair[0] == pair[1]


def _comparable(value: Any) -> Any:
    return None if not isinstance(value, list) and pd.isna(value) else value

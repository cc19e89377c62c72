"""A second look at a header: what its columns can't mean when the others are known."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from loaders.read import RawSheet
from loaders.reading import ColumnMatch
from loaders.values.tails import tail
from words import fold

_MOST = tuple(map(fold, ("max", "massim", "azami", "maksimum", "μέγιστη", "قصوى", "القصوى")))
_LOOKED_AT = 60
_MOSTLY = 0.6


def second_look(sheet: RawSheet, row: int, columns: tuple[ColumnMatch, ...]) -> (
    tuple[ColumnMatch, ...]
):  # fmt: skip
    """The columns of a header on `row`, two of them put right where that is needed.

    A maximum is the capacity of a file that states no other one, and a column of months and
    weeks is the capacity's period even under a heading that also means a survey's round.
    """
    fields = {match.field for match in columns}
    if "capacity_value" not in fields and fields & {"product_code", "country"}:
        columns = tuple(_as_capacity(match) for match in columns)
    if "capacity_period" not in fields and "survey_round" in fields:
        columns = tuple(_as_period(sheet, row, match) for match in columns)
    return columns


def is_maximum(heading: str) -> bool:
    """True for the heading of a maximum, such as `Capacité max.`"""
    return any(word.startswith(_MOST) for word in fold(heading).split())


def _as_capacity(match: ColumnMatch) -> ColumnMatch:
    if match.field != "surge_capacity_value" or not is_maximum(match.header):
        return match
    return replace(match, field="capacity_value")


def _as_period(sheet: RawSheet, row: int, match: ColumnMatch) -> ColumnMatch:
    if match.field != "survey_round":
        return match
    below: pd.Series = sheet.text.loc[sheet.text.index > row, match.index].dropna()
    said = below.iloc[:_LOOKED_AT].tolist()
    periods = sum(tail("/ " + str(text)).period is not None for text in said)
    return replace(match, field="capacity_period") if periods > _MOSTLY * len(said) else match

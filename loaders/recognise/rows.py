"""A part of a sheet, with the numbers its rows and columns have in the file."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from loaders.read import RawSheet


def cut(
    sheet: RawSheet, first: int, last: int, left: int | None = None, right: int | None = None
) -> RawSheet:
    """The rows from `first` to `last` and the columns from `left` to `right`, ends included."""

    def part(frame: pd.DataFrame) -> pd.DataFrame:
        here = frame.loc[(frame.index >= first) & (frame.index <= last)]
        names = [
            name
            for name in here.columns
            if (left is None or int(name) >= left) and (right is None or int(name) <= right)
        ]
        return here[names]

    merged = tuple(area for area in sheet.merged if first <= area[0] <= last)
    return replace(
        sheet, text=part(sheet.text), number=part(sheet.number), moment=part(sheet.moment),
        merged=merged,
    )  # fmt: skip

"""Delays and dates of a whole column."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from loaders.values import dates
from loaders.values.cells import Cells, Flags
from loaders.values.columns import Amounts, amounts_of, taken
from loaders.values.marks import Marks
from words import fold

_SAYING_AT_ONCE = (
    "immédiat|immédiate|immédiatement|immediate|immediately|at once|now|inmediato|inmediata|"
    "inmediatamente|immediato|immediata|imediato|imediata|hemen|derhal|anında|άμεσα|άμεσο|"
    "άμεση|فوري|فورا|فورية|حالا|0|sur stock|in stock|de suite|tout de suite|stok"
)
_AT_ONCE = frozenset(fold(word) for word in _SAYING_AT_ONCE.split("|"))
_ONE_WORDS = {
    fold(word): number
    for number, words in enumerate(
        (
            "un une one a an uno una um uma bir ένα ένας μία واحد",
            "deux two dos due dois duas iki δύο اثنان",
            "trois three tres tre três üç τρεις τρία ثلاثة",
            "quatre four cuatro quattro quatro dört τέσσερις أربعة",
        ),
        start=1,
    )
    for word in words.split()
}
_LETTER = re.compile(r"(?<=\d)\s*(?=[^\W\d_]\.?\s*$)")
_DAYS = {"hour": 1 / 24, "shift": 1.0, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}


def days_of(cells: Cells, marks: Marks, heading_period: str | None) -> Amounts:
    """Delays in days: `2 semaines` is 14, `immédiat` 0, `un mois` 30; the heading may say weeks."""
    codes, texts = cells.factors
    said = taken(np.array([*map(_day_words, texts)], dtype=object), codes, None)
    written = pd.Series(said, dtype="str")
    read = amounts_of(Cells(cells.rows, written, cells.number, cells.moment), marks, whole=True)
    usual = _DAYS[heading_period] if heading_period else 1.0
    factor = np.array([_DAYS.get(period, usual) if period else usual for period in read.period])
    low, high = (np.ceil(np.round(end * factor, 6)) for end in (read.low, read.high))
    return replace(read, low=low, high=high, other=np.full(len(factor), np.nan))


def _day_words(text: str) -> str:
    folded = fold(text)
    if folded in _AT_ONCE:
        return "0"
    words = folded.split()
    if len(words) > 1 and words[0] in _ONE_WORDS:
        return " ".join([str(_ONE_WORDS[words[0]]), *words[1:]])
    return _LETTER.sub(" / ", text)


@dataclass(frozen=True)
class Days:
    """A column of dates: the day, whether it was unreadable, and whether only a year was given."""

    day: pd.Series
    unreadable: Flags
    year_only: Flags


def dates_of(cells: Cells, ends: bool) -> Days:
    """Read a column of dates; `ends` lets a bare month or year mean its last day."""
    codes, texts = cells.factors
    american = dates.month_first(texts)
    read = [dates.day(text, american, ends) for text in texts]
    days = np.array([_stamp(item.date) for item in read] + [np.datetime64("NaT", "s")])[codes]
    for serial in np.unique(cells.typed[~np.isnan(cells.typed)]):
        reached = _typed_day(float(serial), ends)
        days[cells.typed == serial] = _stamp(reached)
    if cells.moment is not None:
        moments = cells.moment.to_numpy().astype("datetime64[D]").astype("datetime64[s]")
        days = np.where(np.isnat(moments), days, moments)
    blank = np.array([*(item.blank for item in read), True], dtype=bool)[codes]
    blank &= np.isnan(cells.typed)
    coarse = np.array([*(item.grain == "year" for item in read), False], dtype=bool)[codes]
    coarse |= ends & (cells.typed >= 1990) & (cells.typed <= 2100)
    return Days(pd.Series(days.astype("datetime64[s]")), np.isnat(days) & ~blank, coarse)


def _typed_day(value: float, ends: bool) -> dt.date | None:
    if ends and value == int(value) and 1990 <= value <= 2100:
        return dt.date(int(value), 12, 31)
    return dates.serial(value)


def _stamp(day: dt.date | None) -> np.datetime64:
    return np.datetime64("NaT", "s") if day is None else np.datetime64(day, "s")

"""The day that figures are built as known on: told by each figure's source, wherever it goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from words import _, date

OF_TODAY = ("upload", "activity", "method", "dictionary", "deck")
"""Pages that look back to nothing: they change the ledger, explain, or gather figures."""

_day: ContextVar[dt.date | None] = ContextVar("tela_known", default=None)


@contextmanager
def looking_back(day: dt.date | None) -> Iterator[None]:
    """Figures built inside the block are as known on a day; None: as known now."""
    token = _day.set(day)
    try:
        yield
    finally:
        _day.reset(token)


def look_back(day: dt.date | None) -> None:
    """Figures built from here on in this run are as known on a day; None: as known now."""
    _day.set(day)


def of_source(source: str) -> str:
    """Where figures come from, with the day they were known on where that is not today."""
    day = _day.get()
    if day is None:
        return source
    return _("{source}, as known on {day}").format(source=source, day=date(day))

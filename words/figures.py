"""Numbers and dates as the reader writes them.

French groups thousands with a space: Babel's U+202F is kept, since a plain space would break the
line and be reversed in right-to-left text.
"""

from __future__ import annotations

import datetime as dt
import math
from functools import lru_cache

from babel import dates as _dates
from babel import numbers as _numbers

from words.language import speaking

NOTHING = "–"
"""Shown where there is no figure; never a zero."""


def _missing(value: float | None) -> bool:
    return value is None or (isinstance(value, float) and not math.isfinite(value))


def number(value: float | None, digits: int = 0) -> str:
    """A number with the reader's marks, rounded to at most `digits` decimals."""
    if value is None or _missing(value):
        return NOTHING
    return _grouped(value or 0, digits, speaking())  # `or`: no -0


@lru_cache(maxsize=20_000)
def _grouped(value: float, digits: int, language: str) -> str:
    """Remembered: a page says the same figures in its map, its list and its table."""
    pattern = "#,##0" + ("." + "#" * digits if digits else "")
    return str(_numbers.format_decimal(value, format=pattern, locale=language))


def quantity(value: float | None) -> str:
    """A number with about three significant figures: 0.043, 7.4, 182, 12 400."""
    if value is None or _missing(value):
        return NOTHING
    size = abs(value)
    digits = 0 if size >= 100 or size == 0 else 1 if size >= 10 else 2 if size >= 1 else 3
    return number(value, digits)


def compact(value: float | None) -> str:
    """A big number in short: 1.2M, 340K; small ones stay whole."""
    if value is None or _missing(value):
        return NOTHING
    if abs(value) < 10_000:
        return quantity(value)
    digits = 1 if _leading(value) < 100 else 0
    return str(_numbers.format_compact_decimal(value, locale=speaking(), fraction_digits=digits))


def _leading(value: float) -> float:
    size = abs(value)
    while size >= 1000:
        size /= 1000
    return size


def percent(share: float | None, digits: int = 0) -> str:
    """A share of one as per cent, in the reader's manner: 71% or 71 %."""
    if _missing(share):
        return NOTHING
    return _half(speaking()).replace("50", number(100 * (share or 0.0), digits))


@lru_cache
def _half(language: str) -> str:
    return str(_numbers.format_percent(0.5, locale=language))


def date(day: dt.date | None) -> str:
    """A day in words, such as 3 March 2026."""
    if day is None:
        return NOTHING
    pattern = "d MMMM y" if speaking() == "en" else "long"
    return _dates.format_date(day, format=pattern, locale=speaking())


def short_date(day: dt.date) -> str:
    """A day as an axis has room for it, such as 3 Mar 2026."""
    pattern = "d MMM y" if speaking() == "en" else "medium"
    return _dates.format_date(day, format=pattern, locale=speaking())

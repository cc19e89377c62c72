"""Days, weeks and running totals of a weekly series.

Day 0 is the as-of day; week w holds the days 7w-6 to 7w and week 0 nothing but what is in stock
(design, *Supply*). A series has one figure a week from week 0; output is even over a week's days.
"""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import numpy.typing as npt

from planning.lines import Floats

DAYS = 7
HORIZON = 52
"""The last week looked at."""
TOLERANCE = 1e-6
_ROUNDING = 1e-12
"""Sums of many floats are off by about this share: thirty million masks by 0.00003."""


def cumulative(weekly: npt.ArrayLike) -> Floats:
    """The running total at each week's end, along the last axis."""
    return np.cumsum(np.asarray(weekly, dtype=float), axis=-1)


def week_of(day: int) -> int:
    """The week that holds a day: 0 for day 0, 1 for days 1 to 7; days before count as day 0."""
    return max(0, math.ceil(day / DAYS))


def share_by(day: int, weeks: int) -> Floats:
    """How much of each week has passed at the end of a day: 1, a part or 0.

    A day past the last week is its last; before day 0 nothing is there, not even stock.
    """
    if day < 0:
        return np.zeros(weeks)
    passed = (day - DAYS * (np.arange(weeks) - 1)) / DAYS
    passed[0] = 1.0
    return np.clip(passed, 0.0, 1.0)


def made_by(weekly: npt.ArrayLike, day: int) -> Floats:
    """The running total at the end of a day, along the last axis."""
    series = np.asarray(weekly, dtype=float)
    return np.asarray(series @ share_by(day, series.shape[-1]))


def day_reached(weekly: npt.ArrayLike, quantity: float) -> int | None:
    """The first day on which the running total is at least `quantity`; None within no week.

    Design, *Supply*: output even over 7 days, tolerance 1e-6.
    """
    series = np.asarray(weekly, dtype=float)
    enough = quantity - max(TOLERANCE, _ROUNDING * abs(quantity))
    totals = cumulative(series)
    reached = np.flatnonzero(totals >= enough)
    if not len(reached):
        return None
    week = int(reached[0])
    if week == 0:
        return 0
    before, made = float(totals[week - 1]), float(series[week])
    passed = next(day for day in range(1, DAYS + 1) if before + made * day / DAYS >= enough
                  or day == DAYS)  # fmt: skip
    return DAYS * (week - 1) + passed


def date_reached(weekly: npt.ArrayLike, quantity: float, as_of: dt.date) -> dt.date | None:
    """The day of `day_reached`, as a date."""
    day = day_reached(weekly, quantity)
    return None if day is None else as_of + dt.timedelta(day)


def gap_on(weekly: npt.ArrayLike, quantity: float, day: int) -> float:
    """What is there on a day less what is needed: negative where it is short.

    Supply less need, as the design's *Demand* writes every gap.
    """
    return float(made_by(weekly, day)) - quantity


def span(week: int, as_of: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of a week; week 0 is the as-of day."""
    last = as_of + dt.timedelta(DAYS * week)
    return (last - dt.timedelta(DAYS - 1) if week else last), last

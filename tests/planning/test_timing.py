"""Days and weeks: when a quantity is reached, worked out by hand and day by day."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.timing import (
    cumulative,
    date_reached,
    day_reached,
    gap_on,
    made_by,
    share_by,
    span,
    week_of,
)

AS_OF = dt.date(2026, 4, 1)
SERIES = [100.0, 70.0, 0.0, 140.0]
"""100 in stock, 10 a day in week 1, nothing in week 2, 20 a day in week 3."""


@pytest.mark.parametrize(
    ("quantity", "day"),
    [
        (0, 0), (100, 0), (100.0000005, 0), (100.1, 1), (110, 1), (111, 2), (170, 7),
        (170.0000005, 7), (171, 15), (190, 15), (191, 16), (310, 21), (310.1, None),
    ],
)  # fmt: skip
def test_day_reached_by_hand(quantity: float, day: int | None) -> None:
    assert day_reached(SERIES, quantity) == day
    reached = date_reached(SERIES, quantity, AS_OF)
    assert reached == (None if day is None else AS_OF + dt.timedelta(day))


@pytest.mark.parametrize(
    ("day", "made"),
    [(-1, 0), (0, 100), (1, 110), (7, 170), (8, 170), (14, 170), (15, 190), (21, 310), (99, 310)],
)
def test_made_by_a_day_by_hand(day: int, made: float) -> None:
    assert made_by(SERIES, day) == pytest.approx(made)
    assert gap_on(SERIES, 200, day) == pytest.approx(made - 200)


def test_weeks_have_the_days_of_the_definition() -> None:
    assert [week_of(day) for day in (-3, 0, 1, 7, 8, 14, 15)] == [0, 0, 1, 1, 2, 2, 3]
    assert span(0, AS_OF) == (AS_OF, AS_OF)
    for week in (1, 2, 52):
        first, last = span(week, AS_OF)
        assert ((first - AS_OF).days, (last - AS_OF).days) == (7 * week - 6, 7 * week)


weekly = st.lists(st.floats(0, 1e7), min_size=2, max_size=53)


@given(weekly, st.floats(0, 5e8))
def test_no_earlier_day_would_do(series: list[float], quantity: float) -> None:
    """The day found against a search day by day."""
    close = 1e-6 + 1e-9 * quantity
    day = day_reached(series, quantity)
    totals = [float(made_by(series, one)) for one in range(7 * (len(series) - 1) + 1)]
    if day is None:
        assert totals[-1] < quantity
        return
    assert totals[day] >= quantity - close
    assert day == 0 or totals[day - 1] < quantity


@given(weekly, st.floats(0, 1e8), st.floats(0, 1e8))
def test_more_is_never_reached_earlier(series: list[float], one: float, other: float) -> None:
    least, most = sorted((one, other))
    earlier, later = day_reached(series, least), day_reached(series, most)
    assert later is None or (earlier is not None and earlier <= later)


@given(st.integers(0, 53 * 7), st.integers(2, 53))
def test_shares_add_up_to_the_days_passed(day: int, weeks: int) -> None:
    shares = share_by(day, weeks)
    assert shares[0] == 1
    assert 7 * shares[1:].sum() == pytest.approx(min(day, 7 * (weeks - 1)))


def test_running_totals_go_along_the_last_axis() -> None:
    table = np.array([SERIES, SERIES])
    assert cumulative(table).tolist() == [[100, 170, 170, 310]] * 2
    assert made_by(table, 15).tolist() == pytest.approx([190, 190])

"""Class breaks on any values."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from exhibits.classes import MOST, classes

FINITE = st.floats(allow_nan=False, allow_infinity=False, width=64, min_value=-1e15, max_value=1e15)


@settings(max_examples=200, deadline=None)
@given(st.lists(FINITE, max_size=60))
def test_breaks_rise_and_hold_every_value(values: list[float]) -> None:
    found = classes(values)
    assert len(found) <= MOST
    assert found.reason
    assert all(low < high for low, high in zip(found.upper, found.upper[1:], strict=False))
    if values:
        assert found.low <= min(values)
        assert max(values) <= found.upper[-1]
        for value, place in zip(values, found.index(values), strict=True):
            low, high = found.bounds()[place]
            assert low <= value <= high


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_shares_stay_in_their_classes(values: list[float]) -> None:
    found = classes(values, share=True)
    bounds = found.bounds()
    assert all(
        bounds[place][0] <= value <= bounds[place][1]
        for value, place in zip(values, found.index(values), strict=True)
    )


def test_all_equal_is_one_class() -> None:
    assert classes([4.0] * 9).upper == (4.0,)


def test_few_values_are_their_own_classes() -> None:
    found = classes([1.0, 3.0, 3.0, 2.0])
    assert (found.method, found.upper) == ("values", (1.0, 2.0, 3.0))


def test_shares_that_spread_get_steps_of_twenty() -> None:
    found = classes([place / 20 for place in range(21)], share=True)
    assert found.method == "fixed"
    assert found.upper == (0.2, 0.4, 0.6, 0.8, 1.0)


def test_shares_that_crowd_get_quantiles() -> None:
    found = classes([0.9 + place / 1000 for place in range(50)], share=True)
    assert found.method == "quantiles"
    assert len(found) == MOST


def test_breaks_are_round() -> None:
    found = classes([1.7 * 1.31**place for place in range(30)])
    digits = [len(f"{cut:g}".replace(".", "").strip("0")) for cut in found.upper]
    assert len(found) == MOST
    assert max(digits) <= 3


def test_missing_values_have_no_class() -> None:
    assert len(classes([math.nan, math.inf])) == 0

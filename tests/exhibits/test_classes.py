"""Class breaks on any values."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibits.breaks import natural
from exhibits.classes import MOST, Classes, classes
from exhibits.classing import CLASS_METHODS, Classing

FINITE = st.floats(allow_nan=False, allow_infinity=False, width=64, min_value=-1e15, max_value=1e15)
RISING = st.lists(FINITE, min_size=1, max_size=4, unique=True).map(sorted).map(tuple)
CLASSINGS = st.one_of(
    st.builds(
        Classing,
        method=st.sampled_from([name for name in CLASS_METHODS if name != "manual"]),
        count=st.integers(2, MOST),
    ),
    st.builds(lambda breaks: Classing("manual", len(breaks) + 1, breaks), RISING),
)


def holds(found: Classes, values: list[float]) -> None:
    """Every value is in exactly one class, and the counts add up."""
    assert len(found) <= MOST
    assert found.reason
    assert all(low < high for low, high in pairwise(found.upper))
    assert sum(found.counts(values)) == len(values)
    bounds = found.bounds()
    for value, place in zip(values, found.index(values), strict=True):
        low, high = bounds[place]
        assert low <= value <= high
        inside = [
            number
            for number, (least, most) in enumerate(bounds)
            if least < value <= most or (number == 0 and least == value) or least == most == value
        ]
        assert inside == [place]


@settings(max_examples=200, deadline=None)
@given(st.lists(FINITE, min_size=1, max_size=60), CLASSINGS)
def test_every_value_is_in_exactly_one_class(values: list[float], asked: Classing) -> None:
    found = classes(values, classing=asked)
    holds(found, values)
    if asked.method == "manual":
        assert found.upper[:-1] == asked.breaks
    else:
        assert len(found) <= asked.count


@settings(max_examples=150, deadline=None)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=60), CLASSINGS)
def test_shares_stay_in_their_classes(values: list[float], asked: Classing) -> None:
    holds(classes(values, share=True, classing=asked), values)


def test_without_values_there_are_no_classes() -> None:
    for method in CLASS_METHODS:
        assert len(classes([math.nan, math.inf], classing=Classing(method, 5, (1.0,)))) == 0


@pytest.mark.parametrize("method", ["auto", "quantiles", "equal", "natural"])
def test_all_equal_is_one_class(method: str) -> None:
    found = classes([4.0] * 9, classing=Classing(method))  # type: ignore[arg-type]
    assert found.upper == (4.0,)


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
    values = [1.7 * 1.31**place for place in range(30)]
    for method in ("auto", "natural"):
        found = classes(values, classing=Classing(method))
        digits = [len(f"{cut:g}".replace(".", "").strip("0")) for cut in found.upper]
        assert len(found) == MOST
        assert max(digits) <= 3


def test_equal_steps_are_equal() -> None:
    found = classes([3.0, 17.0, 44.0, 61.0, 98.0, 99.0], classing=Classing("equal", 4))
    steps = np.diff([found.low, *found.upper])
    assert len(found) == 4
    assert np.allclose(steps, steps[0])


def test_equal_steps_of_shares_end_at_the_whole() -> None:
    found = classes([0.03, 0.5, 0.994, 1.0], share=True, classing=Classing("equal", 5))
    assert found.upper == (0.2, 0.4, 0.6, 0.8, 1.0)


def test_a_count_of_classes_is_kept() -> None:
    values = [1.31**place for place in range(40)]
    for method in ("quantiles", "equal", "natural"):
        assert [
            len(classes(values, classing=Classing(method, count))) for count in (2, 3, 4, 5)
        ] == [2, 3, 4, 5]


def test_natural_breaks_part_the_clumps() -> None:
    clumps = [1.0, 1.1, 1.2, 20.0, 20.5, 21.0, 80.0, 81.0]
    found = classes(clumps, classing=Classing("natural", 3))
    assert found.index(clumps).tolist() == [0, 0, 0, 1, 1, 1, 2, 2]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 1000), min_size=4, max_size=9, unique=True).map(sorted),
    st.integers(2, 3),
)
def test_natural_breaks_are_the_best_there_are(whole: list[int], count: int) -> None:
    values = np.asarray(whole, dtype=float)

    def spread(parts: list[np.ndarray]) -> float:
        return sum(float(((part - part.mean()) ** 2).sum()) for part in parts)

    _low, upper = natural(values, count)
    placed = np.searchsorted(np.asarray(upper), values)
    made = spread([values[placed == place] for place in range(count)])
    best = min(
        spread(np.split(values, cuts)) for cuts in combinations(range(1, values.size), count - 1)
    )
    assert made == pytest.approx(best, abs=1e-6 * max(best, 1))


def test_natural_breaks_of_a_whole_map_are_quick() -> None:
    import time

    values = np.random.default_rng(7).lognormal(3, 2, 500)
    began = time.perf_counter()
    assert len(classes(values, classing=Classing("natural"))) == MOST
    assert time.perf_counter() - began < 0.5


def test_breaks_by_hand_keep_their_empty_classes() -> None:
    found = classes([3.0, 4.0, 30.0], classing=Classing("manual", 4, (5.0, 10.0, 50.0)))
    assert found.upper[:3] == (5.0, 10.0, 50.0)
    assert found.counts([3.0, 4.0, 30.0]) == [2, 0, 1, 0]
    assert found.low == 0.0


def test_breaks_by_hand_of_shares_end_at_the_whole() -> None:
    found = classes([0.1, 0.4], share=True, classing=Classing("manual", 3, (0.2, 0.5)))
    assert found.upper == (0.2, 0.5, 0.8)
    found = classes([0.1, 0.4], share=True, classing=Classing("manual", 3, (0.2, 0.9)))
    assert found.upper == (0.2, 0.9, 1.0)

"""Supply by week: each rule of the definitions by hand, and what holds for any table."""

from __future__ import annotations

import datetime as dt
import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cluster_data.selection import RUNGS
from cluster_data.store import AGE_LIMIT_DAYS as LEDGERS_LIMIT
from planning.lines import Rows
from planning.supply import AGE_LIMIT_DAYS, LEVELS, Supply, Terms, supply, supply_by
from planning.timing import cumulative, day_reached
from tests.planning.supply_tables import FFP2, conversion_line, line, lines, one_line, tables

NAN = np.nan


def made(*rows: dict[str, object], rung: str = "certified", **terms: object) -> Supply:
    return supply(lines(*rows), FFP2, rung, Terms(**terms))  # type: ignore[arg-type]


def weeks(one: Supply, level: str, *which: int) -> list[float]:
    return [round(float(one.weekly(level)[week]), 9) for week in which]  # type: ignore[arg-type]


def levels(one: Supply, week: int = 1) -> tuple[float, ...]:
    return tuple(weeks(one, level, week)[0] for level in LEVELS)


def test_the_age_limit_is_the_ledgers() -> None:
    assert AGE_LIMIT_DAYS == LEDGERS_LIMIT


def test_free_capacity_by_hand() -> None:
    """N 1000, u 0.6: 1000 (1 - 0.6) = 400 free; redirecting r 0.25: 1000 (1 - 0.45) = 550."""
    busy = line(capacity_low=1000.0, utilisation=0.6)
    assert levels(made(busy)) == (400, 400, 400)
    assert levels(made(busy, redirect=0.25)) == (550, 550, 550)
    assert levels(made(busy, redirect=1.0)) == (1000, 1000, 1000)


def test_an_unstated_utilisation_is_1_then_three_quarters_then_0_and_flagged() -> None:
    silent = line(capacity_low=1000.0, utilisation=NAN)
    one = made(silent, line(capacity_low=1000.0, utilisation=0.5))
    assert levels(one) == (0 + 500, 250 + 500, 1000 + 500)
    assert one.utilisation_assumed.tolist() == [True, False]


def test_ends_and_middle_of_a_range() -> None:
    assert levels(made(line(capacity_low=100.0, capacity_high=300.0))) == (100, 200, 300)


@pytest.mark.parametrize(
    ("lead", "first"), [(0, 1), (1, 2), (7, 2), (8, 3), (14, 3), (15, 4), (360, 53)]
)
def test_surge_begins_the_week_after_its_lead_time(lead: int, first: int) -> None:
    """N 1000, u 0.5, G 3000: 500 free, then 3000 - 500 booked = 2500."""
    one = made(line(capacity_low=1000.0, utilisation=0.5, surge=3000.0, surge_days=float(lead)))
    expected = [0.0] + [500.0 if week < first else 2500.0 for week in range(1, 53)]
    assert one.weekly("low").tolist() == expected


def test_surge_with_redirecting_and_never_below_what_is_free() -> None:
    """G 3000 less N u (1 - r) = 1000 x 0.5 x 0.6 = 300: 2700. G 400 gives 100, less than 700."""
    terms = {"redirect": 0.4}
    big = line(capacity_low=1000.0, utilisation=0.5, surge=3000.0, surge_days=0.0)
    assert levels(made(big, **terms)) == (2700, 2700, 2700)
    small = line(capacity_low=1000.0, utilisation=0.5, surge=400.0, surge_days=0.0)
    assert levels(made(small, **terms)) == (700, 700, 700)


def test_no_lead_time_no_surge() -> None:
    stated = line(capacity_low=10.0, surge=3000.0)
    assert weeks(made(stated), "high", 1, 52) == [10, 10]
    assert weeks(made(stated, surge="at_once"), "high", 1, 52) == [3000, 3000]
    assert weeks(made(stated | {"surge_days": 1.0}, surge="none"), "high", 1, 52) == [10, 10]


def test_levels_judge_approval_and_age() -> None:
    """Of 1 approved and fresh, 10 a draft, 100 at the limit, 1000 a day over it."""
    one = made(
        line(capacity_low=1.0), line(capacity_low=10.0, approved=False),
        line(capacity_low=100.0, age_days=365.0), line(capacity_low=1000.0, age_days=366.0),
    )  # fmt: skip
    assert levels(one) == (101, 111, 1111)


def test_levels_judge_alike_at_every_rung_but_for_evidence() -> None:
    old_draft = line(capacity_low=5.0, approved=False, age_days=999.0, certificate_days=NAN)
    assert levels(made(old_draft, rung="declared")) == (0, 0, 5)
    assert levels(made(old_draft, rung="attested")) == (0, 0, 5)
    assert levels(made(old_draft, rung="certified")) == (0, 0, 0)


@pytest.mark.parametrize(
    ("last", "expected"),
    [(-1, [0, 0, 0, 0]), (0, [50, 0, 0, 0]), (1, [50, 100, 0, 0]), (7, [50, 700, 0, 0]),
     (10, [50, 700, 300, 0]), (21, [50, 700, 700, 700]), (NAN, [0, 0, 0, 0])],
)  # fmt: skip
def test_a_certificate_counts_its_valid_days_and_stock_on_day_0(
    last: float, expected: list[float]
) -> None:
    """700 a week is 100 a day; 50 in stock count where the certificate holds on day 0."""
    one = made(line(capacity_low=700.0, stock=50.0, certificate_days=last))
    assert weeks(one, "central", 0, 1, 2, 3) == expected
    assert weeks(made(line(stock=50.0, certificate_days=last), rung="attested"),
                 "central", 0, 1) == [50, 700]  # fmt: skip


def test_demonstrated_is_no_more_than_stated_output() -> None:
    """The lesser of free and output, surge too; no output, nothing, nor its stock."""
    rows = (
        line(capacity_low=1000.0, utilisation=0.5, current_output=200.0, stock=7.0),
        line(capacity_low=1000.0, utilisation=0.5, current_output=900.0, certificate_days=10.0),
        line(capacity_low=1000.0, current_output=NAN, stock=70.0),
        line(capacity_low=0.0, surge=600.0, surge_days=0.0, current_output=40.0),
    )
    one = made(*rows, rung="demonstrated")
    assert weeks(one, "low", 0, 1) == [7, 200 + 500 + 40]
    assert weeks(one, "low", 2) == [round(200 + 500 * 3 / 7 + 40, 9)]


def test_converted_lines_at_level_high_after_their_days() -> None:
    """20 days: from week 4. Their certificate is for what they made before, so not certified."""
    gowns = line(product_code="gown_isolation", converted_product=FFP2, converted=400.0,
                 conversion_days=20.0, age_days=900.0, stock=9.0)  # fmt: skip
    one = made(gowns, line(capacity_low=100.0), rung="attested")
    assert weeks(one, "high", 0, 3, 4) == [0, 100, 500]
    assert weeks(one, "central", 0, 3, 4) == [0, 100, 100]
    assert weeks(made(gowns), "high", 52) == [0]
    fresh = gowns | {"age_days": 1.0}
    assert weeks(made(fresh, rung="declared", convert=True), "low", 3, 4) == [0, 400]


def test_a_conversion_without_an_amount_or_a_time_is_listed_and_counts_nothing() -> None:
    gowns = line(product_code="gown_isolation", converted_product=FFP2, converted=400.0)
    one = made(gowns, gowns | {"converted": NAN, "conversion_days": 3.0}, rung="declared")
    assert one.rows["conversion"].tolist() == [True, True]
    assert one.weekly("high").sum() == 0


def test_what_is_no_total_of_its_product_counts_nothing() -> None:
    assert levels(made(line(countable=False, stock=5.0)), 0) == (0, 0, 0)
    assert levels(made()) == (0, 0, 0)


def test_a_wide_range_with_a_surge_does_not_turn_the_levels_round() -> None:
    """u 0.5, G 300: by the formula low 300 - 50 = 250, high 300 - 100 = 200, which stays at 250."""
    wide = line(capacity_low=100.0, capacity_high=200.0, utilisation=0.5, surge=300.0,
                surge_days=0.0)  # fmt: skip
    assert levels(made(wide)) == (250, 250, 250)


def test_the_formula_is_kept_where_others_keep_the_levels_in_order() -> None:
    """As above beside 100 to 300: low 250 + 100, central 225 + 200, high 200 + 300."""
    wide = line(capacity_low=100.0, capacity_high=200.0, utilisation=0.5, surge=300.0,
                surge_days=0.0)  # fmt: skip
    one = made(wide, line(capacity_low=100.0, capacity_high=300.0))
    assert levels(one) == (350, 425, 500)
    assert one.contributions("high", 7).tolist() == [200, 300]


@settings(max_examples=60, deadline=None)
@given(tables, st.floats(0, 1))
def test_levels_and_rungs_are_in_order(table: pd.DataFrame, redirect: float) -> None:
    rows, terms = Rows.read(table), Terms(redirect=redirect)
    climbed = [supply(rows, FFP2, rung, terms) for rung in RUNGS]
    for one in climbed:
        for lower, upper in pairwise(LEVELS):
            assert (one.weekly(lower) <= one.weekly(upper) + 1e-6).all()
    for below, above in pairwise(climbed):
        for level in LEVELS:
            assert (above.weekly(level) <= below.weekly(level) + 1e-6).all()


def _by_day(row: dict[str, object], level: str, rung: str, r: float, day: int) -> float:
    """The definitions said again, one day and one line at a time."""
    if (not row["approved"] and level == "low") or (row["age_days"] > 365 and level != "high"):
        return 0.0
    low, high = row["capacity_low"], row["capacity_high"]
    n = {"low": low, "central": (low + high) / 2, "high": high}[level]
    u = row["utilisation"]
    u = {"low": 1, "central": 0.75, "high": 0}[level] if math.isnan(u) else u
    week = math.ceil(day / 7)
    output = n * (1 - u * (1 - r))
    surges = not math.isnan(row["surge"]) and not math.isnan(row["surge_days"])
    if surges and week >= math.ceil(row["surge_days"] / 7) + 1:
        output = max(output, row["surge"] - n * u * (1 - r))
    if rung in ("certified", "demonstrated") and not row["certificate_days"] >= day:
        return 0.0
    if rung == "demonstrated":
        stated = row["current_output"]
        output = min(output, 0 if math.isnan(stated) else stated)
    return output / 7


@settings(max_examples=60, deadline=None)
@given(
    one_line(), st.sampled_from(LEVELS), st.sampled_from(RUNGS), st.floats(0, 1),
    st.integers(1, 52),
)  # fmt: skip
def test_a_week_is_the_sum_of_its_days(
    row: dict[str, object], level: str, rung: str, redirect: float, week: int
) -> None:
    row["capacity_high"] = row["capacity_low"]  # so that no level stands in for another
    one = made(row, rung=rung, redirect=redirect)
    days = range(7 * week - 6, 7 * week + 1)
    expected = sum(_by_day(row, level, rung, redirect, day) for day in days)
    lower = LEVELS[: LEVELS.index(level)]  # type: ignore[arg-type]
    least = max((weeks(one, each, week)[0] for each in lower), default=0.0)
    assert weeks(one, level, week)[0] == pytest.approx(max(expected, least), rel=1e-9, abs=1e-6)


@settings(max_examples=50, deadline=None)
@given(tables, st.floats(0, 1), st.floats(0, 1), st.floats(0, 1e6))
def test_redirecting_more_is_never_later(
    table: pd.DataFrame, one: float, other: float, quantity: float
) -> None:
    rows = Rows.read(table)
    less, more = (supply(rows, FFP2, "certified", Terms(redirect=r)) for r in sorted((one, other)))
    for level in LEVELS:
        assert (less.weekly(level) <= more.weekly(level) + 1e-6).all()
        before, after = (day_reached(each.weekly(level), quantity) for each in (less, more))
        assert before is None or (after is not None and after <= before)


@settings(max_examples=50, deadline=None)
@given(tables, one_line(), st.sampled_from(RUNGS))
def test_one_more_firm_adds_its_own_part(
    table: pd.DataFrame, row: dict[str, object], rung: str
) -> None:
    row["capacity_high"] = row["capacity_low"]
    alone = supply(lines(row), FFP2, rung)  # type: ignore[arg-type]
    both = pd.concat([table, lines(row | {"firm": 99})], ignore_index=True)
    without, together = (supply(each, FFP2, rung) for each in (table, both))  # type: ignore[arg-type]
    for level in LEVELS:
        assert (together.weekly(level) >= without.weekly(level) - 1e-6).all()
    gained = together.weekly("low") - without.weekly("low")
    assert gained == pytest.approx(alone.weekly("low"), abs=1e-6)


@settings(max_examples=30, deadline=None)
@given(tables, st.floats(0.01, 1000))
def test_another_unit_scales_everything(table: pd.DataFrame, factor: float) -> None:
    amounts = ["capacity_low", "capacity_high", "surge", "stock", "current_output", "converted"]
    scaled = table.assign(**{name: table[name] * factor for name in amounts})
    for level in LEVELS:
        one, other = (supply(each, FFP2, "attested").weekly(level) for each in (table, scaled))
        assert other == pytest.approx(one * factor, rel=1e-9, abs=1e-6 * factor)


@settings(max_examples=60, deadline=None)
@given(tables, st.integers(0, 370))
def test_contributions_add_up_to_what_is_made(table: pd.DataFrame, day: int) -> None:
    one = supply(table, FFP2, "certified")
    for level in LEVELS:
        total = one.contributions(level, day).sum()
        series = one.weekly(level)
        assert total <= cumulative(series)[-1] + 1e-6
        assert total == pytest.approx(
            np.interp(day, [0, *range(7, 365, 7)], cumulative(series)), rel=1e-9, abs=1e-6
        )


@settings(max_examples=40, deadline=None)
@given(st.lists(one_line() | conversion_line() | one_line("mask_surg_iir"), max_size=8))
def test_all_products_at_once_are_each_by_itself(rows: list[dict[str, object]]) -> None:
    table = lines(*rows)
    found = supply_by(table, ("product_code",), "certified")
    for product in (FFP2, "mask_surg_iir"):
        one = supply(table, product, "certified")
        for level in LEVELS:
            if product in found[level].index:
                assert found[level].loc[product].to_numpy() == pytest.approx(
                    one.weekly(level), rel=1e-9, abs=1e-6
                )
            else:
                assert not one.weekly(level).any()


def test_supply_by_place_adds_up_and_keeps_unknown_places() -> None:
    table = lines(line(area_code="TN-52"), line(area_code="TN-61"), line(area_code=None))
    found = supply_by(table, ("product_code", "area_code"), "certified")["central"]
    assert len(found) == 3
    assert found[1].tolist() == [700.0] * 3


def test_the_table_is_left_as_it_was() -> None:
    table = lines(line(), line(product_code="gown_isolation", converted_product=FFP2))
    before = table.copy(deep=True)
    supply(table, FFP2, "certified")
    supply_by(table, ("country",), "certified")
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_shares_lie_between_0_and_1(share: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Terms(redirect=share)


def test_worked_example_of_the_date_at_three_levels() -> None:
    """As of 1 April 2026, 10,000 FFP2 certified.

    A: N 700, u 0.5, G 2,100, L 10 days -> 350 in weeks 1 and 2, 2,100 - 350 = 1,750 from week 3.
    B: N 1,400 to 2,100, u unstated, a draft -> low nothing, central 1,750 x 0.25 = 437.5,
       high 2,100.
    C: stock 1,000, certificate until day 3, N 700, u 0 -> 1,000 on day 0, 300 in week 1.
    low: 1,000 + 300 + 350 + 350 = 2,000 by week 2, then 1,750 a week: 8,000 / 250 = 32 days more
         -> day 14 + 32 = 46. central: 2,000 + 875 by week 2, then 2,187.5 a week (312.5 a day):
         7,125 / 312.5 = 22.8 -> day 37. high: 2,000 + 4,200 by week 2, then 3,850 (550 a day):
         3,800 / 550 = 6.9 -> day 21.
    """
    one = made(
        line(utilisation=0.5, surge=2100.0, surge_days=10.0),
        line(capacity_low=1400.0, capacity_high=2100.0, utilisation=NAN, approved=False),
        line(stock=1000.0, certificate_days=3.0),
    )
    assert weeks(one, "low", 0, 1, 2, 3) == [1000, 650, 350, 1750]
    assert weeks(one, "central", 0, 1, 2, 3) == [1000, 1087.5, 787.5, 2187.5]
    assert weeks(one, "high", 0, 1, 2, 3) == [1000, 2750, 2450, 3850]
    reached = [day_reached(one.weekly(level), 10_000) for level in LEVELS]
    assert reached == [46, 37, 21]
    assert dt.date(2026, 4, 1) + dt.timedelta(46) == dt.date(2026, 5, 17)

"""Gaps worked out by hand, the balance that must always close, alerts and foresight."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.gap import (
    ALERTS,
    PAIRED,
    Thresholds,
    alert_label,
    first_short,
    foresight,
    gaps,
)
from planning.grid import LEVELS, lay, supply_table
from planning.supply import supply_by
from tests.planning.supply_tables import FFP2, line, lines

KEYS = ["product_code", "region_code", "week"]


def table(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[*KEYS, *LEVELS])


def test_by_hand() -> None:
    """Stock 100 (low) 120 (central) 150 (high) and 50 of one's own; then 70, 80, 90 a week. Need
    100, 110, 140 in week 1 and 200, 250, 300 in week 2.

    Worst: gap 70 − 140 = −70, balance 150 − 70 = 80, then 70 − 300 = −230: −150. Central: 80 − 110
    = −30: 140; 80 − 250 = −170: −30. Best: 90 − 100 = −10: 190; 90 − 200 = −110: 80.

    Worst crosses in week 2: from 80 to −150, after 80 ÷ 230 of it: 7 + 2.4348 days. Central after
    140 ÷ 170: 7 + 5.7647. Cover at the end of week 1, worst: 80 ÷ (140 ÷ 7) = 4 days.
    """
    supply = table(
        ("m", "A", 0, 100, 120, 150), ("m", "A", 1, 70, 80, 90), ("m", "A", 2, 70, 80, 90)
    )
    need = table(("m", "A", 1, 100, 110, 140), ("m", "A", 2, 200, 250, 300))
    stock = pd.DataFrame([("m", "A", 50)], columns=["product_code", "region_code", "stock"])
    grid = lay(supply, need, stock)
    found = gaps(grid)
    assert found["gap_worst"].tolist() == [-70, -230]
    assert found["gap_central"].tolist() == [-30, -170]
    assert found["gap_best"].tolist() == [-10, -110]
    assert found["balance_worst"].tolist() == [80, -150]
    assert found["balance_central"].tolist() == [140, -30]
    assert found["balance_best"].tolist() == [190, 80]
    assert found["cover_worst"].tolist() == pytest.approx([4, 0])
    one = first_short(grid).iloc[0]
    assert (one["week_worst"], one["week_central"]) == (2, 2)
    assert np.isnan(one["week_best"])
    assert one["cover_worst"] == pytest.approx(7 + 7 * 80 / 230)
    assert one["cover_central"] == pytest.approx(7 + 7 * 140 / 170)
    assert one["alert"] == "urgent"
    assert first_short(grid, Thresholds(urgent=7, watch=9)).iloc[0]["alert"] == "short"


@pytest.mark.parametrize(
    ("need", "alert"),
    [
        ((10, 10, 10), "calm"),
        ((10, 10, 21), "at_risk"),
        ((10, 12, 30), "watch"),
        ((10, 10, 90), "urgent"),
        ((float("nan"),) * 3, "no_demand"),
    ],
)
def test_alerts(need, alert) -> None:
    """10 a week and a stock of 40. Need 30 at worst eats 20 a week: 14 days, not under 14, under
    28. Need 21 eats 11: short in week 4 after 25 days, watched unless the threshold is lower."""
    supply = table(("m", "A", 0, 40, 40, 40), *(("m", "A", w, 10, 10, 10) for w in range(1, 13)))
    grid = lay(supply, table(*(("m", "A", w, *need) for w in range(1, 13))), None)
    assert first_short(grid, Thresholds(watch=25)).iloc[0]["alert"] == alert
    assert alert_label(alert) == ALERTS[alert]


def test_nobody_supplies_what_is_needed() -> None:
    grid = lay(table(), table(("m", "A", 1, 7, 7, 7)), None)
    one = first_short(grid).iloc[0]
    assert (one["week_best"], one["cover_best"], one["alert"]) == (1, 0, "urgent")


def test_no_demand_known_is_no_gap_and_rows_outside_the_need_are_left_out() -> None:
    supply = table(("m", "A", 1, 5, 5, 5), ("other", "A", 1, 5, 5, 5), ("m", "A", 9, 5, 5, 5))
    unknown = float("nan")
    grid = lay(supply, table(("m", "A", 1, unknown, unknown, unknown)), None)
    found = gaps(grid)
    assert len(found) == 1
    assert found[["gap_worst", "balance_central", "cover_best"]].isna().all(axis=None)


def test_supply_by_level_becomes_one_table() -> None:
    index = pd.MultiIndex.from_tuples([("m", "A"), ("m", "B")], names=["product_code", "area"])
    by_level = {
        level: pd.DataFrame([[1.0, 2], [3, 4]], index=index) * times
        for times, level in enumerate(LEVELS, start=1)
    }
    found = supply_table(by_level)
    assert found.values.tolist() == [
        ["m", "A", 0, 1, 2, 3], ["m", "A", 1, 2, 4, 6], ["m", "B", 0, 3, 6, 9],
        ["m", "B", 1, 4, 8, 12],
    ]  # fmt: skip


@st.composite
def tables(draw) -> tuple[pd.DataFrame, pd.DataFrame]:
    figure = st.integers(0, 10**7)
    place = st.tuples(st.sampled_from("mn"), st.sampled_from("AB"))

    def levels() -> tuple[float, ...]:
        return tuple(sorted(draw(st.tuples(figure, figure, figure))))

    weeks = draw(st.integers(1, 5))
    needs = draw(st.lists(place, min_size=1, unique=True))
    need = [(*key, week, *levels()) for key in needs for week in range(1, weeks + 1)]
    given_ = draw(st.lists(st.tuples(place, st.integers(0, 6)), max_size=8))
    supply = [(*key, week, *levels()) for key, week in given_]
    return table(*supply), table(*need)


@settings(max_examples=30, deadline=None)
@given(tables())
def test_stock_and_output_less_need_is_the_balance_in_every_week(pair) -> None:
    supply, need = pair
    grid = lay(supply, need, None)
    found = gaps(grid)
    needed = need.set_index(KEYS).sort_index()
    came = supply.groupby(KEYS)[list(LEVELS)].sum()
    for key, one in found.set_index(KEYS).iterrows():
        product, region, week = key
        if (product, region, 1) not in needed.index:
            continue
        for case, (given_, wanted) in PAIRED.items():
            stock_and_output = sum(
                came[given_].get((product, region, until), 0) for until in range(week + 1)
            )
            need_so_far = needed.loc[(product, region, 1) : key, wanted].sum()
            assert one[f"balance_{case}"] == stock_and_output - need_so_far
    assert (found["gap_worst"].fillna(0) <= found["gap_central"].fillna(0)).all()
    assert (found["gap_central"].fillna(0) <= found["gap_best"].fillna(0)).all()
    short = first_short(grid)
    weeks = short[["week_worst", "week_central", "week_best"]].fillna(np.inf)
    assert (weeks["week_worst"] <= weeks["week_central"]).all()
    assert (weeks["week_central"] <= weeks["week_best"]).all()
    for _place, one in short.iterrows():
        mine = found[
            (found["product_code"] == one["product_code"])
            & (found["region_code"] == one["region_code"])
        ]
        below = mine.loc[mine["balance_central"] < -1e-6, "week"]
        assert (np.isnan(one["week_central"]) and below.empty) or one["week_central"] == below.min()
        if not below.empty:
            days = one["cover_central"]
            assert 7 * (one["week_central"] - 1) <= days <= 7 * one["week_central"]


def test_foresight_is_the_loss_of_the_largest_site() -> None:
    """Masks: 60 + 50 for 100: short without the largest. Gowns: 40 + 40 + 40 for 80: holds. Caps:
    30 for 50: short today. Nobody makes boots. Gloves' need is not known."""
    lines = pd.DataFrame(
        [
            ("s1", "mask", 60), ("s2", "mask", 20), ("s2", "mask", 30),
            ("s1", "gown", 40), ("s2", "gown", 40), ("s3", "gown", 40), ("s1", "cap", 30),
        ],
        columns=["site_id", "product_code", "certified_per_week"],
    )  # fmt: skip
    need = {"mask": 100.0, "gown": 80.0, "cap": 50.0, "boot": 5.0, "glove": float("nan")}
    found = foresight(lines, need).set_index("product_code")
    assert found["state"].to_dict() == {
        "mask": "one_incident", "gown": "holds", "cap": "short", "boot": "short"
    }  # fmt: skip
    assert found.loc["mask", ["largest_site", "largest", "left", "spare"]].tolist() == [
        "s1", 60, 50, -50
    ]  # fmt: skip
    assert found.loc["gown", "spare"] == 0


def test_supply_of_lines_meets_need() -> None:
    """From the lines to the gap: 700 a week of FFP2 in Monastir for 600 and, at most, 800."""
    by_level = supply_by(lines(line(stock=50.0)), ("product_code", "region_code"), "certified")
    need = table(*((FFP2, "TN-52", week, 500, 600, 800) for week in (1, 2)))
    found = gaps(lay(supply_table(by_level), need, None))
    assert found["gap_central"].tolist() == [100, 100]
    assert found["balance_worst"].tolist() == [-50, -150]
    assert found["balance_best"].tolist() == [250, 450]

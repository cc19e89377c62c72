"""The gap between supply and need: what its figures say, and what they never say."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
import pytest

from exhibits.catalogue import cover, gap_map, gap_weeks, scenarios
from exhibits.catalogue.need_covered import COVERED
from exhibits.classes import classes
from exhibits.exhibit import Answered, Exhibit
from exhibits.render import plotly_bars, plotly_heatmap, plotly_stack
from exhibits.render.bar_rows import panels
from exhibits.render.heat_layout import grid
from exhibits.render.slides.figure import shown_of
from exhibits.render.stack_layout import stack
from exhibits.style import parted_colours
from words import speaking_in

COMMON: dict[str, Any] = {
    "as_of": dt.date(2026, 11, 1), "answered": Answered(12, 40), "source": "survey",
}  # fmt: skip
PLACED: dict[str, Any] = COMMON | {"place_label": "", "scenario_label": "calm day"}
NOTHING = float("nan")


def weeks(table: pd.DataFrame, place: str = "") -> Exhibit:
    return gap_weeks.gap_weeks(table, case_label="worst case", **(PLACED | {"place_label": place}))


def cells(**products: list[float] | str) -> pd.DataFrame:
    """Products with their shares week by week, or the state they are in throughout."""
    rows = []
    for code, shares in products.items():
        state = shares if isinstance(shares, str) else "value"
        values = [NOTHING] * 3 if isinstance(shares, str) else shares
        for week, value in enumerate(values, start=1):
            day = dt.date(2026, 11, 2) + dt.timedelta(days=7 * (week - 1))
            rows.append((code, code.title(), week, day, state, value, 10 * (value - 1), 5))
    return pd.DataFrame(rows, columns=list(gap_weeks.COLUMNS)).astype({"n": "Int64"})


def test_enough_is_enough_and_a_little_less_is_short() -> None:
    found = classes([0.0, 3.0], share=True, classing=COVERED)
    values = [0.0, 0.2499, 0.25, 0.5, 0.999, 1.0, 1 - 1e-12, 2.0, 40.0]
    assert found.index(values).tolist() == [0, 0, 1, 2, 2, 3, 3, 4, 4]
    assert found.counts(values) == [2, 1, 2, 2, 2]


def test_what_is_short_is_in_the_alarm_and_what_is_enough_is_not() -> None:
    for dark in (False, True):
        reds = [int(one[1:3], 16) - int(one[5:7], 16) for one in parted_colours(3, 2, dark)]
        assert all(red > 20 for red in reds[:3])
        assert all(red < 0 for red in reds[3:])


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            cells(gown=[1.2, 0.9, 0.8], mask=[2.0, 2.0, 2.0]),
            "1 of 2 product types runs short within 3 weeks, in the week of 9 November 2026: Gown",
        ),
        (
            cells(gown=[1.2, 0.9, 0.8], mask=[2.0, 2.0, 0.99]),
            "All 2 product types run short within 3 weeks, "
            "the first in the week of 9 November 2026: Gown",
        ),
        (
            cells(gown=[1.2, 0.9, 0.8], mask=[2.0, 0.5, 1.5]),
            "All 2 product types run short within 3 weeks, all in the week of 9 November 2026",
        ),
        (cells(gown=[1.2, 1.0, 1.0]), "None of 1 product types runs short within 3 weeks"),
        (
            cells(gown=[1.2, 1.0, 1.0], mask="suppressed"),
            "None of the 1 product types that can be shown runs short within 3 weeks",
        ),
        (
            cells(gown="suppressed"),
            "What is covered can’t be shown, as fewer than three firms stand behind it",
        ),
        (cells(gown="not_answered"), "No one has answered yet"),
        (cells(gown="no_demand"), "No demand is known for this choice"),
        (cells(), "No demand is known for this choice"),
    ],
)
def test_the_weeks_say_what_runs_short_first(table: pd.DataFrame, said: str) -> None:
    assert weeks(table).title == said


def test_products_without_a_known_demand_are_named_and_not_drawn() -> None:
    made = weeks(cells(gown=[1.2, 0.9, 0.8], apron="no_demand"), place="Tunisia")
    assert set(made.table["row"]) == {"gown"}
    assert "Apron" in made.notes[-1]
    assert made.title.startswith("Tunisia: 1 of 1 product types")


def test_the_first_short_stands_first_and_states_last() -> None:
    table = cells(late=[2.0, 1.5, 0.5], silent="not_answered", soon=[0.9, 0.9, 0.9], well=[3.0] * 3)
    assert list(dict.fromkeys(weeks(table).table["row"])) == ["soon", "late", "well", "silent"]


def test_a_hidden_product_keeps_no_figure() -> None:
    table = cells(gown=[1.2, 0.9, 0.8])
    table["state"] = "suppressed"
    made = weeks(table).table
    assert bool(made[["value", "gap", "n", "shade"]].isna().to_numpy().all())


def test_a_tables_own_rows_are_left_alone() -> None:
    given = gap_weeks.example_table()
    before = given.copy(deep=True)
    weeks(given)
    pd.testing.assert_frame_equal(given, before)


@pytest.mark.parametrize("pixels", [340, 420])
def test_a_telephone_shows_every_week_with_days_that_do_not_touch(pixels: int) -> None:
    laid = grid(gap_weeks.example(), "narrow", pixels)
    assert laid.drawn[1] == 12
    named = [x for words, x in laid.heads if words]
    assert 1 < len(named) < 12
    assert min(np.diff(named)) > 40


def test_the_pointer_is_told_the_balance() -> None:
    drawn = plotly_heatmap.figure(gap_weeks.example())
    said = " ".join(text for trace in drawn.data for text in trace.hovertext)
    assert "40,000 pieces missing" in said
    assert "pieces to spare" in said


def regions(*rows: tuple[str, str, float, float]) -> Exhibit:
    """Region, state, need and supply."""
    table = pd.DataFrame(rows, columns=["region_code", "state", "need", "supply"])
    value = (table["supply"] / table["need"]).where(table["state"].eq("value"))
    return gap_map.gap_map(
        table.assign(value=value, n=pd.array([5] * len(table), "Int64")),
        product_label="FFP2", unit_label="pieces", case_label="worst case",
        scenario_label="calm day", weeks=12, **COMMON,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [("TN-52", "value", 100.0, 40.0), ("TN-51", "value", 100.0, 100.0)],
            "FFP2: 1 of 2 regions with a figure can’t cover its need of 12 weeks: Monastir, 40%",
        ),
        (
            [("TN-52", "value", 100.0, 0.0), ("TN-51", "value", 100.0, 0.0)],
            "FFP2: none of the 2 regions with a figure can cover its need of 12 weeks; "
            "2 of them cover 0%",
        ),
        (
            [("TN-52", "value", 100.0, 99.99), ("TN-51", "value", 100.0, 300.0)],
            "FFP2: 1 of 2 regions with a figure can’t cover its need of 12 weeks: Monastir, 99.9%",
        ),
        (
            [("TN-52", "value", 100.0, 100.0), ("TN-51", "value", 100.0, 300.0)],
            "FFP2: the need of 12 weeks is covered in all 2 regions with a figure",
        ),
        ([("TN-52", "not_answered", 100.0, NOTHING)], "FFP2: no one has answered yet"),
    ],
)
def test_the_map_says_who_is_least_covered(rows: list[Any], said: str) -> None:
    assert regions(*rows).title == said


def test_a_hidden_region_keeps_no_supply_nor_what_is_missing() -> None:
    made = regions(("TN-52", "suppressed", 100.0, 40.0), ("TN-51", "value", 100.0, 40.0)).table
    assert made["need"].tolist() == [100.0, 100.0]
    assert bool(made.loc[0, ["value", "supply", "capacity", "n"]].isna().all())
    assert made.loc[1, "capacity"] == 60.0


def lasting(*rows: tuple[str, str, float, str], ahead: int | None = None) -> Exhibit:
    """Product, state, days and alert."""
    table = pd.DataFrame(rows, columns=["product_code", "state", "value", "alert"])
    return cover.cover(
        table.assign(
            product=table["product_code"].str.title(), low=table["value"], high=NOTHING,
            first_short=pd.NaT, alert_label=table["alert"], n=pd.array([5] * len(table), "Int64"),
        )[list(cover.COLUMNS)],
        weeks=ahead, **PLACED,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [("gown", "value", 9.0, "urgent"), ("mask", "value", NOTHING, "calm")],
            "1 of 2 product types runs out in the worst case, after 9 days: Gown",
        ),
        (
            [("gown", "value", 0.0, "urgent"), ("mask", "value", 30.0, "short")],
            "All 2 product types run out in the worst case, the first at once: Gown",
        ),
        (
            [("gown", "value", 9.2, "urgent"), ("mask", "value", 8.9, "urgent"),
             ("apron", "value", 40.0, "short"), ("cap", "suppressed", NOTHING, "")],
            "3 of the 3 product types that can be shown run out in the worst case, "
            "2 of them after 9 days",
        ),
        (
            [("gown", "value", NOTHING, "calm")],
            "None of 1 product types runs out, even in the worst case",
        ),
        ([("gown", "value", NOTHING, "no_demand")], "No demand is known for this choice"),
    ],
)  # fmt: skip
def test_cover_says_what_runs_out_first(rows: list[Any], said: str) -> None:
    assert lasting(*rows).title == said


def test_what_is_calm_lasts_at_least_as_long_as_was_looked_ahead() -> None:
    rows = [("mask", "value", NOTHING, "calm"), ("gown", "value", 9.0, "urgent")]
    made = lasting(*rows, ahead=12).table.set_index("bar")
    assert made.loc["mask", "value"] == 84.0
    assert made.loc["mask", "said"] == "over 84 days · calm"
    assert list(made.index) == ["gown", "mask"]
    assert pd.isna(lasting(*rows).table.set_index("bar").loc["mask", "value"])


def test_a_product_that_is_out_already_is_drawn_in_the_alarm() -> None:
    made = lasting(("gown", "value", 0.0, "urgent"), ("mask", "value", 50.0, "short"))
    first = stack(made, "wide", 920).parts[0]
    assert (first.bar, first.fill) == ("gown", parted_colours(3, 2)[0])
    assert first.x1 - first.x0 >= 3


def test_words_beside_bars_leave_room_for_the_bars() -> None:
    made = cover.example()
    wide, narrow = stack(made, "wide", 920), stack(made, "narrow", 380)
    assert wide.rows[0].said == "9 days · runs out soon"
    assert narrow.rows[0].said == "9 days"
    assert narrow.right - narrow.left > 120


def compared(*rows: tuple[str, str, float]) -> Exhibit:
    """Product, side and central need."""
    table = pd.DataFrame(rows, columns=["product_code", "scenario", "central"])
    state = np.where(table["central"].notna(), "value", "no_demand")
    return scenarios.scenarios(
        table.assign(
            product=table["product_code"].str.title(), low=table["central"] * 0.8,
            high=table["central"] * 1.5, state=state,
        )[list(scenarios.COLUMNS)],
        scenario_labels={"a": "calm day", "b": "wave"}, place_label="", **COMMON,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [("gown", "a", 10.0), ("gown", "b", 40.0), ("mask", "a", 10.0), ("mask", "b", 10.0)],
            "1 of 2 product types is needed more in “wave” than in “calm day”; "
            "most of all, 4 times as much: Gown",
        ),
        (
            [("gown", "a", 10.0), ("gown", "b", 8.0)],
            "No product type is needed more in “wave” than in “calm day”",
        ),
        (
            [("gown", "a", NOTHING), ("gown", "b", 8.0)],
            "1 product type is needed in “wave” whose need in “calm day” is not known",
        ),
        (
            [("gown", "a", 8.0), ("gown", "b", NOTHING)],
            "No product type has a known need in both scenarios",
        ),
        (
            [("gown", "a", NOTHING), ("gown", "b", NOTHING)],
            "No demand is known for either scenario",
        ),
    ],
)
def test_scenarios_say_what_is_needed_more(rows: list[Any], said: str) -> None:
    assert compared(*rows).title == said


def test_products_of_like_size_share_a_panel() -> None:
    made = compared(
        *(("gown_isolation", side, 1_000_000.0 * k) for side, k in (("a", 1), ("b", 2))),
        *(("resp_ffp2", side, 300_000.0 * k) for side, k in (("a", 1), ("b", 3))),
        *(("gown_surg_std", side, 1_000.0 * k) for side, k in (("a", 1), ("b", 2))),
    )
    parted = [sorted(set(rows["product"])) for _heading, rows in panels(made)]
    assert parted == [["gown_isolation", "resp_ffp2"], ["gown_surg_std"]]
    assert len({heading for heading, _rows in panels(made)}) == 2


def test_a_slide_shows_as_many_rows_as_can_be_read() -> None:
    codes = ["gown_isolation", "resp_ffp2", "gown_surg_std", "drape_surg", "glove_exam",
             "shoe_cover", "mask_surg_iir", "apron_disposable"]  # fmt: skip
    made = compared(
        *((code, side, 10.0 ** (2 * (place % 4) + 2) * k)
          for place, code in enumerate(codes) for side, k in (("a", 1), ("b", 2)))
    )  # fmt: skip
    assert len(panels(made)) >= 3
    shown = shown_of(made)
    assert len(panels(shown)) <= 3
    count = len(shown.table)
    assert 3 <= count <= 12
    assert shown.notes[0] == f"The first {count} of 16 rows drawn; all are in the table."


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_the_screen_draws_them(language: str, width: Any) -> None:
    with speaking_in(language):
        for draw, made in (
            (plotly_heatmap.figure, gap_weeks.example()),
            (plotly_stack.figure, cover.example()),
            (plotly_bars.figure, scenarios.example()),
        ):
            for dark in (False, True):
                picture = draw(made, dark=dark, width=width)
                assert len(picture.data) > 1
                assert picture.layout.height > 200

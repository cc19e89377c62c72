"""Who is silent, how fresh the answers are, what changed: findings and tables in each edge case."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from exhibits.catalogue import freshness as fresh
from exhibits.catalogue import response as answers
from exhibits.catalogue import round_change as changes
from exhibits.catalogue.freshness import freshness
from exhibits.catalogue.response import response
from exhibits.catalogue.round_change import LONGEST, TOP, moved, round_change, signed
from exhibits.exhibit import Answered, Exhibit
from exhibits.render import plotly_change
from exhibits.render.change_layout import change
from exhibits.render.svg import svg

DAY = dt.date(2026, 11, 1)
COUNTS = dict.fromkeys(("asked", "answered", "silent", "drafts"), "Int64")


def cluster(code: str, asked: int | None, answered: int, **given: Any) -> dict[str, Any]:
    row = {
        "cluster_code": code,
        "name": code.title(),
        "round": "2026-R2",
        "asked": asked,
        "answered": answered,
        "silent": None if asked is None else asked - answered,
        "drafts": 0,
    }
    return row | given


def of(*rows: dict[str, Any]) -> Exhibit:
    table = pd.DataFrame(list(rows), columns=list(answers.COLUMNS)).astype(COUNTS)
    return response(table, as_of=DAY, source="survey")


def ages(*rows: tuple[str, str, int]) -> Exhibit:
    table = pd.DataFrame(
        [(code, code.title(), age, lines, 3) for code, age, lines in rows],
        columns=list(fresh.COLUMNS),
    )
    return freshness(table, as_of=DAY, answered=Answered(9, 12), source="survey")


def product(
    code: str, same: float = 0.0, entrants: float = 0.0, leavers: float = 0.0, **given: Any
) -> dict[str, Any]:
    before = given.pop("before", 100.0)
    row = {
        "product": code, "name": code, "unit": "pieces", "state": "value", "before": before,
        "after": before + same + entrants + leavers, "same": same, "entrants": entrants,
        "leavers": leavers, "n_before": 4, "n_after": 5,
    }  # fmt: skip
    return row | given


def between(*rows: dict[str, Any]) -> Exhibit:
    table = pd.DataFrame(list(rows), columns=list(changes.COLUMNS))
    return round_change(
        table.astype({"n_before": "Int64", "n_after": "Int64"}),
        before="2026-R1",
        after="2026-R2",
        rung_label="attested",
        as_of=DAY,
        answered=Answered(22, 66),
        source="survey",
    )


# who is silent


def test_the_most_silent_cluster_is_named_first_and_in_the_title() -> None:
    made = of(cluster("one", 10, 8), cluster("two", 30, 12))
    assert made.title == "Answers: 20 of 40 firms asked are silent; the most in Two, 18 of 30"
    assert list(made.table["label"]) == ["Two", "Two", "One", "One"]
    assert list(made.table["said"].drop_duplicates()) == ["12 of 30", "8 of 10"]
    assert made.n == Answered(20, 40)


def test_one_cluster_alone_is_not_named_as_the_most_silent() -> None:
    assert of(cluster("one", 10, 8)).title == "Answers: 2 of 10 firms asked are silent"


def test_clusters_with_as_many_silent_name_nobody() -> None:
    assert of(cluster("one", 10, 8), cluster("two", 5, 3)).title.endswith(
        "the most in 2 clusters, 2 in each"
    )


def test_without_a_roster_nobody_is_silent_and_the_number_asked_is_never_guessed() -> None:
    made = of(cluster("one", None, 14), cluster("two", 5, 3))
    unknown = made.table[made.table["bar"].eq("one")]
    assert list(unknown["series"]) == ["answered"]
    assert list(unknown["said"]) == ["14; asked unknown"]
    assert unknown["share"].isna().all()
    assert "17 answered; number asked unknown" in made.subtitle
    assert "1 cluster without a roster" in made.notes[0]
    assert "2 of 5 firms asked are silent" in made.title
    alone = of(cluster("one", None, 14))
    assert alone.title == "Answers: 14 firms answered; no cluster says how many it asked"
    assert "14 of 14" not in alone.sentence + alone.table["said"].iloc[0]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), "Answers: no cluster has answered yet"),
        ((cluster("one", 9, 9), cluster("two", 3, 3)), "Answers: all 12 firms asked have answered"),
        ((cluster("one", 9, 0), cluster("two", 3, 0)), "Answers: all 12 firms asked are silent"),
    ],
)
def test_none_all_and_nobody_are_said(rows: tuple[dict[str, Any], ...], said: str) -> None:
    assert of(*rows).title == said


def test_the_round_is_named_where_all_clusters_stand_in_one() -> None:
    assert of(cluster("a", 3, 3)).subtitle.startswith("Firms by cluster, 2026-R2 · ")
    two = of(cluster("a", 3, 3), cluster("b", 3, 3, round="2026-R1"))
    assert two.subtitle.startswith("Firms by cluster, each in its latest round · ")


def test_drafts_are_told() -> None:
    assert "4 product lines are drafts, not yet approved." in of(cluster("a", 3, 3, drafts=4)).notes


# how fresh


def test_the_cluster_with_most_old_lines_is_named_and_stands_first() -> None:
    made = ages(("one", "d90", 90), ("one", "older", 10), ("two", "d365", 5), ("two", "older", 15))
    assert made.title == (
        "Freshness: 79% of 120 product lines are at most a year old; "
        "the oldest are in Two, 75% of its lines older than that"
    )
    assert list(made.table["bar"]) == ["two", "two", "one", "one"]
    assert list(made.table["said"]) == ["5 of 20", "5 of 20", "90 of 100", "90 of 100"]
    assert made.table["share"].tolist() == [0.25, 0.75, 0.9, 0.1]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), "no product line stands yet"),
        ((("one", "d90", 3), ("two", "d365", 4)), "all 7 product lines are at most a year old"),
        (
            (("one", "older", 7),),
            "all 7 product lines are older than a year, so nothing is attested",
        ),
        (
            (("one", "older", 7), ("two", "d90", 1)),
            "12% of 8 product lines are at most a year old; in One nothing is attested any more",
        ),
    ],
)
def test_all_fresh_all_old_and_nothing_are_said(
    rows: tuple[tuple[str, str, int], ...], said: str
) -> None:
    assert ages(*rows).title == f"Freshness: {said}"


def test_almost_all_is_not_all() -> None:
    made = ages(("one", "d90", 999), ("one", "older", 1))
    assert made.title == "Freshness: 99.9% of 1,000 product lines are at most a year old"


def test_ages_run_from_young_to_old_whatever_their_order_in_the_table() -> None:
    made = ages(("one", "older", 1), ("one", "d180", 1), ("one", "d90", 1))
    assert list(made.table["series"]) == ["d90", "d180", "older"]


# what changed


def test_growth_through_newcomers_is_told_from_growth_at_the_same_sites() -> None:
    newcomers = between(product("a", 5, 20), product("b", 1, 30), product("c", 9, 2))
    assert newcomers.title == (
        "Since 2026-R1: 3 products grew, 0 shrank; "
        "in 2 of the 3, newcomers added more than the sites already there"
    )
    same = between(product("a", 20, 5), product("b", 30, 1), product("c", -9))
    assert same.title.endswith(
        "2 products grew, 1 shrank; "
        "in each of them, the sites already there added more than newcomers"
    )


def test_loss_of_missing_sites_is_told_from_loss_at_the_same_sites() -> None:
    missing = between(product("a", -5, 0, -20), product("b", 0, 0, -30), product("c", 2))
    assert "sites missing from the later round took more than the others" in missing.title
    same = between(product("a", -25, 0, -2), product("b", -30))
    assert "the same sites lost more than those missing took" in same.title
    assert any("may have closed, or not have answered" in note for note in same.notes)


def test_changes_are_shares_of_the_capacity_before() -> None:
    row = between(product("a", 10, 60, -20, before=200.0)).table.iloc[0]
    assert (row["same_share"], row["entrants_share"], row["leavers_share"]) == (0.05, 0.3, -0.1)
    assert row["net_share"] == 0.25
    assert row["after"] == 250.0


def test_new_products_have_no_per_cent_and_are_named() -> None:
    made = between(product("a", 1), product("swab", entrants=50.0, before=0.0, n_before=0))
    assert pd.isna(made.table.set_index("product").loc["swab", "net_share"])
    assert "1 product is new in 2026-R2: swab" in made.notes
    assert "1 product grew" in made.title
    assert list(moved(made.table)["product"]) == ["a"]


def test_a_suppressed_product_keeps_no_amount_even_if_given_one() -> None:
    made = between(product("a", 1), product("b", 7, state="suppressed"))
    hidden = made.table.set_index("product").loc["b"].drop(["name", "unit", "state"])
    assert hidden.isna().all()
    assert "1 product is not shown: fewer than three firms." in made.notes
    assert 'data-name="b' not in svg(made).decode()


def test_where_parts_may_not_be_told_the_net_change_stands_alone() -> None:
    parts = dict.fromkeys(("same", "entrants", "leavers"), float("nan"))
    made = between(product("a", 20), product("b", 30) | parts)
    assert made.title == "Since 2026-R1: 2 products grew, 0 shrank"
    laid = change(made, "wide", 920)
    (whole,) = (part for part in laid.parts if part.product == "b")
    assert (whole.part, whole.pattern) == ("whole", "dots")
    assert whole.x0 == pytest.approx(laid.zero)
    assert laid.rows[0].net == "+30%"
    assert not any("–" in line or "nan" in line for line in laid.rows[0].hover)
    assert any(note.startswith("1 product shows its net change alone") for note in made.notes)
    assert 'data-name="b.whole"' in svg(made).decode()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), "no product stands in both rounds"),
        ((product("a"), product("b")), "2 products, all of them unchanged"),
        (
            (product("a", state="suppressed"),),
            "no product can be shown, each having fewer than three firms",
        ),
    ],
)
def test_nothing_unchanged_and_hidden_are_said(rows: tuple[dict[str, Any], ...], said: str) -> None:
    made = between(*rows)
    assert made.title == f"Since 2026-R1: {said}"
    assert plotly_change.figure(made).layout.annotations
    assert b"2026-R1" in svg(made)


def test_the_largest_moves_are_drawn_and_the_rest_counted() -> None:
    made = between(*(product(f"p{place:02}", same=float(place)) for place in range(TOP + 5)))
    drawn = moved(made.table)
    assert len(drawn) == TOP
    assert drawn["net_share"].min() == pytest.approx(0.05)
    assert made.notes[0] == "5 more in the table."
    assert len(made.table) == TOP + 5


def test_losses_keep_half_of_the_places_beside_larger_gains() -> None:
    gains = [product(f"g{place:02}", same=100.0 + place) for place in range(TOP)]
    losses = [product(f"l{place:02}", same=-1.0 - place) for place in range(TOP)]
    drawn = moved(between(*gains, *losses).table)
    assert len(drawn) == TOP
    assert (drawn["net_share"] < 0).sum() == TOP // 2
    assert drawn["net_share"].is_monotonic_decreasing
    assert drawn["net_share"].iloc[-1] == pytest.approx(-0.01 * TOP)
    few = moved(between(*gains, *losses[:2]).table)
    assert list(few["product"])[-2:] == ["l00", "l01"]
    assert len(few) == TOP


def test_gains_stand_right_of_zero_and_losses_left_and_end_at_the_net_change() -> None:
    laid = change(between(product("a", 10, 40, -20)), "wide", 920)
    gains = [part for part in laid.parts if part.part != "leavers"]
    (loss,) = (part for part in laid.parts if part.part == "leavers")
    assert min(part.x0 for part in gains) == pytest.approx(laid.zero)
    assert loss.x1 == pytest.approx(laid.zero)
    unit = (max(part.x1 for part in gains) - laid.zero) / 50
    assert laid.zero - loss.x0 == pytest.approx(20 * unit)
    assert laid.rows[0].net_x == pytest.approx(laid.zero + 30 * unit)


def test_a_product_from_almost_nothing_does_not_flatten_the_others() -> None:
    made = between(product("a", 100.0 * 90), product("b", 50))
    laid = change(made, "wide", 920)
    ends = {part.product: part.x1 - laid.zero for part in laid.parts}
    assert ends["b"] / ends["a"] == pytest.approx(0.5 / LONGEST)
    row = next(row for row in laid.rows if row.code == "a")
    assert row.cut
    assert row.net_x is None
    assert row.net == "+9,000%"
    assert "Bars end at +200%; the number beside is exact." in made.notes


def test_signs_are_proper_and_nothing_has_none() -> None:
    assert [signed(share) for share in (0.25, -0.034, 0.0, 1e-7)] == ["+25%", "−3.4%", "0%", "0%"]


def test_names_made_to_harm_are_text_in_bars_and_vectors() -> None:
    bad = '<img src=x onerror="alert(1)">\u202e'
    made = between(product("a", 1, name=bad))
    shown = str(plotly_change.figure(made).to_plotly_json())
    assert "<img" not in shown
    assert "\u202e" not in made.title + svg(made).decode()
    assert "<img" not in svg(made).decode()


@pytest.mark.parametrize("build", ["response", "freshness", "round_change"])
def test_builders_leave_their_table_alone(build: str) -> None:
    modules: dict[str, Any] = {"response": answers, "freshness": fresh, "round_change": changes}
    module = modules[build]
    given = module.example_table()
    before = given.copy(deep=True)
    common: dict[str, Any] = {"as_of": DAY, "source": "s"}
    if build != "response":
        common["answered"] = Answered(3, 4)
    if build == "round_change":
        common |= {"before": "a", "after": "b", "rung_label": "attested"}
    getattr(module, build)(given, **common)
    pd.testing.assert_frame_equal(given, before)

"""Clusters side by side: intervals, ranks that tie, suppression, peers whose reasons are true."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.benchmark import INDICATORS, benchmark
from planning.intervals import Interval, distinct, higher, lower, mean, ranks, wilson
from planning.peers import REASONS, Profile, peers, standings

DAY = dt.date(2026, 11, 1)
FINISHED = ("p1", "p2", "p3")


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        # Newcombe 1998, Statistics in Medicine 17, table I, method 3
        (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718), (29, 29, 0.8830, 1.0),
    ],
)  # fmt: skip
def test_wilson_is_what_is_published(count: int, total: int, low: float, high: float) -> None:
    found = wilson(count, total)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_no_share_of_nothing() -> None:
    for count, total in ((0, 0), (3, 2), (-1, 4)):
        with pytest.raises(ValueError, match=f"{count} of {total}"):
            wilson(count, total)


def test_a_mean_has_students_interval_and_one_value_none() -> None:
    # Student's own data (1908), sleep gained by the second drug: mean 2.33, sd 2.002, t9 = 2.262
    gained = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    found = mean(gained, least=-np.inf)
    assert found is not None
    assert (round(found.value, 2), round(found.low, 2), round(found.high, 2)) == (2.33, 0.9, 3.76)
    assert mean([3.0]) is None
    assert mean([0.9, 1.0, 0.2], most=1.0).high == 1.0  # type: ignore[union-attr]


def test_what_two_have_is_never_doubted() -> None:
    same = distinct([frozenset({"a", "b"})] * 3)
    assert same == Interval(2.0, 2.0, 2.0)
    apart = distinct([frozenset({"a"}), frozenset({"b"}), frozenset({"a", "c"})])
    assert apart is not None
    assert apart.value == 3.0
    assert 1.0 <= apart.low < 3.0 < apart.high
    assert distinct([frozenset({"a"})]) is None


ends = st.tuples(st.integers(0, 30), st.integers(0, 10))


@given(st.lists(ends, min_size=1, max_size=8), st.sampled_from([higher, lower]))
def test_clusters_tie_exactly_where_their_intervals_overlap(given_ends, better) -> None:
    found = {at: Interval(low, low, low + more) for at, (low, more) in enumerate(given_ends)}
    placed = ranks(found, better)
    for one, own in found.items():
        best, worst = placed[one]
        assert 1 <= best <= worst <= len(found)
        ahead = [other for other in found.values() if better(other, own)]
        behind = [other for other in found.values() if better(own, other)]
        tied = [key for key, other in found.items() if key != one and own.overlaps(other)]
        assert best == 1 + len(ahead)
        assert worst == len(found) - len(behind)
        assert worst - best == len(tied)
        for other in tied:
            # places that may be shared, never one surely before the other
            assert placed[other][0] <= worst
            assert best <= placed[other][1]


@st.composite
def basins(draw) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows, asked = [], []
    firm = 0
    for code in ("A", "B", "C", "D"):
        count = draw(st.integers(0, 5))
        for _n in range(count):
            firm += 1
            one = {
                "cluster_code": code, "firm": firm, "open": draw(st.booleans()),
                "countries": [draw(st.sampled_from(["TN", "ES", "FR"]))],
                "employees": draw(st.sampled_from([np.nan, 10.0, 40.0])),
                "utilisation": draw(st.sampled_from([np.nan, 0.4, 0.8])),
                "reference_date": pd.Timestamp(DAY) - pd.Timedelta(days=draw(st.integers(0, 400))),
                "stated": draw(st.booleans()), "skills": draw(st.booleans()),
            }  # fmt: skip
            one["abroad"] = one["stated"] and draw(st.booleans())
            for product in draw(st.sets(st.sampled_from(["p1", "p2", "m1"]), min_size=1)):
                made = draw(st.sampled_from([100.0, 500.0]))
                proof = made if draw(st.booleans()) else np.nan
                rows.append(one | {
                    "product_code": product, "unit": "piece", "has_standard": product != "m1",
                    "declared": made, "attested": made, "certified": proof,
                })  # fmt: skip
        asked.append((code, code, count + 1, count))
    names = ["cluster_code", "firm", "open", "countries", "employees", "utilisation",
             "reference_date", "stated", "skills", "abroad", "product_code", "unit",
             "has_standard", "declared", "attested", "certified"]  # fmt: skip
    firms = pd.DataFrame(rows, columns=names)
    firms = firms.astype(dict.fromkeys(("open", "stated", "skills", "abroad"), bool))
    return firms, pd.DataFrame(asked, columns=["cluster_code", "name", "asked", "answered"])


@settings(max_examples=5)
@given(basins(), st.randoms(use_true_random=False))
def test_the_order_clusters_come_in_changes_nothing(basin, chance) -> None:
    firms, responses = basin
    before = benchmark(firms, responses, FINISHED, DAY)
    mixed = list(range(len(firms)))
    chance.shuffle(mixed)
    after = benchmark(firms.iloc[mixed], responses.iloc[::-1], FINISHED, DAY)
    pd.testing.assert_frame_equal(before, after)


@settings(max_examples=5)
@given(basins())
def test_every_figure_lies_in_its_interval_and_no_single_firm_is_told(basin) -> None:
    firms, responses = basin
    found = benchmark(firms, responses, FINISHED, DAY)
    known = found[found["low"].notna()]
    assert (known["low"] <= known["value"]).all()
    assert (known["value"] <= known["high"]).all()
    assert list(found["indicator"].unique()) == list(INDICATORS)
    closed = firms.assign(open=False)
    told = benchmark(closed, responses, FINISHED, DAY)
    shown = told[told["state"].eq("value") & ~told["indicator"].isin(["response"])]
    assert (shown["n"].fillna(0).eq(0) | shown["n"].ge(3)).all()
    certified = firms[firms["certified"].gt(0) & firms["has_standard"]]
    for code, makers in certified.groupby("cluster_code")["firm"].nunique().items():
        row = told[told["cluster_code"].eq(code) & told["indicator"].eq("certified")].iloc[0]
        if makers <= 2:
            assert row["state"] == "suppressed"


def test_pieces_and_tonnes_are_compared_each_with_their_own() -> None:
    base = {
        "open": True, "countries": [["TN"]] * 6, "utilisation": np.nan, "stated": False,
        "reference_date": pd.Timestamp(DAY), "abroad": False, "skills": False,
        "has_standard": True, "declared": 1.0, "certified": np.nan,
    }  # fmt: skip
    firms = pd.DataFrame(
        {
            "cluster_code": ["A", "B", "B", "A", "B", "B"],
            "firm": [1, 2, 3, 4, 5, 6],
            "employees": [10.0, 10.0, 10.0, 10.0, 10.0, np.nan],
            "product_code": ["p1", "p1", "p1", "m1", "m1", "m1"],
            "unit": ["piece"] * 3 + ["kg"] * 3,
            "attested": [900.0, 500.0, 100.0, 7.0, 5.0, 9.0],
            **base,
        }
    )
    responses = pd.DataFrame(
        [("A", "A", 2, 2), ("B", "B", None, 4)],
        columns=["cluster_code", "name", "asked", "answered"],
    )
    found = benchmark(firms, responses, FINISHED, DAY).set_index(["cluster_code", "indicator"])
    # of three makers of p1 the first stands above 2.5 of 3, the others above 1.5 and 0.5; of m1
    # only two tell their workers, so that it places nobody
    assert found.loc[("A", "per_worker"), "value"] == pytest.approx(2.5 / 3)
    assert found.loc[("A", "per_worker"), "n"] == 1
    assert pd.isna(found.loc[("A", "per_worker"), "best"]), "one firm has no interval"
    assert found.loc[("B", "per_worker"), "value"] == pytest.approx((1.5 + 0.5) / 6)
    assert found.loc[("B", "response"), "state"] == "not_answered", "who was asked is unknown"


codes = st.sampled_from(["A", "B", "C", "D", "E"])
kinds = st.builds(
    Profile,
    st.integers(0, 40),
    st.frozensets(st.sampled_from(["p1", "p2", "p3", "m1"]), max_size=4),
    st.frozensets(st.sampled_from(["TN", "DZ", "ES", "FR", "PT"]), min_size=1, max_size=2),
)
BORDERS = {"ES": {"FR", "PT"}, "FR": {"ES"}, "PT": {"ES"}, "TN": {"DZ"}, "DZ": {"TN"}}


@given(st.dictionaries(codes, kinds, min_size=1), codes, st.sampled_from(REASONS))
def test_a_peers_reason_is_true(found, own, reason) -> None:
    chosen = peers(found, own, reason, BORDERS)
    assert len(chosen) <= 3
    assert own not in {peer.code for peer in chosen}
    assert own in found or not chosen
    for peer in chosen:
        mine, theirs = found[own], found[peer.code]
        if reason == "size":
            assert (peer.here, peer.there) == (mine.firms, theirs.firms)
            assert mine.firms <= 2 * theirs.firms
            assert theirs.firms <= 2 * mine.firms
        elif reason == "mix":
            assert peer.here == len(mine.products & theirs.products) > 0
            assert peer.there == len(mine.products | theirs.products)
        else:
            assert peer.here in mine.countries
            assert peer.there in theirs.countries
            assert peer.here == peer.there or peer.there in BORDERS[str(peer.here)]
    backwards = dict(reversed(found.items()))
    assert peers(backwards, own, reason, BORDERS) == chosen


def test_only_what_lies_wholly_apart_from_the_peers_is_a_strength_or_a_gap() -> None:
    rows = [
        ("A", "certified", "value", 0.9, 0.8, 0.95), ("B", "certified", "value", 0.5, 0.3, 0.7),
        ("C", "certified", "value", 0.6, 0.4, 0.8), ("A", "age", "value", 90.0, 80.0, 100.0),
        ("B", "age", "value", 20.0, 10.0, 30.0), ("A", "response", "value", 0.6, 0.5, 0.7),
        ("B", "response", "value", 0.55, 0.5, 0.7), ("A", "skills", "value", 0.9, 0.8, 1.0),
        ("B", "skills", "value", 0.1, 0.0, 0.2),
    ]  # fmt: skip
    table = pd.DataFrame(
        rows, columns=["cluster_code", "indicator", "state", "value", "low", "high"]
    )
    found = standings(table, "A", ["B", "C"])
    told = [(one.indicator, one.is_strength, one.median, one.peers) for one in found]
    assert told == [("certified", True, 0.55, 2), ("age", False, 20.0, 1)]
    assert standings(table, "A", []) == []

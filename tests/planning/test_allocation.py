"""Allocation against a brute force that knows nothing of linear programs, and its invariants."""

from __future__ import annotations

from functools import cache
from itertools import product as every

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from planning import transport
from planning.allocation import allocate, allocate_each
from planning.lots import exact, repaired
from planning.places import check_places, distances, open_corridors, read_places
from planning.transport import Transport


def donors_of(*rows: tuple[str, float, float, float], country: str = "") -> pd.DataFrame:
    return _read("donor", rows, country)


def receivers_of(*rows: tuple[str, float, float, float], country: str = "") -> pd.DataFrame:
    return _read("receiver", rows, country)


def _read(role, rows, country):
    table = pd.DataFrame(rows, columns=[role, "x", "y", "quantity"]).assign(product="mask")
    if country:
        table["country"] = country
    return read_places(table, role, "plane")


def brute(supply, need, cost, allowed, lot=0):
    """Least (unmet, quantity × distance) over all whole flows, receiver by receiver."""

    @cache
    def rest(receiver: int, left: tuple[int, ...]) -> tuple[int, float]:
        if receiver == len(need):
            return (0, 0.0)
        best = (10**9, 0.0)
        choices = [
            [x for x in range(have + 1) if x == 0 or (allowed[donor][receiver] and x >= lot)]
            for donor, have in enumerate(left)
        ]
        for sent in every(*choices):
            if sum(sent) > need[receiver]:
                continue
            after = rest(receiver + 1, tuple(h - x for h, x in zip(left, sent, strict=True)))
            here = sum(x * cost[donor][receiver] for donor, x in enumerate(sent))
            best = min(best, (need[receiver] - sum(sent) + after[0], here + after[1]))
        return best

    return rest(0, tuple(supply))


@st.composite
def cases(draw, most=4, sizes=4):
    n, m = draw(st.integers(1, sizes)), draw(st.integers(1, sizes))
    quantity = st.integers(0, most)
    place = st.tuples(st.integers(0, 9), st.integers(0, 9))
    supply = draw(st.lists(quantity, min_size=n, max_size=n))
    need = draw(st.lists(quantity, min_size=m, max_size=m))
    froms = draw(st.lists(place, min_size=n, max_size=n))
    tos = draw(st.lists(place, min_size=m, max_size=m))
    shut = draw(st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, m - 1)), max_size=n * m))
    donors = donors_of(*((f"d{i}", *froms[i], supply[i]) for i in range(n)))
    receivers = receivers_of(*((f"r{j}", *tos[j], need[j]) for j in range(m)))
    return donors, receivers, {(f"d{i}", f"r{j}") for i, j in shut}


def _compared(donors, receivers, closed, lot=0):
    cost = distances(donors, receivers, "plane")
    allowed = open_corridors(donors, receivers, closed)
    whole = [table["quantity"].astype(int).tolist() for table in (donors, receivers)]
    return brute(*whole, cost.tolist(), allowed.tolist(), lot)


@settings(max_examples=25, deadline=None)
@given(cases())
def test_equals_brute_force(case) -> None:
    donors, receivers, closed = case
    unmet, carried = _compared(donors, receivers, closed)
    found = allocate(donors, receivers, closed=closed, metric="plane")
    assert found.method == "linear"
    assert found.unmet == pytest.approx(unmet, abs=1e-7)
    assert found.quantity_distance == pytest.approx(carried, abs=1e-6)


@settings(max_examples=25, deadline=None)
@given(cases(most=5, sizes=3), st.integers(2, 4))
def test_minimum_lots_equal_brute_force_and_repair_is_never_better(case, lot) -> None:
    donors, receivers, closed = case
    unmet, carried = _compared(donors, receivers, closed, lot)
    found = allocate(donors, receivers, closed=closed, lot=lot, metric="plane")
    assert found.proved
    assert found.unmet == pytest.approx(unmet, abs=1e-6)
    assert found.quantity_distance == pytest.approx(carried, abs=1e-5)
    sent = found.flows["quantity"]
    assert ((sent >= lot - 1e-9) & (sent > 0)).all()


@settings(max_examples=25, deadline=None)
@given(cases(most=9), st.integers(0, 4), st.sampled_from(["least_unmet", "equal_fill"]))
def test_invariants(case, lot, aim) -> None:
    donors, receivers, closed = case
    found = allocate(donors, receivers, closed=closed, lot=lot, aim=aim, metric="plane")
    used = set(zip(found.flows["donor"], found.flows["receiver"], strict=True))
    assert not used & closed
    assert (found.left["sent"] <= found.left["supply"] + 1e-6).all()
    assert (found.fills["received"] <= found.fills["need"] + 1e-6).all()
    assert found.fills["fill_rate"].dropna().between(0, 1).all()
    assert found.shipments == len(found.flows)
    assert found.flows["quantity"].sum() + found.unmet == pytest.approx(
        receivers["quantity"].sum(), abs=1e-6
    )
    if not closed and not lot:
        over = receivers["quantity"].sum() - donors["quantity"].sum()
        assert found.unmet == pytest.approx(max(0, over), abs=1e-6)


@settings(max_examples=25, deadline=None)
@given(cases(most=9), st.randoms(use_true_random=False))
def test_order_of_donors_and_receivers_changes_nothing(case, random) -> None:
    donors, receivers, closed = case
    mixed = []
    for table in (donors, receivers):
        order = list(range(len(table)))
        random.shuffle(order)
        mixed.append(table.iloc[order].reset_index(drop=True))
    one = allocate(donors, receivers, closed=closed, metric="plane")
    other = allocate(*mixed, closed=closed, metric="plane")
    assert other.unmet == pytest.approx(one.unmet, abs=1e-6)
    assert other.quantity_distance == pytest.approx(one.quantity_distance, abs=1e-5)


@settings(max_examples=25, deadline=None)
@given(cases(most=9))
def test_equal_fill_cannot_be_raised(case) -> None:
    """Fill f is the best: by every group of receivers, f × its need ≤ its donors' supply, and
    for one group it is met (max-flow = min-cut)."""
    donors, receivers, closed = case
    found = allocate(donors, receivers, closed=closed, aim="equal_fill", metric="plane")
    allowed = open_corridors(donors, receivers, closed)
    supply, need = donors["quantity"].to_numpy(), receivers["quantity"].to_numpy()
    reached = (allowed & (supply > 0)[:, None]).any(axis=0) & (need > 0)
    if not reached.any():
        return
    best = 1.0
    for mask in range(1, 2 ** len(need)):
        group = np.array([bool(mask >> j & 1) for j in range(len(need))]) & reached
        if group.any():
            have = supply[allowed[:, group].any(axis=1)].sum()
            best = min(best, have / need[group].sum())
    least = found.fills.loc[reached, "fill_rate"].min()
    assert least == pytest.approx(best, abs=1e-6)
    # equal fill never sends less in all than could be sent
    assert found.unmet == pytest.approx(
        allocate(donors, receivers, closed=closed, metric="plane").unmet, abs=1e-5
    )


def test_by_hand() -> None:
    """d0 has 10 at x=0, d1 has 5 at x=10; r0 needs 8 at x=1, r1 needs 9 at x=11.

    17 needed, 15 there: 2 unmet. Of the ways to send all 15, nearest first: d1 → r1 5 × 1, d0 →
    r0 8 × 1, and the other 2 of d0 to r1 2 × 11 = 35 in all.
    """
    found = allocate(
        donors_of(("d0", 0, 0, 10), ("d1", 10, 0, 5)),
        receivers_of(("r0", 1, 0, 8), ("r1", 11, 0, 9)),
        metric="plane",
    )
    assert found.flows.values.tolist() == [
        ["d0", "r0", 8.0, 1.0], ["d1", "r1", 5.0, 1.0], ["d0", "r1", 2.0, 11.0]
    ]  # fmt: skip
    assert found.quantity_distance == 35.0
    assert (found.unmet, found.shipments, found.unmet_gap, found.distance_gap) == (2, 3, 0, 0)
    assert found.fills["fill_rate"].tolist() == [1.0, 7 / 9]
    assert found.mean_distance == pytest.approx(35 / 15)


def test_a_lot_moves_a_small_flow_and_the_gap_is_told() -> None:
    """With lots of 3 the 2 of d0 to r1 can't go alone: r0 gets 7 and r1 8 (3 + 5), 2 unmet still;
    7 × 1 + 5 × 1 + 3 × 11 = 45 instead of 35: 2/7 more."""
    donors = donors_of(("d0", 0, 0, 10), ("d1", 10, 0, 5))
    receivers = receivers_of(("r0", 1, 0, 8), ("r1", 11, 0, 9))
    found = allocate(donors, receivers, lot=3, metric="plane")
    assert (found.method, found.proved, found.unmet, found.unmet_gap) == ("exact", True, 2, 0)
    assert found.quantity_distance == pytest.approx(45)
    assert (found.unmet_without_lots, found.distance_without_lots) == (2, 35)
    assert found.distance_gap == 0


def test_repair_of_a_large_case_is_feasible_and_tells_its_gap() -> None:
    random = np.random.default_rng(7)

    def rows(name, size):
        return [
            (f"{name}{i}", *random.uniform(0, 30, 2), float(random.integers(5, 200)))
            for i in range(size)
        ]

    donors, receivers = donors_of(*rows("d", 60)), receivers_of(*rows("r", 70))
    best = allocate(donors, receivers, metric="plane")
    found = allocate(donors, receivers, lot=20, metric="plane")
    assert (found.method, found.proved) == ("repaired", False)
    assert (found.flows["quantity"] >= 20 - 1e-6).all()
    assert found.unmet_gap == pytest.approx(found.unmet - best.unmet, abs=1e-6)
    assert found.unmet_gap <= 0.05 * receivers["quantity"].sum()


def test_borders_close_by_country_one_way_and_inland_stays_open() -> None:
    inland = donors_of(("tunis", 0, 0, 5), country="TN")
    abroad = donors_of(("madrid", 0, 1, 5), country="ES")
    donors = pd.concat([inland, abroad], ignore_index=True)
    receivers = pd.concat(
        [
            receivers_of(("sfax", 1, 0, 5), country="TN"),
            receivers_of(("lorca", 1, 1, 5), country="ES"),
        ],
        ignore_index=True,
    )
    assert open_corridors(donors, receivers).all()
    assert open_corridors(donors, receivers, {("TN", "ES")}).tolist() == [
        [True, False], [True, True]
    ]  # fmt: skip
    assert open_corridors(donors, receivers, {("TN", "*"), ("*", "TN")}).tolist() == [
        [True, False], [False, True]
    ]  # fmt: skip
    assert not open_corridors(donors, receivers, {("*", "*")}).any()
    shut = allocate(donors, receivers, closed={("*", "*")}, metric="plane")
    assert (shut.unmet, shut.shipments, shut.quantity_distance) == (10, 0, 0)


def test_nobody_has_anything_or_nobody_is_there() -> None:
    none = donors_of().reset_index(drop=True)
    receivers = receivers_of(("r", 0, 0, 5))
    assert allocate(none, receivers, metric="plane").unmet == 5
    assert allocate(donors_of(("d", 0, 0, 0)), receivers, metric="plane").unmet == 5
    empty = allocate(donors_of(("d", 0, 0, 3)), receivers_of(), metric="plane")
    assert (empty.unmet, empty.shipments) == (0, 0)
    with pytest.raises(ValueError, match="finite"):
        allocate(donors_of(("d", 0, 0, 3)).assign(quantity=float("inf")), receivers)


def test_great_circle() -> None:
    """A quarter of the globe by hand; Tunis to Barcelona by the law of cosines."""
    there = _read("donor", [("tunis", 10.18, 36.80, 1)], "")
    here = _read("receiver", [("barcelona", 2.17, 41.39, 1)], "")
    quarter = distances(there.assign(x=0, y=0), here.assign(x=90, y=0))[0, 0]
    assert quarter == pytest.approx(6371.0088 * np.pi / 2)
    south, north = np.radians(36.80), np.radians(41.39)
    cosine = np.sin(south) * np.sin(north)
    cosine += np.cos(south) * np.cos(north) * np.cos(np.radians(10.18 - 2.17))
    assert distances(there, here)[0, 0] == pytest.approx(6371.0088 * np.arccos(cosine))


def test_the_form_is_checked_in_sentences() -> None:
    table = pd.DataFrame(
        {"donor": ["a", "a", "b"], "x": [200, 1, "?"], "y": [1, 1, 1], "product": "m"}
    )
    assert check_places(table, "donor") == ["The column “quantity” is missing."]
    table["quantity"] = [1, -1, 2]
    assert check_places(table, "donor") == [
        "Row 2: “200” can’t be read as x.",
        "Row 4: “?” can’t be read as x.",
        "Row 3: “-1” can’t be read as quantity.",
        "Row 3: a stands twice for the same product.",
    ]
    with pytest.raises(ValueError, match="Row 4"):
        read_places(table, "donor")


def test_products_are_allocated_apart() -> None:
    donors = donors_of(("d", 0, 0, 5))
    both = pd.concat([donors, donors.assign(product="gown", quantity=1)], ignore_index=True)
    needs = receivers_of(("r", 1, 0, 4))
    needs = pd.concat([needs, needs.assign(product="gown")], ignore_index=True)
    found = allocate_each(both, needs, metric="plane")
    assert {name: one.unmet for name, one in found.items()} == {"mask": 0, "gown": 3}


def random_transport(seed: int, n: int, m: int, shut: float) -> Transport:
    random = np.random.default_rng(seed)
    supply = random.integers(0, 1000, n).astype(float)
    need = random.integers(0, 1000, m).astype(float)
    places = random.uniform(0, 40, (n + m, 2))
    distance = np.hypot(*(places[:n, None] - places[None, n:]).transpose(2, 0, 1))
    return Transport(supply, need, distance, random.random((n, m)) >= shut, need)


@pytest.mark.parametrize("shut", [0.0, 0.2, 0.9])
@pytest.mark.parametrize(("n", "m"), [(30, 40), (45, 25)])
def test_corridors_added_as_needed_give_what_all_at_once_give(n, m, shut, monkeypatch) -> None:
    """Begun on the single nearest corridor of each place, against one program of them all."""
    monkeypatch.setattr(transport, "_NEAREST", 1)
    monkeypatch.setattr(transport, "_ADDED", 1)
    problem = random_transport(n, n, m, shut)
    found = transport.best_flows(problem)
    donor, receiver = np.nonzero(problem.allowed)
    ends = transport.incidence(donor, receiver, n, m)
    limits = np.concatenate([problem.supply, problem.need])
    most = -linprog(-np.ones(len(donor)), A_ub=ends, b_ub=limits).fun
    least = linprog(
        problem.distance[donor, receiver],
        A_ub=ends,
        b_ub=limits,
        A_eq=np.ones((1, len(donor))),
        b_eq=[most],
    )
    assert found.sum() == pytest.approx(most)
    assert (found * problem.distance).sum() == pytest.approx(least.fun)
    assert (found == np.round(found)).all()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("lot", [50.0, 200.0, 450.0])
def test_repair_respects_lots_supply_and_need(seed, lot) -> None:
    problem = random_transport(seed, 8, 6, 0.2)
    found = repaired(problem, lot)
    assert (found[found > 0] >= lot - 1e-6).all()
    assert (found.sum(axis=1) <= problem.supply + 1e-6).all()
    assert (found.sum(axis=0) <= problem.need + 1e-6).all()
    assert not found[~problem.allowed].any()
    best = exact(problem, lot, found, seconds=200)  # to the proof, however busy the machine
    assert best.proved
    assert best.unmet_bound == pytest.approx(problem.need.sum() - best.flows.sum(), abs=1e-3)
    assert 0.8 * best.flows.sum() <= found.sum() <= best.flows.sum() + 1e-6

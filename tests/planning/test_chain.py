"""Chains by hand, against every set of firms tried, and looked through again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.chain import build
from planning.chain_check import validate
from planning.chain_roles import Stated, maker_stage, roles
from tests.planning.chain_lines import (
    GOWN,
    POUCH,
    ROLES,
    SMS,
    STERILE,
    TESTS,
    asked,
    basins,
    gives,
    most_of,
    offer,
    part_of_all,
    sets_that_hold,
    states,
    wanted,
)
from tests.planning.supply_tables import lines

parts = st.sampled_from([0.2, 0.5, 0.8, 1.0, 1.2])
"""Of what all firms together can make: with the last, not all of it can be had."""


def test_two_makers_and_a_mill_by_hand() -> None:
    """1,000 gowns: makers of 700 and 400, 126 kg of SMS, the mill sterilises as well."""
    table = lines(
        offer(GOWN, 700, utilisation=0.0), offer(GOWN, 800, utilisation=0.5),
        offer(SMS, 2000, firm=3, stages=[STERILE]), offer(GOWN, 300, country="ES"),
    )  # fmt: skip
    plan = build(asked(1000), table)
    best = plan.chains[0]
    assert best.firms == (1, 2, 3)
    assert [(one.role, one.firm, one.amount) for one in best.shares] == [
        (SMS, 3, pytest.approx(126)), (GOWN, 1, 700), (GOWN, 2, pytest.approx(300)),
        (STERILE, 3, None),
    ]  # fmt: skip
    assert best.countries == ("TN",)
    assert best.slack == pytest.approx(0.1)
    assert [one.firms for one in plan.chains[1:]] == [(1, 3, 4)]
    assert plan.greatest == pytest.approx(1400)
    assert {one.code: one.why for one in plan.taken}[POUCH] == "nobody"


def test_what_falls_short_is_named_with_how_much() -> None:
    """Everybody together makes 900 of 1,000 gowns, and nobody in Spain sterilises."""
    table = lines(
        offer(GOWN, 500, country="ES"), offer(GOWN, 400, country="ES"),
        offer(SMS, 800, country="ES"), states(STERILE, country="TN"),
    )  # fmt: skip
    plan = build(asked(1000, countries=("ES",)), table)
    assert plan.suffices is False
    assert plan.chains == ()
    assert [(one.role.code, one.missing(1000), one.own_missing) for one in plan.missing] == [
        (STERILE, 1000, None), (SMS, pytest.approx(200), pytest.approx(25.2)),
        (GOWN, pytest.approx(100), pytest.approx(100)),
    ]  # fmt: skip
    assert plan.greatest == 0
    assert plan.partial is not None
    assert plan.partial.firms == (1, 2, 3)


def test_only_what_somebody_states_is_wanted_unless_all_is() -> None:
    plain, taken = roles(GOWN, "certified", Stated(frozenset({GOWN, SMS}), frozenset({STERILE})))
    assert [one.code for one in plain] == [SMS, GOWN, STERILE]
    assert {one.code: one.why for one in taken} == {
        "knit_cuff": "not_surveyed", "ethylene_oxide": "not_surveyed", POUCH: "nobody",
        "polymer": "inside", TESTS: "nobody",
    }  # fmt: skip
    whole, left = roles(GOWN, "certified", Stated(frozenset(), frozenset()), every=True)
    assert {one.code for one in whole} == set(ROLES)
    assert all(one.why != "nobody" for one in left)
    had, said = roles(GOWN, "certified", Stated(frozenset(), frozenset()), {SMS}, every=True)
    assert SMS not in {one.code for one in had}
    assert {one.code: one.why for one in said}[SMS] == "reader"


def test_the_makers_stage_is_the_last_before_what_comes_after() -> None:
    found = {code: maker_stage(code) for code in (GOWN, "resp_ffp2", "cotton_wool", "scrubs_set")}
    assert found == {
        GOWN: "cut_sew", "resp_ffp2": "mask_line", "cotton_wool": "dyeing_finishing",
        "scrubs_set": "cut_sew",
    }  # fmt: skip


def test_a_service_covers_its_stage() -> None:
    table = lines(offer(GOWN, 500), offer("svc_sterilisation", 10.0, country="ES"))
    plan = build(asked(300), table)
    assert [one.role.code for one in plan.held] == [GOWN, STERILE]
    assert plan.chains[0].firms == (1, 2)


def test_a_minimum_order_is_met_by_ordering_more_and_never_above_what_is_free() -> None:
    """An order covers four weeks: 1,600 are 400 a week, 3,800 would be 950 of 900."""
    table = lines(offer(GOWN, 500, min_order=1600.0), offer(GOWN, 900, min_order=3800.0))
    best = build(asked(100), table).chains[0]
    assert [(one.firm, one.amount) for one in best.shares] == [(1, 400.0)]
    plan = build(asked(600), table)
    assert plan.suffices is False
    assert plan.greatest == 500


def test_a_certificate_must_be_valid_in_the_week_the_quantity_is_made() -> None:
    table = lines(offer(GOWN, 500, certificate_days=20.0))
    assert build(asked(400), table).suffices
    later = asked(400).but(by=pd.Timestamp("2026-11-29").date())
    assert build(later, table).suffices is False


def test_without_a_standard_nothing_can_be_certified() -> None:
    plan = build(asked(10, product="cotton_wool"), lines(offer("cotton_wool", 50)))
    assert not plan.standard
    plan = build(asked(10, product="cotton_wool", rung="attested"), lines(offer("cotton_wool", 50)))
    assert plan.chains[0].firms == (1,)


def test_who_may_read_of_nobody_is_told_no_chain_but_sums_of_three() -> None:
    closed = {"open": False, "listed": False, "named": False}
    makers = [offer(GOWN, amount, **closed) for amount in (300, 400, 500)]
    mill = offer(SMS, 5000, stages=[STERILE], **closed)
    plan = build(asked(1000), lines(*makers, mill))
    assert (plan.chains, plan.partial, plan.partners) == ((), None, {})
    assert {one.role.code: (one.most, one.firms) for one in plan.held} == {
        GOWN: (1200, 3), SMS: (None, None), STERILE: (None, None),
    }  # fmt: skip
    assert plan.suffices is None
    assert plan.greatest is None
    assert [one.role.code for one in plan.held if not one.told] == [SMS]
    short = build(asked(2000), lines(*makers, mill))
    assert short.suffices is False
    assert short.missing[0].missing(2000) == 800


def test_chains_of_who_reads_some_are_made_of_those_alone() -> None:
    table = lines(offer(GOWN, 300), offer(GOWN, 900, open=False, listed=False, named=False))
    plan = build(asked(200), table)
    assert [one.firms for one in plan.chains] == [(1,)]
    assert plan.greatest == 300
    assert plan.left_out
    assert not build(asked(200), table.iloc[:1]).left_out


@settings(max_examples=25, deadline=None)
@given(basins(), parts)
def test_equals_every_set_of_firms_tried(table: pd.DataFrame, part: float) -> None:
    problem = asked(part_of_all(table, part))
    plan, best = build(problem, table, others=1), sets_that_hold(table, problem)
    assert plan.proved
    if best is None:
        assert plan.suffices is False
        assert plan.chains == ()
        _short_as_counted(table, plan, problem)
        return
    count, countries, holding = best
    found = plan.chains[0]
    assert (len(found.firms), len(found.countries)) == (count, countries)
    assert found.firms in holding
    assert (len(plan.chains) > 1) or len(holding) == 1
    for chain in plan.chains:
        assert validate(chain, problem, table) == ()
        assert count <= len(chain.firms) <= count + 1


def _short_as_counted(table: pd.DataFrame, plan, problem) -> None:
    """Each role that falls short, and by how much, as the lines add up by hand."""
    given_by, quantity = gives(table, problem), problem.quantity
    short = {
        code: quantity - most_of(given_by, code)
        for code in wanted(table)
        if most_of(given_by, code) < quantity * (1 - 1e-9)
    }
    assert short
    assert {one.role.code: one.missing(quantity) for one in plan.missing} == pytest.approx(short)
    most = min(most_of(given_by, code) for code in wanted(table))
    assert plan.greatest == pytest.approx(most)


@settings(max_examples=10, deadline=None)
@given(basins(8), st.lists(parts, min_size=2, max_size=2, unique=True))
def test_more_never_takes_fewer_and_more_countries_never_more(
    table: pd.DataFrame, two: list[float]
) -> None:
    less, more = (part_of_all(table, part) for part in sorted(two))
    small, large = (build(asked(one), table, others=0) for one in (less, more))
    if large.chains:
        assert len(small.chains[0].firms) <= len(large.chains[0].firms)
    near = build(asked(less, countries=("TN", "ES")), table, others=0)
    if near.chains:
        assert len(small.chains[0].firms) <= len(near.chains[0].firms)


@settings(max_examples=8, deadline=None)
@given(basins(8), parts, st.randoms(use_true_random=False))
def test_the_order_of_lines_makes_no_difference(table, part, order) -> None:
    quantity = part_of_all(table, part)
    places = list(range(len(table)))
    order.shuffle(places)
    one, other = (
        build(asked(quantity), some, others=1)
        for some in (table, table.iloc[places].reset_index(drop=True))
    )
    assert [chain.firms for chain in one.chains] == [chain.firms for chain in other.chains]
    assert [chain.countries for chain in one.chains] == [chain.countries for chain in other.chains]
    assert [two.most for two in one.held] == pytest.approx(
        [two.most for two in other.held], nan_ok=True
    )


TRIO = lines(
    offer(GOWN, 700, country="ES"), offer(GOWN, 400), offer(SMS, 2000, stages=[STERILE]),
    offer(GOWN, 900, approved=False),
)  # fmt: skip


@pytest.mark.parametrize("left_out", range(4))
def test_a_chain_without_one_of_its_shares_is_found_out(left_out: int) -> None:
    chain = build(asked(1000), TRIO).chains[0]
    assert validate(chain, asked(1000), TRIO) == ()
    shares = [one for place, one in enumerate(chain.shares) if place != left_out]
    assert len(shares) == 3
    assert validate(replace(chain, shares=tuple(shares)), asked(1000), TRIO)


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (asked(1200), "of 1200"), (asked(1000, countries=("TN",)), "outside the countries"),
        (asked(1000, regions=("ES-CT",)), "outside the regions"),
        (asked(1000, every=True), "nobody holds it"), (asked(1000, product="gown_isolation"), ""),
    ],
)  # fmt: skip
def test_a_chain_is_held_against_what_is_asked(problem, said: str) -> None:
    chain = build(asked(1000), TRIO).chains[0]
    assert any(said in one for one in validate(chain, problem, TRIO))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"utilisation": np.nan}, "free"), ({"age_days": 400.0}, "too old"),
        ({"approved": False}, "not approved"), ({"certificate_days": -1.0}, "free"),
        ({"min_order": 4000.0}, "minimum order"), ({"countable": False}, "does not make"),
        ({"country": "PT"}, "not there"), ({"firm": 9}, "not this firm"),
    ],
)  # fmt: skip
def test_a_chain_is_held_against_the_lines(changed: dict, said: str) -> None:
    chain = build(asked(1000), TRIO).chains[0]
    found = validate(chain, asked(1000), TRIO.assign(**changed))
    assert any(said in one for one in found), found

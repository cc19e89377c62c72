"""Output limited by inputs: the bill, the closed form, and the linear program beside it."""

from __future__ import annotations

from itertools import product as every
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cluster_data.reference import products, table
from planning.bill import Component, bill
from planning.recipe import limited
from planning.sharing import NoPlan, share
from planning.telling import binding_sentence
from planning.timing import cumulative


def part(code: str, quantity: float, *, optional: bool = False) -> Component:
    return Component(code, "stage", quantity, "kg", optional, False, "verified", "")


A, B = part("mat_meltblown", 0.5), part("mat_spunbond", 2.0)


def test_the_recipe_of_a_type_iir_mask_in_kilograms() -> None:
    """Grams in the table; area twins, basis weights, what nobody is asked for don't bind."""
    found = bill("mask_surg_iir")
    assert {one.code: one.quantity for one in found.components} == pytest.approx(
        {"mat_spunbond": 0.001624, "mat_meltblown": 0.000725, "mat_nose_wire": 0.00043,
         "mat_elastic_loop": 0.00046}
    )  # fmt: skip
    assert {one.unit for one in found.components} == {"kg"}
    assert found.binding == found.components
    assert {one.code for one in found.assumed} == {
        "electret_masterbatch", "ethylene_oxide", "electricity", "pack_pe_film", "pack_board",
    }  # fmt: skip


def test_a_component_counts_by_the_row_in_its_own_unit_and_optional_ones_never_bind() -> None:
    """A community mask: sheeting is counted in m2 (0.116), not by its 13.96 g."""
    found = {one.code: one for one in bill("mask_community").components}
    assert found["mat_woven_cotton_pes"].quantity == 0.116
    assert [code for code, one in found.items() if one.optional] == [
        "mat_meltblown", "mat_nose_wire",
    ]  # fmt: skip
    assert [one.code for one in bill("mask_community").binding] == [
        "mat_woven_cotton_pes", "mat_elastic_loop",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("product", "component", "quantity"),
    [("mat_meltblown", "mat_pp_resin", 1.05), ("mat_gauze_fabric", "mat_yarn_cotton", 0.0242),
     ("steril_wrap", "mat_sms", 0.06), ("gown_surg_reuse", "mat_woven_pes_barrier", 3.2)],
)  # fmt: skip
def test_quantities_a_unit_of_product(product: str, component: str, quantity: float) -> None:
    (found,) = (one for one in bill(product).components if one.code == component)
    assert found.quantity == pytest.approx(quantity)


def test_estimates_say_that_they_are() -> None:
    assert not any(one.estimate for one in bill("mask_surg_iir").components)
    assert {one.code for one in bill("bed_sheet").components if one.estimate} == {
        "mat_woven_cotton_pes"
    }


def test_every_component_of_every_bill_is_counted_in_its_own_unit_or_assumed() -> None:
    rows = table("bom")
    for code in rows["product_code"].unique():
        found = bill(code)
        listed = [one.code for one in (*found.components, *found.assumed)]
        assert len(listed) == len(set(listed))
        for one in found.components:
            assert one.unit == products()[one.code].unit
            assert one.quantity > 0
    assert bill("glove_surg").components == ()


def test_inputs_by_hand() -> None:
    """Makers 10 a week, 5 in stock. Meltblown 0.5 each: 2 kg in stock, 3 a week: enough for 10, 16,
    22, 28. Spunbond 2 each: 60 in stock, none after: enough for 30. Week 1: 10 <= 10. Week 2: 16
    of 20. Week 3: 22 of 26. Week 4: 28 of 32, and spunbond would do for 30.
    """
    makers = np.array([5.0, 10, 10, 10, 10])
    inputs = {
        "mat_meltblown": np.array([2.0, 3, 3, 3, 3]),
        "mat_spunbond": np.array([60.0, 0, 0, 0, 0]),
    }
    found = limited(makers, (A, B), inputs)
    assert found.output.tolist() == [5, 10, 6, 6, 6]
    assert found.held_by == (None, None, A, A, A)
    assert found.binding(7) is None
    bound = found.binding(28)
    assert bound is not None
    assert (bound.component, bound.shadow_price, bound.week) == (A, 2.0, 4)
    assert makers.tolist() == [5, 10, 10, 10, 10]


def test_what_comes_early_serves_later_and_what_comes_late_does_not_serve_earlier() -> None:
    early = limited(np.array([0.0, 4, 4]), (A,), {A.code: np.array([0.0, 4, 0])})
    late = limited(np.array([0.0, 4, 4]), (A,), {A.code: np.array([0.0, 0, 4])})
    assert early.output.tolist() == [0, 4, 4]
    assert late.output.tolist() == [0, 0, 4]


def test_stock_of_the_product_needs_no_inputs_and_an_input_nobody_makes_stops_the_rest() -> None:
    found = limited(np.array([9.0, 4, 4]), (A,), {A.code: np.zeros(3)})
    assert found.output.tolist() == [9, 0, 0]
    assert found.binding(14) is not None


def test_optional_and_unlisted_components_never_bind() -> None:
    optional = part("mat_meltblown", 0.5, optional=True)
    makers = np.array([0.0, 4, 4])
    assert limited(makers, (optional,), {A.code: np.zeros(3)}).output.tolist() == [0, 4, 4]
    assert limited(makers, (A,), {}).output.tolist() == [0, 4, 4]


amount = st.integers(0, 50).map(float)


def series(weeks: int = 5) -> st.SearchStrategy[np.ndarray]:
    return st.lists(amount, min_size=weeks, max_size=weeks).map(np.array)


quantities = st.tuples(st.sampled_from([0.25, 0.5, 2.0]), st.sampled_from([0.1, 1.0, 3.0]))


@settings(deadline=None)
@given(series(), series(), series(), quantities)
def test_the_program_makes_of_one_product_what_the_closed_form_does(
    makers: np.ndarray, first: np.ndarray, second: np.ndarray, needed: tuple[float, float]
) -> None:
    """Stock of inputs comes with the first week; the finished stock is no part of the program."""
    parts = (part("mat_meltblown", needed[0]), part("mat_spunbond", needed[1]))
    found = limited(makers, parts, {"mat_meltblown": first, "mat_spunbond": second})
    arriving = np.array([first[1:], second[1:]])
    arriving[:, 0] += [first[0], second[0]]
    planned = share(makers[None, 1:], arriving, np.array([[needed[0]], [needed[1]]]))
    assert planned.output[0] == pytest.approx(found.output[1:], abs=1e-6)
    worked = np.array([cumulative(first) / needed[0], cumulative(second) / needed[1]]).min(axis=0)
    made = 0.0
    for week in range(1, 5):
        step = min(makers[week], worked[week] - made)
        assert found.output[week] == pytest.approx(step, abs=1e-5)
        made += step


@settings(deadline=None)
@given(series(), series(), quantities, st.integers(0, 4), amount)
def test_more_of_anything_never_makes_less(
    makers: np.ndarray, first: np.ndarray, needed: tuple[float, float], week: int, more: float
) -> None:
    """Running totals never fall; a single week may, when what it waited for was made before."""
    one = part("mat_meltblown", needed[0])
    before = cumulative(limited(makers, (one,), {one.code: first}).output)
    added = np.zeros(5)
    added[week] = more
    for makers_then, first_then in ((makers + added, first), (makers, first + added)):
        after = cumulative(limited(makers_then, (one,), {one.code: first_then}).output)
        assert (after >= before - 1e-5).all()


@settings(deadline=None)
@given(series(), series(), series(), quantities, st.floats(0.01, 1000))
def test_another_unit_of_an_input_changes_nothing(
    makers: np.ndarray, first: np.ndarray, second: np.ndarray, needed: tuple[float, float],
    factor: float,
) -> None:  # fmt: skip
    def made(scale: float) -> np.ndarray:
        parts = (part("mat_meltblown", needed[0] * scale), part("mat_spunbond", needed[1]))
        return limited(
            makers, parts, {"mat_meltblown": first * scale, "mat_spunbond": second}
        ).output

    assert made(factor) == pytest.approx(made(1.0), abs=1e-4)


@settings(deadline=None)
@given(series(), series(), series(), quantities)
def test_the_shadow_price_is_what_one_more_unit_makes(
    makers: np.ndarray, first: np.ndarray, second: np.ndarray, needed: tuple[float, float]
) -> None:
    """A little more of the binding input by its week, and of the other, against the price told."""
    parts = (part("mat_meltblown", needed[0]), part("mat_spunbond", needed[1]))
    inputs = {"mat_meltblown": first, "mat_spunbond": second}
    found = limited(makers, parts, inputs)
    bound = found.binding(28)
    little = 1e-3

    def total(code: str, week: int) -> float:
        added = np.zeros(5)
        added[week] = little
        return float(limited(makers, parts, inputs | {code: inputs[code] + added}).output.sum())

    enough = [cumulative(inputs[one.code]) / one.quantity for one in parts]
    assume(bound is None or abs(enough[0][bound.week] - enough[1][bound.week]) > 1e-2)  # no tie
    base = float(found.output.sum())
    if bound is None:
        assert all(total(one.code, 1) == pytest.approx(base, abs=1e-5) for one in parts)
        return
    assert total(bound.component.code, bound.week) - base == pytest.approx(
        little * bound.shadow_price, rel=1e-2, abs=1e-5
    )
    (other,) = (one for one in parts if one is not bound.component)
    assert total(other.code, 1) == pytest.approx(base, abs=1e-5)


def test_shared_inputs_go_where_most_is_made() -> None:
    """10 kg for masks at 1 kg and gowns at 5: ten masks; by shares of needs 10 and 1, both alike
    in value a kilogram until a gown of 5 kg is worth 1 and a mask 0.1: 0.2 against 0.1 a kilogram.
    """
    makers, arriving, use = np.array([[10.0], [1.0]]), np.array([[10.0]]), np.array([[1.0, 5.0]])
    assert share(makers, arriving, use).output.tolist() == [[10.0], [0.0]]
    needs = share(makers, arriving, use, np.array([1 / 10, 1 / 1]))
    assert needs.output.tolist() == [[5.0], [1.0]]
    assert needs.shadow_price().tolist() == pytest.approx([0.1])


def _best_of_all(makers: Any, arriving: Any) -> float:
    """The best of every whole plan for two products and two weeks, one unit of input each."""
    best = 0.0
    spans = [range(int(one) + 1) for one in makers.ravel()]
    for a1, a2, b1, b2 in every(*spans):
        if a1 + b1 <= arriving[0] and a1 + a2 + b1 + b2 <= arriving.sum():
            best = max(best, 2 * (3 * a1 + b1) + 3 * a2 + b2)
    return best


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 4), min_size=4, max_size=4),
    st.lists(st.integers(0, 6), min_size=2, max_size=2),
)
def test_the_program_is_as_good_as_every_plan_tried(limits: list[int], coming: list[int]) -> None:
    """One unit of input each makes the best plan a whole one; values 3 and 1."""
    makers, arriving = np.array(limits, dtype=float).reshape(2, 2), np.array(coming, dtype=float)
    found = share(makers, arriving[None, :], np.ones((1, 2)), np.array([3.0, 1.0])).output
    gained = float((found * np.array([[3.0], [1.0]]) * np.array([2.0, 1.0])).sum())
    assert gained == pytest.approx(_best_of_all(makers, arriving))


many = st.lists(st.lists(amount, min_size=4, max_size=4), min_size=3, max_size=3).map(np.array)
few = st.lists(st.lists(amount, min_size=4, max_size=4), min_size=2, max_size=2).map(np.array)
uses = st.lists(
    st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0]), min_size=3, max_size=3), min_size=2, max_size=2
).map(np.array)


def _in_turn(makers: np.ndarray, arriving: np.ndarray, use: np.ndarray) -> np.ndarray:
    """Week by week each product in turn takes what it can."""
    made, left = np.zeros_like(makers), np.zeros(len(arriving))
    for week in range(makers.shape[1]):
        left = left + arriving[:, week]
        for one in range(len(makers)):
            needs = use[:, one] > 0
            most = min([makers[one, week], *(left[needs] / use[needs, one])])
            made[one, week] = most
            left = np.maximum(left - use[:, one] * most, 0.0)
    return made


@settings(max_examples=60, deadline=None)
@given(many, few, uses)
def test_a_plan_keeps_to_what_there_is_and_is_no_worse_than_taking_turns(
    makers: np.ndarray, arriving: np.ndarray, use: np.ndarray
) -> None:
    for early in (True, False):
        found = share(makers, arriving, use, early=early).output
        assert (found >= 0).all()
        assert (found <= makers + 1e-6).all()
        used = cumulative(use @ found)
        assert (used <= cumulative(arriving) + 1e-5).all()
        weight = np.arange(4, 0, -1.0) if early else np.ones(4)
        turns = float((_in_turn(makers, arriving, use) * weight).sum())
        assert float((found * weight).sum()) >= turns - 1e-5


@settings(max_examples=60, deadline=None)
@given(many, few, uses, st.integers(0, 1))
def test_the_programs_shadow_prices_are_finite_differences(
    makers: np.ndarray, arriving: np.ndarray, use: np.ndarray, which: int
) -> None:
    """Between what a little more gains and a little less loses, which are one but at a corner."""
    little = 1e-4
    arriving = arriving + 1.0  # so that there is something to take away

    def gained(change: float) -> float:
        changed = arriving.copy()
        changed[which] += change
        return float(share(makers, changed, use, early=False).output.sum())

    base = gained(0.0)
    price = float(share(makers, arriving, use, early=False).shadow_price()[which])
    assert (gained(little) - base) / little <= price + 1e-3
    if price > 0:  # 0 also where inputs suffice and nothing is solved
        assert price <= (base - gained(-little)) / little + 1e-3


@pytest.mark.parametrize("wrong", [-1.0, np.nan, np.inf])
@pytest.mark.parametrize("where", [0, 1, 2])
def test_amounts_that_allow_no_plan_are_told_in_a_sentence(wrong: float, where: int) -> None:
    amounts = [np.ones((1, 2)), np.ones((1, 2)), np.ones((1, 1))]
    amounts[where][0, 0] = wrong
    with pytest.raises(NoPlan) as caught:
        share(*amounts)
    assert caught.value.message.endswith(".")


def test_the_shadow_price_in_words() -> None:
    """1 / 0.725 g: a tonne of meltblown is 1.38 million type IIR masks."""
    parts = {one.code: one for one in bill("mask_surg_iir").components}
    found = limited(
        np.array([0.0, 9e9]), (parts["mat_meltblown"],), {"mat_meltblown": np.array([0.0, 1])}
    ).binding(7)
    said = binding_sentence(found, "mask_surg_iir")
    assert "one more tonne of it a week makes 1.38 million more" in said
    assert "Medical face mask Type IIR" in said
    assert "suffice" in binding_sentence(None, "mask_surg_iir")

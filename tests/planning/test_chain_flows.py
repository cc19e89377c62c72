"""Possible flows balance, take the own country's first, and never tell of one or two firms."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.bill import bill
from planning.chain_discretion import TOGETHER, few, shares, told
from planning.chain_flows import ELSEWHERE, OWN, Chain, Makers, chain_flows, inputs_of, shared_out

FEW = settings(max_examples=40, deadline=None)
PLACES = ("ES", "FR", "IT", "MA", "PT", "TN")
amounts = st.dictionaries(st.sampled_from(PLACES), st.floats(1e-3, 1e6), max_size=6)
RESIN, MELT, MASK = "mat_pp_resin", "mat_meltblown", "mask_surg_iir"


@FEW
@given(amounts, amounts)
def test_what_arrives_is_what_is_needed_and_nobody_sends_more_than_it_has(
    need: dict[str, float], supply: dict[str, float]
) -> None:
    found = shared_out(need, supply)
    arrived = found.groupby("target")["amount"].sum()
    for place, amount in need.items():
        assert arrived.get(place, 0.0) == pytest.approx(amount, abs=1e-4)
    sent = found.groupby("source")["amount"].sum()
    for place, amount in supply.items():
        assert sent.get(place, 0.0) <= amount * (1 + 1e-9) + 1e-6
    missing = float(sent.get(ELSEWHERE, 0.0))
    assert missing == pytest.approx(max(sum(need.values()) - sum(supply.values()), 0.0), abs=1e-3)


@FEW
@given(amounts, amounts)
def test_the_own_comes_first_and_others_in_proportion_to_what_they_have_left(
    need: dict[str, float], supply: dict[str, float]
) -> None:
    found = shared_out(need, supply)
    own = found[found["outcome"].eq(OWN)].set_index("source")["amount"]
    for place in need:
        least = min(need[place], supply.get(place, 0.0))
        assert own.get(place, 0.0) == pytest.approx(least, abs=1e-5)
    between = found[found["outcome"].eq("sent")]
    assert not between["source"].eq(between["target"]).any()
    left = {place: amount - own.get(place, 0.0) for place, amount in supply.items()}
    for _target, rows in between.groupby("target"):
        parts = {row["amount"] / left[row["source"]] for row in rows.to_dict("records")}
        assert max(parts) == pytest.approx(min(parts), rel=1e-3)


def line(product: str, country: str, firm: int, amount: float, **said: Any) -> dict[str, Any]:
    none = float("nan")
    row = {
        "product_code": product, "unit": "piece", "has_standard": product == MASK,
        "countable": True, "capacity_low": amount, "capacity_high": amount, "utilisation": none,
        "surge": none, "surge_days": none, "stock": none, "current_output": none, "age_days": 10.0,
        "certificate_days": 100.0, "converted": none, "conversion_days": none,
        "converted_product": None, "converted_unit": None, "converted_has_standard": False,
        "approved": True, "country": country, "region_code": None, "area_code": None,
        "firm": firm, "site": firm, "site_id": str(firm), "member_id": str(firm), "name": None,
        "site_name": None, "cluster_code": None, "round": "r", "listed": True, "named": False,
        "open": True,
    }  # fmt: skip
    return row | said


def lines(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def chain(*rows: dict[str, Any]) -> Chain:
    return chain_flows(lines(*rows), MASK, MELT)


def test_each_stage_takes_what_the_recipe_says() -> None:
    per = {part.code: part.quantity for part in bill(MASK).binding}[MELT]
    resin = bill(MELT).binding[0].quantity
    found = chain(
        line(MASK, "TN", 1, 1000.0), line(MASK, "ES", 2, 500.0),
        line(MELT, "ES", 3, 700 * per), line(RESIN, "IT", 4, 300 * per * resin),
    )  # fmt: skip
    assert found.codes == (RESIN, MELT, MASK)
    got = {tuple(row[:3]): row[3] for row in found.links[
        ["step", "source", "target", "value"]].itertuples(index=False)}  # fmt: skip
    assert got == pytest.approx(
        {(1, "ES", "ES"): 500, (1, "ES", "TN"): 200, (1, ELSEWHERE, "TN"): 800,
         (0, "IT", "ES"): 300, (0, ELSEWHERE, "ES"): 400}
    )  # fmt: skip
    last = found.last
    assert last["amount"].sum() == pytest.approx(1500 * per)
    parts = shares(found)
    assert parts is not None
    assert (parts.own, parts.others, parts.elsewhere) == pytest.approx((1 / 3, 2 / 15, 8 / 15))


def test_only_what_stands_is_counted() -> None:
    found = chain(
        line(MASK, "TN", 1, 10.0), line(MASK, "TN", 2, 10.0, certificate_days=-1.0),
        line(MASK, "TN", 3, 10.0, approved=False), line(MASK, "TN", 4, 10.0, age_days=400.0),
        line(MASK, "TN", 5, 10.0, countable=False), line(MELT, "TN", 6, 1.0, age_days=400.0),
    )  # fmt: skip
    assert found.last["value"].tolist() == pytest.approx([10.0])
    assert found.last["source"].tolist() == [ELSEWHERE]


def test_a_product_without_recipe_has_no_inputs() -> None:
    assert inputs_of("goggles") == ()
    assert MELT in inputs_of(MASK)
    with pytest.raises(KeyError):
        chain_flows(lines(line("goggles", "TN", 1, 1.0)), "goggles", MELT)


@st.composite
def closed_lines(draw: st.DrawFn) -> list[dict[str, Any]]:
    rows = []
    for code, factor in ((MASK, 1.0), (MELT, 0.001), (RESIN, 0.001)):
        for _place in range(draw(st.integers(0, 14))):
            rows.append(
                line(
                    code, draw(st.sampled_from(PLACES)), draw(st.integers(1, 12)),
                    draw(st.floats(1.0, 1e6)) * factor, open=draw(st.integers(0, 9)) == 0,
                )
            )  # fmt: skip
    return rows or [line(MASK, "TN", 1, 1.0, open=False)]


@FEW
@given(closed_lines())
def test_nothing_told_stands_on_one_or_two_firms(rows: list[dict[str, Any]]) -> None:
    whole = chain_flows(lines(*rows), MASK, MELT)
    shown = told(whole)
    if shown is None:
        return
    skipped = len(whole.codes) - len(shown.codes)
    assert shown.last["value"].sum() == pytest.approx(whole.last["value"].sum())
    for step in range(len(shown.codes) - 1):
        own = shown.links[shown.links["step"].eq(step)]
        exact = whole.links[whole.links["step"].eq(step + skipped)]
        named = set(own["target"])
        for target in named:
            into = {target} if target != TOGETHER else set(exact["target"]) - named
            assert not few(_of(shown.making[step + 1], into)), (step, target)
            reaching = exact[exact["target"].isin(into) & exact["source"].ne(ELSEWHERE)]
            assert not few(_of(shown.making[step], set(reaching["source"]))), (step, target)


def _of(making: Any, countries: set[str]) -> list[Makers]:
    return [making[country] for country in countries if country in making]


def test_who_may_see_all_is_told_all() -> None:
    found = chain(line(MASK, "TN", 1, 10.0), line(MELT, "ES", 2, 1.0))
    shown = told(found)
    assert shown is not None
    assert shown.links.sort_values(["step", "source"])["value"].tolist() == pytest.approx(
        found.links.sort_values(["step", "source"])["value"].tolist()
    )


def test_one_firm_among_the_public_hides_the_whole() -> None:
    rows = [line(MASK, "TN", firm, 10.0, open=False) for firm in (1, 2, 3)]
    found = chain(*rows, line(MELT, "ES", 9, 0.001, open=False))
    assert told(found) is None
    assert shares(found) is None

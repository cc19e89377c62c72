"""An emergency question answered: 25 firms by hand, who is told what, and what would help."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, is_dataclass

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.answer import Answer, Question
from planning.emergency import answer
from planning.supply import LEVELS, Terms
from tests.planning.supply_tables import IIR, conversion_line, line, lines, one_line

AS_OF = dt.date(2026, 4, 1)
BY = AS_OF + dt.timedelta(42)
NAN = np.nan


def firm(number: int, product: str = IIR, **said: object) -> dict[str, object]:
    said.setdefault("certificate_days", 1000.0 if product == IIR else NAN)
    return line(product_code=product, firm=number, **said)


def twenty_five() -> pd.DataFrame:
    """Makers 1 to 16, makers of inputs 17 to 25; the first test tells of each."""
    busy = {"capacity_low": 100_000.0, "utilisation": 0.5}
    return lines(
        *(firm(number, **busy) for number in range(1, 6)),
        firm(6, capacity_low=100_000.0, utilisation=NAN),
        firm(7, capacity_low=60_000.0, capacity_high=100_000.0),
        firm(8, capacity_low=100_000.0, utilisation=0.4, surge=240_000.0, surge_days=14.0),
        firm(9, capacity_low=70_000.0, certificate_days=10.0),
        firm(10, capacity_low=50_000.0, approved=False),
        firm(11, capacity_low=30_000.0, age_days=400.0),
        firm(12, capacity_low=20_000.0, stock=200_000.0),
        firm(13, capacity_low=90_000.0, stock=500_000.0, certificate_days=-1.0),
        firm(14, capacity_low=NAN, countable=False),
        firm(15, capacity_low=70_000.0, country="ES", region_code="ES-CT"),
        firm(16, "gown_isolation", converted_product=IIR, converted_unit="piece",
             converted=80_000.0, conversion_days=20.0),
        firm(17, "mat_spunbond", capacity_low=2_000.0, utilisation=0.5),
        firm(18, "mat_spunbond", capacity_low=1_000.0),
        firm(19, "mat_meltblown", capacity_low=580.0, utilisation=0.5),
        firm(20, "mat_meltblown", capacity_low=0.0, stock=72.5),
        firm(21, "mat_meltblown", capacity_low=72.5, approved=False),
        firm(22, "mat_meltblown", capacity_low=36.25, age_days=400.0),
        firm(23, "mat_elastic_loop", capacity_low=460.0),
        firm(24, "mat_elastic_loop", capacity_low=460.0, region_code="TN-61"),
        firm(25, "mat_nose_wire", capacity_low=430.0),
    )  # fmt: skip


ASKED = Question(IIR, 3_000_000, BY, AS_OF, countries=("TN",), rung="certified")


def test_twenty_five_firms_by_hand() -> None:
    """3,000,000 certified type IIR masks from Tunisia by day 42 (week 6), as of 1 April 2026.

    Makers a week (in thousands). 1-5: N 100, u 0.5 -> 50 each, 250. 6: N 100, u unstated -> 0 low,
    25 central, 100 high. 7: N 60-100 -> 60, 80, 100. 8: N 100, u 0.4 -> 60, and from week 3 (14
    days / 7 + 1) G 240 less 40 booked = 200. 9: N 70, certificate to day 10 -> 70, in week 2
    3/7 of it = 30, then 0. 10: 50, a draft, not low. 11: 30, 400 days old, only high. 12: 20, and
    200 in stock. 13: lapsed, nothing, nor its stock. 14: of no such unit. 15: Spain. 16: gowns,
    convertible, but certified for gowns alone.
      low      200 | 460 | 420 | 530 ...   (250 + 60 + 60 + 70 + 20; 9: 30; 8: 200, 9: 0)
      central  200 | 555 | 515 | 625 ...   (+ 6: 25, 7: 80, 10: 50)
      high     200 | 680 | 640 | 750 ...   (+ 6: 100, 7: 100, 11: 30)
    Meltblown, 0.725 g a mask: 19: 580 kg, half booked -> 290 kg, for 400 a week. 20: 72.5 kg in
    stock, for 100. 21: a draft, for 100 a week, not low. 22: old, for 50 a week, only high.
    Enough for, in total by week: low 500, 900, 1,300, ..; central 600, 1,100, 1,600, ..;
    high 650, 1,200, 1,750, ...
    Other inputs (spunbond 2,000 kg a week for 1,231; elastic 920 kg for 2,000; wire 430 kg for
    1,000) never run out.
      low      460 | 420 (880 of 900) | 420 (1,300 of 1,410) | 400 ...
      central  555 | 515 (1,070 of 1,100) | 530 (1,600 of 1,695) | 500 ...
      high     650 (of 680) | 550 ...
    By day 42: low 200 + 2,500, gap -300; central 200 + 3,100, +300; high 200 + 3,400, +600.
    3,000 reached: low after 2,700 on day 42, 300 / (400 / 7) = 5.25 -> day 48. central after 2,800
    on day 35, 200 / (500 / 7) = 2.8 -> day 38. high after 2,500 on day 28, 500 / (550 / 7) = 6.4
    -> day 35.
    Central contributions: the shares of makers' output left are 1, 1, 530/625 = 0.848 and three
    times 0.8, 5.248 in all. 1-5 and 10: 50 x 5.248 = 262.4 each. 6: 131.2. 7: 419.84.
    8: 60 x 2 + 200 x 3.248 = 769.6. 9: 100. 12: 200 + 20 x 5.248 = 304.96. Together 3,300.
    """
    found = answer(ASKED, twenty_five())
    expected = {
        "low": ([200, 460, 420, 420, 400, 400, 400], 48, -300),
        "central": ([200, 555, 515, 530, 500, 500, 500], 38, 300),
        "high": ([200, 650, 550, 550, 550, 550, 550], 35, 600),
    }
    for level, (weeks, day, gap) in expected.items():
        told = found.levels[level]  # type: ignore[index]
        assert list(told.output[:7]) == pytest.approx([1000 * one for one in weeks], abs=1e-6)
        assert told.date_reached == AS_OF + dt.timedelta(day)
        assert told.gap == pytest.approx(1000 * gap, abs=1e-6)
        assert told.cumulative[6] == pytest.approx(3_000_000 + 1000 * gap)
    central = found.levels["central"]
    assert list(central.makers[:4]) == pytest.approx([200_000, 555_000, 515_000, 625_000])
    parts = {one.name: one.contribution for one in central.suppliers}
    assert list(parts)[:3] == ["Firm 8", "Firm 7", "Firm 12"]
    by_hand = {8: 769_600, 7: 419_840, 12: 304_960, 6: 131_200, 9: 100_000, 10: 262_400}
    by_hand |= dict.fromkeys(range(1, 6), 262_400)
    assert parts == pytest.approx({f"Firm {number}": part for number, part in by_hand.items()})
    assert [found.levels[level].firms for level in LEVELS] == [9, 11, 12]
    assert found.binds is not None
    assert (found.binds.component.code, found.binds.component.stage) == (
        "mat_meltblown", "nonwoven_meltblown",
    )  # fmt: skip
    assert found.binds.shadow_price == pytest.approx(1 / 0.000725)
    assert central.held_by[:4] == (None, None, None, "mat_meltblown")
    assert found.levels["high"].held_by[1] == "mat_meltblown"
    assert (found.unit, found.standard_applies, found.missing) == ("piece", True, ())
    assert (found.utilisation_assumed, found.conversions, found.unstated_conversions) == (1, 1, 0)


def test_with_inputs_assumed_a_firm_less_is_its_own_part_less() -> None:
    """Central by day 42: 200 + 555 + 515 + 4 x 625 = 3,770; firm 8 gives 2 x 60 + 4 x 200 = 920."""
    table, asked = twenty_five(), ASKED.but(assumed=None)
    whole = answer(asked, table)
    assert whole.levels["central"].gap == pytest.approx(770_000)
    assert whole.binds is None
    parts = {one.site_id: one.contribution for one in whole.levels["central"].suppliers}
    assert parts["s8"] == pytest.approx(920_000)
    for site, part in parts.items():
        less = answer(asked, table[table["site_id"] != site], with_levers=False)
        gap = less.levels["central"].gap
        assert gap is not None
        assert part is not None
        assert gap == pytest.approx(770_000 - part, abs=1e-6)


def test_what_would_help() -> None:
    """Meltblown imported: the makers lack 3,570 - 3,100 = 470 thousand masks of it: 340.75 kg."""
    found = {one.kind: one for one in answer(ASKED, twenty_five()).levers}
    assert set(found) == {"import", "redirect"}  # no surge: without meltblown it makes nothing
    lever = found["import"]
    assert (lever.subject, lever.amount) == ("mat_meltblown", pytest.approx(340.75))
    assert lever.effects["central"].gained == pytest.approx(470_000)
    assert lever.effects["low"].gap == pytest.approx(1000 * (200 + 460 + 420 + 4 * 530 - 3000))
    assert lever.closes == {"low", "central", "high"}
    again = answer(lever.question, twenty_five())
    assert again.levels["central"].gap == lever.effects["central"].gap
    assert again.levels["central"].date_reached == lever.effects["central"].date_reached


def test_levers_pulled_by_hand() -> None:
    """Inputs assumed, 4,000 wanted; 3,770 are there by day 42.

    Surge at once: firm 8 gives 200 for 60 in weeks 1 and 2, +280, gap +50. Spain: 15 gives
    6 x 70 = 420, gap +190. Conversion: certified for gowns alone, so nothing. Redirected by r:
    1-5 gain 50 r each, 6 75 r, 8 40 r a week, 365 r x 6 weeks = 2,190 r: 230 / 2,190 -> 11 %.
    """
    asked = ASKED.but(assumed=None, quantity=4_000_000)
    found = {one.kind: one for one in answer(asked, twenty_five()).levers}
    assert set(found) == {"surge", "redirect", "country"}
    gaps = {kind: one.effects["central"].gap for kind, one in found.items()}
    assert gaps == pytest.approx({"surge": 50_000, "country": 190_000, "redirect": 10_900})
    assert (found["redirect"].amount, found["country"].subject) == (0.11, "ES")
    assert found["country"].question.countries == ("TN", "ES")
    attested = answer(asked.but(rung="attested", quantity=9_000_000), twenty_five())
    convert = next(one for one in attested.levers if one.kind == "convert")
    assert convert.effects["central"].gained == pytest.approx(3 * 80_000)
    assert convert.effects["high"].gained == 0


def test_an_input_that_nobody_makes_is_told_and_importing_it_helps() -> None:
    table = twenty_five()
    table = table[~table["product_code"].eq("mat_nose_wire")]
    found = answer(ASKED, table)
    assert found.missing == ("mat_nose_wire",)
    assert found.levels["high"].output[:3] == (200_000.0, 0.0, 0.0)
    assert [one.subject for one in found.levers if one.kind == "import"] == ["mat_nose_wire"]


def test_a_product_without_a_standard_and_an_empty_ledger() -> None:
    found = answer(ASKED.but(product="mat_meltblown", quantity=1.0), twenty_five())
    assert not found.standard_applies
    assert found.levels["high"].date_reached is None
    nothing = answer(ASKED, lines())
    assert nothing.levels["high"].gap == -3_000_000
    assert nothing.levels["high"].suppliers == ()
    assert nothing.levers == ()
    assert answer(ASKED.but(quantity=0), lines()).levels["low"].date_reached == AS_OF
    with pytest.raises(KeyError):
        answer(ASKED.but(product="no_such_product"), lines())


def test_the_day_asked_for_may_be_today_past_or_beyond_the_horizon() -> None:
    table = twenty_five()
    today = answer(ASKED.but(by=AS_OF), table, with_levers=False).levels["low"]
    assert (today.gap, [one.name for one in today.suppliers]) == (-2_800_000, ["Firm 12"])
    past = answer(ASKED.but(by=AS_OF - dt.timedelta(3)), table, with_levers=False).levels["low"]
    assert (past.gap, past.suppliers) == (-3_000_000, ())
    far = answer(ASKED.but(by=AS_OF + dt.timedelta(4000)), table, with_levers=False).levels["low"]
    assert far.gap == pytest.approx(200_000 + 460_000 + 420_000 + 420_000 + 49 * 400_000 - 3e6)


def test_sites_of_one_firm_are_two_suppliers_and_one_firm() -> None:
    table = lines(line(product_code=IIR, firm=1, site=1), line(product_code=IIR, firm=1, site=2),
                  line(product_code=IIR, firm=1, site=2))  # fmt: skip
    found = answer(ASKED.but(assumed=None), table).levels["low"]
    assert [one.contribution for one in found.suppliers] == pytest.approx([8400, 4200])
    assert found.firms == 1


def closed(count: int, **said: object) -> list[dict[str, object]]:
    return [line(product_code=IIR, listed=False, named=False, open=False, **said)
            for _ in range(count)]  # fmt: skip


def nothing_told(found: Answer) -> bool:
    return all(
        one.gap is None and one.firms is None and one.date_reached is None
        and not any(one.output) and not any(one.cumulative)
        for one in found.levels.values()
    )  # fmt: skip


@pytest.mark.parametrize(("count", "hides"), [(1, True), (2, True), (3, False)])
def test_one_or_two_firms_are_a_secret_unless_they_may_be_read(count: int, hides: bool) -> None:
    asked = ASKED.but(assumed=None)
    found = answer(asked, lines(*closed(count)))
    assert nothing_told(found) is hides
    assert found.levels["low"].suppressed is hides
    assert found.levels["low"].suppliers == ()
    assert [one.firms for one in found.levels["low"].unnamed] == [None if hides else 3]
    opened = lines(*closed(count)).assign(open=True, listed=True, named=True)
    assert not nothing_told(answer(asked, opened))


def test_one_firms_stock_is_not_told_by_what_the_totals_leave() -> None:
    table = lines(*closed(3), *closed(1, stock=5000.0, capacity_low=0.0))
    found = answer(ASKED.but(assumed=None), table).levels["low"]
    assert found.output[:3] == (None, 2100.0, 2100.0)
    assert not any(found.cumulative)
    assert (found.gap, found.firms) == (None, 4)


def test_one_firms_input_is_not_told_by_what_it_allows() -> None:
    """Three makers, but a single closed firm's meltblown sets the pace."""
    others = ("mat_spunbond", "mat_elastic_loop", "mat_nose_wire")
    parts = [line(product_code=code, capacity_low=1e6) for code in others]
    one = line(product_code="mat_meltblown", capacity_low=0.725, listed=False, open=False)
    found = answer(ASKED, lines(*closed(3), *parts, one)).levels["low"]
    assert not any(found.output[1:])
    shared = [one | {"firm": 50 + number} for number in range(3)]
    assert answer(ASKED, lines(*closed(3), *parts, *shared)).levels["low"].output[1] == 2100.0


def test_a_lever_doesnt_tell_of_the_one_firm_behind_it() -> None:
    table = lines(*closed(3), *closed(1, country="ES"))
    (lever,) = answer(ASKED.but(assumed=None), table).levers
    assert (lever.kind, lever.effects["low"].gap) == ("country", None)
    more = lines(*closed(3), *closed(3, country="ES"))
    assert answer(ASKED.but(assumed=None), more).levers[0].effects["low"].gained == 12_600


def test_consenting_sites_are_named_to_the_public_without_amounts_or_their_order() -> None:
    made = [(1, 10.0, True), (2, 500.0, True), (3, 90.0, False)]
    rows = [
        line(product_code=IIR, firm=number, capacity_low=size, named=named, open=False)
        for number, size, named in made
    ]
    found = answer(ASKED.but(assumed=None), lines(*rows)).levels["low"].suppliers
    assert [(one.site_id, one.name, one.contribution) for one in found] == [
        ("s1", "Firm 1", None), ("s2", "Firm 2", None), ("s3", None, None),
    ]  # fmt: skip


def test_an_answer_is_plain_frozen_data() -> None:
    """So that it can be kept, compared and replayed: equal questions have equal answers."""
    one, other = (answer(ASKED, twenty_five()) for _ in range(2))
    assert one == other
    assert is_dataclass(one)
    assert all(not isinstance(getattr(one, each.name), pd.DataFrame) for each in fields(one))
    assert hash(ASKED) == hash(ASKED.but())


anything = st.lists(
    one_line(IIR) | conversion_line(IIR) | one_line("mat_meltblown") | one_line("mat_spunbond"),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(anything, st.floats(0, 1e6), st.integers(0, 364))
def test_levels_stay_in_order_and_contributions_add_up(
    rows: list[dict[str, object]], quantity: float, day: int
) -> None:
    asked = Question(IIR, quantity, AS_OF + dt.timedelta(day), AS_OF, rung="certified",
                     assumed=frozenset({"mat_elastic_loop", "mat_nose_wire"}),
                     terms=Terms(redirect=0.3))  # fmt: skip
    found = answer(asked, lines(*rows), with_levers=False)
    totals = [[one or 0.0 for one in found.levels[level].cumulative] for level in LEVELS]
    assert (np.diff(totals, axis=0) >= -1e-4).all()
    for one in found.levels.values():
        given_by = sum(each.contribution or 0.0 for each in one.suppliers)
        assert one.gap is not None
        assert given_by - quantity == pytest.approx(one.gap, rel=1e-9, abs=1e-3)


@settings(max_examples=15, deadline=None)
@given(anything)
def test_no_lever_makes_anything_worse(rows: list[dict[str, object]]) -> None:
    table = lines(*rows)
    asked = Question(IIR, 50_000.0, BY, AS_OF, countries=("TN",), rung="attested")
    before = answer(asked, table)
    for lever in before.levers:
        assert any((one.gained or 0) > 0 for one in lever.effects.values())
        assert lever.effects["central"].gap is not None

"""Numbers and amounts as people write them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.values.amounts import amount
from loaders.values.cells import Cells
from loaders.values.columns import amounts_of, mixed_shares, percent_of
from loaders.values.delays import days_of
from loaders.values.marks import Marks, decide, evidence, numeral
from loaders.values.tails import tail
from loaders.values.units import convert

COMMA, POINT = Marks(","), Marks(".")
NONE = (False, False)


@pytest.mark.parametrize(
    ("text", "marks", "value"),
    [
        ("1 200 000", COMMA, 1_200_000),
        ("1\u00a0200\u202f000", COMMA, 1_200_000),
        ("12.000,5", COMMA, 12_000.5),
        ("12,000.5", COMMA, 12_000.5),
        ("1'200'000", POINT, 1_200_000),
        ("٥٠٠٬٠٠٠", POINT, 500_000),
        ("۱۲۳", POINT, 123),
        ("١٢٫٥", POINT, 12.5),
        ("1.200", COMMA, 1200),
        ("1.200", POINT, 1.2),
        ("3,500", POINT, 3500),
        ("0,125", POINT, 0.125),
        ("1234,567", POINT, 1234.567),
        ("1.200.000", POINT, 1_200_000),
    ],
)
def test_a_number_is_worth_what_its_writer_meant(text, marks, value):
    assert amount(text, marks).low == pytest.approx(value)


@pytest.mark.parametrize("text", ["1,2,3", "1.20.300", "1 20", "12.34.56,7"])
def test_a_malformed_number_is_not_guessed(text):
    assert amount(text, COMMA).low is None


def test_evidence_in_the_column_beats_language():
    assert decide(evidence(["1.200", "3.5"]), NONE, "fr", ["FR"]) == Marks(".", True)
    assert decide(evidence(["1.200", "0,5"]), NONE, "en", ["GB"]) == Marks(",", True)
    assert decide(evidence(["1.200"]), NONE, "it", ["IT"]) == Marks(",")
    assert decide(evidence(["1.200"]), NONE, None, ["TN"]) == Marks(",")
    assert decide(NONE, (True, False), "fr", []) == Marks(".")
    assert decide(NONE, NONE, None, []) == Marks()


def test_a_column_that_contradicts_itself_keeps_both_readings():
    marks = decide(evidence(["1.200", "3,5", "12.5"]), NONE, "it", ["IT"])
    assert (marks.decimal, marks.contested) == (",", True)
    read = numeral("1.200", marks)
    assert read is not None
    assert (read.value, read.other, read.settled) == (1200.0, 1.2, False)


def test_an_ambiguous_number_keeps_both_readings():
    read = numeral("1.200", Marks())
    assert read is not None
    assert {read.value, read.other} == {1200.0, 1.2}


@given(
    value=st.decimals(0, 999_999_999, places=2, allow_nan=False),
    style=st.sampled_from(
        [(",", "."), (".", ","), (" ", ","), ("\u202f", ","), ("'", "."), ("", ",")]
    ),
)
@settings(max_examples=200, deadline=None)
def test_a_number_formatted_in_any_locale_comes_back(value, style):
    group, decimal = style
    text = f"{value:,.2f}".translate({ord(","): group, ord("."): decimal})
    read = amount(text, Marks(decimal))
    assert read.low == pytest.approx(float(value), abs=1e-6)


@given(
    value=st.integers(0, 10**12), digits=st.sampled_from(["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"])
)
@settings(max_examples=100, deadline=None)
def test_whole_numbers_in_any_digits_come_back(value, digits):
    text = "".join(digits[int(sign)] for sign in str(value))
    assert amount(text, COMMA).low == value


@given(st.text(max_size=40))
@settings(max_examples=500, deadline=None)
def test_no_text_raises(text):
    for marks in (COMMA, POINT, Marks()):
        amount(text, marks)
    tail(text)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "period"),
    [
        ("10k/semaine", 10_000, 10_000, None, "week"),
        ("35 T/mois", 35, 35, "t", "month"),
        ("3,5 M uds./año", 3_500_000, 3_500_000, "piece", "year"),
        ("12 000 pcs per shift", 12_000, 12_000, "piece", "shift"),
        ("1.200 t/anno", 1200, 1200, "t", "year"),
        ("5 palettes/j", 5, 5, "pallet", "day"),
        ("500 m2/jour", 500, 500, "m2", "day"),
        ("10 kpcs/wk", 10_000, 10_000, "piece", "week"),
        ("15 χιλ. τεμ./μήνα", 15_000, 15_000, "piece", "month"),
        ("3 bin adet", 3000, 3000, "piece", None),
        ("٣ ملايين قطعة سنويا", 3_000_000, 3_000_000, "piece", "year"),
        ("5 mil uds/mes", 5000, 5000, "piece", "month"),
        ("1 000-5 000", 1000, 5000, None, None),
        ("120 à 150", 120, 150, None, None),
        ("between 100 and 200", 100, 200, None, None),
        ("10-20k", 10_000, 20_000, None, None),
        ("10 t - 20 t/an", 10, 20, "t", "year"),
        ("1200 pcs/24h", 1200, 1200, "piece", "day"),
        ("1.2E+06", 1_200_000, 1_200_000, None, None),
        ("-500", -500, -500, None, None),
    ],
)
def test_amounts_carry_unit_multiplier_period_and_range(text, low, high, unit, period):
    read = amount(text, COMMA)
    assert (read.low, read.high) == (pytest.approx(low), pytest.approx(high))
    assert (read.tail.unit, read.tail.period) == (unit, period)


@pytest.mark.parametrize(
    "text", ["≈ 80", "env. 80", "~80", ">80", "<80", "80+", "+/- 80", "hasta 80"]
)
def test_rough_numbers_are_taken_and_marked(text):
    read = amount(text, COMMA)
    assert (read.low, read.hedged) == (80, True)


@pytest.mark.parametrize(
    "text", ["?", "n/a", "n.d.", "NC", "-", "–", "", "yok", "غير متوفر", "..."]
)
def test_nothing_is_nothing(text):
    assert amount(text, COMMA).blank


@pytest.mark.parametrize(
    "text", ["abc", "5000 masks + 3000 gowns", "2 x 500", "€ 300", "12 pcs or 3 boxes 4"]
)
def test_what_is_not_one_number_is_unreadable(text):
    read = amount(text, COMMA)
    assert read.low is None
    assert not read.blank


def test_units_convert_by_rule_only():
    assert convert("t", None, "kg") == ("kg", 1000)
    assert convert("pair", None, "piece") == ("piece", 2)
    assert convert("pair", None, "pair") == ("pair", 1)
    assert convert("piece", None, "pair") == ("pair", 0.5)
    assert convert("box", None, "piece") == ("box", 1)
    assert convert("box", 50, "piece") == ("piece", 50)
    assert convert("kg", None, "piece") == ("kg", 1)


def _cells(*values):
    text = pd.Series([v if isinstance(v, str) else None for v in values], dtype="str")
    number = np.array([v if isinstance(v, int | float) else np.nan for v in values], dtype=float)
    return Cells(np.arange(1, len(values) + 1), text, number)


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        ((0.75, "75 %", "75", "0,6"), [75, 75, 75, 60]),
        ((1, 80, 90), [1, 80, 90]),
        ((1, 0.5), [100, 50]),
        (("n.d.", 0.0, 100), [None, 0, 100]),
        (("0,5 %", 40), [0.5, 40]),
    ],
)
def test_shares_are_per_cent_however_written(values, wanted):
    got = percent_of(amounts_of(_cells(*values), COMMA))
    assert [None if np.isnan(value) else value for value in got] == pytest.approx(wanted)


def test_fractions_among_per_cents_are_told_of():
    mixed = amounts_of(_cells("0,5", "80", "60 %", "0,9 %", "0"), COMMA)
    assert mixed_shares(mixed).tolist() == [True, False, False, False, False]
    assert not mixed_shares(amounts_of(_cells("0,5", "0,8", "60 %"), COMMA)).any()


def test_delays_are_days():
    cells = _cells(
        "2 semaines", "immédiat", "1 mes", 15, "10-15 jours", "48 h", "NC", "un mois", "soon"
    )
    read = days_of(cells, COMMA, None)
    got = [None if np.isnan(value) else value for value in read.low]
    assert got == [14, 0, 30, 15, 10, 2, None, 30, None]
    assert list(read.unreadable) == [False] * 8 + [True]
    assert days_of(_cells(3), COMMA, "week").low.tolist() == [21]


def test_many_distinct_amounts_are_read_as_one_by_one():
    """The pattern for plainly written amounts agrees with the careful reader."""
    said = [f"{n:,}".replace(",", " ") + (" pcs/mois", "k", "", " kg", " m2/j", "+")[n % 6]
            for n in range(1, 90_000, 29)]  # fmt: skip
    said += ["1.250", "1.250,5", "3,5 M", "?", "50-99", "abc", "1,250"] * 3
    for marks in (COMMA, Marks(",", sure=True), POINT, Marks()):
        table = amounts_of(_cells(*said), marks)
        for at, text in enumerate(said):
            one = amount(text, marks)
            assert (one.low is None and np.isnan(table.low[at])) or table.low[at] == pytest.approx(
                one.low
            )
            assert (table.unit[at], table.period[at]) == (one.tail.unit, one.tail.period)
            assert table.hedged[at] == one.hedged
            assert np.isnan(table.other[at]) == (one.other is None)

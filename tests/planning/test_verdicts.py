"""Why each firm is in or out, told to those who may read it."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest

from planning.answer import Question
from planning.emergency import answer
from planning.reasons import REASONS, reason_label
from planning.supply import LEVELS, Terms
from planning.verdicts import verdicts
from tests.planning.supply_tables import IIR, line, lines
from tests.planning.test_emergency import AS_OF, ASKED, BY, twenty_five

NAN = np.nan
GOWNS = {
    "product_code": "gown_isolation", "converted_product": IIR, "converted_unit": "piece",
    "converted_has_standard": True, "converted": 10.0, "conversion_days": 7.0,
}  # fmt: skip


def told(rung: str = "certified", **said: object) -> tuple[str, ...]:
    """The reasons at low, central and high of one line, inputs assumed."""
    asked = Question(IIR, 1e6, BY, AS_OF, countries=("TN",), rung=rung, assumed=None)  # type: ignore[arg-type]
    (found,) = verdicts(asked, lines(line(**{"product_code": IIR} | said)))
    return tuple(found.reasons[level] for level in LEVELS)


@pytest.mark.parametrize(
    ("rung", "said", "expected"),
    [
        ("certified", {}, "chosen chosen chosen"),
        ("certified", {"approved": False}, "not_approved chosen chosen"),
        ("certified", {"age_days": 366.0, "approved": False}, "too_old too_old chosen"),
        ("certified", {"certificate_days": NAN}, "no_certificate " * 3),
        ("attested", {"certificate_days": NAN}, "chosen chosen chosen"),
        (
            "certified",
            {"certificate_days": -1.0},
            "certificate_lapsed " * 3,
        ),
        ("demonstrated", {}, "output_unstated output_unstated output_unstated"),
        ("certified", {"has_standard": False}, "no_standard no_standard no_standard"),
        ("certified", {"utilisation": 1.0}, "fully_booked fully_booked fully_booked"),
        ("certified", {"utilisation": NAN}, "fully_booked chosen chosen"),
        ("certified", {"country": "ES"}, "outside_area outside_area outside_area"),
        ("certified", {"countable": False}, "no_capacity no_capacity no_capacity"),
        ("attested", GOWNS, "conversion_later conversion_later chosen"),
        ("certified", GOWNS, "conversion_uncertified " * 3),
        ("attested", GOWNS | {"converted": NAN}, "conversion_unstated " * 3),
    ],
)
def test_the_first_reason_that_holds(rung: str, said: dict[str, object], expected: str) -> None:
    assert told(rung, **said) == tuple(expected.split())


def test_conversions_counted_on_other_terms_are_in() -> None:
    asked = ASKED.but(rung="attested", assumed=None, terms=Terms(convert=True))
    (found,) = verdicts(asked, lines(line(**GOWNS)))
    assert set(found.reasons.values()) == {"chosen"}
    assert found.conversion


def test_contributions_are_those_of_the_answer() -> None:
    found, table = verdicts(ASKED, twenty_five()), twenty_five()
    whole = answer(ASKED, table, with_levers=False)
    assert len(found) == 16  # every maker of masks, in or out, and the one that could convert
    for level in LEVELS:
        sums: dict[str, float] = defaultdict(float)
        for one in found:
            sums[one.site_id] += one.contribution[level]
            assert (one.contribution[level] > 0) == (one.reasons[level] == "chosen")
        parts = {one.site_id: one.contribution for one in whole.levels[level].suppliers}
        assert {site: part for site, part in sums.items() if part} == pytest.approx(parts)


def test_an_input_that_lacks_is_the_reason_left() -> None:
    (found,) = verdicts(ASKED, lines(line(product_code=IIR)))
    assert set(found.reasons.values()) == {"no_input"}


def test_only_firms_that_may_be_read_and_named() -> None:
    table = lines(
        line(product_code=IIR, open=False),
        line(product_code=IIR, listed=False, open=False),
        line(product_code=IIR, named=False),
    )
    (found,) = verdicts(ASKED.but(assumed=None), table)
    assert (found.site_id, found.name) == ("s3", None)


def test_every_reason_has_words() -> None:
    assert all(reason_label(reason) for reason in REASONS)

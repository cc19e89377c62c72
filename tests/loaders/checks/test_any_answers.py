"""Whatever the accepted answers, the checks come to an end, and the order of rows is nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cluster_data.survey import survey
from loaders.checks.answers import Answers
from loaders.checks.tell import checked
from tests.loaders.checks.accepted_rows import TODAY, Row, frame, row

_FIGURES = st.none() | st.sampled_from([0.0, 0.5, 1.0, 99.0, 1e4, 1e12, -3.0]) | st.floats(
    allow_nan=False, allow_infinity=False, width=32
)  # fmt: skip
_WHOLE = st.none() | st.integers(0, 500_000)
_DAYS = st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2262, 1, 1))
_NAMES = st.sampled_from(
    ["Alpha", "Alphaa", "Textile Sahel SA", "Textiles Sahel", "شركة صفاقس", "A", "1", "sarl", "​"]
)
_TEXTS = st.none() | st.sampled_from(["", "Sfax", "France", "a, Casablanca", "x\n– Türkiye", "§"])
_PRODUCTS = st.none() | st.sampled_from(["resp_ffp2", "bed_sheet", "mat_sms", "svc_testing"])
_CODES = st.none() | st.lists(
    st.sampled_from(["none", "ce_ppe", "EN 149", "weaving", "TN", "resp_ffp2"]), max_size=3
)


def _answer(column: Any) -> st.SearchStrategy[Any]:
    if column.many:
        return _CODES
    by_kind = {
        "decimal": _FIGURES, "percent": st.none() | st.floats(0, 100), "integer": _WHOLE,
        "date": _DAYS, "product": _PRODUCTS,
        "country": st.sampled_from(["TN", "FR", "IT", "ES", "DE", "EH"]),
    }  # fmt: skip
    if column.kind == "code":
        codes = [code.code for code in survey().code_lists[column.codes].codes]
        return st.none() | st.sampled_from(codes)
    return by_kind.get(column.kind, _TEXTS)


_ANSWERS = {c.name: _answer(c) for c in survey().columns if c.kind != "region"} | {
    "company_name": _NAMES, "survey_round": st.none() | st.sampled_from(["2026-R1", "x", "٢٠٢٦"]),
    "region_code": st.none() | st.sampled_from(["TN-52", "FR-IDF", "XX-1"]),
    "place_precision": st.sampled_from(["site", "town", "region", "country"]),
    "capacity_value_high": _FIGURES, "capacity_per_week": _FIGURES, "employees_high": _WHOLE,
    "capacity_per_week_high": _FIGURES, "in_product_unit": st.booleans(),
}  # fmt: skip
_ROWS = st.lists(
    st.fixed_dictionaries({}, optional=_ANSWERS).map(lambda said: row(**said)), max_size=14
)


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(_ROWS, st.randoms(use_true_random=False))
def test_no_check_raises_and_the_order_of_rows_is_nothing(rows, chance):
    turned = list(enumerate(rows, start=2))
    chance.shuffle(turned)
    asked = frame([one | {"row": at} for at, one in enumerate(rows, start=2)])
    mixed = frame([one | {"row": at} for at, one in turned])
    assert _findings(asked) == _findings(mixed)


def _findings(accepted: Any) -> set[tuple[object, ...]]:
    """Every finding with its row, its column and what it tells."""
    told = set()
    for slug, found in checked(Answers(accepted, TODAY)):
        for at in np.flatnonzero(found.where):
            said = {
                name: value[at] if isinstance(value, np.ndarray) else value
                for name, value in found.params.items()
            }
            told.add(
                (slug, found.column, int(accepted["row"].iloc[at]), repr(sorted(said.items())))
            )
    return told


def test_nothing_and_one_row_of_nothing_are_no_trouble():
    nothing: Row = dict.fromkeys(_ANSWERS) | {"company_name": "A", "country": "TN"}
    silent = {"in_product_unit": False, "capacity_stated": None, "city": None, "lat": None}
    assert _findings(frame([])) == set()
    assert _findings(frame([row(**nothing | silent)])) == set()

"""Accepted rows as the loaders hand them over, written down answer by answer."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd

from cluster_data.survey import survey
from loaders.checks.answers import Answers
from loaders.checks.check import Found
from loaders.checks.tell import checked
from loaders.records.assemble import DERIVED
from words import fold

TODAY = dt.date(2026, 6, 1)
Row = dict[str, Any]

CLEAN: Row = {
    "sheet": "S", "survey_round": "2026-R1", "survey_date": dt.date(2026, 3, 2),
    "company_name": "Alpha", "country": "TN", "region_code": "TN-52", "city": "Monastir",
    "employees": 40, "employees_high": 40, "shifts_per_day": 1, "days_per_week": 5,
    "shifts_assumed": False, "days_assumed": False, "product_code": "resp_ffp2",
    "product_stated": "FFP2", "stage_code": ["mask_line"], "capacity_value": 10_000.0,
    "capacity_unit": "piece", "capacity_period": "week", "capacity_stated": "10 000 pcs/week",
    "in_product_unit": True, "place_precision": "town", "lat": 35.77, "lng": 10.82,
    "consent_publish": "authorities_only",
}  # fmt: skip
"""A row with which nothing is the matter."""

_LISTS = frozenset(column.name for column in survey().columns if column.many)
_DATES = frozenset(("survey_date", "certificate_expiry"))
_WHOLE = frozenset(
    (*(column.name for column in survey().columns if column.kind == "integer"), "employees_high")
)
_FLAGS = frozenset(("in_product_unit", "shifts_assumed", "days_assumed"))
_NUMBERS = frozenset(
    (
        *(c.name for c in survey().columns if c.kind in ("decimal", "percent")),
        "capacity_value_high", "capacity_per_week", "capacity_per_week_high",
        "current_output_per_week", "surge_per_week", "converted_per_week",
    )
)  # fmt: skip
NAMES = tuple(
    dict.fromkeys(
        ("row", "sheet", *(c.name for c in survey().columns if c.kind != "region"), *DERIVED)
    )
)


def row(**said: Any) -> Row:
    """The clean row with other answers; keys and high ends follow from what is said."""
    made = CLEAN | said
    made.setdefault("capacity_value_high", made["capacity_value"])
    made.setdefault("capacity_per_week", made["capacity_value"])
    made.setdefault("capacity_per_week_high", made["capacity_value_high"])
    if "employees" in said and "employees_high" not in said:
        made["employees_high"] = said["employees"]
    member = f"{made['country']}:{fold(str(made['company_name']))}"
    site = f"{member}|{fold(made.get('site_name') or '')}|{made['region_code'] or ''}"
    return {"member_key": member, "site_key": site} | made


def frame(rows: list[Row], first: int = 2) -> pd.DataFrame:
    """The rows in the shape and with the types of a reading's accepted ones."""
    columns = {}
    for name in NAMES:
        values = [one.get(name) for one in rows]
        if name == "row":
            columns[name] = pd.Series(
                [first + at if one is None else one for at, one in enumerate(values)],
                dtype="int64",
            )
        elif name in _LISTS:
            held = np.empty(len(rows), dtype=object)
            for at, value in enumerate(values):
                held[at] = value
            columns[name] = pd.Series(held, dtype=object)
        elif name in _DATES:
            columns[name] = pd.to_datetime(pd.Series(values, dtype=object)).astype("datetime64[s]")
        elif name in _WHOLE:
            columns[name] = pd.Series(values, dtype="Int64")
        elif name in _FLAGS:
            columns[name] = pd.Series([bool(one) for one in values], dtype=bool)
        elif name in _NUMBERS:
            columns[name] = pd.Series(values, dtype=float)
        else:
            columns[name] = pd.Series(values, dtype="str")
    return pd.DataFrame(columns)


def found_in(
    rows: list[Row], typical: pd.DataFrame | None = None, day: dt.date | None = None
) -> list[tuple[str, Found]]:
    """What the checks find in these rows."""
    return list(checked(Answers(frame(rows), TODAY, day, typical)))


def slugs_of(rows: list[Row]) -> set[str]:
    return {slug for slug, _found in found_in(rows)}

"""Small tables of areas for the tests of figures."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from exhibits.exhibit import Answered
from exhibits.render.ground import Ground

COMMON: dict[str, Any] = {
    "product_label": "FFP2",
    "unit_label": "pieces",
    "rung_label": "certified",
    "as_of": dt.date(2026, 11, 1),
    "answered": Answered(12, 240),
    "source": "survey, 2026-R2",
}
GROUND = Ground(
    "app/static/geo/regions.json?v=1",
    "app/static/geo/land.json?v=1",
    points={"TN-52": (10.8, 35.7), "ES-CT": (1.5, 41.8)},
    regions_of={"LY": ("LY-BA", "LY-TB")},
    countries={"TN": "Tunisia", "ES": "Spain"},
)


def area(
    code: str, state: str = "value", value: float | None = None, **given: Any
) -> dict[str, Any]:
    """One row; whatever a test leaves out is plausible."""
    stands = state == "value"
    row: dict[str, Any] = {
        "area": code,
        "iso2": code[:2],
        "name": code,
        "level": "region",
        "state": state,
        "value": value,
        "numerator": value,
        "denominator": 100_000.0,
        "capacity": value if stands else 0.0 if state == "none" else None,
        "n": 3 if stands else 0 if state == "none" else None,
        "asked": 0 if state == "not_asked" else 5,
        "answered": 3 if stands else 0,
        "population_year": 2024,
        "caveat": "",
    }
    return row | given


def table(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows as the store's query gives them."""
    frame = pd.DataFrame(list(rows), columns=list(area("XX-1")))
    kinds = dict.fromkeys(("value", "numerator", "denominator", "capacity"), "float64")
    kinds |= dict.fromkeys(("n", "asked", "answered", "population_year"), "Int64")
    return frame.astype(kinds)

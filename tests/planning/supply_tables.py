"""Lines written in a test as the store would hand them over, and strategies for many of them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from hypothesis import strategies as st

FFP2 = "resp_ffp2"
IIR = "mask_surg_iir"
_UNITS = {FFP2: "piece", IIR: "piece", "mask_community": "piece", "gown_isolation": "piece"}
_USUAL: dict[str, Any] = {
    "product_code": FFP2, "has_standard": True, "countable": True, "utilisation": 0.0,
    "surge": np.nan, "surge_days": np.nan, "stock": np.nan, "current_output": np.nan,
    "approved": True, "age_days": 10.0, "certificate_days": 1000.0, "converted_product": None,
    "converted": np.nan, "conversion_days": np.nan, "converted_unit": None,
    "converted_has_standard": False, "country": "TN", "region_code": "TN-52", "area_code": "TN-52",
    "cluster_code": "TN-A", "listed": True, "named": True, "open": True,
}  # fmt: skip


def line(**said: Any) -> dict[str, Any]:
    """A line of FFP2 in Monastir, certified for years, with nothing booked, unless said else."""
    made = _USUAL | {"capacity_low": 700.0} | said
    made.setdefault("capacity_high", made["capacity_low"])
    made.setdefault("unit", _UNITS.get(made["product_code"], "kg"))
    return made


def lines(*rows: dict[str, Any]) -> pd.DataFrame:
    """The table of these lines; each is a firm and site of its own unless it says whose it is."""
    whole = []
    for number, row in enumerate(rows, 1):
        firm = row.get("firm", number)
        own = {"firm": firm, "site": row.get("site", firm), "name": f"Firm {firm}"}
        own |= {"site_id": f"s{own['site']}", "member_id": f"m{firm}"}
        whole.append(own | row)
    if not whole:
        return lines(line()).iloc[:0]
    return pd.DataFrame(whole).astype({"name": object})


def _maybe(amount: st.SearchStrategy[float]) -> st.SearchStrategy[float]:
    return amount | st.just(np.nan)


amounts = st.floats(0, 1e5).map(lambda value: round(value, 2))
days = st.integers(0, 120).map(float)


@st.composite
def one_line(draw: st.DrawFn, product: str = FFP2) -> dict[str, Any]:
    """Any line of a product."""
    low = draw(amounts)
    return line(
        product_code=product,
        capacity_low=low,
        capacity_high=low + draw(st.just(0.0) | amounts),
        utilisation=draw(_maybe(st.floats(0, 1))),
        surge=draw(_maybe(amounts)),
        surge_days=draw(_maybe(days)),
        stock=draw(_maybe(amounts)),
        current_output=draw(_maybe(amounts)),
        approved=draw(st.booleans()),
        age_days=draw(st.sampled_from([0.0, 365.0, 366.0, 1000.0])),
        certificate_days=draw(_maybe(st.integers(-30, 500).map(float))),
    )


@st.composite
def conversion_line(draw: st.DrawFn, product: str = FFP2) -> dict[str, Any]:
    """A line of gowns that can be converted to a product."""
    return line(
        product_code="gown_isolation", converted_product=product, converted_unit="piece",
        converted_has_standard=True, converted=draw(_maybe(amounts)),
        conversion_days=draw(_maybe(days)), approved=draw(st.booleans()),
        age_days=draw(st.sampled_from([0.0, 400.0])),
    )  # fmt: skip


tables = st.lists(one_line() | conversion_line(), max_size=6).map(lambda rows: lines(*rows))

"""The table that planning starts from: one row a standing line, made by `store.supply_lines`.

A line is what one site makes of one product (and detail). Amounts are in the product's unit, those
of time a week's; a missing answer is NaN, None or NaT, never 0.

- product_code, unit, has_standard: the product, its unit, whether any standard certifies it
- countable: whether the line enters totals of its product: in its unit, and counted once
- capacity_low, capacity_high: N, normal capacity a week, both ends of what was stated
- utilisation: u, booked share of capacity, 0 to 1
- surge, surge_days: G, capacity a week in an emergency, and L, days until it is reached
- stock: finished goods in hand
- current_output: stated current output a week
- approved, age_days: whether the upload is approved; days from reference date to as-of day
- certificate_days: days from the as-of day to the last on which the line's certificate for one of
  its product's standards is valid; negative where it lapsed, NaN where there is none
- converted_product, converted, conversion_days: what the line can be converted to, how much of it
  a week in that product's unit, and after how many days
- converted_unit, converted_has_standard: of the product converted to
- country, region_code, area_code: where
- firm, site: numbers within this table: whose line it is, also where that may not be told
- site_id, member_id, name, cluster_code: who, None where the viewer may not know of it
- listed, named, open: whether the viewer may know of the site, of its name, of its figures
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

NUMBERS = (
    "capacity_low", "capacity_high", "utilisation", "surge", "surge_days", "stock",
    "current_output", "age_days", "certificate_days", "converted", "conversion_days",
)  # fmt: skip
TEXTS = (
    "product_code", "unit", "converted_product", "converted_unit", "country", "region_code",
    "area_code", "site_id", "member_id", "name", "cluster_code",
)  # fmt: skip
YES_NO = (
    "has_standard", "countable", "approved", "converted_has_standard", "listed", "named", "open",
)  # fmt: skip
COUNTED = ("firm", "site")
COLUMNS = (*NUMBERS, *TEXTS, *YES_NO, *COUNTED)
"""Every column of the table; more may stand beside them."""


@dataclass(frozen=True, eq=False)
class Rows:
    """The table's columns as arrays, which are picked from and joined many times a question.

    Beside them `conversion`: False for a line as it runs, True for what it could be converted to.
    Numbers are floats with NaN where missing, yes and no booleans, texts objects with None.
    """

    columns: Mapping[str, npt.NDArray[Any]]

    def __len__(self) -> int:
        return len(self.columns["firm"])

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        return self.columns[name]

    @classmethod
    def read(cls, lines: pd.DataFrame) -> Rows:
        """The lines of a table as they stand."""
        columns: dict[str, npt.NDArray[Any]] = {
            name: lines[name].to_numpy(dtype=float, na_value=np.nan) for name in NUMBERS
        }
        for name in YES_NO:
            columns[name] = lines[name].to_numpy(dtype=bool)
        for name in TEXTS:
            texts = np.array(lines[name], dtype=object)
            texts[np.asarray(pd.isna(texts), dtype=bool)] = None
            columns[name] = texts
        for name in COUNTED:
            columns[name] = lines[name].to_numpy(dtype=np.int64)
        return cls(columns | {"conversion": np.zeros(len(lines), dtype=bool)})

    def pick(self, kept: Flags) -> Rows:
        """The rows that are marked, in their order."""
        return Rows({name: values[kept] for name, values in self.columns.items()})

    def within(self, countries: tuple[str, ...] = (), regions: tuple[str, ...] = ()) -> Rows:
        """The rows of these countries and regions (or drawn areas); none named means all."""
        kept = np.ones(len(self), dtype=bool)
        if countries:
            kept &= _among(self["country"], countries)
        if regions:
            kept &= _among(self["region_code"], regions) | _among(self["area_code"], regions)
        return self if kept.all() else self.pick(kept)

    def making(self, products: tuple[str, ...] | None = None) -> Rows:
        """The rows that supply is counted from: what lines make, then what they could be made to.

        A conversion has product, unit and standard of what it makes. The own certificate, stock and
        output of a line serve its own product only, so it has none (design, *Ladder*). Only of
        `products` where they are given.
        """
        own = self["countable"]
        could = self["converted_product"] != None  # noqa: E711 - element by element
        could &= self["converted_product"] != self["product_code"]
        if products is not None:
            own = own & _among(self["product_code"], products)
            could &= _among(self["converted_product"], products)
        made = self.pick(own)
        return made._and(self.pick(could)._converted()) if could.any() else made

    def _converted(self) -> Rows:
        none, every = np.full(len(self), np.nan), np.ones(len(self), dtype=bool)
        return Rows(
            {
                **self.columns,
                "product_code": self["converted_product"], "unit": self["converted_unit"],
                "has_standard": self["converted_has_standard"], "certificate_days": none,
                "stock": none, "current_output": none, "countable": every, "conversion": every,
            }
        )  # fmt: skip

    def _and(self, others: Rows) -> Rows:
        return Rows(
            {name: np.concatenate([one, others[name]]) for name, one in self.columns.items()}
        )


def _among(values: npt.NDArray[Any], wanted: tuple[str, ...]) -> Flags:
    chosen = set(wanted)
    return np.fromiter((one in chosen for one in values), dtype=bool, count=len(values))

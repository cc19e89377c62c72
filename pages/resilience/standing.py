"""What counts as made today, line by line, in the columns that `planning.resilience` reads."""

from __future__ import annotations

import pandas as pd

from planning.lines import Rows
from planning.supply import Terms, meets, stands

NOWHERE = "?"
"""Begins the code of a place or maker that has none to show; no address can hold it."""


def standing(lines: pd.DataFrame) -> pd.DataFrame:
    """The lines that stand certified, or attested where no standard applies to the product.

    `lines` as of `store.supply_lines`. A line counts with the low end of its weekly capacity, in
    the product's unit, booked or not, by the rules of `planning.supply`: approved, no older than
    the age limit, with a certificate of the product's standard valid on the day. Columns: site_id,
    member_id, region_code (the drawn area), country_code, product_code, certified_per_week (above
    0), firm, open, has_standard. Who may not be known has a code that begins with `NOWHERE`.
    """
    rows = Rows.read(lines)
    certified = meets(rows, "certified") | ~rows["has_standard"]
    counted = stands(rows, "low", Terms()) & certified & rows["countable"]
    kept = lines[counted & (lines["capacity_low"] > 0)]
    listed = kept["listed"] & kept["site_id"].notna()
    country = kept["country"].where(kept["country"].notna(), NOWHERE).astype(str)
    return pd.DataFrame(
        {
            "site_id": kept["site_id"].where(listed, NOWHERE + kept["site"].astype(str)),
            "member_id": kept["member_id"].where(listed, NOWHERE + kept["firm"].astype(str)),
            "region_code": kept["area_code"].where(kept["area_code"].notna(), NOWHERE + country),
            "country_code": country,
            "product_code": kept["product_code"].astype(str),
            "certified_per_week": kept["capacity_low"].astype(float),
            "firm": kept["firm"].astype(int),
            "open": kept["open"].astype(bool),
            "has_standard": kept["has_standard"].astype(bool),
        }
    ).reset_index(drop=True)


def codeless(codes: pd.Series) -> pd.Series:
    """Which codes stand for nobody that can be named."""
    return codes.astype(str).str.startswith(NOWHERE)

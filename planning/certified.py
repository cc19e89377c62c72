"""What each standing line is good for a week, as foresight and resilience count it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cluster_data.selection import Rung
from planning.lines import Rows
from planning.supply import Level, Terms, meets, stands

UNTOLD = "#"
"""Before the number of a firm or site whose identifier the viewer may not know."""


def certified_lines(
    lines: pd.DataFrame, rung: Rung = "certified", terms: Terms | None = None
) -> pd.DataFrame:
    """The lines that meet a rung on day 0, with their normal weekly capacity (design, *Ladder*).

    `lines` has the columns of `planning.lines`. As on the ladder a range counts its low end and,
    but for the rung declared, a line must be approved and no older than the age limit, so totals
    are those of the map. Capacity counts booked or not, since a site that falls out takes its
    bookings with it; no surge and no conversions; at the rung demonstrated no more than the stated
    current output. Columns: site_id, member_id,
    region_code, country_code, product_code, certified_per_week, and `open`: whether the viewer may
    read this line's figures. A site or firm that may not be known has a number: `#12`.
    """
    read = Rows.read(lines)
    rows = read.pick(read["countable"])
    weekly = np.nan_to_num(rows["capacity_low"])
    if rung == "demonstrated":
        weekly = np.minimum(weekly, np.nan_to_num(rows["current_output"]))
    level: Level = "high" if rung == "declared" else "low"  # any age and approval, or both asked
    kept = stands(rows, level, terms or Terms()) & meets(rows, rung)
    found = pd.DataFrame(
        {
            "site_id": _known(rows, "site_id", "site"),
            "member_id": _known(rows, "member_id", "firm"),
            "region_code": rows["region_code"],
            "country_code": rows["country"],
            "product_code": rows["product_code"],
            "certified_per_week": weekly,
            "open": rows["open"],
        }
    )
    return found[kept & (weekly > 0)].reset_index(drop=True)


def _known(rows: Rows, code: str, number: str) -> list[str]:
    return [
        told if told is not None else f"{UNTOLD}{whose}"
        for told, whose in zip(rows[code], rows[number], strict=True)
    ]

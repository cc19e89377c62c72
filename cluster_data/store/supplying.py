"""The lines that planning counts supply from."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.asking import day_of, filters, lists, sight
from cluster_data.store.past import snapshot_for
from cluster_data.store.snapshot import Snapshot
from cluster_data.viewer import Viewer

_AMOUNTS = (
    "capacity_low", "capacity_high", "utilisation", "surge", "surge_days", "stock",
    "current_output", "age_days", "certificate_days", "converted", "conversion_days",
    "min_order", "delivery_days",
)  # fmt: skip
_YES_NO = (
    "has_standard", "countable", "approved", "converted_has_standard", "listed", "named", "open",
)  # fmt: skip
_TEXTS = (
    "product_code", "unit", "converted_product", "converted_unit", "country", "region_code",
    "area_code", "site_id", "member_id", "name", "site_name", "cluster_code", "round",
)  # fmt: skip
_LISTS = ("stages", "certifications")


def supply_lines(selection: Selection, viewer: Viewer, today: dt.date) -> pd.DataFrame:
    """One row a standing line of the selection: what `planning.supply` counts from.

    Columns: product_code, unit, has_standard, countable (enters totals of its product);
    capacity_low, capacity_high, surge, current_output (per week), stock, all in the product's unit;
    utilisation (0 to 1), surge_days; approved, reference_date, age_days, certificate_days (days
    from the as-of day on which the row's certificate for one of its product's standards is still
    valid, negative once lapsed, NaN without one); converted_product (one it can be converted
    to), converted_unit, converted_has_standard, converted (a week), conversion_days; stages and
    certifications (lists of codes, empty where none is stated), min_order (in the product's unit),
    delivery_days; country, region_code, area_code, round; firm, site (numbers within this answer);
    site_id, member_id, cluster_code (None where the viewer may not know of the site), name,
    site_name (None where consent withholds them); listed, named, open.

    The selection's rung plays no part: what meets it differs by level and week. Every viewer is
    given every line, so that sums are right, but those not `open` are figures of single firms to
    add up and never to show; `planning.discretion` keeps back sums of one or two firms.
    """
    return lines_of(snapshot_for(selection), selection, viewer, today)


def lines_of(
    current: Snapshot, selection: Selection, viewer: Viewer, today: dt.date
) -> pd.DataFrame:
    """The same of one copy of the ledger, such as one of an earlier revision."""
    day = day_of(selection, today)
    asked = filters(selection) | sight(viewer) | {"as_of": day.as_of}
    found = current.rows("supply_lines", asked, day)
    for name in _TEXTS:
        found[name] = found[name].astype(object).where(found[name].notna(), None)
    for name in _LISTS:
        found[name] = lists(found[name])
    return found.astype(dict.fromkeys(_AMOUNTS, "float64") | dict.fromkeys(_YES_NO, "bool"))

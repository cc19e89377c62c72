"""Own stock and own burn rate: what was there, what came, what is left."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Any

import pandas as pd

from cluster_data.reference import products, regions
from planning.grid import LEVELS
from words import N_, _, number

TEMPLATE = ("product_code", "region_code", "from", "to", "opening", "deliveries", "closing", "unit")
"""Columns of the template: one row per product, region and period, days included at both ends."""
MEANINGS = {
    "product_code": N_("the product’s code"),
    "region_code": N_("the region’s code"),
    "from": N_("first day of the period"),
    "to": N_("last day of the period"),
    "opening": N_("stock at the beginning of the first day"),
    "deliveries": N_("received during the period"),
    "closing": N_("stock at the end of the last day"),
    "unit": N_("unit of the three figures"),
}
BURN_COLUMNS = (
    "product_code", "region_code", "as_of", "stock", "used", "days", "burn_per_week", "cover_days",
)  # fmt: skip
_FIGURES = ["opening", "deliveries", "closing"]
_WEEK = 7


def template() -> pd.DataFrame:
    """An empty table with the template's columns."""
    return pd.DataFrame({column: pd.Series(dtype=object) for column in TEMPLATE})


def check(table: pd.DataFrame) -> pd.DataFrame:
    """What is wrong with a filled template: columns row (from 2, as in the file) and sentence.

    Rows with a sentence are left out of `burn_rates`. A missing column is row 1 and stops all.
    """
    missing = [column for column in TEMPLATE if column not in table]
    found = [(1, _("The column “{column}” is missing.").format(column=name)) for name in missing]
    if not missing:
        read = _read(table)
        for place, (row, written) in enumerate(
            zip(read.to_dict("records"), table.to_dict("records"), strict=True)
        ):
            found += [(place + 2, sentence) for sentence in _row_checks(row, written)]
        found += _overlaps(read)
    return pd.DataFrame(found, columns=["row", "sentence"]).sort_values(
        ["row", "sentence"], ignore_index=True
    )


def _read(table: pd.DataFrame) -> pd.DataFrame:
    read = table[list(TEMPLATE)].reset_index(drop=True)
    for column in _FIGURES:
        read[column] = pd.to_numeric(read[column], errors="coerce")
    for column in ("from", "to"):
        read[column] = [_day(cell) for cell in read[column]]
    return read


def _day(cell: object) -> date | None:
    found = pd.to_datetime(str(cell), errors="coerce", format="ISO8601")
    return None if pd.isna(found) else found.date()


def _row_checks(row: dict[Hashable, Any], written: dict[Hashable, Any]) -> list[str]:
    found = []
    product = products().get(str(row["product_code"]))
    if product is None:
        found.append(
            _("There is no product with the code {code}.").format(code=row["product_code"])
        )
    elif str(row["unit"]).strip() not in ("", "nan", "None", product.unit):
        found.append(
            _("{product} is counted in {unit}, not in {other}.").format(
                product=product.label, unit=product.unit, other=row["unit"]
            )
        )
    if str(row["region_code"]) not in regions():
        found.append(_("There is no region with the code {code}.").format(code=row["region_code"]))
    begin, end = row["from"], row["to"]
    for column, day in (("from", begin), ("to", end)):
        if day is None:
            found.append(
                _("“{value}” in the column “{column}” is not a day; write 2026-03-31.").format(
                    value=written[column], column=column
                )
            )
    if isinstance(begin, date) and isinstance(end, date) and end < begin:
        found.append(_("The period ends before it begins."))
    return found + _figure_checks(row, written)


def _figure_checks(row: dict[Hashable, Any], written: dict[Hashable, Any]) -> list[str]:
    figures = {column: float(row[column]) for column in _FIGURES}
    found = [
        _("“{value}” in the column “{column}” is not a figure.").format(
            value=written[column], column=column
        )
        for column, figure in figures.items()
        if pd.isna(figure)
    ]
    found += [
        _("The column “{column}” can’t be negative.").format(column=column)
        for column, figure in figures.items()
        if figure < 0
    ]
    left_over = figures["closing"] - figures["opening"] - figures["deliveries"]
    if left_over > 0:
        found.append(
            _(
                "The stock at the end is {more} more than what was there and what came: "
                "a delivery is missing, or a count is wrong."
            ).format(more=number(left_over))
        )
    return found


def _overlaps(read: pd.DataFrame) -> list[tuple[int, str]]:
    found = []
    dated = read.dropna(subset=["from", "to"])
    for _key, rows in dated.groupby(["product_code", "region_code"], sort=False):
        ordered = rows.sort_values(["from", "to"])
        ends = list(ordered["to"])
        for place, (at, begin) in enumerate(zip(ordered.index, ordered["from"], strict=True)):
            if place and begin <= max(ends[:place]):
                found.append(
                    (int(at) + 2, _("This period overlaps another of the same product and region."))
                )
    return found


def burn_rates(table: pd.DataFrame) -> pd.DataFrame:
    """Per product and region: stock at the latest count, use per week and days of cover.

    Used = opening + deliveries − closing; burn per week = Σ used ÷ Σ days × 7; cover in days =
    stock ÷ (burn per week ÷ 7), NaN where nothing was used (source: the PPE Burn Rate Calculator
    of the US Centers for Disease Control and Prevention, 2020). Rows that `check` objects to are
    left out; all of them are where a column is missing.
    """
    objected = set(check(table)["row"])
    if 1 in objected:
        return pd.DataFrame(columns=list(BURN_COLUMNS))
    read = _read(table)
    good = read.drop(index=[row - 2 for row in objected])
    good["used"] = good["opening"] + good["deliveries"] - good["closing"]
    good["days"] = [
        (end - begin).days + 1 for begin, end in zip(good["from"], good["to"], strict=True)
    ]
    rows = []
    for (product_code, region_code), periods in good.groupby(["product_code", "region_code"]):
        last = periods.sort_values("to").iloc[-1]
        used, days = float(periods["used"].sum()), int(periods["days"].sum())
        burn = used / days * _WEEK
        cover = float(last["closing"]) / burn * _WEEK if burn > 0 else float("nan")
        key = (product_code, region_code, last["to"])
        rows.append((*key, float(last["closing"]), used, days, burn, cover))
    return pd.DataFrame(rows, columns=list(BURN_COLUMNS))


def own_need(burn: pd.DataFrame, weeks: int) -> pd.DataFrame:
    """The own burn rate as a need, the same at every level: columns as `planning.demand.need`."""
    repeated = burn.loc[burn.index.repeat(weeks)].reset_index(drop=True)
    return pd.DataFrame(
        {
            "product_code": repeated["product_code"],
            "region_code": repeated["region_code"],
            "week": [week for _row in range(len(burn)) for week in range(1, weeks + 1)],
            **dict.fromkeys(LEVELS, repeated["burn_per_week"]),
            "partial": False,
        }
    )

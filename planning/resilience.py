"""How much hangs on one site, firm, region, country or border: concentration and knock-out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

import numpy as np
import pandas as pd

from words import N_, _

Dimension = Literal["site", "firm", "region", "country"]
COLUMN_OF: Mapping[str, str] = {
    "site": "site_id",
    "firm": "member_id",
    "region": "region_code",
    "country": "country_code",
}
LINE_COLUMNS = (*COLUMN_OF.values(), "product_code", "certified_per_week")
"""A table of lines: a row per line of a site, in the product's unit a week. `stage_code` may
stand beside them. Several rows of one site and product add up."""
DIMENSION_LABELS = {
    "site": N_("site"),
    "firm": N_("firm"),
    "region": N_("region"),
    "country": N_("country"),
    "border": N_("border"),
}
TOP = 10
_WEEK = 7
_WHOLE = 10_000.0
_TOLERANCE = 1e-9


def concentration(lines: pd.DataFrame, of: Sequence[str] = ("product_code",)) -> pd.DataFrame:
    """HHI of each product (or product and stage) by site, firm, region and country.

    HHI = 10,000 × Σ share², from 10,000 ÷ n for n equal shares to 10,000 for a single one
    (Herfindahl 1950, Hirschman 1945; scale of the US Merger Guidelines 2023, §2.1). `of` names
    the columns to group by: `("product_code",)` or `("product_code", "stage_code")`. Columns: those
    of `of`, dimension, hhi, holders (with output), as_if (10,000 ÷ HHI, as many equal holders),
    largest, largest_share. A group without output is left out.
    """
    rows = []
    for dimension, column in COLUMN_OF.items():
        sums = lines.groupby([*of, column], observed=True)["certified_per_week"].sum()
        held = sums[sums > 0].reset_index()
        for key, group in held.groupby(list(of), observed=True, sort=True):
            ordered = group.sort_values(["certified_per_week", column], ascending=[False, True])
            share = (ordered["certified_per_week"] / ordered["certified_per_week"].sum()).to_numpy()
            hhi = _WHOLE * float((share**2).sum())
            largest = str(ordered[column].iloc[0])
            found = (dimension, hhi, len(share), _WHOLE / hhi, largest, float(share[0]))
            rows.append((*key, *found))
    columns = [*of, "dimension", "hhi", "holders", "as_if", "largest", "largest_share"]
    return pd.DataFrame(rows, columns=columns)


def knock_out(
    lines: pd.DataFrame,
    dimension: Dimension,
    code: str,
    need_per_week: Mapping[str, float] | None = None,
) -> pd.DataFrame:
    """What is lost of each product when one site, firm, region or country falls out.

    Columns: product_code, before, lost, left (certified output a week), share (lost ÷ before),
    and, where the need is known, cover_days_lost = lost ÷ (need a week ÷ 7), the days of need
    that every week of the outage takes away, and short (left < need); else NaN and None. Every
    product of the lines stands, those untouched with 0.
    """
    return _losses(lines, (lines[COLUMN_OF[dimension]] == code).to_numpy(bool), need_per_week)


def close_border(
    lines: pd.DataFrame,
    one: str,
    other: str,
    need_per_week: Mapping[str, Mapping[str, float]] | None = None,
) -> pd.DataFrame:
    """What each of two countries loses when nothing passes between them: the other's output.

    Seen from either side what counts is what the two make together. `need_per_week` by country,
    then product. Columns as `knock_out`, after seen_from.
    """
    both = lines[lines["country_code"].isin((one, other))]
    sides = []
    for seen_from, lost in ((one, other), (other, one)):
        need = (need_per_week or {}).get(seen_from)
        side = _losses(both, (both["country_code"] == lost).to_numpy(bool), need)
        side.insert(0, "seen_from", seen_from)
        sides.append(side)
    return pd.concat(sides, ignore_index=True)


def _losses(
    lines: pd.DataFrame, out: np.ndarray, need_per_week: Mapping[str, float] | None
) -> pd.DataFrame:
    before = lines.groupby("product_code", observed=True)["certified_per_week"].sum()
    lost = lines[out].groupby("product_code", observed=True)["certified_per_week"].sum()
    table = pd.DataFrame({"before": before, "lost": lost.reindex(before.index, fill_value=0.0)})
    table.index.name = "product_code"
    return _measured(table.reset_index(), need_per_week)


def _measured(table: pd.DataFrame, need_per_week: Mapping[str, float] | None) -> pd.DataFrame:
    table["left"] = table["before"] - table["lost"]
    table["share"] = np.where(table["before"] > 0, table["lost"] / table["before"], 0.0)
    need = table["product_code"].astype(str).map(dict(need_per_week or {})).astype(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        table["cover_days_lost"] = np.where(need > 0, table["lost"] / need * _WEEK, np.nan)
    short = table["left"] < need - _TOLERANCE * need.abs()
    table["short"] = short.astype(object).where(need.notna(), None)
    return table


def each_in_turn(
    lines: pd.DataFrame,
    dimensions: Collection[Dimension] = ("site", "firm", "region", "country"),
    need_per_week: Mapping[str, float] | None = None,
) -> pd.DataFrame:
    """The N−1 table: every site, firm, region and country knocked out in turn.

    Columns: dimension, code, then those of `knock_out`; only products that something is lost of.
    Within a dimension the losses add up to the whole output, each line being in one of each
    (N−1 criterion of power grids: ENTSO-E operation handbook, policy 3).
    """
    before = lines.groupby("product_code", observed=True)["certified_per_week"].sum()
    tables = []
    for dimension in dimensions:
        held = lines.groupby([COLUMN_OF[dimension], "product_code"], observed=True)
        table = held["certified_per_week"].sum().rename("lost").reset_index()
        table = table[table["lost"] > 0].rename(columns={COLUMN_OF[dimension]: "code"})
        table.insert(0, "dimension", dimension)
        table["before"] = table["product_code"].map(before).astype(float)
        tables.append(table[["dimension", "code", "product_code", "before", "lost"]])
    if not tables:
        tables = [pd.DataFrame(columns=["dimension", "code", "product_code", "before", "lost"])]
    return _measured(pd.concat(tables, ignore_index=True), need_per_week)


def single_points(
    lines: pd.DataFrame,
    dimension: Dimension = "site",
    need_per_week: Mapping[str, float] | None = None,
    top: int = TOP,
) -> pd.DataFrame:
    """The points of failure that most hangs on, worst first.

    Ordered by the products that would be short of their need, then by those with no other maker,
    then by the largest share of one product's certified output, then by the sum of shares, then by
    code. Columns: code, products, short, sole (numbers of products), worst_product, worst_share,
    lost (of that product, a week), cover_days_lost (its largest over the products; NaN where no
    need is known).
    """
    losses = each_in_turn(lines, (dimension,), need_per_week)
    rows = []
    for code, group in losses.groupby("code", observed=True, sort=True):
        worst = group.sort_values(["share", "product_code"], ascending=[False, True]).iloc[0]
        rows.append(
            {
                "code": str(code),
                "products": len(group),
                "short": int((group["short"] == True).sum()),  # noqa: E712  None is not short
                "sole": int((group["share"] > 1 - _TOLERANCE).sum()),
                "worst_product": str(worst["product_code"]),
                "worst_share": float(worst["share"]),
                "lost": float(worst["lost"]),
                "cover_days_lost": float(group["cover_days_lost"].max()),
                "shares": float(group["share"].sum()),
            }
        )
    columns = [
        "code", "products", "short", "sole", "worst_product", "worst_share", "lost",
        "cover_days_lost", "shares",
    ]  # fmt: skip
    found = pd.DataFrame(rows, columns=columns).sort_values(
        ["short", "sole", "worst_share", "shares", "code"],
        ascending=[False, False, False, False, True],
        ignore_index=True,
    )
    return found.drop(columns="shares").head(top)


def dimension_label(dimension: str) -> str:
    """What is knocked out, in words."""
    return _(DIMENSION_LABELS[dimension])

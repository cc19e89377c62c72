"""What would be lost: every site, firm, region, country and border in turn, as far as it is told.

The figures are those of `planning.resilience`; `discreet` decides what a viewer may read of them.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.supplying import supply_lines
from cluster_data.viewer import Viewer
from pages.resilience.discreet import Cell, few, hidden, secret_products
from pages.resilience.standing import codeless, standing
from planning.discretion import FEW
from planning.resilience import COLUMN_OF, each_in_turn

_NEAR = 1e-9


@dataclass(frozen=True)
class Outages:
    """Losses of a selection.

    `losses`: dimension (border too), code, product_code, before, lost (a week, in the product's
    unit; NaN where not told), share (0 to 1), state (value or suppressed), n (firms behind what is
    lost, <NA> where not told), a row for each product that something is lost of.
    `spread`: product_code, dimension (site, firm, region, country), as_if (as many equal ones),
    holders, largest_share, state, n (firms). `makers`: dimension, code, name and site_name (None
    where withheld), member_id, country, region, of sites and firms that a viewer may know of.
    `standards`: product_code -> whether a standard certifies it. `firms`: how many stand behind all
    of it, None where too few to be told.
    """

    losses: pd.DataFrame
    spread: pd.DataFrame
    makers: pd.DataFrame
    standards: dict[str, bool]
    firms: int | None
    all_open: bool
    any_open: bool


def outages(selection: Selection, viewer: Viewer, today: dt.date) -> Outages:
    """The losses of what stands in a selection on its day."""
    known = supply_lines(selection, viewer, today)
    lines = standing(known)
    kept = hidden(lines)
    secret = secret_products(lines)
    turns = each_in_turn(lines)[["dimension", "code", "product_code", "before", "lost", "share"]]
    if turns.empty:
        turns = turns.astype(dict.fromkeys(("before", "lost", "share"), "float64"))
    everything = pd.concat([turns, _borders(turns)], ignore_index=True)
    everything["n"] = _firms(everything, lines)
    return Outages(
        losses=_told(everything, kept, secret),
        spread=_spread(everything, lines, kept, secret),
        makers=_makers(known[known["listed"] & known["open"]], lines),
        standards={
            str(code): bool(has)
            for code, has in lines.groupby("product_code")["has_standard"].first().items()
        },
        firms=None if few(lines) and len(lines) else int(lines["firm"].nunique()),
        all_open=bool(lines["open"].all()),
        any_open=bool(lines["open"].any()),
    )


def _borders(turns: pd.DataFrame) -> pd.DataFrame:
    """What each country is cut off from when its borders close: what all others make.

    As `planning.resilience.close_border` has it between a country and all others together.
    """
    own = turns[turns["dimension"].eq("country")]
    if own.empty:
        return own
    wholes = own.groupby("product_code", observed=True)["before"].first()
    made = own.pivot_table(index="code", columns="product_code", values="lost", aggfunc="sum")
    lost = (wholes - made.reindex(columns=wholes.index).fillna(0.0)).stack()
    table = lost.rename("lost").reset_index().assign(dimension="border")
    table["before"] = table["product_code"].map(wholes)
    # what is left of a sum of floats is nothing
    table = table[table["lost"].gt(_NEAR * table["before"])]
    return table.assign(share=table["lost"] / table["before"])[list(turns.columns)]


def _told(table: pd.DataFrame, kept: dict[str, set[Cell]], secret: set[str]) -> pd.DataFrame:
    """Without what is kept back."""
    # the two sides of a border tell one another
    secrets = kept | {"border": kept["country"]}
    cells = zip(table["dimension"], table["code"], table["product_code"], strict=True)
    closed = pd.Series(
        [product in secret or (code, product) in secrets[name] for name, code, product in cells],
        index=table.index, dtype=bool,
    )  # fmt: skip
    numbers = {name: table[name].mask(closed) for name in ("before", "lost", "share", "n")}
    states = closed.map({True: "suppressed", False: "value"}).astype(object)
    return table.assign(**numbers, state=states)


def _firms(table: pd.DataFrame, lines: pd.DataFrame) -> pd.Series:
    """How many firms stand behind what is lost."""
    counted = pd.Series(0, index=table.index, dtype="Int64")
    for dimension, column in COLUMN_OF.items():
        held = lines.groupby([column, "product_code"], observed=True)["firm"].nunique()
        rows = table["dimension"].eq(dimension)
        keys = pd.MultiIndex.from_frame(table.loc[rows, ["code", "product_code"]])
        counted[rows] = held.reindex(keys).to_numpy()
    rows = table["dimension"].eq("border")
    own = lines.groupby(["product_code", "firm"], observed=True)["country_code"]
    homes = own.agg(countries="nunique", only="first").reset_index()
    homes = homes[homes["countries"].eq(1)].groupby(["only", "product_code"], observed=True).size()
    keys = pd.MultiIndex.from_frame(table.loc[rows, ["code", "product_code"]])
    firms = lines.groupby("product_code", observed=True)["firm"].nunique()
    everyone = table.loc[rows, "product_code"].map(firms).to_numpy(int)
    counted[rows] = everyone - homes.reindex(keys, fill_value=0).to_numpy(int)
    return counted


def _spread(
    table: pd.DataFrame, lines: pd.DataFrame, kept: dict[str, set[Cell]], secret: set[str]
) -> pd.DataFrame:
    """How concentrated each product is, as `planning.resilience.concentration` counts it.

    Kept back where it would tell of parts kept back: one or two of them could be worked out from
    the sum of shares and of their squares.
    """
    own = table[table["dimension"].ne("border")].sort_values(
        ["share", "code"], ascending=[False, True]
    )
    groups = own.assign(square=own["share"] ** 2).groupby(["product_code", "dimension"])
    found = groups.agg(
        squares=("square", "sum"),
        holders=("code", "size"),
        largest=("code", "first"),
        largest_share=("share", "first"),
    ).reset_index()
    few_kept = {
        (name, product)
        for name, cells in kept.items()
        for product, count in Counter(product for _code, product in cells).items()
        if count <= FEW
    }
    rows = list(zip(found["dimension"], found["product_code"], found["largest"], strict=True))
    closed = pd.Series(
        [product in secret or (name, product) in few_kept for name, product, _code in rows],
        dtype=bool,
    )
    largest = pd.Series([(code, product) in kept[name] for name, product, code in rows], dtype=bool)
    firms = lines.groupby("product_code", observed=True)["firm"].nunique()
    return found.assign(
        as_if=(1 / found["squares"]).mask(closed),
        holders=found["holders"].astype("Int64").mask(closed),
        largest_share=found["largest_share"].mask(closed | largest),
        state=closed.map({True: "suppressed", False: "value"}).astype(object),
        n=found["product_code"].map(firms).astype("Int64").mask(closed),
    ).drop(columns=["squares", "largest"])


def _makers(known: pd.DataFrame, lines: pd.DataFrame) -> pd.DataFrame:
    """Who is behind the codes of sites and firms; a site stands under its own and its firm's."""
    tables = []
    for dimension, column in (("site", "site_id"), ("firm", "member_id")):
        standing_now = lines.loc[~codeless(lines[column]), column].unique()
        first = known[known[column].isin(standing_now)].drop_duplicates(column)
        named = first["named"].to_numpy(bool)
        tables.append(
            pd.DataFrame(
                {
                    "dimension": dimension,
                    "code": first[column].to_numpy(object),
                    "name": first["name"].where(named, None).to_numpy(object),
                    "site_name": first["site_name"].where(named, None).to_numpy(object),
                    "member_id": first["member_id"].to_numpy(object),
                    "country": first["country"].to_numpy(object),
                    "region": first["area_code"].to_numpy(object),
                }
            )
        )
    return pd.concat(tables, ignore_index=True)

"""Points of failure in the order of `planning.resilience.single_points`, of what may be told."""

from __future__ import annotations

import pandas as pd

COLUMNS = ("code", "state", "product_code", "share", "lost", "products", "sole", "n")
_WHOLE = 1 - 1e-9


def ranked(losses: pd.DataFrame, dimension: str) -> pd.DataFrame:
    """Every site, firm, region or country once, by the worst that can be told of it.

    `losses` as of `Outages`. In order: those with most products nobody else makes, then the largest
    share of one product, then the largest sum of shares, then by code; those of which nothing can
    be told last. Columns: code, state, product_code, share and lost of the product most lost,
    products (something is lost of, told or not), sole (told to be made nowhere else), n.
    """
    own = losses[losses["dimension"].eq(dimension)]
    told = own[own["state"].eq("value")].sort_values(
        ["share", "product_code"], ascending=[False, True]
    )
    sums = told.groupby("code").agg(
        sole=("share", lambda shares: int(shares.gt(_WHOLE).sum())),
        shares=("share", "sum"),
    )
    worst = told.drop_duplicates("code").set_index("code").join(sums).reset_index()
    worst["products"] = worst["code"].map(own["code"].value_counts())
    worst = worst.sort_values(
        ["sole", "share", "shares", "code"], ascending=[False, False, False, True]
    )
    silent = pd.DataFrame({"code": sorted(set(own["code"]) - set(worst["code"]))})
    silent = silent.assign(state="suppressed")
    found = pd.concat([worst, silent], ignore_index=True) if len(silent) else worst
    return found.reindex(columns=list(COLUMNS)).reset_index(drop=True)

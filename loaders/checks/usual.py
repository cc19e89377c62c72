"""What firms of a size usually make of a product, and what lies far from it.

Capacities spread over orders of magnitude, so they are compared by their logarithms: by their
middle (the median) and their usual distance from it (the median absolute deviation), which a few
wrong figures do not move. A capacity is far where it is both further than 3.5 such deviations
(Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993) and a factor of ten off.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from loaders.checks.answers import ANY_SIZE, SIZES, Answers
from loaders.checks.check import Found
from loaders.checks.wording import ratio
from loaders.values.cells import Flags, Floats

FIRMS_AT_LEAST = 5
"""Fewer firms have no usual capacity, and their middle would tell a single firm’s figure."""
_DEVIATIONS = 3.5 * 1.4826
_DECADES = 1.0
_GROUP = ["product", "size"]


def far_from_usual(a: Answers) -> Found:
    """Capacities far from the usual of their product and size, of the product where that is thin.

    What the ledger knows goes first where it knows of more firms than the file.
    """
    weekly = a["capacity_per_week"]
    counted = a.frame["in_product_unit"].to_numpy(dtype=bool) & (a.factors("product_code")[0] >= 0)
    counted &= (weekly > 0) & np.isfinite(weekly)
    lines = pd.DataFrame(
        {
            "product": a.factors("product_code")[0][counted],
            "size": a.size[counted],
            "member": a.factors("member_key")[0][counted],
            "log": np.log10(weekly[counted]),
        }
    )
    usual = _usual_of(lines, _known(lines, a))
    off = lines["log"].to_numpy() - usual["log_middle"].to_numpy()
    far = np.abs(off) > np.maximum(_DEVIATIONS * usual["log_spread"].to_numpy(), _DECADES)
    where = np.zeros(len(a), dtype=bool)
    where[counted] = far
    if not far.any():
        return Found(where)
    told = _told(a, where, usual[far], 10.0 ** off[far])
    return Found(where, told, {name: name for name in ("product", "size", "ratio", "known")})


def _known(lines: pd.DataFrame, a: Answers) -> pd.DataFrame:
    """The usual of each product and size of which enough firms are known, by whoever knows more.

    Columns: product, size (codes), firms, answers, log_middle, log_spread, known.
    """
    tables = [_of_file(lines[lines["size"] != ANY_SIZE]), _of_file(lines.assign(size=ANY_SIZE))]
    if a.typical is not None:
        place = {code: at for at, code in enumerate(a.factors("product_code")[1])}
        ledger = a.typical.assign(
            product=a.typical["product_code"].map(place),
            size=a.typical["size_class"].map(SIZES.index),
            known="ledger",
        )
        tables.append(ledger[ledger["product"].notna()][tables[0].columns])
    table = pd.concat(tables, ignore_index=True)
    table = table[table["firms"] >= FIRMS_AT_LEAST]
    best = table.sort_values("firms", ascending=False, kind="stable")
    return best.drop_duplicates(_GROUP)


def _of_file(lines: pd.DataFrame) -> pd.DataFrame:
    """The same columns, of the lines of the file itself."""
    group, keys = pd.factorize(lines["product"].to_numpy() * len(SIZES) + lines["size"].to_numpy())
    log = lines["log"].reset_index(drop=True)
    middle = log.groupby(group).median().to_numpy()
    firm = group * (lines["member"].max() + 1) + lines["member"].to_numpy() if len(lines) else group
    firms = group[np.unique(firm, return_index=True)[1]]
    return pd.DataFrame(
        {
            "product": keys // len(SIZES),
            "size": keys % len(SIZES),
            "firms": np.bincount(firms, minlength=len(keys)),
            "answers": np.bincount(group, minlength=len(keys)),
            "log_middle": middle,
            "log_spread": (log - middle[group]).abs().groupby(group).median().to_numpy(),
            "known": "file",
        }
    )


def _usual_of(lines: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """For each line the usual of its own size, else of any size; empty where nobody knows."""
    own = lines[_GROUP].merge(known, how="left", on=_GROUP)
    any_size = lines[_GROUP].assign(size=ANY_SIZE).merge(known, how="left", on=_GROUP)
    return own.where(own["firms"].notna(), any_size)


def _told(a: Answers, where: Flags, usual: pd.DataFrame, times: Floats) -> dict[str, Any]:
    weekly = a["capacity_per_week"][where]
    middle = 10.0 ** usual["log_middle"].to_numpy(dtype=float)
    said = {
        "weekly": weekly,
        "middle": _two_digits(middle),
        "count": usual["answers"].to_numpy(dtype=float),
        "ratio": [ratio(one) for one in times],
        "product": [a.factors("product_code")[1][at] for at in usual["product"].astype(int)],
        "size": [SIZES[at] for at in usual["size"].astype(int)],
        "known": usual["known"].tolist(),
    }
    return {name: _laid_out(values, where) for name, values in said.items()}


def _two_digits(values: Floats) -> Floats:
    """Rounded to two leading digits: what is usual, and no single firm’s figure."""
    steps: Floats = 10.0 ** (np.floor(np.log10(values)) - 1)
    rounded: Floats = np.round(values / steps) * steps
    return rounded


def _laid_out(values: Any, where: Flags) -> Any:
    table = np.empty(len(where), dtype=object)
    table[where] = values
    return table

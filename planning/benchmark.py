"""Clusters side by side: eight indicators, each with its interval and the firms behind it.

Tables in: firms as `cluster_data.store.cluster_firms` gives them, responses as `store.response`.
Which indicator is counted from what is told in docs/method.md, *Benchmark*.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import pandas as pd

from planning.discretion import FEW
from planning.intervals import Interval, distinct, higher, lower, mean, ranks, wilson

Indicator = Literal[
    "per_worker", "breadth", "certified", "utilisation", "response", "age", "abroad", "skills",
]  # fmt: skip
INDICATORS: tuple[Indicator, ...] = get_args(Indicator)
SHARES: tuple[Indicator, ...] = ("certified", "utilisation", "response", "abroad", "skills")
NEUTRAL: tuple[Indicator, ...] = ("utilisation", "skills")
"""Neither more nor less of these is better: they make no strength and no gap."""
LOWER: tuple[Indicator, ...] = ("age",)
"""Less of these is better."""
_OF_THE_SURVEY: tuple[Indicator, ...] = ("response",)
"""About the survey, never about a firm: told to everybody, whatever the count."""
_TO_COMPARE = 3
"""As many firms must make a product for a firm's place among them to say something."""
COLUMNS = (
    "cluster_code", "indicator", "state", "value", "low", "high", "n", "of", "best", "worst",
    "ranked",
)  # fmt: skip


@dataclass(frozen=True)
class _Counted:
    """A figure with its interval (None where too few firms tell how they differ).

    `n` firms stand behind it, `of` firms could; `few` are all counts that are not told where they
    are one or two.
    """

    value: float
    interval: Interval | None
    n: int
    of: int
    few: tuple[int, ...]
    closed: bool


def benchmark(
    firms: pd.DataFrame, responses: pd.DataFrame, finished: Collection[str], as_of: dt.date
) -> pd.DataFrame:
    """Every indicator of every cluster: `COLUMNS`, by cluster and in the order of `INDICATORS`.

    `finished` are the codes of finished products. state is value, suppressed (one or two firms
    behind it that the viewer may not read of) or not_answered (nothing to count from); value, low
    and high are shares from 0 to 1, a count (breadth), days (age) or a place from 0 to 1
    (per_worker); n of `of` firms; best and worst are the places it may have among the `ranked`
    clusters whose intervals are known. The result is the same in whatever order clusters come.
    """
    scores = _scores(firms)
    rows = []
    counters = _counters(frozenset(finished), as_of)
    asked = responses.set_index("cluster_code")
    for code in sorted(set(responses["cluster_code"]) | set(firms["cluster_code"])):
        own = firms[firms["cluster_code"].eq(code)]
        own = own.assign(score=own["firm"].map(scores.get(code, {})))
        for indicator in INDICATORS:
            if indicator == "response":
                counted = _response(asked.loc[code]) if code in asked.index else None
            else:
                counted = counters[indicator](own)
            rows.append((code, indicator, *_told(indicator, counted)))
    table = pd.DataFrame(rows, columns=list(COLUMNS[:8]))
    kinds = dict.fromkeys(("n", "of"), "Int64") | dict.fromkeys(("value", "low", "high"), "float64")
    return _ranked(table.astype(kinds))


def _told(indicator: Indicator, counted: _Counted | None) -> tuple[object, ...]:
    nothing = float("nan")
    if counted is None or not counted.of:
        return ("not_answered", nothing, nothing, nothing, None, None)
    few = any(1 <= count <= FEW for count in counted.few)
    if few and counted.closed and indicator not in _OF_THE_SURVEY:
        return ("suppressed", nothing, nothing, nothing, None, None)
    if not counted.n and indicator not in SHARES:
        return ("not_answered", nothing, nothing, nothing, 0, counted.of)
    ends = counted.interval
    low, high = (ends.low, ends.high) if ends else (nothing, nothing)
    return ("value", counted.value, low, high, counted.n, counted.of)


def _ranked(table: pd.DataFrame) -> pd.DataFrame:
    """With the places of each indicator; those without an interval have none."""
    places: dict[int, tuple[int, int, int]] = {}
    for indicator, rows in table.groupby("indicator"):
        known = rows[rows["low"].notna()]
        found = {
            at: Interval(row["value"], row["low"], row["high"])
            for at, row in zip(known.index, known.to_dict("records"), strict=True)
        }
        better = lower if indicator in LOWER else higher
        for at, (best, worst) in ranks(found, better).items():
            places[at] = (best, worst, len(found))
    none = (pd.NA, pd.NA, pd.NA)
    for column, part in (("best", 0), ("worst", 1), ("ranked", 2)):
        said = [places.get(at, none)[part] for at in table.index]
        table[column] = pd.array(said, dtype="Int64")
    return table


def _scores(firms: pd.DataFrame) -> Mapping[str, Mapping[int, float]]:
    """By cluster and firm: its place in capacity per worker among all who make the same.

    For each product in turn, the share of its makers that have less a worker, those alike counted
    half; then the mean over the firm's products. Pieces and tonnes never meet. A product with
    fewer than three makers whose workers are known places nobody.
    """
    known = firms[firms["employees"].gt(0) & firms["attested"].gt(0)]
    each = known["attested"] / known["employees"]
    group = each.groupby([known["product_code"], known["unit"]])
    # mid-ranks: rank counts itself, so half a place comes off
    place = (group.rank(method="average") - 0.5) / group.transform("size")
    told = known.assign(place=place.where(group.transform("size").ge(_TO_COMPARE)))
    by_firm = told.dropna(subset=["place"]).groupby(["cluster_code", "firm"])["place"].mean()
    found: dict[str, dict[int, float]] = {}
    for row in by_firm.reset_index().to_dict("records"):
        found.setdefault(str(row["cluster_code"]), {})[int(row["firm"])] = float(row["place"])
    return found


def _counters(
    finished: frozenset[str], as_of: dt.date
) -> Mapping[str, Callable[[pd.DataFrame], _Counted | None]]:
    return {
        "per_worker": lambda own: _mean(own, "score", most=1.0),
        "breadth": lambda own: _breadth(own, finished),
        "certified": _certified,
        "utilisation": lambda own: _mean(own, "utilisation", most=1.0),
        "age": lambda own: _age(own, as_of),
        "abroad": lambda own: _share(_each(own), "abroad", _each(own)["stated"]),
        "skills": lambda own: _share(_each(own), "skills", _each(own)["firm"].notna()),
    }


def _each(own: pd.DataFrame) -> pd.DataFrame:
    """A row a firm."""
    return own.drop_duplicates("firm")


def _mean(own: pd.DataFrame, column: str, most: float = np.inf) -> _Counted | None:
    """The mean over firms that state it; each firm counts once, the large as the small."""
    each = _each(own)
    stated = each[each[column].notna()]
    found = mean(list(stated[column].astype(float)), most=most)
    value = float(np.sort(stated[column].astype(float)).mean()) if len(stated) else float("nan")
    n = len(stated)
    return _Counted(value, found, n, len(each), (n,), bool((~stated["open"]).any()))


def _share(each: pd.DataFrame, column: str, among: pd.Series) -> _Counted | None:
    """Firms with `column` of those `among`; told of neither one or two with nor one or two."""
    rows = each[among]
    count, total = int(rows[column].sum()), len(rows)
    if not total:
        return None
    return _Counted(
        count / total, wilson(count, total), total, len(each), (count, total),
        bool((~rows["open"]).any()),
    )  # fmt: skip


def _certified(own: pd.DataFrame) -> _Counted | None:
    """Firms with certified capacity, of those with attested capacity that a standard applies to."""
    able = own[own["attested"].gt(0) & own["has_standard"]]
    proved = able.assign(proved=able["certified"].gt(0)).groupby("firm")
    each = proved.agg(proved=("proved", "any"), open=("open", "all")).reset_index()
    counted = _share(each, "proved", each["firm"].notna())
    if counted is None:
        return None
    of = own["firm"].nunique()
    return _Counted(
        counted.value, counted.interval, counted.n, of, counted.few, counted.closed
    )  # fmt: skip


def _breadth(own: pd.DataFrame, finished: frozenset[str]) -> _Counted | None:
    """Finished product types of which somebody has certified capacity."""
    if own.empty:
        return None
    makes = own["certified"].gt(0) & own["product_code"].isin(finished)
    made = own[makes].groupby("firm")["product_code"].agg(frozenset)
    each = _each(own)
    sets = [made.get(firm, frozenset()) for firm in each["firm"]]
    total = len(frozenset().union(*sets))
    closed = bool((~own.loc[makes, "open"]).any())
    return _Counted(float(total), distinct(sets), len(made), len(each), (len(made),), closed)


def _age(own: pd.DataFrame, as_of: dt.date) -> _Counted | None:
    """Days since each firm's newest answer, over firms."""
    dates = pd.to_datetime(own["reference_date"])
    days = (pd.Timestamp(as_of) - dates).dt.days.astype(float)
    return _mean(own.assign(days=days), "days")


def _response(row: pd.Series) -> _Counted | None:
    """Firms that answered of those asked; nothing where nobody says who was asked."""
    if pd.isna(row["asked"]) or not row["asked"]:
        return None
    answered, asked = int(row["answered"]), int(row["asked"])
    return _Counted(answered / asked, wilson(answered, asked), asked, asked, (), False)

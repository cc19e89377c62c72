"""Whom a cluster is held against, for a stated reason; and what sets it apart from them."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import pandas as pd

from planning.benchmark import INDICATORS, LOWER, NEUTRAL, Indicator

Reason = Literal["size", "mix", "near"]
REASONS: tuple[Reason, ...] = get_args(Reason)
MOST = 3
"""Peers named at most."""
_ALIKE = 2.0
"""A cluster up to twice as large, or half as large, is of like size."""


@dataclass(frozen=True)
class Profile:
    """What peers are chosen by: firms that answered, products they make, countries they are in."""

    firms: int
    products: frozenset[str]
    countries: frozenset[str]


@dataclass(frozen=True)
class Peer:
    """A cluster and why: firms here and there, products shared of all, or two countries.

    `here` and `there` are counts of firms (size), product types both make and either makes (mix),
    or the countries' codes (near), alike where both are in one country.
    """

    code: str
    reason: Reason
    here: int | str
    there: int | str


@dataclass(frozen=True)
class Standing:
    """What sets a cluster apart from its peers on an indicator: its interval excludes their median.

    `is_strength` is False for a gap; `peers` are those counted.
    """

    indicator: Indicator
    is_strength: bool
    value: float
    median: float
    peers: int


def profiles(firms: pd.DataFrame, responses: pd.DataFrame) -> dict[str, Profile]:
    """By cluster, from tables as `cluster_data.store.cluster_firms` and `store.response` give them.

    Firms are all that answered, whatever products are looked at: how many answered a survey is told
    to everybody, how many make a product is not.
    """
    answered = responses.set_index("cluster_code")["answered"]
    found = {}
    for code, own in firms.groupby("cluster_code"):
        places = frozenset(place for listed in own["countries"] for place in listed)
        products = frozenset(own["product_code"].dropna())
        found[str(code)] = Profile(int(answered.get(code, 0)), products, places)
    return found


def peers(
    found: Mapping[str, Profile],
    own: str,
    reason: Reason,
    borders: Mapping[str, Collection[str]],
) -> tuple[Peer, ...]:
    """Up to `MOST` peers of a cluster, the nearest by the reason first; none for an unknown one.

    size: at most twice or half as many firms answered. mix: the largest part of the product types
    that either makes is made by both. near: in a country of its own, or in one that `borders` it.
    """
    if own not in found:
        return ()
    judged = {"size": _by_size, "mix": _by_mix, "near": lambda a, b: _by_place(a, b, borders)}
    ranked = []
    for code, other in found.items():
        if code == own:
            continue
        told = judged[reason](found[own], other)
        if told is not None:
            distance, here, there = told
            ranked.append((distance, code, here, there))
    return tuple(
        Peer(code, reason, here, there) for _distance, code, here, there in sorted(ranked)[:MOST]
    )


_Told = tuple[float, int | str, int | str] | None


def _by_size(own: Profile, other: Profile) -> _Told:
    if not own.firms or not other.firms:
        return None
    times = other.firms / own.firms
    if not 1 / _ALIKE <= times <= _ALIKE:
        return None
    return abs(math.log(times)), own.firms, other.firms


def _by_mix(own: Profile, other: Profile) -> _Told:
    shared, either = len(own.products & other.products), len(own.products | other.products)
    return (-shared / either, shared, either) if shared else None


def _by_place(own: Profile, other: Profile, borders: Mapping[str, Collection[str]]) -> _Told:
    if shared := sorted(own.countries & other.countries):
        return 0.0, shared[0], shared[0]
    pairs = sorted(
        (here, there)
        for here in own.countries
        for there in other.countries
        if there in borders.get(here, ())
    )
    return (1.0, *pairs[0]) if pairs else None


def standings(table: pd.DataFrame, own: str, others: Collection[str]) -> list[Standing]:
    """Where a cluster's interval lies wholly above or below the median of its peers' figures.

    `table` is what `planning.benchmark.benchmark` gives. Indicators of which neither more nor less
    is better say nothing, and so do those without an interval.
    """
    found = []
    told = table[table["state"].eq("value")]
    for indicator in INDICATORS:
        rows = told[told["indicator"].eq(indicator)]
        mine = rows[rows["cluster_code"].eq(own) & rows["low"].notna()]
        theirs = rows.loc[rows["cluster_code"].isin(list(others)), "value"].dropna()
        if indicator in NEUTRAL or mine.empty or theirs.empty:
            continue
        row, median = mine.iloc[0], float(np.median(np.sort(theirs)))
        if row["low"] <= median <= row["high"]:
            continue
        above = bool(row["low"] > median)
        found.append(
            Standing(indicator, above != (indicator in LOWER), float(row["value"]), median,
                     len(theirs))
        )  # fmt: skip
    return found

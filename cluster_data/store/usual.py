"""What firms usually make: the measure that a new figure is held against."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from cluster_data.store.snapshot import Day, snapshot

FIRMS_AT_LEAST = 5
"""Fewer firms have no usual capacity; fewer than three would be suppressed for the public too."""


def typical_capacity(today: dt.date) -> pd.DataFrame:
    """The usual weekly capacity of each product by size of firm, of what stands on a day.

    Columns: product_code, size_class (micro, small, medium, large; any), firms, answers,
    log_middle, log_spread (decimal logarithms, of the product's unit a week). No row rests on
    fewer than five firms, so that every viewer may be held against it. Raises `LedgerBusy`.
    """
    return snapshot().rows("typical_capacity", {"least": FIRMS_AT_LEAST}, Day(today))

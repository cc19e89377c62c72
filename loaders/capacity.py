"""Weekly capacity by the exact definition: value × factor of the period."""

from __future__ import annotations

import numpy as np

from loaders.values.cells import Floats, Objects

DEFAULT_SHIFTS = 1.0
DEFAULT_DAYS = 5.0
HOURS_A_SHIFT = 8.0


def weekly_factor(period: Objects, shifts: Floats, days: Floats) -> Floats:
    """How many periods a week holds; NaN where the period is unknown.

    hour 8 × shifts × days; shift shifts × days; day days (a stated day already holds its shifts);
    week 1; month 12/52; year 1/52. `shifts` and `days` are those after the defaults.
    """
    factors = {
        "hour": HOURS_A_SHIFT * shifts * days,
        "shift": shifts * days,
        "day": days,
        "week": np.ones(len(period)),
        "month": np.full(len(period), 12 / 52),
        "year": np.full(len(period), 1 / 52),
    }
    result = np.full(len(period), np.nan)
    for name, factor in factors.items():
        here = np.equal(period, name).astype(bool)
        result[here] = factor[here]
    return result

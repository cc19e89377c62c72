"""What every question is asked with: the day, the selection's filters, the viewer's sight."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.snapshot import Day
from cluster_data.viewer import Viewer

_FILTERS = (
    "products", "families", "stages", "countries", "regions", "clusters", "certificates"
)  # fmt: skip


def day_of(selection: Selection, today: dt.date) -> Day:
    """The day and round that a selection looks at."""
    return Day(selection.day(today), selection.round)


def filters(selection: Selection, names: tuple[str, ...] = _FILTERS) -> dict[str, Any]:
    """The selection's lists by name as parameters; an empty one is NULL, no filter."""
    return {name: list(getattr(selection, name)) or None for name in names}


def sight(viewer: Viewer) -> dict[str, Any]:
    """What a viewer may see, as parameters: everything, or the firms of one cluster."""
    return {"sees_all": viewer.role == "ministry", "own_cluster": viewer.cluster}


def lists(column: pd.Series) -> pd.Series:
    """A column of answers that are lists as plain Python lists; no answer is an empty one."""
    plain = [
        one.tolist() if isinstance(one, np.ndarray) else one if isinstance(one, list) else []
        for one in column.to_numpy(object)
    ]
    return pd.Series(plain, index=column.index, dtype=object)

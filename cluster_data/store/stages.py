"""Which stages of the value chain members cover."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.asking import day_of, filters, sight
from cluster_data.store.past import snapshot_for
from cluster_data.viewer import Viewer


def stage_cover(selection: Selection, viewer: Viewer, today: dt.date) -> pd.DataFrame:
    """Firms and countries by stage, of all lines that stand, at whatever rung.

    Columns: stage_code, state, n, countries (Int64; NA where one or two firms are not to be told
    of). A stage that nobody names has no row.
    """
    found = snapshot_for(selection).rows(
        "stage_cover",
        filters(selection) | sight(viewer) | {"rung": "declared"},
        day_of(selection, today),
    )
    return found.astype({"n": "Int64", "countries": "Int64"})

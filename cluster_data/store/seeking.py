"""How many firms seek and offer each kind of cooperation."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.asking import day_of, filters, sight
from cluster_data.store.past import snapshot_for
from cluster_data.viewer import Viewer


def cooperation_counts(selection: Selection, viewer: Viewer, today: dt.date) -> pd.DataFrame:
    """Firms by what they said on cooperation, of all sites that stand in the selection's places.

    Columns: kind (cooperation_offered, cooperation_sought, skills_needs; None for all together),
    answer (a code of the survey; None for the kind as a whole), state (value, suppressed), n
    (Int64; NA where one or two firms may not be told of). What nobody said has no row. Product
    filters play no part: an offer has no product.
    """
    asked = filters(selection, ("clusters", "countries", "regions")) | sight(viewer)
    found = snapshot_for(selection).rows("cooperation_counts", asked, day_of(selection, today))
    for name in ("kind", "answer"):
        found[name] = found[name].astype(object).where(found[name].notna(), None)
    return found.astype({"n": "Int64"})

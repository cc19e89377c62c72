"""What sites offer one another, seek, and would learn."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.asking import day_of, filters, sight
from cluster_data.store.past import snapshot_for
from cluster_data.viewer import Viewer

_TEXTS = (
    "site_id", "member_id", "cluster_code", "country", "region_code", "area_code", "kind",
    "answer", "name", "site_name",
)  # fmt: skip
_YES_NO = ("listed", "named", "open")


def cooperation(selection: Selection, viewer: Viewer, today: dt.date) -> pd.DataFrame:
    """One row an answer on cooperation of the sites that stand and that the viewer may know of.

    Columns: site_id, member_id, cluster_code, country, region_code, area_code; kind
    (cooperation_offered, cooperation_sought, skills_needs), answer (a code of the survey; of
    skills_needs the text as written); name, site_name (None where consent withholds them); lat, lng
    in degrees (NaN where not known); listed (always true), named, open. Of the selection its
    places, clusters, day and round count.
    """
    asked = filters(selection, ("clusters", "countries", "regions")) | sight(viewer)
    found = snapshot_for(selection).rows("cooperation", asked, day_of(selection, today))
    for name in _TEXTS:
        found[name] = found[name].astype(object).where(found[name].notna(), None)
    return found.astype({"lat": "float64", "lng": "float64"} | dict.fromkeys(_YES_NO, "bool"))

"""Who does each stage of the value chain, and where."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.asking import day_of, filters, sight
from cluster_data.store.past import snapshot_for
from cluster_data.store.products import By
from cluster_data.viewer import Viewer

_COUNTS = ("n", "sites", "n_evidenced", "asked", "answered")
_DECIDING = {
    "all": ["all", "country", "area"], "country": ["country", "area"], "area": ["area"],
}  # fmt: skip
"""Which levels decide what is hidden at one: a whole with one hidden part is hidden too."""


def stage_places(
    selection: Selection, viewer: Viewer, today: dt.date, by: By = "country"
) -> pd.DataFrame:
    """A row a stage and place, of the lines that stand and name the stage, at whatever rung.

    Columns: stage_code, place ("" for the whole), country, state, n (firms), sites, certified_share
    (0 to 1: of the firms at the stage, those with a line whose certificate is valid, or attested
    where no standard applies to its product), capacity (attested, a week, in `unit`: only where all
    of the stage's lines share one), unit, asked, answered. Every place where firms were asked has a
    row for every stage that anybody names; NA where nothing may be told.
    """
    asked = filters(selection) | sight(viewer) | {"rung": "attested"}
    levels = {"level": by, "levels": _DECIDING[by]}
    found = snapshot_for(selection).rows("stage_places", asked | levels, day_of(selection, today))
    found = found.astype(dict.fromkeys(_COUNTS, "Int64") | {"capacity": "float64"})
    share = found["n_evidenced"].astype("float64") / found["n"].astype("float64")
    place = found["area_code"] if by == "area" else found["country"]
    named = found.assign(
        place=["" if pd.isna(code) else code for code in place],
        certified_share=share.where(found["state"].eq("value")),
    )
    columns = ["stage_code", "place", "country", "state", "n", "sites", "certified_share",
               "capacity", "unit", "asked", "answered"]  # fmt: skip
    return named[columns].reset_index(drop=True)

"""Who answered, and how old the answers are: about the survey, never about a firm's figures."""

from __future__ import annotations

import datetime as dt
from typing import Literal, get_args

import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.asking import day_of, filters
from cluster_data.store.past import snapshot_for
from cluster_data.viewer import Viewer

Age = Literal["d90", "d180", "d365", "older"]
AGES: tuple[Age, ...] = get_args(Age)
"""How old a line is, in days: up to 90, up to 180, up to 365, older."""


def response(selection: Selection, viewer: Viewer, today: dt.date) -> pd.DataFrame:
    """A row a cluster that has a roster or an answer, in the selection's clusters and places.

    Columns: cluster_code, name, country, round (the selection's, or the cluster's latest); asked,
    answered, silent (firms of that round; asked and silent NA where it has no roster); of all
    that stands: sites, lines, reference_date (the latest), and the lines parted into fresh
    (approved, within the age limit), aged (approved, older) and drafts (not approved). Everybody
    may see it; products and other filters of lines narrow nothing.
    """
    found = snapshot_for(selection).rows(
        "response", filters(selection) | {"rung": selection.rung}, day_of(selection, today)
    )
    counts = ["asked", "answered", "silent", "sites", "lines", "drafts", "fresh", "aged"]
    return found.astype(dict.fromkeys(counts, "Int64"))


def freshness(selection: Selection, viewer: Viewer, today: dt.date) -> pd.DataFrame:
    """The lines that stand, by cluster and age: cluster_code, name, age (`AGES`), lines, firms.

    Only ages that occur, the youngest first; drafts are counted by their age like the rest.
    """
    day = day_of(selection, today)
    bounds = {"rung": selection.rung, "as_of": day.as_of}
    found = snapshot_for(selection).rows("freshness", filters(selection) | bounds, day)
    return found.astype({"lines": "Int64", "firms": "Int64"})

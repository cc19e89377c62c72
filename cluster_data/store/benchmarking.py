"""What clusters are compared by, and what their firms would learn."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.asking import day_of, filters, lists, sight
from cluster_data.store.past import snapshot_for
from cluster_data.viewer import Viewer

_NUMBERS = ("employees", "utilisation", "declared", "attested", "certified")
_YES_NO = ("open", "stated", "abroad", "skills", "has_standard")


def cluster_firms(selection: Selection, viewer: Viewer, today: dt.date) -> pd.DataFrame:
    """A row a cluster, firm and product type: what `planning.benchmark` counts from.

    Columns: cluster_code, firm (a number within this answer), open, countries (list), employees
    (NaN unless all sites state them), utilisation (0 to 1, NaN unstated), reference_date, stated
    (it names markets or origins), abroad (one of them is another country), skills (it names a
    training need); product_code (None for a firm none of whose products counts), unit,
    has_standard, declared, attested, certified (a week in the product's unit, NaN not reached).

    The selection's rung plays no part. Every viewer is given every firm, so that sums are right,
    but those not `open` are figures of single firms, to count together and never to show;
    `planning.benchmark` keeps back figures of one or two firms.
    """
    asked = filters(selection) | sight(viewer) | {"rung": "declared"}
    found = snapshot_for(selection).rows("cluster_figures", asked, day_of(selection, today))
    for name in ("product_code", "unit"):
        found[name] = found[name].astype(object).where(found[name].notna(), None)
    for name in _YES_NO:
        found[name] = found[name].astype("boolean").fillna(False).astype(bool)
    found["countries"] = lists(found["countries"])
    return found.astype(dict.fromkeys(_NUMBERS, "float64"))


def training_answers(selection: Selection, viewer: Viewer, today: dt.date) -> pd.DataFrame:
    """A row a firm, region and answer on training: what `planning.training` counts from.

    Columns: firm (a number within this answer), open, country, area_code (None where unknown),
    stages (list), kind (sought, offered), answer (as written; None where offered). As with
    `cluster_firms`, rows not `open` are to count together and never to show.
    """
    asked = filters(selection) | sight(viewer) | {"rung": "declared"}
    found = snapshot_for(selection).rows("training_answers", asked, day_of(selection, today))
    for name in ("area_code", "answer"):
        found[name] = found[name].astype(object).where(found[name].notna(), None)
    found["stages"] = lists(found["stages"])
    return found.astype({"open": bool})

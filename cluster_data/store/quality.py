"""How good the answers are: who answered each round, what ages, what is wrong, whom to ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd

from cluster_data.selection import Selection
from cluster_data.store.asking import day_of, filters, sight
from cluster_data.store.past import snapshot_for
from cluster_data.store.place import open_ledger
from cluster_data.store.snapshot import AGE_LIMIT_DAYS, Day, snapshot
from cluster_data.store.sql_files import statement
from cluster_data.viewer import Viewer

SOON_DAYS = 60
"""Answers that pass the age limit within so many days are told of beforehand."""

_PLACED = ("clusters", "countries", "regions")
_COUNTS = ["asked", "answered", "partly", "silent", "all_refused"]
_FIRM = ["cluster_code", "firm"]
_CONTACT = ["respondent_name", "respondent_email", "respondent_phone"]


def answers_by_round(selection: Selection, viewer: Viewer, today: dt.date) -> pd.DataFrame:
    """A row for each cluster and round, the newest round first.

    Columns: cluster_code, name, country, round; asked, answered, partly, silent (firms; asked and
    silent NA where the round has no roster), all_refused (those of the silent all of whose rows
    were rejected), reference_date, dated, closed, closed_on. Everybody may see it.

    A firm has answered in part where something of it stands in the round, but a row of it enters
    no total (product not recognised, or no weekly figure in the product's unit) or was rejected
    and not mended since; a row that only repeats another was not rejected in this sense.
    """
    found = snapshot_for(selection).rows("answers_by_round", _asked(selection, today))
    return found.astype(dict.fromkeys(_COUNTS, "Int64"))


def round_closed(cluster_code: str, round_: str) -> bool:
    """True where a cluster's round takes no more uploads."""
    asked = {"cluster_code": cluster_code, "rounds": [round_]}
    return len(snapshot().rows("round_state", asked)) > 0


def ageing(selection: Selection, viewer: Viewer, today: dt.date) -> pd.DataFrame:
    """When answers pass the age limit, a row a cluster, the most urgent first.

    Columns: cluster_code, name, lines (approved ones that stand), aged, soon (pass within
    `SOON_DAYS`), firms_aged, firms_soon, next_passes, last_passes (days; NaT where none is left).
    """
    day = day_of(selection, today)
    asked = filters(selection) | {
        "rung": selection.rung, "as_of": day.as_of, "age_limit": AGE_LIMIT_DAYS, "soon": SOON_DAYS,
    }  # fmt: skip
    return snapshot_for(selection).rows("ageing", asked, day)


def problem_counts(selection: Selection, viewer: Viewer, today: dt.date) -> pd.DataFrame:
    """Problems of the uploads that stand, counted.

    Columns: cluster_code, name, slug, severity, status (open, asked, settled), problems, firms,
    files. The public is told sums by cluster and severity only: their slug is empty.
    """
    found = snapshot_for(selection).rows("problem_counts", _asked(selection, today))
    if viewer.role == "cluster":
        return found[found["cluster_code"].eq(str(viewer.cluster))].reset_index(drop=True)
    if viewer.role == "public":
        keys = ["cluster_code", "name", "severity", "status"]
        summed = found.groupby(keys, as_index=False)[["problems", "firms", "files"]].sum()
        return summed.assign(slug="")
    return found


def problem_list(
    selection: Selection, viewer: Viewer, today: dt.date, slugs: Sequence[str] | None = None
) -> pd.DataFrame:
    """Problems of the uploads that stand, a row each; none for the public.

    Columns: upload_id, cluster_code, round, file_name, sha256, slug, severity, sheet, row,
    column_name, value, params (JSON), status, note, named, firm, member, name, line_id. `firm`
    tells firms apart and is never shown; `member` and `line_id` are the directory's, NULL where
    nothing stands there. Where consent withholds the firm's name, `named` is false and what could
    tell it NULL.
    """
    asked = _asked(selection, today) | sight(viewer)
    asked["slugs"] = list(slugs) if slugs is not None else None
    return snapshot_for(selection).rows("problem_list", asked, Day(selection.day(today)))


def chase_list(selection: Selection, viewer: Viewer, today: dt.date) -> pd.DataFrame:
    """Firms of each cluster's latest round (or the selection's), with what became of their answers.

    Columns: cluster_code, cluster_name, round, firm, member, name (NULL where consent withholds
    it), country, region_code, answer (silent, partly, answered), listed, lines, flawed, refused,
    last_date, last_round, contact_visible. None for the public.
    """
    asked = _asked(selection, today) | sight(viewer)
    return snapshot_for(selection).rows("chase_list", asked, Day(selection.day(today)))


def contacts(firms: pd.DataFrame) -> pd.DataFrame:
    """Whom to ask at the firms of a `chase_list`: cluster_code, member and the three of a contact.

    Only where the list says that its viewer may see them. Raises `LedgerBusy`.
    """
    open_to = firms.loc[firms["contact_visible"].astype(bool), _FIRM]
    clusters = sorted(open_to["cluster_code"].unique())
    with open_ledger() as ledger:
        known = ledger.execute(statement("contacts"), {"clusters": clusters}).df()
    return open_to.merge(known, on=_FIRM)[[*_FIRM, *_CONTACT]]


def _asked(selection: Selection, today: dt.date) -> dict[str, Any]:
    places = filters(selection, _PLACED)
    return places | {"as_of": selection.day(today), "round": selection.round}

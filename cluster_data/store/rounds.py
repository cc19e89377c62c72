"""What changed from one round to the next: the same sites, those that came, those that left."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from cluster_data.reference import products
from cluster_data.selection import Selection
from cluster_data.store.asking import filters, sight
from cluster_data.store.past import snapshot_for
from cluster_data.store.snapshot import Day, Snapshot
from cluster_data.viewer import Viewer

_NUMBERS = ["before", "after", "same", "entrants", "leavers"]
_COLUMNS = ["product_code", "family_code", "unit", *_NUMBERS, "n_before", "n_after", "state"]


@dataclass(frozen=True)
class RoundChange:
    """How each product's weekly capacity changed between two rounds.

    `table`: product_code, family_code, unit; before, after, same, entrants, leavers (a week's, at
    the selection's rung, signed: before + same + entrants + leavers = after); n_before, n_after
    (firms); state. Suppressed: all NaN. Where only the parts may not be told, those three are NaN.
    `before` and `after` are the rounds' names and `_date` the day each is looked at; None, and no
    rows, where there are not two.
    """

    table: pd.DataFrame
    before: str | None
    after: str | None
    before_date: dt.date | None
    after_date: dt.date | None
    as_of: dt.date


def round_change(selection: Selection, viewer: Viewer, today: dt.date) -> RoundChange:
    """The selection's round, or its newest, beside the round before it.

    Rounds follow each other by the last day anybody answered in them, and each is looked at as of
    that day. `same` is the change of sites that answered both rounds, whatever they made;
    `entrants` and `leavers` are what sites of only one round add and take.
    """
    current = snapshot_for(selection)
    as_of = selection.day(today)
    after, before = _rounds(current, selection, as_of)
    table = pd.DataFrame(columns=_COLUMNS)
    if after and before:
        asked = filters(selection) | sight(viewer) | {"rung": selection.rung}
        table = _named(current.rows("round_change", asked, after, before))
    return RoundChange(
        table=table,
        before=before.round if before else None,
        after=after.round if after else None,
        before_date=before.as_of if before else None,
        after_date=after.as_of if after else None,
        as_of=after.as_of if after else as_of,
    )


def _rounds(
    current: Snapshot, selection: Selection, as_of: dt.date
) -> tuple[Day | None, Day | None]:
    """The wanted round and the one before it, each on its own last day."""
    two = [*rounds_until(current, selection, as_of)[:2], None, None]
    return two[0], two[1]


def rounds_until(current: Snapshot, selection: Selection, as_of: dt.date) -> list[Day]:
    """The wanted round, else the newest, and all before it, each on its own last day."""
    bounds = {"as_of": as_of, "clusters": list(selection.clusters) or None}
    found = current.rows("rounds_until", bounds)
    names, dates = found["round"].tolist(), found["last_date"].dt.date
    days = [Day(date, name) for date, name in zip(dates, names, strict=True)]
    first = 0 if selection.round is None else len(days)
    if selection.round in names:
        first = names.index(selection.round)
    return days[first:]


def _named(found: pd.DataFrame) -> pd.DataFrame:
    known = products()
    named = found.assign(
        family_code=[known[code].family_code for code in found["product_code"]],
        unit=[known[code].unit for code in found["product_code"]],
    ).astype({"n_before": "Int64", "n_after": "Int64"} | dict.fromkeys(_NUMBERS, "float64"))
    return named[_COLUMNS]

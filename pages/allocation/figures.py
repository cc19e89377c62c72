"""The page's figures: shipments on the map, and the share of its need that each receiver gets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

import shell
from cluster_data import reference, store
from exhibits.catalogue.fill import COLUMNS as FILL_COLUMNS
from exhibits.catalogue.fill import fill
from exhibits.catalogue.flows import FLOW_COLUMNS, SHORT_COLUMNS, Asked, flows
from exhibits.exhibit import Answered, Exhibit
from pages.allocation import wording
from pages.allocation.answer import Solved
from pages.allocation.view import everywhere
from shell import let_stand
from shell import wording as said
from shell.state import State
from words import _, date, ngettext, number

_ROOM = 0.08
"""Left free around what is drawn, as a part of its extent."""


@dataclass(frozen=True)
class OfFiles(Answered):
    """No firm of the survey stands behind a figure of the reader's own files, which says so."""

    @property
    def text(self) -> str:
        """That the figures are the reader's own."""
        return _("own files, no survey figure")


def shipments(state: State, solved: Solved) -> Exhibit | None:
    """Who sends how much to whom; None where places are on no map."""
    if solved.view.metric == "plane" and solved.view.files:
        return None
    table, short = _sent(solved), _short(solved)
    return flows(
        table,
        short,
        frame=_frame(state, table, short),
        notes=_notes(state, solved),
        id=f"flows-{wording.stem(solved)}",
        **_told(state, solved),
    )


def filled(state: State, solved: Solved) -> Exhibit:
    """How much of its need each receiver gets."""
    fills = solved.found.fills
    table = pd.DataFrame(
        {
            "place": fills["receiver"],
            "name": fills["receiver"].map(solved.names),
            "required": fills["need"],
            "received": fills["received"],
        }
    )
    return fill(
        table[list(FILL_COLUMNS)],
        notes=_notes(state, solved),
        id=f"fill-{wording.stem(solved)}",
        **_told(state, solved),
    )


def answered(state: State, solved: Solved) -> Answered:
    """Firms behind what is given, of those asked."""
    if solved.giving is None:
        return OfFiles(0, None)
    where = everywhere(state.selection)
    whole = shell.cached(
        store.region_figures, where, state.viewer, "certified_share", dt.date.today()
    ).whole
    return Answered(solved.giving.firms, whole.asked)


def _sent(solved: Solved) -> pd.DataFrame:
    sent = solved.found.flows.rename(columns={"quantity": "value", "distance": "km"})
    return _placed(_placed(sent, solved.donors, "donor", "from"), solved.takers, "receiver", "to")[
        list(FLOW_COLUMNS)
    ]


def _short(solved: Solved) -> pd.DataFrame:
    fills = solved.found.fills
    short = fills[fills["unmet"] > 1e-6 * fills["need"]].rename(columns={"unmet": "value"})
    return _placed(short, solved.takers, "receiver", "to")[list(SHORT_COLUMNS)]


def _placed(table: pd.DataFrame, places: pd.DataFrame, column: str, end: str) -> pd.DataFrame:
    """The table with name and place of the code in a column."""
    known = places.drop_duplicates("place").set_index("place")
    codes = table[column]
    return table.assign(
        **{
            f"{end}_name": codes.map(known["name"]).astype(object),
            f"{end}_lng": codes.map(known["x"]).astype(float),
            f"{end}_lat": codes.map(known["y"]).astype(float),
        }
    )


def _frame(
    state: State, table: pd.DataFrame, short: pd.DataFrame
) -> tuple[float, float, float, float] | None:
    """What is drawn with room around it where the reader chose places; else None, the basin."""
    chosen = state.selection.countries or state.selection.regions
    if not chosen and state.own.get("src") != "files":
        return None
    lngs = np.concatenate([table["from_lng"], table["to_lng"], short["to_lng"]])
    lats = np.concatenate([table["from_lat"], table["to_lat"], short["to_lat"]])
    if not len(lngs):
        return None
    west, south, east, north = lngs.min(), lats.min(), lngs.max(), lats.max()
    across, up = _ROOM * (east - west), _ROOM * (north - south)
    return float(west - across), float(south - up), float(east + across), float(north + up)


def _told(state: State, solved: Solved) -> dict[str, Any]:
    return {
        "delivered": solved.delivered,
        "asked": asked(state, solved),
        "as_of": state.day,
        "answered": answered(state, solved),
        "source": _("the reader’s own files") if solved.giving is None else said.source(),
    }


def asked(state: State, solved: Solved) -> Asked:
    """What is asked, in the reader's words."""
    own = solved.giving is None
    known = reference.products()
    unit = said.unit(known[solved.product].unit) if not own and solved.product in known else ""
    view = solved.view
    evidence = wording.evidence(view.level).format(
        day=date(view.by), rung=said.rung(state.selection)
    )
    period = ngettext("{count} week of need", "{count} weeks of need", view.weeks)
    return Asked(
        wording.product(solved),
        unit or _("units"),
        "" if own else evidence,
        "" if own else period.format(count=number(view.weeks)),
    )


def _notes(state: State, solved: Solved) -> list[str]:
    own = [] if solved.giving is None else let_stand.notes(state)
    return [*wording.conditions(solved), *wording.behind(solved), *own]

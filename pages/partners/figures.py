"""The page's figures, from the candidates of its address."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from cluster_data.geo import BASIN
from exhibits.catalogue import partner_gaps as bars
from exhibits.catalogue import partner_map as where
from exhibits.catalogue.site_finding import Around
from exhibits.exhibit import Answered, Exhibit
from pages.partners import gaps, wording
from pages.partners.view import View
from planning.matching import Candidate, Need, requirements
from shell import let_stand
from shell import wording as said
from shell.state import State
from words import _, ngettext, number

_MARGIN = 1.0
"""Degrees left free around the candidates of a map."""


def partner_gaps(state: State, view: View) -> Exhibit | None:
    """The first candidates by how many requirements each meets; None where there is none."""
    need = view.need
    if need is None or not view.shown:
        return None
    names = wording.names(view.shown)
    rows = [
        (
            one.offer.site_id, names[one.offer.site_id], *counts(one), gaps.brief(one, need),
        )
        for one in view.shown
    ]  # fmt: skip
    return bars.partner_gaps(
        pd.DataFrame(rows, columns=list(bars.COLUMNS)),
        topic=wording.topic(need),
        requirements=asked_for(view, need),
        complete=sum(one.complete for one in view.shown),
        candidates=len(view.shown),
        notes=(*_hidden(view), *_assumed(view), *let_stand.notes(state)),
        **_told(state, view, need, "gaps"),
    )


def partner_map(state: State, view: View) -> Exhibit | None:
    """Where the candidates lie; None where there is none."""
    need = view.need
    if need is None or not view.shown:
        return None
    names = wording.names(view.shown)
    rows = [_site(one, need, names[one.offer.site_id]) for one in view.shown]
    table = pd.DataFrame(rows)
    place = view.place or (
        wording.asker_names((view.asker,))[view.asker.site_id] if view.asker else ""
    )
    around = None
    # a circle that holds nobody would be all that is seen
    if need.place and need.km and any(one.km <= need.km for one in view.shown):
        around = Around(*need.place, need.km, place)
    return where.partner_map(
        table,
        topic=wording.topic(need),
        unit_label=wording.units(need),
        around=around,
        place_label=place if need.place else "",
        frame=_frame(table, need),
        notes=(*_hidden(view), *let_stand.notes(state)),
        **_told(state, view, need, "map"),
    )


def counts(one: Candidate) -> tuple[int, int, int, int]:
    """How many requirements a candidate meets, leaves unstated, misses, and are not told."""
    ask = sum(check.reason == "unstated" for check in one.gaps)
    met = sum(check.state == "met" for check in one.checks)
    return met, ask, len(one.gaps) - ask, len(one.untold)


def asked_for(view: View, need: Need) -> tuple[str, ...]:
    """All that is required, in words."""
    return tuple(wording.requirement(name, need, view.place) for name in requirements(need))


def answered(view: View) -> Answered:
    """The firms of the candidates shown, of those asked."""
    firms = {one.offer.member_id for one in view.shown}
    return Answered(len(firms), view.known.asked)


def _site(one: Candidate, need: Need, name: str) -> dict[str, Any]:
    offer = one.offer
    certificate = next((c.state for c in one.checks if c.requirement == "certificate"), "untold")
    return {
        "site_id": offer.site_id, "member_id": offer.member_id, "name": name,
        "site_name": None, "city": None, "region_code": offer.area, "country": offer.country,
        "families": [], "lines": len(offer.lines) or None,
        "capacity": one.free if need.made else np.nan,
        "certified": {"met": True, "gap": False}.get(certificate), "precision": None,
        "lat": offer.lat, "lng": offer.lng, "distance_km": one.km,
        "said": gaps.outcome(one, need),
    }  # fmt: skip


def _frame(table: pd.DataFrame, need: Need) -> tuple[float, float, float, float] | None:
    """The extent of the candidates and the place they are wanted at; None: the basin."""
    lats, lngs = list(table["lat"].dropna()), list(table["lng"].dropna())
    if not lats:
        return None
    if need.place:
        lats.append(need.place[0])
        lngs.append(need.place[1])
    west, south, east, north = BASIN
    frame = (
        max(west, min(lngs) - _MARGIN), max(south, min(lats) - _MARGIN),
        min(east, max(lngs) + _MARGIN), min(north, max(lats) + _MARGIN),
    )  # fmt: skip
    return frame if frame[0] < frame[2] and frame[1] < frame[3] else None


def _hidden(view: View) -> tuple[str, ...]:
    hidden = view.known.hidden
    if hidden == 0:
        return ()
    if hidden is None:
        return (_("A few more firms state it, and have not agreed to be named."),)
    return (
        ngettext(
            "{count} more firm states it, and has not agreed to be named.",
            "{count} more firms state it, and have not agreed to be named.",
            hidden,
        ).format(count=number(hidden)),
    )


def _assumed(view: View) -> tuple[str, ...]:
    if not any(one.assumed for one in view.shown):
        return ()
    return (_("Where the booked share of a capacity is not stated, three quarters are taken."),)


def _told(state: State, view: View, need: Need, what: str) -> dict[str, Any]:
    """What every figure is told beside its table."""
    return {
        "as_of": state.day,
        "answered": answered(view),
        "source": said.source(),
        "id": f"partners-{what}-{need.kind}-{need.code or 'any'}",
    }

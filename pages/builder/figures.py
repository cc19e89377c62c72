"""The page's figures: the chain stage by stage, on the map, and what each stage can give."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd

import shell
from cluster_data import reference, store
from exhibits.catalogue.chain_map import chain_map
from exhibits.catalogue.chain_missing import chain_missing
from exhibits.catalogue.chain_plan import chain_plan
from exhibits.catalogue.chain_words import Lacking, Sought, Together
from exhibits.exhibit import Answered, Exhibit
from pages.builder import parts, wording
from pages.builder.answer import Solved, shown
from pages.builder.view import everywhere
from planning.chain_asked import Chain
from planning.chain_roles import Why
from shell import let_stand
from shell import wording as said
from shell.state import State
from words import _, date, ngettext, number, percent

_ROOM = 0.12
"""Left free around what is drawn, as a part of its extent."""
_LEAST_ACROSS = 3.0
"""Degrees that the map shows at least."""


def plan(state: State, found: Solved) -> Exhibit | None:
    """The chain looked at, stage by stage; None where no single firm may be told of."""
    if not found.plan.open or not found.plan.held:
        return None
    chain = shown(state, found)
    return chain_plan(
        parts.parts(found, chain),
        notes=_notes(state, found, chain),
        id=_id("chain", state, found),
        **_told(state, found, chain),
    )


def on_map(state: State, found: Solved) -> Exhibit | None:
    """The same on the map; None where nobody has a place."""
    chain = shown(state, found)
    if chain is None:
        return None
    links = parts.links(found, chain)
    if links.empty:
        return None
    return chain_map(
        links,
        frame=_frame(links),
        notes=_notes(state, found, chain)[1:],
        id=_id("chain-map", state, found),
        **_told(state, found, chain),
    )


def missing(state: State, found: Solved) -> Exhibit | None:
    """What each stage can give against what is needed; None where no standard applies."""
    if not found.plan.held:
        return None
    told = _told(state, found, None)
    return chain_missing(
        parts.roles(found),
        notes=_notes(state, found, None),
        id=_id("chain-stages", state, found),
        **told | {"answered": Answered(found.plan.firms, _asked(state))},
    )


def together(found: Solved, chain: Chain | None) -> Together:
    """What the answer comes to, in words and figures."""
    plan_, unit = found.plan, reference.products()[found.product].unit
    sought = Sought(said.product_name(found.product), said.unit(unit), rung(found), found.quantity)
    lacking = tuple(
        Lacking(
            wording.lacking(one),
            one.missing(found.quantity),
            one.own_missing if one.role.kind == "input" else None,
            said.unit(one.role.unit) if one.role.unit else "",
        )
        for one in plan_.missing
    )
    return Together(
        sought,
        plan_.suffices,
        len(chain.firms) if chain and plan_.chains else None,
        len([code for code in chain.countries if code]) if chain else 0,
        lacking,
        plan_.greatest,
    )


def rung(found: Solved) -> str:
    """The rung asked for, in a word."""
    return {
        "declared": _("declared"), "attested": _("attested"), "certified": _("certified"),
        "demonstrated": _("demonstrated"),
    }[found.plan.problem.rung]  # fmt: skip


def _told(state: State, found: Solved, chain: Chain | None) -> dict[str, Any]:
    firms = len(chain.firms) if chain else found.plan.firms
    return {
        "found": together(found, chain or found.chain(0)),
        "as_of": state.day,
        "answered": Answered(firms, _asked(state)),
        "source": said.source(),
    }


def _asked(state: State) -> int | None:
    where = everywhere(state.selection)
    whole = shell.cached(
        store.region_figures, where, state.viewer, "certified_share", dt.date.today()
    ).whole
    return whole.asked


def taken_of(found: Solved, *why: Why) -> list[str]:
    """The names of what is taken as available for one of these reasons."""
    return list(dict.fromkeys(wording.taken(one) for one in found.plan.taken if one.why in why))


def _notes(state: State, found: Solved, chain: Chain | None) -> list[str]:
    problem = found.plan.problem
    notes = [_counted(found)]
    nobody, own = taken_of(found, "nobody"), taken_of(found, "reader")
    if nobody:
        notes.append(
            _("Taken as available, as nobody in the ledger states it: {names}.").format(
                names=", ".join(nobody)
            )
        )
    if own:
        notes.append(_("Taken as available, as chosen: {names}.").format(names=", ".join(own)))
    rest = taken_of(found, "inside", "not_surveyed", "no_quantity", "optional")
    if rest:
        notes.append(
            _("Not looked for, within an input or not surveyed: {names}.").format(
                names=", ".join(rest)
            )
        )
    if problem.countries or problem.regions:
        places = [wording.countries((code,)) for code in problem.countries]
        places += [wording.place(code, None) for code in problem.regions]
        notes.append(_("Firms in {places} alone.").format(places=", ".join(places)))
    estimated = [wording.role(one.role) for one in found.plan.held if one.role.estimate]
    if estimated:
        names = ", ".join(estimated)
        notes.append(_("The recipe is an estimate for: {names}.").format(names=names))
    if chain and found.plan.chains and chain.slack is not None:
        notes.append(
            _("In their tightest stage these firms have {share} to spare.").format(
                share=percent(chain.slack)
            )
        )
    notes += _ordered_more(found, chain)
    if found.plan.left_out:
        notes.append(left_out())
    if not found.plan.proved:
        notes.append(_("Fewer firms or countries may do: not every set could be tried in time."))
    return [*notes, *let_stand.notes(state)]


def left_out() -> str:
    """That firms of others are not counted."""
    return _(
        "Firms of other clusters, whose figures you may not read, are not counted: with them more "
        "may be possible."
    )


def _counted(found: Solved) -> str:
    """What of each firm counts, and in which week."""
    problem = found.plan.problem
    text = (
        _("All weekly capacity counts, booked or not, at its low end")
        if problem.capacity == "all"
        else _("What is free of the weekly capacity counts, at its low end")
    )
    return _("{what}; approved answers of the last year, in the week of {day}.").format(
        what=text, day=date(problem.by or problem.as_of)
    )


def _ordered_more(found: Solved, chain: Chain | None) -> list[str]:
    """That a minimum order makes somebody order more than is needed."""
    if chain is None:
        return []
    more = 0
    for held in found.plan.held:
        given = sum(one.amount or 0.0 for one in chain.shares if one.role == held.role.code)
        more += held.needed is not None and given > held.needed * (1 + 1e-6)
    if not more:
        return []
    return [
        ngettext(
            "A minimum order makes {count} input come in larger lots than needed.",
            "Minimum orders make {count} inputs come in larger lots than needed.",
            more,
        ).format(count=number(more))
    ]


def _frame(links: pd.DataFrame) -> tuple[float, float, float, float]:
    """What is drawn with room around it."""
    lngs = np.concatenate([links["from_lng"], links["to_lng"]])
    lats = np.concatenate([links["from_lat"], links["to_lat"]])
    across = max(float(np.ptp(lngs)) * (1 + 2 * _ROOM), _LEAST_ACROSS) / 2
    up = max(float(np.ptp(lats)) * (1 + 2 * _ROOM), _LEAST_ACROSS) / 2
    x, y = (float((side.min() + side.max()) / 2) for side in (lngs, lats))
    return x - across, y - up, x + across, y + up


def _id(stem: str, state: State, found: Solved) -> str:
    problem = found.plan.problem
    other = state.own.get("alt", "")
    places = "-".join(problem.countries[:3])
    named = (stem, found.product, str(round(problem.quantity)), problem.rung, places, other)
    return "-".join(part for part in named if part)

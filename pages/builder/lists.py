"""The partners of the chain, and the other chains that would do, as lists."""

from __future__ import annotations

import streamlit as st

from pages.builder import wording
from pages.builder.answer import Solved
from pages.builder.view import other_of
from planning.chain_asked import Chain, Share
from shell import listing
from shell import wording as said
from shell.links import leave_for
from shell.state import State
from words import _, ngettext, number, quantity


def partners(state: State, found: Solved, chain: Chain) -> None:
    """Each partner with where it is and what it does; a name leads to the directory."""

    def choose(code: str) -> None:
        """Open a member in the directory."""
        if code:
            leave_for(state, "directory", member=code)

    rows = [_row(found, chain, firm) for firm in _ordered(found, chain)]
    listing.draw("tela_chain_partners", [""], rows, _("Partners"), on_choose=choose)


def _row(found: Solved, chain: Chain, firm: int) -> listing.Row:
    known = found.plan.partners[firm]
    doing = [_does(found, one) for one in chain.shares if one.firm == firm]
    place = wording.place(known.region_code, known.country)
    return listing.Row(
        code=known.member_id or "",
        name=wording.partner(found, firm),
        note=" · ".join([place, *doing] if known.name else doing),
    )


def _does(found: Solved, share: Share) -> str:
    """What a partner does, with how much of it a week."""
    role = found.plan.role(share.role)
    if share.amount is None:
        return wording.role(role)
    return _("{role}: {amount} {unit}").format(
        role=wording.role(role),
        amount=quantity(share.amount),
        unit=said.unit(role.unit) if role.unit else "",
    )


def _ordered(found: Solved, chain: Chain) -> list[int]:
    """Firms in the order of the stages that they hold."""
    order = {one.role.code: place for place, one in enumerate(found.plan.held)}
    shares = sorted(chain.shares, key=lambda one: (order[one.role], -(one.amount or 0.0)))
    return list(dict.fromkeys(one.firm for one in shares))


def others(state: State, found: Solved) -> None:
    """The chains that would do, the one looked at marked; choosing one shows it."""
    chains = found.plan.chains
    if len(chains) < 2:
        return
    chosen = other_of(state, len(chains))
    st.header(_("Other chains that would do"), anchor=False)
    rows = [
        listing.Row(
            code=str(place),
            name=_differs(found, chains[0], chain) if place else _("The first found"),
            note=wording.countries(chain.countries),
            cells=(number(len(chain.firms)), number(len(chain.countries))),
        )
        for place, chain in enumerate(chains)
    ]
    listing.draw(
        "tela_chain_others",
        [_("Chain"), _("Firms"), _("Countries")],
        rows,
        _("Other chains that would do"),
        str(chosen),
        on_choose=lambda code: state.write(alt=code if code != "0" else None),
    )


def _differs(found: Solved, first: Chain, other: Chain) -> str:
    """By whom a chain differs from the first."""
    new = [wording.partner(found, firm) for firm in other.firms if firm not in first.firms]
    gone = [wording.partner(found, firm) for firm in first.firms if firm not in other.firms]
    text = ngettext(
        "with {new} instead of {gone}", "with {new} instead of {gone}", max(len(new), 1)
    )
    return wording.capital(text.format(new=", ".join(new), gone=", ".join(gone)))


def members(found: Solved, chain: Chain) -> list[str]:
    """The identifiers of the partners that the viewer may know of."""
    known = (found.plan.partners[firm].member_id for firm in _ordered(found, chain))
    return [one for one in known if one]

"""Whom of the candidates to write to: the contact pack of those picked."""

from __future__ import annotations

import streamlit as st

from pages.partners import wording
from pages.partners.view import View
from planning.matching import Need
from shell import contact
from shell.state import State
from words import _

_FIRST = 3
_MOST = 15


def draw(state: State, view: View, need: Need, chosen: str) -> None:
    """The pack for the candidate looked at, else for the first ones; others can be picked."""
    st.header(_("Write to them"), anchor=False)
    near = view.shown[:_MOST]
    one = view.candidate(chosen)
    offered = near if one is None or one in near else (one, *near)
    names = wording.names(offered)
    usual = [chosen] if one else [each.offer.site_id for each in near[:_FIRST]]
    picked = list(usual)
    if state.viewer.role != "public":
        picked = st.multiselect(
            _("Whom to write to"), list(names), usual, format_func=names.__getitem__,
            key=f"tela_partners_to_{need.kind}_{need.code}_{'-'.join(usual)}",
        )  # fmt: skip
    members = {each.offer.site_id: each.offer.member_id for each in offered}

    def purpose() -> str:
        """What it is about, in the language of whoever reads it."""
        if need.quantity and need.made:
            return _("{what}, {amount} a week").format(
                what=wording.topic(need), amount=wording.amount(need.quantity, need)
            )
        return wording.topic(need)

    contact.draw(state, list(dict.fromkeys(members[code] for code in picked)), purpose)

"""The candidate chosen: every requirement checked, and the way to the firm."""

from __future__ import annotations

import streamlit as st

from exhibits.plain import plain
from pages.partners import gaps, wording
from pages.partners.view import View
from planning.matching import Candidate, Check, Need
from shell.links import link
from shell.state import State
from words import _

_ICONS = {"met": ":material/check:", "gap": ":material/close:", "untold": ":material/lock:"}


def draw(state: State, view: View, need: Need, one: Candidate) -> None:
    """What it meets and misses, line by line, and links on."""
    name = wording.names(view.shown)[one.offer.site_id]
    with st.container(key="tela_partner_chosen"):
        st.header(plain(name), anchor=False)
        st.markdown(plain(_("{sentence}.").format(sentence=_reason(one, view, need))))
        lines = [f"{_icon(check)} {plain(_line(check, need, one, view))}" for check in one.checks]
        st.markdown("  \n".join(lines))
        with st.container(horizontal=True, key="tela_partner_onward", gap="medium"):
            link(
                state, "directory", _("In the directory"), icon=":material/contacts:",
                selection=state.selection.but(products=(), countries=(), certificates=()),
                member=one.offer.member_id,
            )  # fmt: skip


def _reason(one: Candidate, view: View, need: Need) -> str:
    return gaps.why(one, need, view.asker, view.product)


def _icon(check: Check) -> str:
    return ":material/help:" if check.reason == "unstated" else _ICONS[check.state]


def _line(check: Check, need: Need, one: Candidate, view: View) -> str:
    """A requirement, and where it is missed by how much."""
    wanted = wording.requirement(check.requirement, need, view.place)
    if check.state == "gap":
        missed = gaps.gap(check, need, one)
        return wanted if missed == wanted else _("{wanted}: {found}").format(
            wanted=wanted, found=missed
        )  # fmt: skip
    if check.state == "untold":
        return _("{wanted}: not shown here, ask").format(wanted=wanted)
    return wanted

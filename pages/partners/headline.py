"""The page's answer in a sentence: how many can do it, and how many are one step away."""

from __future__ import annotations

import streamlit as st

from exhibits.plain import plain
from pages.partners import figures, gaps, wording
from pages.partners.view import View
from planning.matching import Need, requirements, together
from shell.state import State
from words import _, date, ngettext, number


def draw(state: State, view: View) -> None:
    """The sentence as the page's title, and what it is counted from."""
    st.title(plain(said(view)), anchor=False)
    if view.need is None:
        return
    parts = [*_beside(view, view.need), figures.answered(view).text, date(state.day)]
    st.markdown(" · ".join(plain(part) for part in parts))


def said(view: View) -> str:
    """How many candidates meet everything; else what the nearest of them misses."""
    need = view.need
    if need is None:
        return _("No site can be named here for which partners could be sought")
    return _("{topic}: {finding}").format(topic=wording.topic(need), finding=_finding(view, need))


def _finding(view: View, need: Need) -> str:
    asked, total = len(requirements(need)), len(view.shown)
    complete = sum(one.complete for one in view.shown)
    told = {"count": number(complete), "total": number(total), "asked": number(asked)}
    if not total:
        if view.known.ranked:
            return _("nobody is left by what can’t be missed")
        return _("nobody that may be named states it here")
    if complete and asked == 1:
        return ngettext(
            "{count} of {total} possible partner states it",
            "{count} of {total} possible partners state it",
            total,
        ).format(**told)
    if complete:
        return ngettext(
            "{count} of {total} possible partner meets every requirement",
            "{count} of {total} possible partners meet every requirement",
            total,
        ).format(**told)
    if all(one.untold for one in view.shown):
        return ngettext(
            "{total} possible partner can be named; what it can deliver is not shown here",
            "{total} possible partners can be named; what they can deliver is not shown here",
            total,
        ).format(**told)
    first = view.shown[0]
    listed = "; ".join(gaps.gap(check, need, first) for check in first.gaps[: gaps.MOST])
    return _("nobody meets everything; the nearest misses {count} of {asked}: {gaps}").format(
        count=number(len(first.gaps)), asked=number(asked), gaps=listed
    )


def _beside(view: View, need: Need) -> list[str]:
    """How many miss one thing only, and how many of the first reach the quantity together."""
    found = []
    left = sum(one.offer.how != "line" for one in view.known.ranked)
    if left and "does" in view.must:
        found.append(
            ngettext(
                "{count} more could start to, if “{must}” may be missed",
                "{count} more could start to, if “{must}” may be missed",
                left,
            ).format(count=number(left), must=wording.requirement("does", need))
        )
    one_off = sum(len(one.gaps) + len(one.untold) == 1 for one in view.shown)
    if one_off and len(requirements(need)) > 1:
        found.append(
            ngettext("{count} is one step away", "{count} are one step away", one_off).format(
                count=number(one_off)
            )
        )
    if need.joint and need.quantity:
        count = together(need, view.shown)
        if count:
            found.append(
                ngettext(
                    "the first {count} suffices for the quantity",
                    "the first {count} suffice together for the quantity",
                    count,
                ).format(count=number(count))
            )
        else:
            found.append(_("all that meet the rest do not reach the quantity together"))
    return found

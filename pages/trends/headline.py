"""The page's answer in a sentence: how capacity changed, and how much of it at the same sites."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from exhibits.plain import plain
from pages.trends import figures, wording
from pages.trends.view import View
from shell import wording as said_of
from shell.state import State
from words import _, date, number

_SAME = 1e-9
"""Changes up to this share of what stood before are none."""


def draw(state: State, view: View) -> None:
    """The sentence as the page's title, and who answered the rounds that it compares."""
    st.title(plain(said(state, view)), anchor=False)
    told = [answers(state, view, place) for place in range(len(view.rounds))[-2:]]
    st.markdown(plain(" · ".join((*told, date(state.day)))))


def said(state: State, view: View) -> str:
    """What became of the topic between the last two rounds, and through whom."""
    if view.topic is None or not view.rounds:
        return _("Nothing of this selection stands in any round")
    told = {"product": wording.topic(view.topic), "rung": said_of.rung(state.selection)}
    if len(view.rounds) == 1:
        return _("{product}: one round so far, {round}").format(**told, round=view.rounds[0][0])
    (before, _begun), (after, _ended) = view.rounds[-2:]
    told |= {"before": before, "after": after}
    step = view.last
    if step is None:
        return _("{product}: no {rung} capacity in {before} or {after}").format(**told)
    if step["state"] != "value":
        return _("{product}: too few firms in {before} or {after} to show a change").format(**told)
    return _through(_change(step, told), step)


def _change(step: Mapping[Any, Any], told: Mapping[str, str]) -> str:
    before, after = float(step["before"]), float(step["after"])
    if not before:
        return _("{product}: all its {rung} capacity is new since {before}").format(**told)
    net = after / before - 1
    if abs(net) < _SAME:
        return _("{product}: {rung} capacity was the same in {before} and {after}").format(**told)
    text = (
        _("{product}: {rung} capacity rose {share} from {before} to {after}")
        if net > 0
        else _("{product}: {rung} capacity fell {share} from {before} to {after}")
    )
    return text.format(**told, share=wording.share(net))


def _through(change: str, step: Mapping[Any, Any]) -> str:
    """The change with what the same sites have of it, in whichever way that makes sense."""
    if pd.isna(step["same"]):
        return _("{change}; through whom can’t be shown").format(change=change)
    same, before = float(step["same"]), float(step["before"])
    net, stayed = float(step["after"]) - before, before + float(step["leavers"])
    if not before or (not step["entrants"] and not step["leavers"]):
        return change
    if abs(same) <= _SAME * before:
        if abs(net) <= _SAME * before:
            return change
        return _("{change}; none of it at the same sites").format(change=change)
    if net and 0 < same / net <= 1:
        return _("{change}; the same sites account for {share} of it").format(
            change=change, share=wording.share(same / net)
        )
    text = (
        _("{change}; at the same sites it rose {share}")
        if same > 0
        else _("{change}; at the same sites it fell {share}")
    )
    return text.format(change=change, share=wording.share(same / stayed))


def answers(state: State, view: View, place: int) -> str:
    """Who answered a round, of those asked."""
    asked, answered = figures.responses(state, view)[place]
    named = {"round": view.rounds[place][0], "answered": number(answered)}
    if asked is None:
        return _("{round}: {answered} firms have answered, number asked unknown").format(**named)
    return _("{round}: {answered} of {asked} firms asked have answered").format(
        **named, asked=number(asked)
    )

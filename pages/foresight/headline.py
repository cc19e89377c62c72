"""The page's answer in a sentence: what runs short first; then what one incident would do."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

from exhibits.plain import plain
from pages.foresight import figures, wording
from pages.foresight.answering import Answer
from pages.foresight.view import View
from planning.demand import unknown_demand
from shell.state import State
from shell.wording import product_name, product_names, source
from words import _, date, ngettext, number, percent

_LISTED = 4
_SAME_DAY = 1.0
_LEAST = 0.001


def draw(state: State, view: View) -> None:
    """The sentence as the page's title, what it rests on, and what else has to be known."""
    with st.container(key="tela_foresight_said"):
        st.title(plain(said(state, view)), anchor=False)
    told = (figures.answered(state, view.answer).text, date(state.day), source())
    st.caption(" · ".join(map(plain, told)))
    besides = [*_unmade(view.answer), *_one_incident(view.answer), *_hidden(view.answer)]
    if besides:
        st.markdown(" ".join(map(plain, besides)))


def said(state: State, view: View) -> str:
    """How many products run short within the weeks looked at, and the first of them."""
    answer = view.answer
    known = answer.cover[answer.cover["need"].notna()]
    if known.empty and answer.countries:
        return _unknown(answer)
    if answer.told.empty:
        if known.empty or known["state"].eq("not_answered").any():
            return _("What is made here is not known: no one has answered")
        return _("What is covered can’t be shown, as fewer than three firms stand behind it")
    scene = wording.scene(answer)
    within = ngettext("within {weeks} week", "within {weeks} weeks", view.asked.weeks).format(
        weeks=number(view.asked.weeks)
    )
    short = answer.short
    told = {"scene": scene, "within": within, "total": number(len(answer.told))}
    if short.empty:
        return ngettext(
            "{scene}, the {total} product type whose need can be told does not run short {within}",
            "{scene}, none of the {total} product types whose need can be told runs short {within}",
            len(answer.told),
        ).format(**told)
    text = ngettext(
        "{scene}, {count} of {total} product types runs short {within}; {first}",
        "{scene}, {count} of {total} product types run short {within}; {first}",
        len(short),
    )
    return text.format(**told, count=number(len(short)), first=_first(state, view, short))


def _unknown(answer: Answer) -> str:
    codes = list(answer.cover["product_code"])
    if len(codes) == 1:
        return unknown_demand(product_name(codes[0])).rstrip(".")
    return _("No demand is known for this choice, which does not mean none")


def _first(state: State, view: View, short: pd.DataFrame) -> str:
    """The first short, by name; where several are short at once, that of which least is covered."""
    case = view.asked.case
    made = short[short["made"]]
    ranked = made if len(made) else short
    first = ranked.iloc[0]
    alike = ranked[case].sub(first[case]).abs().lt(_SAME_DAY)
    name = product_name(str(first["product_code"]))
    if alike.sum() == 1:
        day = state.day + dt.timedelta(days=int(first[case]) + 1)
        return _("{name} first, from {day}").format(name=name, day=date(day))
    least = ranked[alike].sort_values([f"share_{case}", "product_code"]).iloc[0]
    share = float(least[f"share_{case}"])
    name = product_name(str(least["product_code"]))
    if not share:
        return _("{name} is among those of which nothing is covered").format(name=name)
    return _("least covered is {name}, {share} of its need").format(name=name, share=_share(share))


def _share(share: float) -> str:
    if share < _LEAST:
        return _("less than {share}").format(share=percent(_LEAST, 1))
    return percent(share, 0 if share >= 0.1 else 1)


def _unmade(answer: Answer) -> list[str]:
    """Products short for want of any maker who answered."""
    codes = answer.short.loc[~answer.short["made"].astype(bool), "product_code"]
    if codes.empty:
        return []
    text = _("Nobody who answered makes: {names}.")
    return [text.format(names=_names(codes))]


def _one_incident(answer: Answer) -> list[str]:
    """Products that hold, but not without their largest site."""
    if answer.incident is None:
        return []
    holds = set(answer.told["product_code"]) - set(answer.short["product_code"])
    found = answer.incident
    codes = found.loc[found["state"].eq("one_incident") & found["product_code"].isin(holds)]
    if codes.empty:
        return (
            [_("None of those that hold would run short with the loss of its largest site.")]
            if holds
            else []
        )
    text = ngettext(
        "One incident from shortage, the loss of its largest site: {names}.",
        "One incident from shortage, the loss of their largest site: {names}.",
        len(codes),
    )
    return [text.format(names=_names(codes["product_code"]))]


def _hidden(answer: Answer) -> list[str]:
    count = int(answer.cover["state"].eq("suppressed").sum())
    if not count:
        return []
    text = ngettext(
        "{count} more can’t be shown, as fewer than three firms stand behind it.",
        "{count} more can’t be shown, as fewer than three firms stand behind each.",
        count,
    )
    return [text.format(count=number(count))]


def _names(codes: pd.Series) -> str:
    names = list(product_names(codes).values())
    listed, more = "; ".join(names[:_LISTED]), len(names) - _LISTED
    if more <= 0:
        return listed
    return ngettext("{names}; and {count} more", "{names}; and {count} more", more).format(
        names=listed, count=number(more)
    )

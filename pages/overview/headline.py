"""The answer the page opens on: one sentence, and the ways on from each of its figures."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from exhibits.catalogue.freshness import share_text
from exhibits.plain import plain
from pages.overview.facts import Facts
from shell.links import link
from shell.state import State
from shell.wording import source
from words import _, date, ngettext, number


def draw(state: State, known: Facts) -> None:
    """The sentence, what it rests on, and where to go from it."""
    with st.container(key="tela_headline"):
        st.title(sentence(known), anchor=False)
        st.caption(" · ".join((plain(_rests_on(known)), plain(source()))))
        with st.container(horizontal=True, key="tela_ways", gap="small"):
            if known.answered:
                link(state, "map", _("Where it is made"))
                link(state, "products", _("What is made"))
                link(state, "directory", _("Who makes it"))
            else:
                link(state, "upload", _("Upload survey files"))


def sentence(known: Facts) -> str:
    """All that is known in one sentence, in markdown with its figures marked."""
    whole = known.figures.whole
    if not known.answered:
        if not whole.asked:
            return _("Nobody was asked here. Clear a filter to see more.")
        return ngettext(
            "The {asked} firm asked has not answered yet.",
            "None of the {asked} firms asked has answered yet.",
            whole.asked,
        ).format(asked=_figure(number(whole.asked)))
    return _("{answered}, in {clusters} and {countries}; {certified}, and {fresh}.").format(
        answered=_answered(known),
        clusters=_clusters(known),
        countries=_countries(known),
        certified=_certified(known),
        fresh=_fresh(known.ages),
    )


def _figure(text: str) -> str:
    return f":primary[{plain(text)}]"


def _answered(known: Facts) -> str:
    asked = known.figures.whole.asked
    if asked is None:
        text = ngettext("{n} firm has answered", "{n} firms have answered", known.answered)
        return text.format(n=_figure(number(known.answered)))
    return ngettext(
        "{n} of {asked} firm asked has answered", "{n} of {asked} firms asked have answered", asked
    ).format(n=_figure(number(known.answered)), asked=_figure(number(asked)))


def _clusters(known: Facts) -> str:
    count = int((known.answers["answered"] > 0).sum())
    text = ngettext("{count} cluster", "{count} clusters", count)
    return text.format(count=_figure(number(count)))


def _countries(known: Facts) -> str:
    count = int((known.figures.countries["answered"].fillna(0) > 0).sum())
    text = ngettext("{count} country", "{count} countries", count)
    return text.format(count=_figure(number(count)))


def _certified(known: Facts) -> str:
    whole = known.figures.whole
    if not known.figures.standard_applies:
        return _("no standard applies to what is selected")
    if whole.state == "suppressed":
        return _("the certified share is not shown, as it would reveal single firms")
    if whole.value is None or whole.state != "value":
        return _("nothing is attested that could be certified")
    if known.figures.unit is None:
        text = _("{share} of the attested product lines are certified")
    else:
        text = _("{share} of the attested capacity is certified")
    return text.format(share=_figure(share_text(whole.value)))


def _fresh(ages: pd.DataFrame) -> str:
    total = int(ages["lines"].sum())
    if not total:
        return _("no product line stands yet")
    old = int(ages.loc[ages["age"].eq("older"), "lines"].sum())
    if not old:
        text = ngettext(
            "the {count} line is at most a year old",
            "all {count} lines are at most a year old",
            total,
        )
        return text.format(count=_figure(number(total)))
    text = _("{share} of all lines are at most a year old")
    return text.format(share=_figure(share_text(1 - old / total)))


def _rests_on(known: Facts) -> str:
    """n of N and the day; where some clusters keep no roster, those that do by themselves."""
    said = [known.n.text]
    rosters = known.answers[known.answers["asked"].notna()]
    if known.n.asked is None and len(rosters):
        asked = int(rosters["asked"].sum())
        said.append(
            ngettext(
                "latest round: {answered} of {asked} asked in the {count} cluster with a roster",
                "latest round: {answered} of {asked} asked in the {count} clusters with a roster",
                len(rosters),
            ).format(
                answered=number(int(rosters["answered"].sum())),
                asked=number(asked),
                count=number(len(rosters)),
            )
        )
    return " · ".join((*said, date(known.figures.as_of)))

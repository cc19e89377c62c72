"""What binds, what is assumed, and what would bring the quantity nearer: a button each."""

from __future__ import annotations

from typing import Any

import streamlit as st

from cluster_data import reference
from exhibits.catalogue.supply_weeks import amount
from exhibits.plain import plain
from pages.emergency.asked import written
from planning import Answer, Lever, Terms, binding_sentence
from shell import wording
from shell.state import State
from words import _, date, percent


def draw(state: State, answer: Answer) -> None:
    """What holds the answer where it is, and the levers, those that help most first."""
    central = answer.levels["central"]
    st.header(_("What binds, and what would help"), anchor=False)
    if answer.question.assumed is None:
        st.markdown(_("Every input is taken as available: only the makers’ own capacity counts."))
    else:
        st.markdown(plain(binding_sentence(central.binds, answer.question.product)))
        _missing(answer)
    _pulled(state, answer)
    if not answer.levers:
        if central.gap is not None and central.gap >= 0:
            st.caption(_("The quantity is there by the day: nothing has to be done."))
        else:
            st.caption(_("Nothing that the survey knows of would bring it nearer."))
        return
    for at, lever in enumerate(answer.levers[:8]):
        _lever(state, answer, lever, at)


def _missing(answer: Answer) -> None:
    if answer.missing:
        names = ", ".join(wording.product_name(code) for code in answer.missing)
        st.markdown(plain(_("Nobody who answered makes: {names}.").format(names=names)))


def _lever(state: State, answer: Answer, lever: Lever, at: int) -> None:
    selection = state.selection
    own = written(lever.question)
    if lever.kind == "country":
        selection = selection.but(countries=lever.question.countries)

    def pull() -> None:
        state.write(selection, **own)

    with st.container(key=f"tela_lever_{at}", horizontal=True, vertical_alignment="center"):
        st.button(named(lever), key=f"tela_pull_{at}", on_click=pull, icon=":material/add:")
        st.markdown(plain(effect(answer, lever)), width="stretch")


def named(lever: Lever) -> str:
    """A lever as a button says it."""
    subject = lever.subject or ""
    if lever.kind == "surge":
        return _("Start surge capacity now")
    if lever.kind == "convert":
        return _("Convert lines")
    if lever.kind == "redirect":
        return _("Redirect {share} of booked output").format(share=percent(lever.amount or 0.0))
    if lever.kind == "import":
        return _("Import {input}").format(input=plain(wording.product_name(subject)))
    return _("Add {country}").format(country=plain(reference.countries()[subject].label))


def effect(answer: Answer, lever: Lever) -> str:
    """What a lever brings at the central level, in words."""
    after = lever.effects["central"]
    if after.gap is None or after.gained is None:
        return _("what it brings can’t be shown, as fewer than three firms stand behind it")
    unit = wording.unit(answer.unit)
    gained = _("{amount} more by the day").format(amount=amount(after.gained, unit))
    if after.gap >= -1e-6:
        said = _("{gained}; the quantity is there")
    elif after.date_reached is not None:
        said = _("{gained}; all of it by {day}")
    else:
        said = _("{gained}; {missing} still missing")
    return said.format(
        gained=gained, day=date(after.date_reached), missing=amount(-after.gap, unit)
    )


def _pulled(state: State, answer: Answer) -> None:
    """What the reader has assumed so far, each to be taken back."""
    asked, plainly = answer.question, Terms()
    taken: list[tuple[str, str, dict[str, Any]]] = []
    if asked.terms.surge != plainly.surge:
        taken.append(("su", _("Surge from the first week"), {"su": None}))
    if asked.terms.redirect:
        share = percent(asked.terms.redirect)
        taken.append(("rd", _("{share} of booked output redirected").format(share=share),
                      {"rd": None}))  # fmt: skip
    if asked.terms.convert:
        taken.append(("cv", _("Converted lines count"), {"cv": None}))
    if asked.assumed:
        names = ", ".join(map(wording.product_name, sorted(asked.assumed)))
        taken.append(("inp", _("Imported: {names}").format(names=plain(names)), {"inp": "local"}))
    if not taken:
        return
    with st.container(key="tela_pulled", horizontal=True, gap="small"):
        for key, label, own in taken:
            st.button(label, key=f"tela_unpull_{key}", icon=":material/close:",
                      on_click=state.write, kwargs=own)  # fmt: skip

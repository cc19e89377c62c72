"""The four steps of the page: the question, its answer, the exhibits, all shown."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import streamlit as st

import shell
from cluster_data import reference
from exhibits.catalogue.supply_weeks import Wanted, finding, level_labels
from exhibits.exhibit import Exhibit
from exhibits.plain import plain
from exhibits.render import plotly_bars, plotly_lines
from pages.emergency import answering, asked, calls, inputs, keeping, kept, levers
from planning import Answer
from shell import charts, wording
from shell.evidence import no_standard
from shell.state import State
from words import _, date, fold, number

FIRST = ("mask_community", "mask_surg_iir", "resp_ffp2", "gown_surg_std", "gown_isolation")
"""Products offered first: those that ran out first in 2020."""


def draw(state: State) -> None:
    """The question and, once it has a product and a quantity, its answer."""
    # selection
    shell.filter_chips(state, ("country", "rung", "when", "cluster"))
    st.html(Path(__file__).with_name("emergency.css"))
    _ask(state)
    question = asked.question(state)
    if question is None:
        st.title(_("How much, by when?"), anchor=False)
        st.caption(
            _(
                "Choose a product and say how much of it is needed. The answer comes from what "
                "members have stated: when it is there, from whom, what holds it up, and what "
                "would help."
            )
        )
        kept.draw(state)
        return
    # query
    answer = answering.answered(state, question)
    if not answer.standard_applies and question.rung in ("certified", "demonstrated"):
        name = wording.short(reference.products()[question.product].label)
        no_standard(state, name, "tela_attested")
        keeping.keep(state, question)
        kept.draw(state)
        return
    # build
    weeks, givers = answering.weeks(state, answer), answering.givers(state, answer)
    # show
    _answer(state, answer, weeks)
    keeping.keep(state, question)
    with st.container(key="tela_split"):
        beside, aside = st.columns([2, 1], gap="large")
        with beside:
            _figure(state, weeks, "weeks")
        with aside:
            levers.draw(state, answer)
    with st.container(key="tela_emergency_who"):
        beside, aside = st.columns([2, 1], gap="large")
        with beside:
            _figure(state, givers, "suppliers")
        with aside:
            calls.draw(state, answer)
    kept.draw(state)


def _ask(state: State) -> None:
    with st.container(key="tela_question", horizontal=True, vertical_alignment="bottom"):
        _product(state)
        _quantity(state)
        _day(state)
        question = asked.question(state)
        if question is not None:
            inputs.draw(state, question)
        keeping.toggle(state)


def _product(state: State) -> None:
    known = reference.products()
    rest = sorted(set(known) - set(FIRST), key=lambda code: fold(known[code].label))
    options = [code for code in FIRST if code in known] + rest
    chosen = state.selection.products[0] if len(state.selection.products) == 1 else None

    def change(code: str | None) -> None:
        state.write(state.selection.but(products=(code,) if code else (), families=()), inp=None)

    st.selectbox(
        _("Product"), options, index=None,
        format_func=lambda code: known[code].label, placeholder=_("Choose a product"),
        key="tela_asked_product", on_change=shell.follow("tela_asked_product", chosen, change),
        width=340,
    )  # fmt: skip


def _quantity(state: State) -> None:
    now = asked.quantity(state.own.get("q", ""))

    def change(text: str) -> None:
        found = asked.typed(text)
        if found is None and text.strip():
            st.toast(
                _("“{text}” is no quantity. Write it like 30 million or 250 000.").format(
                    text=plain(text[:40])
                )
            )
            return
        state.write(q=str(found) if found else None)

    unit = ""
    if len(state.selection.products) == 1:
        unit = wording.unit(reference.products()[state.selection.products[0]].unit)
    st.text_input(
        _("Quantity, {unit}").format(unit=unit) if unit else _("Quantity"),
        key="tela_asked_quantity",
        on_change=shell.follow(
            "tela_asked_quantity", number(now) if now else "", change, typed=True
        ),
        placeholder=_("30 million"),
        max_chars=40,
        width=200,
    )


def _day(state: State) -> None:
    st.date_input(
        _("Needed by"),
        min_value=state.day,
        max_value=state.day + dt.timedelta(days=366),
        key="tela_asked_by",
        on_change=shell.follow(
            "tela_asked_by",
            asked.by(state),
            lambda day: state.write(by=day.isoformat()),
            typed=True,
        ),
        format="DD/MM/YYYY",
        width=160,
    )


def _answer(state: State, answer: Answer, weeks: Exhibit) -> None:
    """The answer in a sentence, and the three days."""
    wanted = Wanted(answer.question.quantity, answer.question.by)
    said = finding(wanted, unit=wording.unit(answer.unit), **answering.found_of(answer))
    st.title(plain(said[:1].upper() + said[1:]) + ".", anchor=False)
    st.caption(" · ".join(map(plain, (weeks.n.text, date(weeks.as_of), weeks.source))))
    names = level_labels()
    with st.container(key="tela_days", horizontal=True, gap="medium"):
        for level in ("low", "central", "high"):
            found = answer.levels[level]
            day = date(found.date_reached) if found.date_reached else _not_reached(found.suppressed)
            st.metric(_("{level}: there by").format(level=names[level]), day, border=True)


def _not_reached(hidden: bool) -> str:
    return _("not shown") if hidden else _("not within a year")


def _figure(state: State, exhibit: Exhibit, name: str) -> None:
    dark, width = shell.appearance()
    place = f"tela_chart_{name}"
    drawn = plotly_lines.figure if exhibit.encoding.kind == "lines" else plotly_bars.figure
    figure = drawn(exhibit, dark=dark, width=width, pixels=charts.pixels(place, 800))
    charts.draw(figure, exhibit, place)
    shell.take_away(state, exhibit, name)

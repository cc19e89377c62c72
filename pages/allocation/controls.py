"""The question in one line, the terms on which it is solved in another."""

from __future__ import annotations

import datetime as dt

import streamlit as st

import shell
from cluster_data import reference
from exhibits.catalogue.supply_weeks import level_labels
from pages.allocation import answer, files, wording
from pages.allocation.answer import Solved
from pages.allocation.needing import products_with_need
from pages.allocation.view import ANY, MOST_CLOSED, MOST_LOT, MOST_WEEKS, WEEKS, Pair, View, packed
from planning.supply import LEVELS
from shell.choosing import one_of
from shell.state import State
from words import _, fold


def question(state: State, view: View, product: str) -> None:
    """Of what, for how long, until when, who gives, or the reader's own files."""
    with st.container(key="tela_question", horizontal=True, vertical_alignment="bottom"):
        if view.files:
            files.product(state, view)
        else:
            _product(state, product)
            _weeks(state, view)
            _day(state, view)
            _level(state, view)
            if answer.any_open(state, product):
                _givers(state, view)
        files.draw(state, view)


def _product(state: State, chosen: str) -> None:
    known = reference.products()
    asked = sorted(products_with_need() & set(known), key=lambda code: fold(known[code].label))
    options = list(asked) if chosen in asked else [*asked, chosen]
    labels = {code: known[code].label for code in options}
    st.selectbox(
        _("Product"), options, format_func=labels.__getitem__,
        key="tela_allocated_product", width=320,
        on_change=shell.follow(
            "tela_allocated_product",
            chosen,
            lambda code: state.write(state.selection.but(products=(code,), families=())),
        ),
    )  # fmt: skip


def _weeks(state: State, view: View) -> None:
    def change(weeks: int) -> None:
        state.write(wk=None if weeks == WEEKS else str(weeks))

    st.number_input(
        _("Weeks of need"), min_value=1, max_value=MOST_WEEKS, step=1, width=130,
        key="tela_allocated_weeks",
        on_change=shell.follow("tela_allocated_weeks", view.weeks, change),
    )  # fmt: skip


def _day(state: State, view: View) -> None:
    st.date_input(
        _("Supply until"),
        min_value=state.day,
        max_value=state.day + dt.timedelta(days=7 * MOST_WEEKS),
        key="tela_allocated_by",
        on_change=shell.follow(
            "tela_allocated_by", view.by, lambda day: state.write(by=day.isoformat())
        ),
        format="DD/MM/YYYY",
        width=150,
    )


def _level(state: State, view: View) -> None:
    labels = level_labels()
    one_of(
        "tela_allocated_level",
        _("Level of supply"),
        {level: labels[level] for level in LEVELS},
        view.level,
        lambda level: state.write(lv=None if level == "central" else level),
    )


def _givers(state: State, view: View) -> None:
    one_of(
        "tela_allocated_givers",
        _("Who gives"),
        {"regions": _("Regions"), "sites": _("Sites")},
        "sites" if view.sites else "regions",
        lambda kind: state.write(gv="sites" if kind == "sites" else None),
    )


def terms(state: State, solved: Solved) -> None:
    """How it is filled, the least lot, the corridors closed."""
    view = solved.view
    with st.container(key="tela_terms", horizontal=True, vertical_alignment="bottom"):
        one_of(
            "tela_allocated_aim",
            _("How need is filled"),
            {"least_unmet": _("As much as can be"), "equal_fill": _("All alike first")},
            view.aim,
            lambda aim: state.write(eq="1" if aim == "equal_fill" else None),
        )
        st.number_input(
            _("Minimum lot"), min_value=0, max_value=MOST_LOT, step=1_000, width=150,
            key="tela_allocated_lot",
            on_change=shell.follow(
                "tela_allocated_lot",
                int(view.lot),
                lambda lot: state.write(lot=str(int(lot)) if lot else None),
            ),
        )  # fmt: skip
        _corridors(state, solved)


def _corridors(state: State, solved: Solved) -> None:
    closed = list(solved.view.closed)
    options = list(dict.fromkeys([*closed, *_offered(solved)]))
    if not options:
        return
    st.multiselect(
        _("Corridors closed"), options, format_func=wording.corridor, max_selections=MOST_CLOSED,
        placeholder=_("None"), key="tela_allocated_shut", width=380,
        on_change=shell.follow(
            "tela_allocated_shut", closed, lambda chosen: state.write(shut=packed(chosen))
        ),
    )  # fmt: skip


def _offered(solved: Solved) -> list[Pair]:
    """Corridors between countries, in words' order: those of one country as a whole first."""
    giving, taking = (
        sorted({code for code in one["country"] if code.isalnum() and code.isascii()})
        for one in (solved.donors, solved.takers)
    )
    whole = [*((one, ANY) for one in giving), *((ANY, other) for other in taking)]
    single = [(one, other) for one in giving for other in taking if one != other]
    return [*sorted(whole, key=_spoken), *sorted(single, key=_spoken)]


def _spoken(pair: Pair) -> str:
    return fold(wording.corridor(pair))

"""The question in one line: of what, how much a week, when, and on what terms."""

from __future__ import annotations

import datetime as dt

import streamlit as st

import shell
from cluster_data import reference
from pages.builder import wording
from pages.builder.answer import Solved
from pages.builder.view import FIRST, MOST, WEEKS, packed
from planning.bill import bill
from shell import wording as said
from shell.choosing import one_of
from shell.state import State
from words import _, fold


def question(state: State, found: Solved) -> None:
    """Product, quantity a week, week, whose capacity, what is wanted."""
    with st.container(key="tela_question", horizontal=True, vertical_alignment="bottom"):
        _product(state, found)
        _quantity(state, found)
        _day(state, found)
        _terms(state, found)


def _product(state: State, found: Solved) -> None:
    known = reference.products()
    made = [code for code, one in known.items() if one.tier == "finished"]
    rest = sorted(set(made) - set(FIRST), key=lambda code: fold(known[code].label))
    options = list(dict.fromkeys([*FIRST, *rest, found.product]))
    labels = {code: known[code].label for code in options}

    def change(code: str) -> None:
        chosen = state.selection.but(products=(code,), families=())
        state.write(chosen, q=None, have=None, alt=None)

    st.selectbox(
        _("Product"), options, format_func=labels.__getitem__, key="tela_chain_product", width=380,
        on_change=shell.follow("tela_chain_product", found.product, change),
    )  # fmt: skip


def _quantity(state: State, found: Solved) -> None:
    unit = said.unit(reference.products()[found.product].unit)
    now = int(min(max(found.quantity, 1), MOST - 1))

    def change(quantity: int) -> None:
        state.write(q=str(int(quantity)) if quantity else None, alt=None)

    st.number_input(
        _("A week, {unit}").format(unit=unit), min_value=1, max_value=MOST - 1,
        step=max(10 ** (len(str(now)) - 1) // 2, 1), key="tela_chain_quantity", width=180,
        on_change=shell.follow("tela_chain_quantity", now, change, typed=True),
    )  # fmt: skip


def _day(state: State, found: Solved) -> None:
    def change(day: dt.date) -> None:
        state.write(by=day.isoformat() if day > state.day else None, alt=None)

    st.date_input(
        _("In the week of"),
        min_value=state.day,
        max_value=state.day + dt.timedelta(days=7 * WEEKS),
        key="tela_chain_by",
        on_change=shell.follow("tela_chain_by", found.view.by, change, typed=True),
        format="DD/MM/YYYY",
        width=150,
    )


def _terms(state: State, found: Solved) -> None:
    view = found.view
    one_of(
        "tela_chain_use",
        _("Whose capacity counts"),
        {"free": _("What is free"), "all": _("All capacity")},
        view.capacity,
        lambda kind: state.write(use="all" if kind == "all" else None, alt=None),
    )
    with st.popover(_("Inputs and stages"), icon=":material/account_tree:"):
        st.toggle(
            _("Want also what nobody states"),
            key="tela_chain_need",
            on_change=shell.follow(
                "tela_chain_need",
                view.every,
                lambda on: state.write(need="all" if on else None, alt=None),
            ),
            help=_(
                "Inputs and stages that no answer names are taken as available, since nobody was "
                "found to ask. Switched on, they count as missing."
            ),
        )
        options = _options(found)
        labels = {code: _named(code) for code in options}
        chosen = [code for code in view.available if code in options]
        st.multiselect(
            _("Taken as available"), options, format_func=labels.__getitem__,
            placeholder=_("None"), key="tela_chain_have",
            on_change=shell.follow(
                "tela_chain_have", chosen, lambda codes: state.write(have=packed(codes), alt=None)
            ),
        )  # fmt: skip


def _options(found: Solved) -> list[str]:
    """Inputs and stages that the chain looks for, or would but for the reader."""
    wanted = [one.role.code for one in found.plan.held if one.role.kind != "maker"]
    said_so = [one.code for one in found.plan.taken if one.why == "reader"]
    inputs = [part.code for part in bill(found.product).binding]
    return list(dict.fromkeys([*inputs, *wanted, *said_so]))


def _named(code: str) -> str:
    if code in reference.products():
        return said.product_name(code)
    return wording.stage(code)

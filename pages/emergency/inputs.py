"""The inputs of the product: each as it is made in the area, or taken as available."""

from __future__ import annotations

import streamlit as st

import shell
from cluster_data import reference
from exhibits.plain import plain
from pages.emergency.asked import written
from planning import Component, Question, bill
from planning.inputs import is_local, switchable, switched
from shell import wording
from shell.state import State
from words import _, ngettext, number, quantity

_SMALL = 1.0
"""Kilograms below which an amount is told in grams."""


def draw(state: State, asked: Question) -> None:
    """One button that says how inputs count, and behind it a switch for each."""
    parts = switchable(asked.product)
    if not parts:
        return
    with st.container(key="tela_inputs_place", width="content"), st.popover(label(asked)):
        st.markdown(
            _(
                "On: an input counts as it is made in the countries asked. Off: it is taken as "
                "available, since few clusters have surveyed the makers of all."
            )
        )
        _all(state, asked)
        for part in parts:
            _switch(state, asked, part)
        _rest(asked.product)


def label(asked: Question) -> str:
    """How inputs count, in a few words."""
    parts = switchable(asked.product)
    local = sum(is_local(asked, part.code) for part in parts)
    if not local:
        return _("Inputs available")
    if local == len(parts):
        return _("Inputs made there")
    return ngettext(
        "{local} of {count} input made there", "{local} of {count} inputs made there", len(parts)
    ).format(local=number(local), count=number(len(parts)))


def _all(state: State, asked: Question) -> None:
    options = {"local": _("All made there"), "all": _("All available")}
    local = {is_local(asked, part.code) for part in switchable(asked.product)}
    chosen = None if len(local) > 1 else "local" if local == {True} else "all"

    def change(picked: str | None) -> None:
        if picked:
            state.write(inp="local" if picked == "local" else None)

    st.segmented_control(
        _("Inputs"), list(options), format_func=lambda code: options[code], key="tela_inputs",
        on_change=shell.follow("tela_inputs", chosen, change), label_visibility="collapsed",
    )  # fmt: skip


def _switch(state: State, asked: Question, part: Component) -> None:
    key = f"tela_input_{part.code}"

    def change(local: bool) -> None:
        state.write(inp=written(switched(asked, part.code, local=local))["inp"])

    st.toggle(
        _row(asked, part),
        key=key,
        on_change=shell.follow(key, is_local(asked, part.code), change),
    )


def _row(asked: Question, part: Component) -> str:
    """An input with what goes into one unit of the product, marked where that is an estimate."""
    name = plain(wording.product_name(part.code))
    shown = f"{name} · {plain(amount(part))}"
    return f"{shown} :gray-badge[{_('estimate')}]" if part.estimate else shown


def amount(part: Component) -> str:
    """How much of an input goes into one unit of the product: 0.725 g each."""
    value, unit = part.quantity, wording.unit(part.unit)
    if part.unit == "kg" and value < _SMALL:
        value, unit = 1000 * value, _("g")
    return _("{amount} {unit} each").format(amount=quantity(value), unit=unit)


def _rest(product: str) -> None:
    """What is taken as available whatever is switched; the page Products has the whole recipe."""
    whole, known = bill(product), reference.products()
    optional = [part.code for part in whole.components if part.optional]
    codes = [*optional, *(one.code for one in whole.assumed)]
    told = [wording.product_name(code) for code in codes if code in known]
    unasked = len(codes) - len(told)
    if unasked:
        told.append(
            ngettext(
                "{count} component that no member is asked about",
                "{count} components that no member is asked about",
                unasked,
            ).format(count=number(unasked))
        )
    if told:
        st.caption(plain(_("Always taken as available: {names}.").format(names=", ".join(told))))

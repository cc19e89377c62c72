"""What drops out, which one, and where to read on about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

import shell
from cluster_data import reference
from cluster_data.selection import Selection
from pages.resilience import wording
from pages.resilience.view import HOLDERS, View, dimensions, first, options
from shell.choosing import one_of
from shell.links import link
from shell.state import State
from shell.wording import product_names
from words import _


def draw(state: State, view: View) -> None:
    """The two choices in a line: what drops out, and which of them."""
    with st.container(horizontal=True, key="tela_outage", vertical_alignment="center", wrap=True):
        labels = wording.dimensions()
        allowed = dimensions(view.found)
        one_of(
            "tela_outage_of",
            _("What drops out"),
            {name: labels[name] for name in allowed},
            view.dimension,
            lambda name: state.write(o=name if name != first(view.found) else None, at=None),
        )
        offered = options(view.found, view.names, view.dimension)
        if view.code:
            key = f"tela_outage_at_{view.dimension}"
            named = {code: wording.capital(view.names[view.dimension, code]) for code in offered}
            st.selectbox(
                _("Which one; the one that most hangs on comes first"),
                offered,
                format_func=named.__getitem__,
                key=key,
                on_change=shell.follow(key, view.code, lambda code: state.write(at=code)),
                label_visibility="collapsed",
                width=380,
            )


def holders(state: State, view: View) -> None:
    """As what makers are counted where concentration is shown."""
    labels = {"firm": _("By firm"), "region": _("By region"), "country": _("By country")}
    one_of(
        "tela_outage_by",
        _("Counted by"),
        labels,
        view.holders,
        lambda name: state.write(by=name if name != HOLDERS[0] else None),
    )


def onward(state: State, view: View) -> None:
    """The chosen one on the map and in the directory, and the product most lost with it."""
    if not view.code:
        return
    product = _worst(view)
    here = _placed(state, view)
    with st.container(horizontal=True, key="tela_onward", gap="medium"):
        narrowed = here.but(products=(product,), families=()) if product else here
        link(state, "map", _("On the map"), icon=":material/map:", selection=narrowed)
        link(
            state, "directory", _("In the directory"), icon=":material/contacts:",
            selection=here, member=_member(view),
        )  # fmt: skip
        if product:
            wanted = state.selection.but(products=(product,), families=())
            name = shell.plain(product_names([product])[product])
            link(state, "products", name, icon=":material/styler:", selection=wanted)


def _worst(view: View) -> str:
    losses = view.found.losses
    own = losses[losses["dimension"].eq(view.dimension) & losses["code"].eq(view.code)]
    told = own[own["state"].eq("value")].sort_values(
        ["share", "product_code"], ascending=[False, True]
    )
    return str(told["product_code"].iloc[0]) if len(told) else ""


def _placed(state: State, view: View) -> Selection:
    """The selection in the place that drops out; that of a site's or firm's region for those."""
    selection = state.selection
    if view.dimension in ("country", "border"):
        return selection.but(countries=(view.code,), regions=())
    if view.dimension == "region":
        return selection.but(regions=(view.code,))
    maker = _maker(view)
    if maker is None or maker["region"] not in reference.regions():
        return selection
    return selection.but(regions=(maker["region"],))


def _maker(view: View) -> Mapping[Any, Any] | None:
    makers = view.found.makers
    own = makers[makers["dimension"].eq(view.dimension) & makers["code"].eq(view.code)]
    return next(iter(own.to_dict("records")), None)


def _member(view: View) -> str | None:
    maker = _maker(view)
    return None if maker is None else str(maker["member_id"])

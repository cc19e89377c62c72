"""The question: for whom, what is needed, on what terms, and what can't be missed."""

from __future__ import annotations

from typing import Any

import streamlit as st

import shell
from cluster_data import reference
from pages.partners import wording
from pages.partners.view import View, codes_of, kinds_required, packed, written
from planning.matching import KINDS, Need
from shell.choosing import one_of
from shell.state import State
from words import _, fold

_OWN = ("kind", "code", "for", "q", "joint", "s", "n", "m", "must", "show", "more")
"""Keys of the address that say what is needed; another question begins without them."""
MOST = 1_000_000_000


def question(state: State, view: View) -> None:
    """For a need or for a site, and which."""
    with st.container(key="tela_question", horizontal=True, vertical_alignment="bottom"):
        one_of(
            "tela_partners_of",
            _("Partners for"),
            {"need": _("For a need"), "site": _("For one of our sites")},
            view.mode,
            lambda mode: _another(state, of="site" if mode == "site" else None),
        )
        if view.mode == "site":
            _site(state, view)
        elif view.need:
            _kind(state, view.need)
            _code(state, view.need)


def _another(state: State, **own: str | None) -> None:
    """Another question, with nothing of the last one but its terms."""
    fresh: dict[str, Any] = dict.fromkeys(_OWN) | own
    state.write(state.selection.but(products=(), families=(), stages=()), **fresh)


def _kind(state: State, need: Need) -> None:
    labels = wording.kinds()
    st.selectbox(
        _("What is needed"), list(KINDS), format_func=labels.__getitem__, width=170,
        key="tela_partners_kind",
        on_change=shell.follow(
            "tela_partners_kind", need.kind, lambda kind: _another(state, kind=kind)
        ),
    )  # fmt: skip


def _code(state: State, need: Need) -> None:
    labels = {code: wording.code_label(need.kind, code) for code in codes_of(need.kind)}
    options = (
        list(labels) if need.kind == "stage" else sorted(labels, key=lambda c: fold(labels[c]))
    )
    if need.kind == "skill":
        options, labels = ["", *options], {"": _("Any training"), **labels}
    st.selectbox(
        _("Which one"), options, format_func=labels.__getitem__, width=320,
        key=f"tela_partners_code_{need.kind}",
        on_change=shell.follow(
            f"tela_partners_code_{need.kind}", need.code,
            lambda code: _another(state, kind=need.kind, code=code or None),
        ),
    )  # fmt: skip


def _site(state: State, view: View) -> None:
    if view.asker is None:
        return
    names = wording.asker_names(view.askers)
    st.selectbox(
        _("Site"), list(names), format_func=names.__getitem__, width=320,
        key="tela_partners_site",
        on_change=shell.follow(
            "tela_partners_site", view.asker.site_id,
            lambda code: _another(state, of="site", s=code),
        ),
    )  # fmt: skip
    labels = {one.key: wording.want(one.key, one.need, one.product) for one in view.wants}
    if labels:
        key = f"tela_partners_want_{view.asker.site_id}"
        st.selectbox(
            _("What it would look for"), list(labels), format_func=labels.__getitem__, width=420,
            key=key,
            on_change=shell.follow(
                key, view.want,
                lambda want: _another(
                    state, of="site", s=view.asker.site_id if view.asker else None, n=want
                ),
            ),
        )  # fmt: skip


def terms(state: State, view: View, need: Need) -> None:
    """How much, how soon, from where: each a field of its own in one line."""
    kinds = kinds_required(need.but(quantity=1.0, order=1.0, days=1.0, place=(0, 0), km=1.0))
    with st.container(key="tela_terms", horizontal=True, vertical_alignment="bottom"):
        if "quantity" in kinds:
            _number(state, "q", _("{unit} a week").format(unit=wording.units(need)), need.quantity)
        if "days" in kinds:
            _number(state, "days", _("Delivery within days"), need.days)
        if "order" in kinds:
            _number(state, "moq", _("Least order up to"), need.order)
        _near(state, view)
        if need.place is not None:
            _number(state, "km", _("Within kilometres"), need.km)
        if need.quantity:
            key = "tela_partners_joint"
            st.checkbox(
                _("Several together"), key=key,
                on_change=shell.follow(
                    key, need.joint, lambda chosen: state.write(joint="1" if chosen else "0")
                ),
            )  # fmt: skip


def _number(state: State, key: str, label: str, value: float | None) -> None:
    name = f"tela_partners_{key}"
    shown = None if not value else round(value)
    st.number_input(
        label, min_value=0, max_value=MOST, step=1, width=175, key=name, placeholder=_("any"),
        value=None,
        on_change=shell.follow(
            name, shown, lambda given: _write(state, key, given), typed=True
        ),
    )  # fmt: skip


def _write(state: State, key: str, given: float | None) -> None:
    """Write a number to the address; 0 takes back what a site would need by itself."""
    nothing = "0" if key == "q" and state.own.get("of") == "site" else None
    own: dict[str, Any] = {key: str(int(given)) if given else nothing}
    state.write(**own)


def _near(state: State, view: View) -> None:
    def seek(text: str) -> None:
        towns = reference.find_towns(text.strip())
        state.write(at=packed(towns[0].lat, towns[0].lng) if towns else None)

    st.text_input(
        _("From a town"), width=190, key="tela_partners_at",
        placeholder=_("its own place") if view.asker else _("any"),
        on_change=shell.follow("tela_partners_at", view.place, seek, typed=True),
    )  # fmt: skip


def narrowing(state: State, view: View, need: Need) -> None:
    """What can't be missed, and how many gaps are looked at."""
    kinds = [kind for kind in kinds_required(need) if kind != "makes"]
    with st.container(key="tela_partners_narrow", horizontal=True, vertical_alignment="bottom"):
        if len(kinds) > 1:
            labels = {kind: _must_label(kind, need, view) for kind in kinds}
            st.pills(
                _("Can’t be missed"), kinds, selection_mode="multi", key="tela_partners_must",
                format_func=labels.__getitem__,
                on_change=shell.follow(
                    "tela_partners_must", [kind for kind in kinds if kind in view.must],
                    lambda chosen: state.write(must=written(chosen, need, view.known)),
                ),
            )  # fmt: skip
            one_of(
                "tela_partners_show",
                _("Shown"),
                {"all": _("All"), "one": _("At most one gap"), "met": _("No gap")},
                view.show,
                lambda show: state.write(show=show if show != "all" else None),
            )


def _must_label(kind: str, need: Need, view: View) -> str:
    if kind == "named" and len(need.certificates) == 1:
        return wording.requirement(f"named:{need.certificates[0]}", need)
    return wording.requirement(kind, need, view.place)

"""The short form that posts a need or an offer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import streamlit as st

import shell
from cluster_data import reference, store
from cluster_data.selection import Selection
from cluster_data.store import DIRECTIONS, NewPost, PostRefused
from exhibits.plain import plain
from pages.needs import wording
from pages.needs.view import View, today
from shell import wording as said
from shell.state import State
from words import _, number

_KEY = "tela_post"
_DAYS = 60
"""How long a post is open unless its writer says another day."""


def draw(state: State, view: View) -> bool:
    """A button that opens the form, or the form; True where the form stands.

    The public gets a sentence: it posts nothing.
    """
    if state.viewer.role == "public":
        st.caption(_("Clusters and ministries post here; ask yours to post for you."))
        return False
    if not view.posting:
        st.button(
            _("Post a need or an offer"), icon=":material/add:", key="tela_post_new",
            on_click=lambda: state.write(new="1", at=None), type="primary",
        )  # fmt: skip
        return False
    with st.container(border=True, key="tela_post_form"):
        post = _asked(state)
        with st.container(horizontal=True):
            if st.button(_("Post it"), type="primary", key=f"{_KEY}_keep"):
                _keep(state, post)
            st.button(_("Cancel"), key=f"{_KEY}_cancel", on_click=lambda: state.write(new=None))
    return True


def _keep(state: State, post: NewPost) -> None:
    try:
        number_of = store.add_post(post, state.viewer, today())
    except PostRefused as refusal:
        st.warning(plain(refusal.message))
        return
    for key in [key for key in st.session_state if str(key).startswith(f"{_KEY}_")]:
        del st.session_state[key]
    st.toast(_("{post} is posted.").format(post=number_of), icon=":material/task_alt:")
    state.change(new=None, b="posts", kind=None, code=None, side=None, n=None, at=number_of)


def _asked(state: State) -> NewPost:
    """The form's fields, in the order in which a person would say them."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        direction = st.segmented_control(
            _("Needed or offered"), DIRECTIONS, format_func=_words(DIRECTIONS),
            default="need", required=True, key=f"{_KEY}_direction",
        )  # fmt: skip
        kinds = wording.kinds()
        kind = st.selectbox(
            _("What kind"), list(kinds), format_func=kinds.__getitem__, key=f"{_KEY}_kind",
            width=200,
        )  # fmt: skip
        codes = store.codes_of(kind)
        code = st.selectbox(
            _("About what"), list(codes), format_func=codes.__getitem__, key=f"{_KEY}_code_{kind}",
            width=340,
        )  # fmt: skip
    text = st.text_area(
        _("In a sentence"), max_chars=store.LONGEST_TEXT, key=f"{_KEY}_text", height=80,
        placeholder=_("Such as: we look for 3,000 kg of SMS fabric a week from March, white, 50 g"),
    )  # fmt: skip
    quantity, unit = _amount(kind, code)
    standard, country, region = _where(kind, code)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        expires = st.date_input(
            _("Open until"), value=today() + dt.timedelta(days=_DAYS), min_value=today(),
            max_value=today() + dt.timedelta(days=store.LONGEST_DAYS), key=f"{_KEY}_expires",
            width=180,
        )  # fmt: skip
        member = _member(state)
        for_all = st.checkbox(_("Everybody may read it"), key=f"{_KEY}_for_all", help=_(
            "Without this clusters and ministries read it. Names of firms are never shown to all."
        ))  # fmt: skip
    return NewPost(
        direction=direction or "need", kind=kind, code=code, text=text,
        expires=expires if isinstance(expires, dt.date) else today(), quantity=quantity,
        unit=unit if quantity is not None else None, standard=standard, country=country,
        region_code=region, member=member, for_all=for_all,
    )  # fmt: skip


def _words(codes: tuple[str, ...]) -> Callable[[str], str]:
    return {code: wording.side(code) for code in codes}.__getitem__


def _amount(kind: str, code: str) -> tuple[float | None, str | None]:
    """How much, where what it is about has a unit."""
    unit = store.unit_of(kind, code)
    if unit is None:
        return None, None
    quantity = st.number_input(
        _("How much a week, in {unit}").format(unit=said.unit(unit)), min_value=0.0,
        value=None, step=None, format="%.0f", key=f"{_KEY}_quantity", width=280,
        placeholder=number(10_000),
    )  # fmt: skip
    return quantity, unit


def _where(kind: str, code: str) -> tuple[str | None, str | None, str | None]:
    """Standard of a product, country and its region; each may be left open."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        standard = None
        listed = sorted(reference.products()[code].standards) if kind == "product" else []
        if listed:
            standard = _maybe("standard", _("Standard"), {one: one for one in listed}, code)
        countries = {one: known.label for one, known in reference.countries().items()}
        ordered = dict(sorted(countries.items(), key=lambda pair: pair[1]))
        country = _maybe("country", _("Country"), ordered)
        region = None
        if country:
            inside = {
                one: known.label
                for one, known in reference.regions().items()
                if known.iso2 == country
            }
            region = _maybe("region", _("Region"), inside, country)
    return standard, country, region


def _member(state: State) -> str | None:
    """The firm it is for: one of a cluster's own, or one whose name a ministry may read."""
    chosen = Selection(clusters=(state.viewer.cluster,)) if state.viewer.cluster else Selection()
    table = shell.cached(store.members, chosen, state.viewer, today()).table
    named = table[table["name"].notna()]
    known = dict(zip(named["member_id"].map(str), named["name"].map(str), strict=True))
    return _maybe("member", _("For the firm"), known)


def _maybe(name: str, label: str, named: Mapping[str, str], of: str = "") -> str | None:
    """One of a list, or none."""
    words = {"": _("not said")} | dict(named)
    found = st.selectbox(
        label, list(words), format_func=words.__getitem__, key=f"{_KEY}_{name}_{of}", width=240
    )
    return found or None

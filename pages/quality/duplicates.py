"""Members and sites that may be one: a person says whether they are, and can take it back."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

import shell
from cluster_data import store
from cluster_data.errors import ClusterDataError
from cluster_data.store import Actor
from exhibits.plain import plain
from loaders.matching import offers
from pages.quality import merging
from shell import data, past
from shell.state import State
from words import _, date, ngettext, number, percent

SHOWN = 20
"""Pairs shown at once, the likeliest first: the next come up as these are decided."""


def draw(state: State) -> None:
    """The pairs to decide on, then what was decided."""
    if state.viewer.role == "public":
        st.caption(_("Which members may be one is shown to their own cluster and to ministries."))
        return
    if not past.may_write(state):
        past.only_today(state)
        return
    with st.spinner(_("Comparing names, places and identifiers…")):
        found = shell.cached(offers, state.viewer)
    chosen = state.selection.clusters
    if chosen:
        found = found[found["cluster_code"].isin(chosen) | found["other_cluster"].isin(chosen)]
    st.header(_finding(len(found)), anchor=False)
    if len(found):
        st.caption(
            _(
                "One firm under two names counts twice. Held for one, it counts once in every "
                "figure; that can be taken back. Told apart, it is never offered again."
            )
        )
    for row in found.head(SHOWN).to_dict("records"):
        _offer(state, row)
    if len(found) > SHOWN:
        more = len(found) - SHOWN
        st.caption(
            ngettext("And {count} more.", "And {count} more.", more).format(count=number(more))
        )
    _decided(state)


def _finding(count: int) -> str:
    if not count:
        return _("No two members look like one")
    return ngettext(
        "{count} pair may be one and the same", "{count} pairs may be one and the same", count
    ).format(count=number(count))


def _offer(state: State, row: dict[Any, Any]) -> None:
    """One pair: both names, why they may be one, and the two answers."""
    code, actor = code_of(row), Actor("page", state.viewer.role)
    keys = (row["level"], row["key"], row["other_key"])
    reasons = ", ".join(row["reasons"])
    opened = state.own.get("at") == code
    with st.container(key=f"tela_pair_{code}", gap="xsmall"):
        st.markdown("  \n".join(_named(row)))
        st.caption(plain(_said(row, reasons)))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button(
                _("The same"), key=f"tela_same_{code}", on_click=_decide,
                args=(partial(store.merge, *keys, row["score"], reasons, actor),),
            )  # fmt: skip
            st.button(
                _("Not the same"), key=f"tela_apart_{code}", on_click=_decide,
                args=(partial(store.distinct, *keys, "", actor),),
            )  # fmt: skip
            st.button(
                _("What it would change"), key=f"tela_would_{code}", type="tertiary",
                on_click=_unfold, args=(state, None if opened else code),
            )  # fmt: skip
        if opened:
            merging.draw(state, *keys)


def _unfold(state: State, code: str | None) -> None:
    """In a callback: show what a pair would change, or nothing."""
    state.write(at=code)


def _named(row: dict[Any, Any]) -> list[str]:
    """Both names, each with its cluster."""
    clusters = data.clusters()
    both = ((row["name"], row["cluster_code"]), (row["other_name"], row["other_cluster"]))
    return [f"**{plain(name)}** · {plain(clusters.get(code, code))}" for name, code in both]


def _said(row: dict[Any, Any], reasons: str) -> str:
    """How alike they are, and why."""
    level = _("firm") if row["level"] == "member" else _("site")
    alike = _("{share} alike").format(share=percent(float(row["score"])))
    return " · ".join((level, alike, reasons))


def code_of(row: dict[Any, Any]) -> str:
    """What an address calls a pair; it tells no name."""
    pair = repr((store.edition().partition(".")[0], row["level"], row["key"], row["other_key"]))
    return hashlib.sha256(pair.encode()).hexdigest()[:12]


def _decide(decision: Callable[[], object]) -> None:
    """In a callback: keep a decision, or say why it can't be."""
    try:
        decision()
    except ClusterDataError as error:
        st.toast(f"**{error.title}** {error.message}", icon=":material/error:")


def _decided(state: State) -> None:
    """What was decided and holds, the newest first; what was merged can be split again."""
    held = shell.cached(store.identity_list, state.viewer)
    held = held[held["action"].isin(["merge", "distinct"])]
    if held.empty:
        return
    st.header(_("Decided"), anchor=False)
    actor = Actor("page", state.viewer.role)
    for row in held.head(SHOWN).to_dict("records"):
        code = code_of(row)
        with st.container(key=f"tela_held_{code}", horizontal=True, vertical_alignment="center"):
            st.markdown(_held(row), width="content")
            if row["action"] == "merge":
                keys = (row["level"], row["key"], row["other_key"])
                st.button(
                    _("Take it back"), key=f"tela_split_{code}", type="tertiary",
                    on_click=_decide, args=(partial(store.split, *keys, "", actor),),
                )  # fmt: skip


def _held(row: dict[Any, Any]) -> str:
    template = (
        _("{other} is held for {name}, since {day}")
        if row["action"] == "merge"
        else _("{other} is not {name}, since {day}")
    )
    day = pd.Timestamp(row["at"]).date() if not pd.isna(row["at"]) else dt.date.today()
    names = {"other": f"**{plain(row['other_name'])}**", "name": f"**{plain(row['name'])}**"}
    return template.format(**names, day=plain(date(day)))

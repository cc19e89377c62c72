"""The banner over the fictive sample: it says so, lets one look as others do, and removes it."""

from __future__ import annotations

import streamlit as st

from cluster_data import store
from exhibits.plain import visible
from shell import data, viewer
from shell.state import State, follow
from words import _


def draw(state: State) -> None:
    """The banner, while the ledger holds the sample, alone or beside real surveys."""
    if store.only_sample():
        title, text = _("Fictive sample."), _("No firm, figure or certificate here is real.")
    elif store.has_sample():
        title = _("Fictive sample among real surveys.")
        text = _("Figures mix both. Remove the sample to see real ones only.")
    else:
        return
    with st.container(key="tela_sample", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{title}** {text}", width="content")
        if viewer.may_choose():
            _choose_viewer(state)
        st.button(
            _("Remove the sample"),
            icon=":material/delete:",
            key="tela_remove_sample",
            on_click=_remove,
        )


def _choose_viewer(state: State) -> None:
    names = {
        "ministry": _("a ministry"),
        "public": _("the public"),
        **{f"cluster:{code}": name for code, name in data.clusters().items()},
    }
    # made now: Streamlit also asks for labels outside the run, where no language is spoken
    labels = {
        text: _("Look as {viewer}").format(viewer=visible(name)) for text, name in names.items()
    }
    changed = follow("tela_look_as", str(state.viewer), viewer.choose)
    st.selectbox(
        _("Look as"),
        list(labels),
        format_func=labels.__getitem__,
        key="tela_look_as",
        on_change=changed,
        label_visibility="collapsed",
        width=260,
    )


def _remove() -> None:
    store.remove_sample(store.Actor())
    viewer.forget_choice()

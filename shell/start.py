"""What to do first: shown where the ledger is still empty."""

from __future__ import annotations

import streamlit as st

from cluster_data.store import Actor
from loaders.sample import load_sample
from shell import pages
from shell.state import State
from words import _


def offer(state: State) -> None:
    """Two ways to begin: the fictive sample in one click, or one's own survey files."""
    st.title(_("Nothing is known yet"))
    st.markdown(
        _(
            "Tela draws who makes which healthcare textile where, from the survey files of "
            "textile clusters on both shores of the Mediterranean."
        )
    )
    with st.container(horizontal=True, key="tela_start", vertical_alignment="center"):
        clicked = st.button(
            _("Load the fictive sample"), type="primary", icon=":material/science:",
            key="tela_load_sample",
        )  # fmt: skip
        upload = next(entry for entry in pages.PAGES if entry.slug == "upload")
        st.page_link(
            upload.page(), label=_("Upload survey files"), query_params=state.shared_query()
        )
    st.caption(
        _(
            "The sample is ten invented clusters with about 240 invented members. It says so on "
            "every page, and one click removes it."
        )
    )
    if clicked:
        _load()


def _load() -> None:
    bar = st.progress(0.0, _("Writing the sample’s files"))

    def tell(share: float, name: str) -> None:
        bar.progress(min(1.0, share), _("Reading {file}").format(file=name))

    load_sample(Actor("page", "manager"), tell)
    st.rerun()

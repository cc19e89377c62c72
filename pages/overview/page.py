"""Overview: what is known, how fresh it is, who is silent, what changed since the last round."""

import streamlit as st

import shell
from cluster_data import store
from pages.overview import headline, products, sections, uploads
from pages.overview.facts import facts
from shell import start

state = shell.open(page="overview")
if store.is_empty() or start.is_loading():
    start.offer(state)
else:
    # selection
    shell.filter_chips(state)
    # query
    known = facts(state)
    # build and show
    headline.draw(state, known)
    if known.answered:
        with st.container(key="tela_overview"):
            beside, aside = st.columns(2, gap="large")
            with beside:
                products.draw(state, known)
            with aside:
                sections.draw(state, sections.silent(state, known), "response")
            beside, aside = st.columns(2, gap="large")
            with beside:
                sections.draw(state, sections.fresh(state, known), "freshness")
            with aside:
                sections.draw_change(state, known)
    uploads.draw(state)

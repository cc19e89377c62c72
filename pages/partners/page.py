"""Partners: who can do what one lacks, ranked, with each gap named."""

from pathlib import Path

import streamlit as st

import shell
from cluster_data import store
from pages.partners import browse
from shell import start

state = shell.open(page="partners")
st.html(Path(__file__).with_name("partners.css"))
if store.is_empty() or start.is_loading():
    start.offer(state)
else:
    browse.draw(state)

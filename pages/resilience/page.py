"""Resilience: what is lost if one site, firm, region, country or border drops out."""

from pathlib import Path

import streamlit as st

import shell
from cluster_data import store
from pages.resilience import browse
from shell import start

state = shell.open(page="resilience")
st.html(Path(__file__).with_name("resilience.css"))
if store.is_empty() or start.is_loading():
    start.offer(state)
else:
    browse.draw(state)

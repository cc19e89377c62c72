"""Allocation: who sends how much to whom, least unmet need first, then least distance."""

from pathlib import Path

import streamlit as st

import shell
from cluster_data import store
from pages.allocation import browse
from shell import start

state = shell.open(page="allocation")
st.html(Path(__file__).with_name("allocation.css"))
if store.is_empty() or start.is_loading():
    start.offer(state)
else:
    browse.draw(state)

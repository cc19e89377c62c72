"""Value chain: who covers which stage where, what a product's chain lacks, what would flow."""

from pathlib import Path

import streamlit as st

import shell
from cluster_data import store
from pages.chain import browse
from shell import start

state = shell.open(page="chain")
st.html(Path(__file__).with_name("chain.css"))
if store.is_empty() or start.is_loading():
    start.offer(state)
else:
    browse.draw(state)

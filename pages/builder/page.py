"""Chain builder: the fewest partners that make so much of a product a week together."""

from pathlib import Path

import streamlit as st

import shell
from cluster_data import store
from pages.builder import browse
from shell import start

state = shell.open(page="builder")
st.html(Path(__file__).with_name("builder.css"))
if store.is_empty() or start.is_loading():
    start.offer(state)
else:
    browse.draw(state)

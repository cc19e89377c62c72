"""Benchmark: clusters side by side, peers by reason, ties where ranges overlap, training needs."""

from pathlib import Path

import streamlit as st

import shell
from cluster_data import store
from pages.benchmark import browse
from shell import start

state = shell.open(page="benchmark")
st.html(Path(__file__).with_name("benchmark.css"))
if store.is_empty() or start.is_loading():
    start.offer(state)
else:
    browse.draw(state)

"""Foresight: which products run short first, where and when, on a calm day or in a crisis."""

from pathlib import Path

import streamlit as st

import shell
from cluster_data import store
from pages.foresight import browse
from shell import start

state = shell.open(page="foresight")
st.html(Path(__file__).with_name("foresight.css"))
if store.is_empty() or start.is_loading():
    start.offer(state)
else:
    browse.draw(state)

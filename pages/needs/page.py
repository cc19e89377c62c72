"""Needs and offers: what members seek and offer, from the survey and from a short form."""

from pathlib import Path

import streamlit as st

import shell
from cluster_data import store
from pages.needs import browse
from shell import start

state = shell.open(page="needs")
st.html(Path(__file__).with_name("needs.css"))
if store.is_empty() or start.is_loading():
    start.offer(state)
else:
    browse.draw(state)

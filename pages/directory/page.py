"""Directory: members and sites to those entitled, and where each of their figures comes from."""

from pathlib import Path

import streamlit as st

import shell
from cluster_data import store
from pages.directory import browse, profile
from shell import start

state = shell.open(page="directory")
st.html(Path(__file__).with_name("directory.css"))
if store.is_empty() or start.is_loading():
    start.offer(state)
elif state.own.get("member"):
    profile.draw(state, state.own["member"])
else:
    browse.draw(state)

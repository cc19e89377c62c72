"""Activity: who changed what, posted what, and took whose contacts."""

import streamlit as st

import shell
from cluster_data import store
from pages.activity import browse
from shell import start
from words import _

state = shell.open(page="activity")
if store.is_empty() or start.is_loading():
    start.offer(state)
elif state.viewer.role == "public":
    st.title(_("Activity"), anchor=False)
    st.markdown(
        _(
            "Who changed what and who took contacts is shown to ministries, and to each cluster "
            "what is its own."
        )
    )
else:
    browse.draw(state)

"""Data quality: who has answered, what ages, what is wrong in what came in, whom to call."""

import importlib
from pathlib import Path

import streamlit as st

import shell
from cluster_data import store
from pages.quality import ages, answers, headline, problems, sections
from pages.quality.facts import facts
from shell import start

state = shell.open(page="quality")
st.html(Path(__file__).with_name("quality.css"))
if store.is_empty() or start.is_loading():
    start.offer(state)
else:
    # selection
    shell.filter_chips(state, ("country", "when", "cluster"))
    # query
    known = facts(state)
    # build and show
    headline.draw(state, known)
    section = sections.chosen(state, known)
    if section == "twins":
        # compared by a module that nothing else on this page needs
        importlib.import_module("pages.quality.duplicates").draw(state)
    else:
        drawn = {"answers": answers.draw, "ages": ages.draw, "problems": problems.draw}
        drawn[section](state, known)

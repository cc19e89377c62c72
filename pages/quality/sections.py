"""The page's sections, one shown at a time: answers, freshness, problems, duplicates."""

from __future__ import annotations

import streamlit as st

from pages.quality.facts import Facts
from shell.choosing import one_of
from shell.state import State
from words import _, number

SECTIONS = ("answers", "ages", "problems", "twins")


def chosen(state: State, known: Facts) -> str:
    """The section that the address names, below the control that chooses it."""
    section = state.param("s", SECTIONS, SECTIONS[0])
    waiting, problems = known.to_do, _("Problems")
    names = {
        "answers": _("Answers"),
        "ages": _("Freshness"),
        "problems": f"{problems} · {number(waiting)}" if waiting else problems,
        "twins": _("One firm twice?"),
    }
    with st.container(key="tela_sections"):
        one_of(
            "tela_quality_section",
            _("Section"),
            names,
            section,
            lambda name: state.write(
                s=name if name != SECTIONS[0] else None, part=None, kind=None, at=None
            ),
        )
    return section

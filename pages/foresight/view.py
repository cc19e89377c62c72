"""What the address says: the scenario and its answer, what it is compared with, one product."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import streamlit as st

import shell
from pages.foresight import asked as asking
from pages.foresight.answering import Answer, answer
from pages.foresight.asked import Asked
from pages.foresight.own_file import OwnFile
from shell.state import State

HELD = "tela_foresight_own"
"""Where the session keeps the reader's own figures."""


@dataclass(frozen=True)
class View:
    """A scenario and its answer, as the address looks at them.

    `other` is the answer it is compared with; `product` the one on the map, empty where the need
    of none is known; `own` the reader's own figures of this session.
    """

    asked: Asked
    answer: Answer
    other: Answer | None
    product: str
    own: OwnFile | None


def held() -> OwnFile | None:
    """The reader's own figures, where this session has them."""
    found = st.session_state.get(HELD)
    return found if isinstance(found, OwnFile) else None


def read(state: State, own: OwnFile | None = None) -> View:
    """The view of an address; all that it names wrongly falls back to the usual."""
    asked = asking.read(state)
    found = answered(state, asked, own)
    compared = asking.compared(state, asked)
    other = answered(state, compared, own) if compared else None
    offered = options(found)
    return View(asked, found, other, state.param("at", offered, first(found)), own)


def answered(state: State, asked: Asked, own: OwnFile | None) -> Answer:
    """The answer to a scenario in the selection."""
    figures = own.figures if own else ()
    return shell.cached(answer, asked, state.selection, state.viewer, dt.date.today(), figures)


def options(found: Answer) -> list[str]:
    """The products whose need is known, first short first."""
    return [str(code) for code in found.cover.loc[found.cover["need"].notna(), "product_code"]]


def first(found: Answer) -> str:
    """The product to look at first: of those that run short, the one that most firms make."""
    known = found.cover[found.cover["need"].notna()]
    for table in (found.short, found.told, known):
        made = table[table["made"].astype(bool)]
        if len(made):
            most = made.sort_values(["n", "product_code"], ascending=[False, True])
            return str(most["product_code"].iloc[0])
    return str(known["product_code"].iloc[0]) if len(known) else ""

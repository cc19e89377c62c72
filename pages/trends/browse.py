"""The page where something stands: its answer, the course, its steps, products, a past state."""

from __future__ import annotations

import streamlit as st

import shell
from cluster_data import reference
from exhibits.plain import plain
from exhibits.render import plotly_change, plotly_lines
from pages.trends import figures, headline, lists, then, wording
from pages.trends.view import View, read
from shell import evidence
from shell.beside import beside
from shell.state import State
from words import _


def draw(state: State) -> None:
    """The four steps: selection, query, build, show."""
    shell.filter_chips(state)
    view = read(state)
    headline.draw(state, view)
    if view.topic is None:
        _nothing(state)
    else:
        _topic(state, view)
        _course(state, view)
    then.draw(state, view)


def _nothing(state: State) -> None:
    codes, rung = state.selection.products, state.selection.rung
    known = reference.products()
    if len(codes) == 1 and not known[codes[0]].standards and rung in ("certified", "demonstrated"):
        evidence.no_standard(state, known[codes[0]].label, "tela_trends_attested")
        return
    st.markdown(_("Fewer filters, or another day, may show more."))


def _topic(state: State, view: View) -> None:
    """What the figures are about: one of the products, or all that are counted in one unit."""
    if view.topic is None or len(view.topics) < 2:
        return
    names = {code: plain(name) for code, name in wording.topics(view.topics).items()}
    st.selectbox(
        _("What it is about; what most firms make comes first"),
        list(names),
        format_func=names.__getitem__,
        key="tela_trends_topic",
        on_change=shell.follow(
            "tela_trends_topic", view.topic.code, lambda code: state.write(of=code)
        ),
        label_visibility="collapsed",
        width=380,
    )


def _course(state: State, view: View) -> None:
    course, steps = figures.panel(state, view), figures.steps(state, view)
    every = figures.products(state, view)
    if course is None:
        lists.rounds(state, view)
        st.markdown(
            _(
                "Two rounds make a trend. When the next one is uploaded, this page says how "
                "capacity changed, and parts each change into the same sites, newcomers and those "
                "who did not answer again."
            )
        )
        return
    dark, width = shell.appearance()
    beside(
        state, course, "panel",
        lambda pixels: plotly_lines.figure(course, dark=dark, width=width, pixels=pixels),
        on_click=None, listed=lambda: lists.rounds(state, view),
    )  # fmt: skip
    if steps is not None:
        st.header(_("Step by step"), anchor=False)
        beside(
            state, steps, "steps",
            lambda pixels: plotly_change.figure(steps, dark=dark, width=width, pixels=pixels),
            on_click=None, listed=lambda: lists.steps(steps),
        )  # fmt: skip
    if every is None:
        return

    def choose(code: str) -> None:
        """Look at another product."""
        state.write(of=code)

    chosen = view.topic.product if view.topic else ""
    st.header(_("Every product"), anchor=False)
    beside(
        state, every, "products",
        lambda pixels: plotly_change.figure(every, dark=dark, width=width, pixels=pixels),
        on_click=choose, listed=lambda: lists.products(every, chosen, choose),
    )  # fmt: skip

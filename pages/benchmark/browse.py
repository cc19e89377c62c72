"""The page where something stands: its answer, clusters side by side, every figure of one."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

import shell
from exhibits.exhibit import Exhibit
from exhibits.plain import plain
from exhibits.render import plotly_bars, plotly_heatmap
from pages.benchmark import controls, figures, lists, wording
from pages.benchmark.view import FIRST, View, read, usual
from shell.beside import beside
from shell.state import State
from words import _, date


def draw(state: State) -> None:
    """The four steps: selection, query, build, show."""
    shell.filter_chips(state, ("product", "country", "when", "cluster"))
    view = read(state)
    if view.part == "training":
        _training(state, view)
    else:
        _clusters(state, view)


def _clusters(state: State, view: View) -> None:
    exhibit = figures.benchmark(state, view)
    if exhibit is None:
        st.title(_("No cluster has answered in this selection"), anchor=False)
        st.markdown(_("Fewer filters, or another day, may show more."))
        return
    found = figures.apart(view)
    title = wording.headline(view.own, found, len(view.peers)) if view.own else exhibit.title
    st.title(plain(title), anchor=False)
    said = [wording.excellence(view.own, state.day)] if view.own else []
    said += [view.found.answered.text, date(state.day)]
    st.markdown(" · ".join(map(plain, said)))
    controls.parts(state, view)
    controls.cluster(state, view)
    if view.own:
        _peers(view)
        for one in found:
            st.markdown(wording.standing(one))
    controls.report(state, view)
    controls.indicator(state, view)
    _drawn(state, view, exhibit)
    if view.own:
        st.header(_("All figures"), anchor=False)
        with st.container(width=920):
            lists.figures_of_one(view, lambda name: state.write(i=name if name != FIRST else None))


def _peers(view: View) -> None:
    if not view.peers:
        st.markdown(wording.no_peers(view.reason))
        return
    named = [f"{wording.cluster(peer.code)} ({wording.because(peer)})" for peer in view.peers]
    st.markdown(plain(_("Peers: {named}.").format(named="; ".join(named))))


def _drawn(state: State, view: View, exhibit: Exhibit) -> None:
    def choose(code: str) -> None:
        """Hold another cluster against its peers."""
        default = usual(state, set(view.found.table["cluster_code"]))
        state.write(of=code if code != default else None)

    _figure(state, exhibit, "figure", choose, lambda: lists.clusters(exhibit, view, choose))


def _training(state: State, view: View) -> None:
    exhibit = figures.training(state, view)
    if exhibit is None:
        st.title(_("No firm names a skill that it seeks"), anchor=False)
        controls.parts(state, view)
        st.markdown(_("Fewer filters, or another day, may show more."))
        return
    st.title(plain(exhibit.title), anchor=False)
    st.markdown(" · ".join(map(plain, (exhibit.n.text, date(state.day)))))
    controls.parts(state, view)
    controls.places(state, view)
    _figure(state, exhibit, "training", None, lambda: lists.skills(exhibit))


def _figure(
    state: State,
    exhibit: Exhibit,
    name: str,
    on_click: Callable[[str], object] | None,
    listed: Callable[[], object],
) -> None:
    """A figure with what it can be taken away as, and its rows as a list beside it."""
    dark, width = shell.appearance()
    drawn = plotly_heatmap.figure if name == "training" else plotly_bars.figure
    beside(
        state,
        exhibit,
        name,
        lambda pixels: drawn(exhibit, dark=dark, width=width, pixels=pixels),
        on_click=on_click,
        listed=listed,
    )

"""The page's two figures, which the overview shows too: answers and ages by cluster."""

from __future__ import annotations

import datetime as dt

import shell
from cluster_data import store
from exhibits.catalogue.freshness import freshness
from exhibits.catalogue.response import response
from exhibits.exhibit import Exhibit
from exhibits.render import plotly_stack
from pages.quality.facts import Facts
from shell import charts
from shell.state import State
from shell.wording import source

_HALF = 640
"""Pixels of half a page, until the browser has told."""


def silent(state: State, known: Facts) -> Exhibit:
    """Who answered, in full or in part, of those asked in each cluster's round."""
    table = shell.cached(store.response, state.selection, state.viewer, dt.date.today())
    keys = ["cluster_code", "round"]
    table = table.merge(known.current[[*keys, "partly"]], on=keys, how="left")
    table["partly"] = table["partly"].fillna(0)
    return response(table, as_of=known.as_of, source=source(), id="response-partly")


def fresh(state: State, known: Facts) -> Exhibit:
    """How old the answers are."""
    ages = shell.cached(store.freshness, state.selection, state.viewer, dt.date.today())
    return freshness(
        ages, as_of=known.as_of, answered=known.n, source=source(), id="freshness-quality"
    )


def draw(state: State, exhibit: Exhibit, name: str) -> None:
    """A figure of clusters; a click on a bar narrows the view to that cluster, or widens it."""
    dark, width = shell.appearance()
    place = f"tela_chart_{exhibit.id}"
    pixels = charts.pixels(place, _HALF if width == "wide" else 0)
    figure = plotly_stack.figure(exhibit, dark=dark, width=width, pixels=pixels)

    def choose(code: str) -> None:
        chosen = () if state.selection.clusters == (code,) else (code,)
        state.write(state.selection.but(clusters=chosen))

    charts.draw(figure, exhibit, place, on_click=choose)
    shell.take_away(state, exhibit, name)

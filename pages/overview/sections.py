"""Below the answer: who is silent, how fresh the answers are, what changed since the last round."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import shell
from cluster_data import reference
from exhibits.catalogue.freshness import freshness
from exhibits.catalogue.response import response
from exhibits.catalogue.round_change import round_change
from exhibits.exhibit import Exhibit
from exhibits.render import plotly_change, plotly_stack
from pages.overview.facts import Facts
from shell import charts
from shell.links import leave_for, link
from shell.state import State
from shell.wording import rung, short, source, unit
from words import _

HALF = 640
"""Pixels of half a page, until the browser has told."""


def silent(state: State, known: Facts) -> Exhibit:
    """Who answered of those asked."""
    return response(known.answers, as_of=known.figures.as_of, source=source(), notes=_whole(state))


def fresh(state: State, known: Facts) -> Exhibit:
    """How old the answers are."""
    return freshness(
        known.ages,
        as_of=known.figures.as_of,
        answered=known.n,
        source=source(),
        notes=_whole(state),
    )


def _whole(state: State) -> tuple[str, ...]:
    """A survey is answered as a whole: a filter of products narrows neither figure."""
    chosen = state.selection
    if chosen.products or chosen.families or chosen.stages or chosen.certificates:
        return (_("All products are counted here, whatever product is chosen above."),)
    return ()


def changed(state: State, known: Facts) -> Exhibit | None:
    """What became of each product since the round before; None where there is none."""
    before, after = known.change.before, known.change.after
    if before is None or after is None:
        return None
    return round_change(
        _named(known.change.table),
        before=before,
        after=after,
        rung_label=rung(state.selection),
        as_of=known.change.as_of,
        answered=known.n,
        source=source(),
        id=f"round_change-{state.selection.rung}",
    )


def draw(state: State, exhibit: Exhibit, name: str) -> None:
    """A figure of clusters; a click on a bar narrows the view to that cluster, or widens it."""
    dark, width = shell.appearance()
    place = f"tela_chart_{exhibit.id}"
    figure = plotly_stack.figure(exhibit, dark=dark, width=width, pixels=_pixels(place))

    def choose(code: str) -> None:
        chosen = () if state.selection.clusters == (code,) else (code,)
        state.write(state.selection.but(clusters=chosen))

    charts.draw(figure, exhibit, place, on_click=choose)
    shell.take_away(state, exhibit, name)


def draw_change(state: State, known: Facts) -> None:
    """The change between the last two rounds, or why there is none; a click opens the product."""
    exhibit = changed(state, known)
    if exhibit is None:
        st.header(_("Since the last round: nothing to compare yet"), anchor=False)
        st.markdown(
            _(
                "Two rounds are needed. When the next one is uploaded, this shows which products "
                "grew or shrank, and whether through newcomers or at the same sites."
            )
        )
        return
    dark, width = shell.appearance()
    place = "tela_chart_round_change"
    figure = plotly_change.figure(exhibit, dark=dark, width=width, pixels=_pixels(place))

    def choose(code: str) -> None:
        leave_for(state, "products", selection=state.selection.but(products=(code,), families=()))

    charts.draw(figure, exhibit, place, on_click=choose)
    shell.take_away(state, exhibit, "change")
    link(state, "trends", _("Round by round"), icon=":material/trending_up:")


def _pixels(place: str) -> int:
    """The width of a chart in half of the page, or in all of a telephone's."""
    return charts.pixels(place, HALF if shell.appearance()[1] == "wide" else 0)


def _named(table: pd.DataFrame) -> pd.DataFrame:
    """The store's table with products and units by their names."""
    products = reference.products()
    return table.assign(
        product=table["product_code"],
        name=[short(products[code].label) for code in table["product_code"]],
        unit=[unit(code) for code in table["unit"]],
    )

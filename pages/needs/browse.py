"""The page where something stands: its answer, the figure, the board, a post."""

from __future__ import annotations

from functools import partial

import streamlit as st

import shell
from cluster_data import store
from exhibits.catalogue.needs_offers import balance
from exhibits.exhibit import Exhibit, state_label
from exhibits.render import plotly_stack
from pages.needs import board, figures, form, headline, survey
from pages.needs.view import View, read, today
from shell import listing, past
from shell.beside import beside
from shell.listing import Row
from shell.state import State
from words import _, number


def draw(state: State) -> None:
    """The four steps: selection, query, build, show."""
    shell.filter_chips(state, ("country", "when", "cluster"))
    view = read(state)
    found = figures.counts(state)
    posted = board.placed(store.posts(state.viewer, today()), state)
    exhibit = figures.needs_offers(state)
    headline.draw(state, found, posted)
    if exhibit is not None:
        _figure(state, view, exhibit)
    shown = board.narrowed(posted, view)
    listed = survey.answers(state, view)
    st.header(_("Needs and offers"), anchor=False)
    if not past.may_write(state):
        past.only_today(state)
        survey.draw(state, view, listed)
        return
    if form.draw(state, view):
        return
    board.controls(state, view, posted, listed)
    if view.board == "posts":
        board.draw(state, view, shown)
    else:
        survey.draw(state, view, listed)


def _figure(state: State, view: View, exhibit: Exhibit) -> None:
    """Both sides of each kind, and the same as a list from which the board is narrowed."""

    def choose(code: str) -> None:
        """Look at who seeks and offers a kind; once more: at all again."""
        wanted = code.partition("~")[0]
        same = view.board == "survey" and view.code == wanted
        state.write(
            b=None, kind=None if same else "cooperation", code=None if same else wanted, n=None,
            at=None,
        )  # fmt: skip

    dark, width = shell.appearance()
    beside(
        state,
        exhibit,
        "needs",
        lambda pixels: plotly_stack.figure(exhibit, dark=dark, width=width, pixels=pixels),
        on_click=choose,
        listed=partial(_kinds, state, view, choose),
    )


def _kinds(state: State, view: View, choose: object) -> None:
    kinds = figures.kinds(figures.counts(state))
    ordered = kinds.assign(order=balance(kinds)).sort_values(
        "order", ascending=False, na_position="last"
    )
    rows = []
    for row in ordered.to_dict("records"):
        cells = tuple(
            number(int(row[side])) if row[f"{side}_state"] == "value" else state_label("suppressed")
            for side in ("sought", "offered")
        )
        hidden = all(row[f"{side}_state"] != "value" for side in ("sought", "offered"))
        rows.append(Row(code=row["code"], name=row["name"], cells=cells, quiet=hidden))
    listing.draw(
        "tela_needs_kinds", [_("Firms that"), _("seek it"), _("offer it")], rows,
        _("Kinds of cooperation"), view.code if view.board == "survey" else "",
        on_choose=choose, toggles=True,  # type: ignore[arg-type]
    )  # fmt: skip

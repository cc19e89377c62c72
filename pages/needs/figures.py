"""The page's figure: kinds of cooperation by the firms that seek and offer them."""

from __future__ import annotations

import datetime as dt

import pandas as pd

import shell
from cluster_data import reference, store
from exhibits.catalogue import needs_offers as catalogue
from exhibits.exhibit import Answered, Exhibit
from shell import wording
from shell.state import State

_SIDES = {"sought": "cooperation_sought", "offered": "cooperation_offered"}


def counts(state: State) -> pd.DataFrame:
    """Firms by what they said, as `store.cooperation_counts`."""
    return shell.cached(store.cooperation_counts, state.selection, state.viewer, dt.date.today())


def kinds(found: pd.DataFrame) -> pd.DataFrame:
    """A row a kind of cooperation of which anything was said, in the exhibit's columns."""
    names = store.codes_of("cooperation")
    told = {
        (row["kind"], row["answer"]): [row["state"], row["n"]] for row in found.to_dict("records")
    }
    rows = []
    for code, name in names.items():
        sides = [told.get((kind, code)) for kind in _SIDES.values()]
        if any(sides):
            # what nobody said on one side is a zero: others of these firms were asked and answered
            rows.append([code, name, *(sides[0] or ["value", 0]), *(sides[1] or ["value", 0])])
    table = pd.DataFrame(rows, columns=list(catalogue.COLUMNS))
    return table.astype({"sought": "Int64", "offered": "Int64"})


def firms(found: pd.DataFrame, kind: str | None) -> int | None:
    """Firms that said anything of a kind (None: of any); None where they may not be told."""
    own = found[found["answer"].isna() & (found["kind"].eq(kind) if kind else found["kind"].isna())]
    if own.empty:
        return 0
    return None if pd.isna(own["n"].iloc[0]) else int(own["n"].iloc[0])


def needs_offers(state: State) -> Exhibit | None:
    """The exhibit; None where nobody said anything."""
    found = counts(state)
    table = kinds(found)
    if table.empty:
        return None
    return catalogue.needs_offers(
        table,
        place_label=_place(state),
        as_of=state.day,
        answered=answered(state, found),
        source=wording.source(),
        id=f"needs-offers-{'-'.join((state.selection.countries or ('all',))[:3])}",
    )


def answered(state: State, found: pd.DataFrame) -> Answered:
    """The firms that said what they seek or offer, of those asked."""
    selection = state.selection.but(rung="attested", products=(), families=(), stages=())
    whole = shell.cached(
        store.product_figures, selection, state.viewer, "capacity", "all", dt.date.today()
    )
    return Answered(firms(found, None), whole.whole.asked)


def _place(state: State) -> str:
    countries = reference.countries()
    codes = state.selection.countries
    return countries[codes[0]].label if len(codes) == 1 and not state.selection.regions else ""

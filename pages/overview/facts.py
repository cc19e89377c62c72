"""What the overview is about: the answers to its few questions, asked once a run."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

import shell
from cluster_data import reference, store
from cluster_data.selection import Selection
from cluster_data.store import ProductFigures, RegionFigures, RoundChange
from exhibits.exhibit import Answered
from shell.state import State


@dataclass(frozen=True)
class Facts:
    """Figures of the whole, answers and ages by cluster, headline products, change of rounds."""

    figures: RegionFigures
    answers: pd.DataFrame
    ages: pd.DataFrame
    products: ProductFigures
    headline: tuple[str, ...]
    change: RoundChange

    @property
    def answered(self) -> int:
        """Firms that answered."""
        return self.figures.whole.answered

    @property
    def n(self) -> Answered:
        """Firms answered, of how many asked."""
        return Answered(self.answered, self.figures.whole.asked)


def facts(state: State) -> Facts:
    """All that the page shows, for the view's selection and viewer."""
    selection, viewer, today = state.selection, state.viewer, dt.date.today()
    codes = headline_products(selection)
    certified = selection.but(products=codes, families=(), rung="certified")
    return Facts(
        figures=shell.cached(store.region_figures, selection, viewer, "certified_share", today),
        answers=shell.cached(store.response, selection, viewer, today),
        ages=shell.cached(store.freshness, selection, viewer, today),
        products=shell.cached(
            store.product_figures, certified, viewer, "certified_share", "all", today
        ),
        headline=codes,
        change=shell.cached(store.round_change, selection, viewer, today),
    )


def headline_products(selection: Selection) -> tuple[str, ...]:
    """The products chosen; those of the families chosen; else those first in an emergency."""
    products = reference.products()
    if selection.products:
        return selection.products
    if selection.families:
        return tuple(c for c, one in products.items() if one.family_code in selection.families)
    return tuple(code for code, one in products.items() if one.emergency_priority == 1)

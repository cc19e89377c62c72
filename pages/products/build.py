"""The exhibit of each view, from the store's answer."""

from __future__ import annotations

import datetime as dt
from typing import Any

import shell
from cluster_data import store
from cluster_data.store import By, Figure, ProductMeasure
from exhibits.catalogue.family_mix import family_mix
from exhibits.catalogue.product_heatmap import Places, product_heatmap
from exhibits.catalogue.product_ranking import COLUMNS as RANKED
from exhibits.catalogue.product_ranking import product_ranking
from exhibits.exhibit import Answered, Exhibit
from pages.products import cells, wording
from shell import let_stand
from shell import wording as said
from shell.state import State
from words import _


def exhibit(state: State, view: str, measure: ProductMeasure, by: By, families: bool) -> Exhibit:
    """The view's figure."""
    if view == "mix":
        return _mix(state, by)
    if view == "ranking":
        return _ranking(state, measure)
    return _heatmap(state, measure, by, families)


def _heatmap(state: State, measure: ProductMeasure, by: By, families: bool) -> Exhibit:
    found = (cells.of_families if families else cells.of_products)(state, measure, by)
    notes = [*found.notes, *let_stand.notes(state)]
    if families:
        notes.append(_("Where a family mixes units, its product lines are counted, each once."))
    return product_heatmap(
        found.table,
        measure=measure,
        rows="families" if families else "products",
        places=places_of(by),
        without_standard=found.without_standard,
        notes=notes,
        **_told(state, found.whole, found.as_of, f"products-{measure}-{by}"),
    )


def _ranking(state: State, measure: ProductMeasure) -> Exhibit:
    found = cells.of_products(state, measure, "all")
    table = found.table.rename(columns={"row": "product", "row_label": "name"})
    return product_ranking(
        table[list(RANKED)],
        measure=measure,
        without_standard=found.without_standard,
        notes=let_stand.notes(state),
        **_told(state, found.whole, found.as_of, f"products-ranked-{measure}"),
    )


def _mix(state: State, by: By) -> Exhibit:
    today = dt.date.today()
    table = shell.cached(store.family_mix, state.selection, state.viewer, by, today)
    whole = shell.cached(
        store.region_figures, state.selection, state.viewer, "certified_share", today
    ).whole
    return family_mix(
        table,
        places=places_of(by),
        notes=let_stand.notes(state),
        **_told(state, whole, state.day, f"family-mix-{by}"),
    )


def places_of(by: By) -> Places:
    """What the places are called."""
    return "regions" if by == "area" else "countries"


def _told(state: State, whole: Figure, as_of: dt.date, stem: str) -> dict[str, Any]:
    """What every exhibit of products is told beside its table."""
    selection = state.selection
    codes = "-".join((selection.products or selection.families)[:3]) or "all"
    return {
        "topic_label": wording.topic(selection),
        "rung_label": said.rung(selection),
        "as_of": as_of,
        "answered": Answered(whole.n, whole.asked),
        "source": said.source(),
        "id": f"{stem}-{codes}-{selection.rung}",
    }

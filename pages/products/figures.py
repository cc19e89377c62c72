"""The figures of one product: where it is made, at which rung, and round by round."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

import shell
from cluster_data import reference, store
from cluster_data.selection import RUNGS, Rung, Selection
from cluster_data.store import By, Measure, ProductMeasure
from exhibits.catalogue.product_ladder import product_ladder
from exhibits.catalogue.product_places import product_places
from exhibits.catalogue.region_products import rung_label
from exhibits.catalogue.region_ranking import region_ranking
from exhibits.catalogue.region_trend import region_trend
from exhibits.exhibit import Answered, Exhibit
from pages.products import wording
from shell import wording as said
from shell.state import State
from words import _

LINES = 5
"""Countries whose course is drawn where none is chosen: those with most capacity today."""


def places(state: State, product: reference.Product, measure: ProductMeasure, by: By) -> Exhibit:
    """Countries or regions by the measure."""
    today = dt.date.today()
    if measure == "capacity":
        return _capacities(state, product, by)
    asked = _asked(measure)
    found = shell.cached(store.region_figures, state.selection, state.viewer, asked, today)
    return region_ranking(
        found.areas if by == "area" else found.countries,
        measure=asked,
        product_label=said.product(state.selection),
        unit_label=said.unit(found.unit),
        rung_label=said.rung(state.selection),
        as_of=found.as_of,
        answered=Answered(found.whole.n, found.whole.asked),
        source=said.source(),
        place_label=_one_country(state.selection),
        id=f"{product.code}-{by}-{measure}-{state.selection.rung}",
    )


def _asked(measure: ProductMeasure) -> Measure:
    return next(known for known in store.MEASURES if known == measure)


def _capacities(state: State, product: reference.Product, by: By) -> Exhibit:
    rung = _rung_of(state, product)
    found = shell.cached(
        store.product_figures, state.selection.but(rung=rung), state.viewer, "capacity", by,
        dt.date.today(),
    )  # fmt: skip
    own = found.table[found.table["product_code"].eq(product.code)]
    return product_places(
        own.assign(unit=said.unit(product.unit))[["place", "name", "unit", "state", "value", "n"]],
        product_label=wording.topic(state.selection),
        rung_label=said.rung(state.selection.but(rung=rung)),
        as_of=found.as_of,
        answered=Answered(found.whole.n, found.whole.asked),
        source=said.source(),
        places="regions" if by == "area" else "countries",
        id=f"{product.code}-{by}-capacity-{rung}",
    )


def _rung_of(state: State, product: reference.Product) -> Rung:
    """The rung wanted, or the highest that a product without a standard can stand on."""
    rung = state.selection.rung
    return "attested" if not product.standards and rung in RUNGS[2:] else rung


def ladder(state: State, product: reference.Product) -> Exhibit:
    """The product's capacity at each rung."""
    rows: list[tuple[Any, ...]] = []
    today = dt.date.today()
    unit = said.unit(product.unit)
    found = _at_rung(state, RUNGS[0], today)
    declared = found.whole
    for rung in RUNGS:
        found = _at_rung(state, rung, today)
        own = found.table[found.table["product_code"].eq(product.code)]
        for row in own.to_dict("records"):
            rows.append((rung, rung_name(rung), unit, row["state"], row["value"], row["n"]))
    table = pd.DataFrame(rows, columns=["rung", "name", "unit", "state", "value", "n"])
    return product_ladder(
        table.astype({"value": "float64", "n": "Int64"}),
        product_label=wording.topic(state.selection),
        has_standard=bool(product.standards),
        as_of=found.as_of,
        answered=Answered(declared.n, declared.asked),
        source=said.source(),
        id=f"{product.code}-rungs",
    )


def _at_rung(state: State, rung: Rung, today: dt.date) -> store.ProductFigures:
    selection = state.selection.but(rung=rung)
    return shell.cached(store.product_figures, selection, state.viewer, "capacity", "all", today)


def rung_name(rung: str) -> str:
    """A rung as the name of a bar."""
    name = _("demonstrated") if rung == "demonstrated" else rung_label(rung)
    return name[:1].upper() + name[1:]


def trend(state: State, product: reference.Product, measure: ProductMeasure) -> Exhibit:
    """The measure of a few countries, a point a round, each as of its round's last day."""
    rounds = shell.cached(store.round_list)
    asked = _asked(measure)
    frames = [
        _of_round(state, asked, str(row["round"]), row["last_date"], place == 0)
        for place, row in enumerate(rounds.to_dict("records"))
    ]
    table = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()
    latest = shell.cached(
        store.region_figures, state.selection, state.viewer, asked, dt.date.today()
    )
    return region_trend(
        table[table["place"].isin(_leading(latest.countries))],
        measure=measure,
        product_label=wording.topic(state.selection),
        unit_label=said.unit(product.unit),
        rung_label=said.rung(state.selection),
        as_of=latest.as_of,
        answered=Answered(latest.whole.n, latest.whole.asked),
        source=said.source(),
        notes=[_("Each round as it stood on its last day.")],
        id=f"{product.code}-rounds-{measure}-{state.selection.rung}",
    )


def _of_round(
    state: State, measure: Measure, name: str, last: Any, is_latest: bool
) -> pd.DataFrame:
    day = pd.Timestamp(last).date()
    # the latest round still stands today, with certificates as of today
    as_of = state.selection.as_of if is_latest else day
    selection = state.selection.but(round=name, as_of=as_of)
    found = shell.cached(
        store.region_figures, selection, state.viewer, measure, dt.date.today()
    ).countries
    kept = found[found["state"].ne("not_asked")]
    return kept.assign(place=kept["area"], round=name, day=day)[
        ["place", "name", "round", "day", "state", "value", "n"]
    ]


def _leading(countries: pd.DataFrame) -> list[str]:
    """Countries that make most today, then those that can't be shown; few lines stay legible."""
    made = countries[countries["state"].isin(["value", "suppressed"])]
    ranked = made.sort_values(["capacity", "name"], ascending=[False, True], na_position="last")
    return list(ranked["area"].head(LINES))


def _one_country(selection: Selection) -> str:
    if len(selection.countries) != 1:
        return ""
    return reference.countries()[selection.countries[0]].label

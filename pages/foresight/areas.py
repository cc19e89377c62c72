"""One product by region: its need there, what is made there, and where nobody was asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pandas as pd

from cluster_data import reference, store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from pages.foresight import needing
from pages.foresight.answering import everywhere, own_here, terms
from pages.foresight.asked import Asked
from pages.foresight.discreet import hidden_areas
from pages.foresight.made import Made, made, totals
from pages.foresight.needing import Own
from pages.foresight.patients import Patients
from pages.foresight.tables import given_at
from planning.gap import PAIRED
from planning.timing import TOLERANCE

COLUMNS = ("region_code", "state", "value", "need", "supply", "n")


def areas(
    asked: Asked,
    selection: Selection,
    viewer: Viewer,
    today: dt.date,
    product: str,
    own: Own = (),
    patients: Patients = (),
) -> pd.DataFrame:
    """Region_code (a drawn area), state, value (supply ÷ need over the weeks), need, supply, n.

    State is value where firms of the area answered and a need is known there, none where nothing
    is needed, else suppressed, not_answered or not_asked. Amounts are in the product's unit, over
    all the weeks, in the case asked.
    """
    lines = store.supply_lines(everywhere(selection), viewer, today)
    every = made(lines, selection.rung, terms(asked))
    found = every.pick(every.rows["product_code"] == product)
    countries = needing.countries_of(selection, lines["country"])
    codes = needing.regions_of(selection, countries)
    mine = own_here(own, codes)
    need = needing.needed(needing.scenario(asked, codes, patients), mine, [product])
    given, wanted = PAIRED[asked.case]
    drawn = {code: region.drawn_in for code, region in reference.regions().items()}
    own_need = need[need["product_code"].eq(product)]
    by_area = own_need.groupby(own_need["region_code"].astype(str).map(drawn))[wanted]
    supplied = _supplied(found, given)
    for row in mine[mine["product_code"].eq(product)].to_dict("records"):
        at = drawn[row["region_code"]]
        supplied[at] = supplied.get(at, 0.0) + row["stock"]
    table = _asked_there(selection, viewer, today)
    table["need"] = table["region_code"].map(by_area.sum(min_count=1)).astype(float)
    table["supply"] = table["region_code"].map(supplied).astype(float).fillna(0.0)
    table["n"] = table["region_code"].map(_firms(found, given)).fillna(0).astype("Int64")
    return _told(table, hidden_areas(found, given_at(asked.case)))


def _supplied(found: Made, level: str) -> dict[str, float]:
    """Stock and output over the weeks by area."""
    summed = totals(found, list(found.rows["area_code"]))
    return {str(code): float(value)
            for code, value in summed.groupby("region_code")[level].sum().items()}  # fmt: skip


def _firms(found: Made, level: str) -> Mapping[str, int]:
    gives = next(made for name, made in found.output.items() if name == level).sum(axis=1)
    table = pd.DataFrame({"area": found.rows["area_code"], "firm": found.rows["firm"]})
    counted = table[gives > TOLERANCE].groupby("area")["firm"].nunique()
    return {str(code): int(count) for code, count in counted.items()}


def _asked_there(selection: Selection, viewer: Viewer, today: dt.date) -> pd.DataFrame:
    """Every drawn area of the selection's places, and whether firms of it were asked."""
    asked = everywhere(selection)
    found = store.region_figures(asked, viewer, "utilisation", today).areas
    regions = reference.regions()
    chosen = {regions[code].drawn_in for code in selection.regions if code in regions}
    kept = found[
        (found["iso2"].isin(selection.countries) if selection.countries else True)
        & (found["area"].isin(chosen) if chosen else True)
    ] if selection.countries or chosen else found  # fmt: skip
    silent = kept["state"].isin(("not_asked", "not_answered"))
    return pd.DataFrame(
        {
            "region_code": kept["area"].to_numpy(object),
            "state": kept["state"].where(silent, "value").to_numpy(object),
        }
    )


def _told(table: pd.DataFrame, hidden: set[str]) -> pd.DataFrame:
    """Without what is not told, and the share of the need that is covered."""
    answered = table["state"].eq("value")
    needed = table["need"].gt(TOLERANCE)
    state = table["state"].mask(answered & ~needed, "none")
    state = state.mask(answered & needed & table["region_code"].isin(hidden), "suppressed")
    told = state.eq("value")
    with np.errstate(divide="ignore", invalid="ignore"):
        share = table["supply"] / table["need"]
    return table.assign(
        state=state,
        value=share.where(told),
        supply=table["supply"].where(told),
        n=table["n"].where(told),
    )[list(COLUMNS)]

"""What the address says: places by country or region, the product looked at, one of its inputs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, cast

import shell
from cluster_data import reference
from cluster_data.selection import Selection
from pages.chain.found import Found, found
from planning.chain_flows import inputs_of
from shell.state import State

By = Literal["country", "area"]
PLACES: tuple[By, ...] = ("country", "area")


@dataclass(frozen=True)
class View:
    """The chain as the address looks at it.

    `product` is the one whose chain is looked at, `component` its input whose flows are drawn,
    empty where its recipe names none.
    """

    by: By
    product: str
    component: str
    found: Found


def read(state: State) -> View:
    """The view of an address; what it names wrongly falls back to the first."""
    selection = state.selection
    by = cast(By, state.param("by", PLACES, parted(selection)))
    product = product_of(selection)
    asked = shell.cached(found, selection, state.viewer, dt.date.today(), product, by)
    inputs = asked.by_dependence()
    component = state.param("i", inputs, inputs[0]) if inputs else ""
    return View(by, product, component, asked)


def parted(selection: Selection) -> By:
    """By regions where a single country or some regions are selected, else by country."""
    return "area" if len(selection.countries) == 1 or selection.regions else "country"


def product_of(selection: Selection) -> str:
    """The product whose chain is looked at: the first selected that has a recipe, else the first.

    Where none is selected, the one that matters first in an emergency, of the families selected.
    """
    known = reference.products()
    for code in selection.products:
        if inputs_of(code):
            return code
    if selection.products:
        return selection.products[0]
    ranked = sorted(
        (one for one in known.values() if one.tier == "finished" and inputs_of(one.code)),
        key=lambda one: (one.emergency_priority or 99, list(known).index(one.code)),
    )
    own = [one.code for one in ranked if one.family_code in selection.families]
    return own[0] if own else ranked[0].code

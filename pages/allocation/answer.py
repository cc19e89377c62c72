"""From the question to who sends what to whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import pandas as pd

import shell
from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from exhibits.catalogue.delivered import Delivered
from pages.allocation import files
from pages.allocation.giving import Givers, givers
from pages.allocation.needing import Receivers, receivers
from pages.allocation.view import FIRST, View, everywhere, read
from planning.allocation import Allocation, allocate
from shell.state import State

SECONDS = 4.0
"""Most that minimum lots are thought about for each of the two aims."""


@dataclass(frozen=True)
class Solved:
    """A question with its answer.

    `donors` and `takers` have `giving.PLACE_COLUMNS`; `giving` and `needing` say what stands behind
    them, None where they are the reader's own files.
    """

    view: View
    product: str
    donors: pd.DataFrame = field(repr=False)
    takers: pd.DataFrame = field(repr=False)
    found: Allocation
    giving: Givers | None = None
    needing: Receivers | None = None

    @property
    def names(self) -> dict[str, str]:
        """What every place is called."""
        both = pd.concat([self.donors, self.takers])
        return dict(zip(both["place"], both["name"], strict=True))

    @property
    def delivered(self) -> Delivered:
        """What it comes to."""
        fills = self.found.fills
        needed = fills[fills["need"] > 0]
        short = needed[needed["unmet"] > 1e-6 * needed["need"]]
        kept_back = self.giving is not None and self.giving.left_out > 0
        worst = short[short["unmet"] >= short["unmet"].max() * (1 - 1e-9)] if len(short) else short
        return Delivered(
            need=float(needed["need"].sum()),
            received=float(needed["received"].sum()),
            receivers=len(needed),
            short=len(short),
            worst=self.names[worst["receiver"].iloc[0]] if len(worst) == 1 else "",
            kilometres=self.found.mean_distance,
            partial=kept_back,
            hidden=kept_back and self.donors.empty,
        )


def solved(state: State) -> Solved | None:
    """The answer of an address; None where it is of files that are not there any more."""
    view = read(state)
    if view.files:
        return _of_files(view)
    return shell.cached(_of_survey, view, state.selection, state.viewer, dt.date.today())


def _of_survey(view: View, selection: Selection, viewer: Viewer, today: dt.date) -> Solved:
    """Of the product asked, else of the first of which any supply can be told."""
    asked = [view.product] if view.product else list(FIRST)
    found = None
    for product in asked:
        found = _giving(view, product, selection, viewer, today)
        if len(found.table):
            break
    else:
        product = asked[0]
        found = _giving(view, product, selection, viewer, today)
    needing = receivers(product, view.weeks, view.countries, view.regions)
    answer = _allocated(view, found.table, needing.table)
    return Solved(view, product, found.table, needing.table, answer, found, needing)


def _giving(
    view: View, product: str, selection: Selection, viewer: Viewer, today: dt.date
) -> Givers:
    where = everywhere(selection).but(products=(product,))
    lines = store.supply_lines(where, viewer, today)
    places = None
    if view.sites:
        known = store.sites(where, viewer, today).table
        placed = known[known["lat"].notna() & known["lng"].notna()]
        points = zip(placed["lng"].astype(float), placed["lat"].astype(float), strict=True)
        places = dict(zip(placed["site_id"].astype(str), points, strict=True))
    day = (view.by - selection.day(today)).days
    return givers(lines, product, view.rung, view.level, day, places)


def _of_files(view: View) -> Solved | None:
    product, tables = files.chosen(view.metric)
    if tables is None:
        return None
    donors, takers = (one[one["product"].eq(product)].reset_index(drop=True) for one in tables)
    return Solved(view, product, donors, takers, _allocated(view, donors, takers))


def _allocated(view: View, donors: pd.DataFrame, takers: pd.DataFrame) -> Allocation:
    return allocate(
        donors,
        takers,
        aim=view.aim,
        closed=view.corridors,
        lot=view.lot,
        metric=view.metric,
        seconds=SECONDS,
    )


def any_open(state: State, product: str) -> bool:
    """Whether the viewer may read of any site that makes the product, so that sites can give."""
    where = everywhere(state.selection).but(products=(product,))
    return shell.cached(_any_open, where, state.viewer, dt.date.today())


def _any_open(selection: Selection, viewer: Viewer, today: dt.date) -> bool:
    lines = store.supply_lines(selection, viewer, today)
    return bool((lines["listed"] & lines["open"]).any())

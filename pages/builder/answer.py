"""From the question to the chains that answer it, with the places of their partners."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

import shell
from cluster_data import store
from cluster_data.selection import Selection
from cluster_data.viewer import Viewer
from exhibits.render.places import ground
from pages.builder.view import FIRST, View, everywhere, other_of, read, round_part
from planning.chain import build, greatest
from planning.chain_asked import Chain, Plan
from shell.state import State

Point = tuple[float, float]
_NOWHERE = (float("nan"), float("nan"))


@dataclass(frozen=True)
class Spot:
    """The site of a line as the viewer may know it; longitude and latitude NaN where unknown."""

    code: str
    member_id: str | None
    name: str | None
    site_name: str | None
    country: str | None
    area: str | None
    lng: float
    lat: float


@dataclass(frozen=True)
class Solved:
    """A question with its answer; `spots` by the line's place in the table."""

    view: View
    product: str
    plan: Plan
    spots: Mapping[int, Spot] = field(repr=False)

    @property
    def quantity(self) -> float:
        """What is looked for, a week."""
        return self.plan.problem.quantity

    def chain(self, other: int) -> Chain | None:
        """The chain looked at, or what can be had where there is none; None where nobody is."""
        return self.plan.chains[other] if self.plan.chains else self.plan.partial


def solved(state: State) -> Solved:
    """The answer of an address."""
    return shell.cached(
        _solved, read(state), everywhere(state.selection), state.viewer, dt.date.today()
    )


def shown(state: State, found: Solved) -> Chain | None:
    """The chain that the address looks at."""
    return found.chain(other_of(state, len(found.plan.chains)))


def _solved(view: View, selection: Selection, viewer: Viewer, today: dt.date) -> Solved:
    lines = store.supply_lines(selection, viewer, today)
    product, most = _product(view, lines)
    quantity = view.quantity or round_part(most)
    plan = build(view.problem(product, quantity), lines)
    chains = (*plan.chains, *([plan.partial] if plan.partial else []))
    rows = sorted({share.row for chain in chains for share in chain.shares})
    return Solved(view, product, plan, _spots(lines, rows, selection, viewer, today))


def _product(view: View, lines: pd.DataFrame) -> tuple[str, float | None]:
    """The product asked for, or the first that can be made; and how much of it can be had."""
    first: tuple[str, float | None] | None = None
    for product in [view.product] if view.product else FIRST:
        most = greatest(view.problem(product, 1.0), lines)
        first = first or (product, most)
        if most:
            return product, most
    return first or (FIRST[0], None)


def _spots(
    lines: pd.DataFrame, rows: list[int], selection: Selection, viewer: Viewer, today: dt.date
) -> dict[int, Spot]:
    if not rows:
        return {}
    known = store.sites(selection, viewer, today).table
    placed = known[known["lat"].notna() & known["lng"].notna()]
    points = zip(placed["lng"].astype(float), placed["lat"].astype(float), strict=True)
    at = dict(zip(placed["site_id"].astype(str), points, strict=True))
    return {row: _spot(lines.iloc[row], at) for row in rows}


def _spot(line: pd.Series, at: Mapping[str, Point]) -> Spot:
    listed, named = bool(line["listed"]), bool(line["named"])
    area, points = line["area_code"] or line["region_code"], ground().points
    code = str(line["site_id"]) if listed else f"site-{int(line['site'])}"
    lng, lat = at.get(code) or points.get(area) or points.get(line["country"]) or _NOWHERE
    return Spot(
        code=code,
        member_id=line["member_id"] if listed else None,
        name=line["name"] if named else None,
        site_name=line["site_name"] if named else None,
        country=line["country"],
        area=area,
        lng=lng,
        lat=lat,
    )

"""Who receives: the need of a calm day by region (planning.demand), for some weeks."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from cluster_data import reference
from exhibits.render.places import ground
from pages.allocation.giving import PLACE_COLUMNS
from planning.demand import need
from planning.health_services import health_services
from planning.scenario import Scenario


@dataclass(frozen=True)
class Receivers:
    """Who receives.

    `table` has `PLACE_COLUMNS`, the central need. `low` and `high` are its sum by the least and the
    most of the published sets; `unknown` counts the regions of which no need is known.
    """

    table: pd.DataFrame = field(repr=False)
    low: float
    high: float
    unknown: int


def receivers(
    product: str, weeks: int, countries: tuple[str, ...] = (), regions: tuple[str, ...] = ()
) -> Receivers:
    """Regions with a need of the product on calm days, over so many weeks.

    Only of `countries` and `regions` where they are given; a region that is drawn within another
    belongs to both.
    """
    known = reference.regions()
    health = health_services(countries or None)
    if regions:
        wanted = set(regions)
        drawn = health["region_code"].map(lambda code: known[code].drawn_in)
        health = health[health["region_code"].isin(wanted) | drawn.isin(wanted)]
    week = need(Scenario("calm", weeks=1, health=health), [product])
    told = week[week["central"].notna()]
    points = ground().points
    rows = [
        (code, known[code].label, *points[code], product, float(value) * weeks, code,
         known[code].iso2)
        for code, value in zip(told["region_code"], told["central"], strict=True)
        if value > 0
    ]  # fmt: skip
    return Receivers(
        pd.DataFrame(rows, columns=list(PLACE_COLUMNS)),
        float(told["low"].sum()) * weeks,
        float(told["high"].sum()) * weeks,
        len(week) - len(told),
    )


def products_with_need() -> frozenset[str]:
    """Products of which a calm day's use is published."""
    from planning.rates import ranges
    from planning.scenario import EVERYDAY_DRIVERS

    return frozenset(code for code, driver in ranges() if driver in EVERYDAY_DRIVERS)

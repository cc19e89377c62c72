"""Beds and health workers by region, worked out from the national figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from cluster_data.reference import countries, region_population, regions
from planning.rates import parameters

COLUMNS = (
    "region_code", "country_code", "population_share", "health_workers", "health_workers_year",
    "beds", "beds_year", "severe_beds", "critical_beds", "status",
)  # fmt: skip


def health_services(
    country_codes: Iterable[str] | None = None, changed: Mapping[str, float] | None = None
) -> pd.DataFrame:
    """One row per region that has a sourced population, with its share of the country's services.

    Share = people of the region ÷ people of all the country's regions that have a figure. Health
    workers are physicians, nurses and midwives; their year is the older of the two. Beds are
    those of the country, of which ESFT keeps `beds_not_epidemic` for others, counts the country's
    intensive-care share as critical and the rest as severe (WHO ESFT v2022.1, country
    parameters). Every row is *derived*; NaN where the country states nothing, never 0.
    """
    wanted = set(countries() if country_codes is None else country_codes)
    people = pd.DataFrame(
        [
            (code, regions()[code].iso2, float(found.people))
            for code, found in region_population().items()
            if code in regions() and regions()[code].iso2 in wanted
        ],
        columns=["region_code", "country_code", "people"],
    )
    totals = people.groupby("country_code")["people"].transform("sum")
    people["population_share"] = people["people"] / totals
    national = _national(wanted, parameters(changed)["beds_not_epidemic"])
    table = people.merge(national, on="country_code", how="left", sort=False)
    for column in ("health_workers", "beds", "severe_beds", "critical_beds"):
        table[column] = table[column] * table["population_share"]
    table["status"] = "derived"
    return table[list(COLUMNS)].sort_values("region_code", ignore_index=True)


def _national(wanted: set[str], beds_not_epidemic: float) -> pd.DataFrame:
    found = []
    for code, country in countries().items():
        if code not in wanted:
            continue
        figures = {key: _or_nan(value) for key, value in country.figures.items()}
        beds = figures["beds_total_estimated"]
        critical = figures["icu_pct_of_beds_proxy"] / 100
        found.append(
            {
                "country_code": code,
                "health_workers": figures["physicians"] + figures["nurses_midwives"],
                "health_workers_year": min(
                    figures["physicians_year"], figures["nurses_midwives_year"]
                ),
                "beds": beds,
                "beds_year": figures["beds_year"],
                "severe_beds": beds * max(0.0, 1 - beds_not_epidemic - critical),
                "critical_beds": beds * critical,
            }
        )
    return pd.DataFrame(found)


def _or_nan(figure: float | None) -> float:
    return float("nan") if figure is None else figure

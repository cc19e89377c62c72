"""Who needs: the regions looked at, their people, and new cases by region and week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pandas as pd

from cluster_data.reference import countries, region_population, regions
from cluster_data.selection import Selection
from pages.foresight.asked import Asked
from pages.foresight.patients import Patients, tables
from planning.demand import need
from planning.health_services import health_services
from planning.rates import parameters, ranges
from planning.scenario import Scenario
from planning.stock import own_need

CASES_PER_100K: Mapping[str, int] = {"calm": 0, "preparedness": 20, "crisis": 100}
"""New cases a week at the peak for every 100,000 people, where the reader says no number: a round
figure to begin from, of the size of a wave of influenza or COVID-19 in Europe."""
OWN_COLUMNS = ("product_code", "region_code", "stock", "burn_per_week")
Own = tuple[tuple[str, str, float, float], ...]
"""Own figures by product and region: stock, and use a week, in the product's unit."""


def countries_of(selection: Selection, answering: Iterable[str | None]) -> tuple[str, ...]:
    """The countries whose need is counted: those chosen, else those that firms answered from.

    Where nobody was asked, output is unknown, and a need there would meet no supply.
    """
    known = countries()
    chosen = selection.countries or tuple(
        {regions()[code].iso2 for code in selection.regions if code in regions()}
    )
    return tuple(sorted(code for code in chosen or set(answering) if code in known))


def regions_of(selection: Selection, country_codes: Iterable[str]) -> tuple[str, ...]:
    """The regions with a sourced population whose need is counted."""
    wanted, chosen = set(country_codes), set(selection.regions)
    return tuple(
        code
        for code, region in regions().items()
        if code in region_population()
        and region.iso2 in wanted
        and (not chosen or code in chosen or region.drawn_in in chosen)
    )


def usual_cases(asked: Asked, codes: Iterable[str]) -> int:
    """New cases at the peak: as asked, or so many for every 100,000 people, rounded."""
    if asked.cases is not None:
        return asked.cases
    people = sum(region_population()[code].people for code in codes)
    rough = people / 100_000 * CASES_PER_100K[asked.mode]
    return int(float(f"{rough:.2g}"))


def course(asked: Asked) -> list[float]:
    """The part of the peak's cases in each week: all of them, or a straight rise and fall."""
    if asked.steady:
        return [1.0] * asked.weeks
    return [
        max(0.0, 1 - abs(week - asked.peak_week) / asked.peak_week)
        for week in range(1, asked.weeks + 1)
    ]


def scenario(asked: Asked, codes: tuple[str, ...], patients: Patients = ()) -> Scenario:
    """The scenario of these regions: cases by share of people, staff and beds likewise (derived).

    Cases are a guess of the reader's, parted among regions by their people alone; unless the
    reader has patients: then these stand, and of regions without any none are known.
    """
    changed = dict(asked.changed)
    own_countries = {regions()[code].iso2 for code in codes}
    health = health_services(own_countries, changed)
    health = health[health["region_code"].isin(codes)].reset_index(drop=True)
    cases, bed_days = None, None
    if asked.mode != "calm" and patients:
        cases, bed_days = tables(patients, codes, asked.weeks)
    elif asked.mode != "calm":
        cases = _cases(asked, codes)
    return Scenario(
        asked.mode, asked.weeks, cases=cases, bed_days=bed_days, health=health, changed=changed,
        cap_at_beds=asked.capped,
    )  # fmt: skip


def _cases(asked: Asked, codes: tuple[str, ...]) -> pd.DataFrame:
    people = [region_population()[code].people for code in codes]
    peak, whole = usual_cases(asked, codes), max(sum(people), 1)
    parts = course(asked)
    return pd.DataFrame(
        {
            "region_code": [code for code in codes for _part in parts],
            "week": [week for _code in codes for week in range(1, len(parts) + 1)],
            "cases": [peak * count / whole * part for count in people for part in parts],
        }
    )


def needed(worked: Scenario, own: pd.DataFrame, codes: Iterable[str]) -> pd.DataFrame:
    """Need of these products by region and week, at three levels, as `planning.demand.need`.

    `own` has `OWN_COLUMNS`. Where the own use of a product in a region is known, it stands instead
    of the published rates of ordinary care; patients are added to it as to those, and in a crisis
    as little of it goes on. Rows of one cell add up. A product without a rate has a row a week in
    one region, with no figure: elsewhere it would say the same.
    """
    wanted, rated = list(codes), {code for code, _driver in ranges()}
    found = need(worked, [code for code in wanted if code in rated])
    parts = [found, _unknown(worked, [code for code in wanted if code not in rated])]
    own = own[own["product_code"].isin(wanted)]
    if len(own):
        parts = [part[~_among(part, own)] for part in parts]
        parts.append(_everyday(worked, own))
        if worked.cases is not None or worked.bed_days is not None:
            ill = need(_ill(worked), [code for code in own["product_code"].unique()
                                      if code in rated])  # fmt: skip
            parts.append(ill[_among(ill, own)].dropna(subset=["central"]))
    plain = [part.astype({"product_code": object, "region_code": object}) for part in parts]
    return pd.concat([part for part in plain if len(part)] or plain, ignore_index=True)


def _ill(worked: Scenario) -> Scenario:
    """The patients of a scenario, without ordinary care; the beds that they find stay the same."""
    room = None
    if worked.cap_at_beds and worked.health is not None:
        room = worked.health[["region_code", "severe_beds", "critical_beds"]]
    return replace(worked, health=room)


def _unknown(worked: Scenario, codes: list[str]) -> pd.DataFrame:
    known = pd.DataFrame() if worked.health is None else worked.health
    first = str(known["region_code"].iloc[0]) if len(known) else ""
    rows = [(code, first, week) for code in codes for week in range(1, worked.weeks + 1)]
    table = pd.DataFrame(rows, columns=["product_code", "region_code", "week"])
    return table.assign(low=float("nan"), central=float("nan"), high=float("nan"), partial=False)


def _among(table: pd.DataFrame, own: pd.DataFrame) -> pd.Series:
    """Which rows are of a product and region whose own use is known."""
    keys = set(zip(own["product_code"], own["region_code"], strict=True))
    pairs = zip(table["product_code"], table["region_code"], strict=True)
    return pd.Series([pair in keys for pair in pairs], index=table.index, dtype=bool)


def _everyday(worked: Scenario, own: pd.DataFrame) -> pd.DataFrame:
    mine = own_need(own.reset_index(drop=True), worked.weeks)
    if worked.mode != "crisis":
        return mine
    goes_on = parameters(worked.changed)["everyday_share_in_crisis"]
    levels = ["low", "central", "high"]
    return mine.assign(**{level: mine[level] * goes_on for level in levels})

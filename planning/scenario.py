"""A scenario of demand: who falls ill where and when, and who works on an ordinary day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd

from cluster_data.reference import regions
from planning.rates import parameters
from words import _, number

Mode = Literal["calm", "preparedness", "crisis"]
SEVERITIES = ("mild", "moderate", "severe", "critical")
IN_HOSPITAL = ("severe", "critical")
PATIENT_DRIVERS = (
    "severe_bed_day", "critical_bed_day", "isolated_day", "screened_case", "screening_worker_day",
)  # fmt: skip
EVERYDAY_DRIVERS = ("everyday_worker_day", "everyday_bed_day")
ACTIVITY_DRIVERS = (
    "laboratory_worker_day", "laboratory_cleaner_day", "emergency_visit", "consultation",
    "resident_day", "trauma_procedure", "operation",
)  # fmt: skip
DRIVERS = PATIENT_DRIVERS + EVERYDAY_DRIVERS + ACTIVITY_DRIVERS
_WEEK = 7
_TOLERANCE = 1e-6


@dataclass(frozen=True)
class Scenario:
    """What demand is worked out from. Weeks count from 1; regions by code.

    `mode`: *calm* counts ordinary care alone; *preparedness* adds the patients of an incident to
    ordinary care in full; *crisis* adds them to the share of ordinary care that goes on
    (`everyday_share_in_crisis` of WHO ESFT v2022.1: 0.4).

    `cases`: region_code, week, cases (new in the week). `bed_days`: region_code, week, severity
    (severe, critical), bed_days; where a region has these, they stand instead of the beds worked
    out from cases. `health`: region_code, health_workers, beds, severe_beds, critical_beds, as
    `planning.health_services` gives them. `activity`: region_code, week, driver, amount, for what
    only the user knows (operations, visits, laboratory staff). A region that a table leaves out
    is unknown there, not 0; a week left out of a region that is in it is 0.

    `changed` replaces ESFT parameters by code. `cap_at_beds` admits no more patients than there
    are beds for them, as the tool does.
    """

    mode: Mode
    weeks: int = 12
    cases: pd.DataFrame | None = None
    bed_days: pd.DataFrame | None = None
    health: pd.DataFrame | None = None
    activity: pd.DataFrame | None = None
    changed: Mapping[str, float] = field(default_factory=dict)
    cap_at_beds: bool = False

    @property
    def drivers(self) -> tuple[str, ...]:
        """What this mode counts, beside any activity stated."""
        return EVERYDAY_DRIVERS if self.mode == "calm" else PATIENT_DRIVERS + EVERYDAY_DRIVERS


@dataclass(frozen=True)
class Amounts:
    """How much of each driver there is: `values[region, week, driver]`, NaN where unknown."""

    region_codes: tuple[str, ...]
    weeks: int
    values: np.ndarray


def checks(scenario: Scenario) -> tuple[str, ...]:
    """What is wrong with a scenario, a sentence each; empty where it can be worked out."""
    found: list[str] = []
    shares = [parameters(scenario.changed)[f"share_{severity}"] for severity in SEVERITIES]
    if abs(sum(shares) - 1) > _TOLERANCE:
        found.append(
            _("The shares of severity add up to {sum}, not to 1.").format(
                sum=number(sum(shares), 3)
            )
        )
    if scenario.weeks < 1:
        found.append(_("A scenario needs at least one week."))
    for table in (scenario.cases, scenario.bed_days, scenario.health, scenario.activity):
        if table is not None:
            found += _table_checks(table, scenario.weeks)
    if scenario.activity is not None:
        for driver in sorted(set(scenario.activity["driver"]) - set(ACTIVITY_DRIVERS)):
            found.append(_("“{driver}” is not an activity known here.").format(driver=driver))
    return tuple(dict.fromkeys(found))


def _table_checks(table: pd.DataFrame, weeks: int) -> list[str]:
    found = [
        _("There is no region with the code {code}.").format(code=code)
        for code in sorted(set(table["region_code"]) - set(regions()))
    ]
    figures = table.select_dtypes("number").drop(columns="week", errors="ignore")
    if bool((figures < 0).any(axis=None)):
        found.append(_("Patients, staff and beds can’t be negative."))
    if "week" in table and not table["week"].between(1, weeks).all():
        found.append(_("A week lies outside the scenario: weeks count from 1."))
    return found


def amounts(scenario: Scenario) -> Amounts:
    """The amount of every driver by region and week.

    New cases × share of severity; people in care in a week are those who fell ill within the
    length of stay, so a stay of 2 weeks counts this week's cases and last week's, once for each
    week (WHO ESFT v2022.1, patient calculations; stays in weeks). Bed-days = people in beds × 7.
    Screening workers = cases screened ÷ `screened_per_worker_day`. Ordinary care: health workers
    × days worked a week, times the share that goes on in a crisis. ValueError with the first of
    `checks` where the scenario is wrong.
    """
    for sentence in checks(scenario):
        raise ValueError(sentence)
    tables = (scenario.cases, scenario.bed_days, scenario.health, scenario.activity)
    codes = sorted({code for table in tables if table is not None for code in table["region_code"]})
    at = {code: place for place, code in enumerate(codes)}
    values = np.full((len(codes), scenario.weeks, len(DRIVERS)), np.nan)
    known = parameters(scenario.changed)
    if scenario.mode != "calm":
        _add_patients(values, scenario, at, known)
    if scenario.health is not None:
        _add_everyday(values, scenario, scenario.health, at, known)
    if scenario.activity is not None:
        for driver, table in scenario.activity.groupby("driver"):
            values[:, :, DRIVERS.index(str(driver))] = _grid(table, "amount", at, scenario.weeks)
    return Amounts(tuple(codes), scenario.weeks, values)


def _add_patients(
    values: np.ndarray, scenario: Scenario, at: Mapping[str, int], known: Mapping[str, float]
) -> None:
    into = {driver: values[:, :, place] for place, driver in enumerate(DRIVERS)}
    if scenario.cases is not None:
        cases = _grid(scenario.cases, "cases", at, scenario.weeks)
        care = {
            severity: in_care(cases * known[f"share_{severity}"], known[f"stay_{severity}"])
            for severity in SEVERITIES
        }
        into["severe_bed_day"][:] = care["severe"] * _WEEK
        into["critical_bed_day"][:] = care["critical"] * _WEEK
        into["isolated_day"][:] = (care["mild"] + care["moderate"]) * _WEEK
        screened = cases * (known["share_mild"] + known["share_moderate"])
        into["screened_case"][:] = screened
        into["screening_worker_day"][:] = screened / known["screened_per_worker_day"]
    if scenario.bed_days is not None:
        for severity in IN_HOSPITAL:
            chosen = scenario.bed_days[scenario.bed_days["severity"] == severity]
            stated = _grid(chosen, "bed_days", at, scenario.weeks)
            rows = [at[code] for code in scenario.bed_days["region_code"].unique()]
            into[f"{severity}_bed_day"][rows] = np.nan_to_num(stated[rows])
    if scenario.cap_at_beds and scenario.health is not None:
        for severity in IN_HOSPITAL:
            room = _per_region(scenario.health, f"{severity}_beds", at) * _WEEK
            bed_days = into[f"{severity}_bed_day"]
            bed_days[:] = np.where(np.isnan(room), bed_days, np.minimum(bed_days, room))


def in_care(new: np.ndarray, stay: float) -> np.ndarray:
    """People in care by week (last axis but `new[region, week]`) for a stay in weeks.

    Σ over lags k of new(w − k) × min(1, max(0, stay − k)): whole weeks, then what is left.
    """
    found = np.zeros_like(new)
    for lag in range(min(new.shape[1], int(np.ceil(stay)))):
        weight = min(1.0, stay - lag)
        found[:, lag:] += weight * new[:, : new.shape[1] - lag]
    return np.where(np.isnan(new), np.nan, found)


def _add_everyday(
    values: np.ndarray,
    scenario: Scenario,
    health: pd.DataFrame,
    at: Mapping[str, int],
    known: Mapping[str, float],
) -> None:
    goes_on = known["everyday_share_in_crisis"] if scenario.mode == "crisis" else 1.0
    workers = _per_region(health, "health_workers", at) * known["everyday_days_per_week"] * goes_on
    values[:, :, DRIVERS.index("everyday_worker_day")] = workers
    values[:, :, DRIVERS.index("everyday_bed_day")] = _per_region(health, "beds", at) * _WEEK


def _per_region(health: pd.DataFrame, column: str, at: Mapping[str, int]) -> np.ndarray:
    found = np.full((len(at), 1), np.nan)
    if column in health:
        found[[at[code] for code in health["region_code"]], 0] = health[column]
    return found


def _grid(table: pd.DataFrame, column: str, at: Mapping[str, int], weeks: int) -> np.ndarray:
    """A long table as [region, week]: rows add up; NaN for regions that it leaves out."""
    found = np.full((len(at), weeks), np.nan)
    rows = table["region_code"].map(at).to_numpy(dtype=int)
    found[np.unique(rows)] = 0.0
    np.add.at(found, (rows, table["week"].to_numpy(dtype=int) - 1), table[column].to_numpy(float))
    return found

"""Patients as the reader has them: new cases or bed-days by week and region, not a guessed peak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from planning.scenario import IN_HOSPITAL

CASES = "cases"
KINDS = (CASES, *IN_HOSPITAL)
Patients = tuple[tuple[str, int, str, float], ...]
"""Region, week from 1, what is counted (`KINDS`: new cases, or bed-days of a severity), how many.
Empty where the reader has none of the own."""


@dataclass(frozen=True)
class Spoken:
    """How much of what is looked at own patients speak of.

    `regions` of `total` have them; `peak` is the most new cases of a week; `cases` whether any are
    stated; `later` whether some lie in weeks after those looked at.
    """

    regions: int
    total: int
    peak: int
    cases: bool
    later: bool


def spoken(patients: Patients, codes: Iterable[str], weeks: int) -> Spoken | None:
    """What own patients tell of these regions in so many weeks; None without any."""
    if not patients:
        return None
    wanted = set(codes)
    here = [row for row in patients if row[0] in wanted]
    by_week: dict[int, float] = {}
    for _region, week, kind, amount in here:
        if kind == CASES and week <= weeks:
            by_week[week] = by_week.get(week, 0.0) + amount
    return Spoken(
        regions=len({row[0] for row in here}),
        total=len(wanted),
        peak=round(max(by_week.values(), default=0.0)),
        cases=any(row[2] == CASES for row in here),
        later=any(row[1] > weeks for row in here),
    )


def tables(
    patients: Patients, codes: Iterable[str], weeks: int
) -> tuple[pd.DataFrame | None, pd.DataFrame | None]:
    """Cases and bed-days of these regions, as `planning.scenario.Scenario` takes them.

    A region stated in later weeks alone has 0 in those looked at: it is known, and none fall ill.
    """
    wanted = set(codes)
    here = [row for row in patients if row[0] in wanted]
    kept = [row if row[1] <= weeks else (row[0], 1, row[2], 0.0) for row in here]
    cases = [(code, week, amount) for code, week, kind, amount in kept if kind == CASES]
    beds = [row for row in kept if row[2] != CASES]
    return (
        pd.DataFrame(cases, columns=["region_code", "week", "cases"]) if cases else None,
        pd.DataFrame(beds, columns=["region_code", "week", "severity", "bed_days"])
        if beds
        else None,
    )

"""The templates of own patients, new cases or bed-days by week: handed out and read back."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from cluster_data.reference import region_population, regions
from pages.foresight.asked import MOST_CASES
from pages.foresight.own_rows import OwnFile, at_row, rows_of, written
from pages.foresight.patients import CASES, Patients
from planning.scenario import IN_HOSPITAL
from words import N_, _, ngettext, number

BED_DAYS, SEVERITY = "bed_days", "severity"
MEANINGS = {
    "region_code": N_("the region’s code"),
    "week": N_("week from 1, the first after the day looked at"),
    CASES: N_("people who fall ill in the week"),
    SEVERITY: N_("severe or critical"),
    BED_DAYS: N_("days in a bed that patients of the severity spend in the week"),
}
_FIGURES = (CASES, BED_DAYS)
OwnPatients = OwnFile[Patients]


def cases_template(codes: Iterable[str], weeks: int) -> bytes:
    """A row for each region and week, its new cases still to be filled in."""
    rows = [(code, str(week), "") for code in list(codes) or [""] for week in _weeks(weeks)]
    return written(("region_code", "week", CASES), rows)


def beds_template(codes: Iterable[str], weeks: int) -> bytes:
    """A row for each region, week and severity, its bed-days still to be filled in."""
    rows = [
        (code, str(week), severity, "")
        for code in list(codes) or [""]
        for week in _weeks(weeks)
        for severity in IN_HOSPITAL
    ]
    return written(("region_code", "week", SEVERITY, BED_DAYS), rows)


def _weeks(weeks: int) -> range:
    return range(1, weeks + 1)


def read(name: str, content: bytes, weeks: int) -> OwnPatients:
    """A filled template of a scenario of so many weeks: all of it, or nothing and what is wrong.

    A week that is left out counts as 0, so a file without its wrong rows would tell of fewer
    patients than there are.
    """
    table = rows_of(content, _FIGURES)
    if isinstance(table, str):
        return OwnFile(name, (), (table,))
    problems = [at_row(1, sentence) for sentence in _missing(table)]
    if problems:
        return OwnFile(name, (), tuple(problems))
    if table.empty:
        return OwnFile(name, (), (_("No row of the file holds a figure."),))
    found: dict[tuple[str, int, str], tuple[int, float]] = {}
    for row, cells in zip(table.index, table.to_dict("records"), strict=True):
        problems += [at_row(row, sentence) for sentence in _take(row, cells, weeks, found)]
    if problems:
        return OwnFile(name, (), tuple(problems))
    return OwnFile(name, tuple((*key, amount) for key, (_row, amount) in found.items()), ())


def _missing(table: pd.DataFrame) -> list[str]:
    """What the head of a file lacks."""
    text = _("The column “{column}” is missing.")
    lacking = [name for name in ("region_code", "week") if name not in table]
    if BED_DAYS in table and SEVERITY not in table:
        lacking.append(SEVERITY)
    found = [text.format(column=name) for name in lacking]
    if not {CASES, BED_DAYS} & set(table.columns):
        found.append(_("The file has neither a column “cases” nor a column “bed_days”."))
    return found


def _take(
    row: int,
    cells: Mapping[Any, str],
    weeks: int,
    found: dict[tuple[str, int, str], tuple[int, float]],
) -> list[str]:
    """Put what a row states among what is `found`; a sentence for each thing wrong with it."""
    code, week = cells["region_code"].strip(), _week(cells["week"], weeks)
    problems = _place(code)
    if week is None:
        text = _("“{value}” in the column “week” is none of the weeks looked at, 1 to {weeks}.")
        problems.append(text.format(value=cells["week"], weeks=number(weeks)))
    severity = cells.get(SEVERITY, "").strip().lower()
    for column in _FIGURES:
        stated = cells.get(column, "")
        if not stated:
            continue
        amount, wrong = _amount(column, stated)
        problems += wrong
        kind = CASES if column == CASES else severity
        if column == BED_DAYS and severity not in IN_HOSPITAL:
            text = _("“{value}” in the column “severity” is neither severe nor critical.")
            problems.append(text.format(value=cells[SEVERITY]))
        elif week is not None and not problems:
            before = found.setdefault((code, week, kind), (row, amount))[0]
            if before != row:
                text = _("The column “{column}” says the same region and week as row {row}.")
                problems.append(text.format(column=column, row=number(before)))
    return problems


def _place(code: str) -> list[str]:
    if code not in regions():
        return [_("There is no region with the code {code}.").format(code=code)]
    if code not in region_population():
        text = _("No population of {region} is published here, so no need is worked out for it.")
        return [text.format(region=regions()[code].label)]
    return []


def _week(cell: str, weeks: int) -> int | None:
    digits = cell.strip()
    known = digits.isascii() and digits.isdecimal() and len(digits) < 4
    return int(digits) if known and 1 <= int(digits) <= weeks else None


def _amount(column: str, cell: str) -> tuple[float, list[str]]:
    """The figure of a cell, and what is wrong with it."""
    try:
        amount = float(cell)
    except ValueError:
        amount = math.nan
    if not math.isfinite(amount):
        text = _("“{value}” in the column “{column}” is not a figure.")
        return 0.0, [text.format(value=cell, column=column)]
    if amount < 0:
        return 0.0, [_("The column “{column}” can’t be negative.").format(column=column)]
    if amount > MOST_CASES:
        text = _("“{value}” in the column “{column}” is more than can be counted here.")
        return 0.0, [text.format(value=cell, column=column)]
    return amount, []


def short(own: OwnPatients) -> str:
    """What was taken from a file, for a button."""
    count = len({row[0] for row in own.figures})
    return ngettext("Own patients: {count} region", "Own patients: {count} regions", count).format(
        count=number(count)
    )

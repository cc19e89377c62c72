"""All answers of a sheet in one table, defaults filled in and said so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from cluster_data.survey.declaration import Column
from loaders.capacity import DEFAULT_DAYS, DEFAULT_SHIFTS, weekly_factor
from loaders.labels import Label
from loaders.records.amounts import Capacity, capacity_of
from loaders.records.companions import companion
from loaders.records.firm import countries_of, member_keys, places_of, site_keys
from loaders.records.plain import days, many_codes, one_code, percents, texts, whole_numbers
from loaders.records.product import products_of, stages_of
from loaders.records.source import Source
from loaders.values.cells import Flags, Floats, Objects

_TIMED = {
    "current_output": "current_output_per_week",
    "surge_capacity_value": "surge_per_week",
    "converted_capacity_value": "converted_per_week",
}
_UNTIMED = ("min_order_qty", "stock_finished")
_OWN_WAY = frozenset(
    (
        "country", "region", "lat", "lng", "product_code", "stage_code", "capacity_value",
        "capacity_unit", "capacity_period", *_TIMED, *_UNTIMED,
    )
)  # fmt: skip
DERIVED = (
    "row", "sheet", "member_key", "site_key", "region_code", "place_precision", "lat", "lng",
    "product_stated", "capacity_value_high", "capacity_stated", "capacity_per_week",
    "capacity_per_week_high", "in_product_unit", "employees_high", "shifts_assumed",
    "days_assumed", *_TIMED.values(),
)  # fmt: skip


@dataclass(frozen=True)
class Records:
    """Every record of the sheet with every contract column, and those to reject."""

    frame: pd.DataFrame
    rejected: Flags


def assemble(source: Source) -> Records:
    """Read all columns; the frame has one row a record, in the file's order."""
    columns: dict[str, Any] = {
        "row": source.body.rows,
        "sheet": np.full(len(source), source.findings.sheet, dtype=object),
    }
    for column in source.asked:
        if column.name not in _OWN_WAY:
            _plain(source, column, columns)
    rejected = _firm(source, columns)
    rejected |= _product(source, columns)
    _defaults(source, columns)
    frame = pd.DataFrame(columns)
    frame["sheet"] = frame["sheet"].astype("str")
    return Records(frame, rejected)


def _plain(source: Source, column: Column, columns: dict[str, Any]) -> None:
    if column.kind == "text":
        columns[column.name] = texts(source, column.name)
    elif column.kind == "code":
        columns[column.name] = pd.Series(one_code(source, column), dtype="str")
    elif column.kind in ("codes", "countries", "products", "standards", "stages"):
        columns[column.name] = many_codes(source, column)
    elif column.kind == "percent":
        columns[column.name] = percents(source, column)
    elif column.kind == "date":
        columns[column.name] = days(source, column)
    elif column.kind == "integer":
        columns[column.name], high = whole_numbers(source, column)
        if column.ranged:
            columns[f"{column.name}_high"] = high
    else:
        raise ValueError(f"{column.name}: no reader for kind {column.kind}")


def _firm(source: Source, columns: dict[str, Any]) -> Flags:
    iso2, rejected = countries_of(source)
    places = places_of(source, iso2)
    columns["country"] = pd.Series(iso2, dtype="str")
    for name in places.columns:
        columns[name] = places[name]
    company = columns["company_name"]
    nameless = company.isna().to_numpy(dtype=bool)
    source.findings.each("company-missing", nameless, source.cells("company_name"), "company_name")
    columns["member_key"] = member_keys(iso2, company)
    columns["site_key"] = site_keys(
        columns["member_key"], columns["site_name"], places["region_code"]
    )
    return np.asarray(rejected | nameless, dtype=bool)


def _product(source: Source, columns: dict[str, Any]) -> Flags:
    code, stated, unit, blank = products_of(source)
    columns["product_code"], columns["product_stated"] = code, stated
    columns["stage_code"], assumed = stages_of(source, code)
    shifts, days_worked = _working_time(source, columns)
    if source.kind == "capacities":
        _say_assumed(source, "stage_code", "stage-assumed", assumed)
        capacity = capacity_of(source, unit, shifts, days_worked)
        rejected = blank | capacity.rejected
    else:
        capacity, rejected = _no_capacity(len(source)), np.zeros(len(source), dtype=bool)
    columns |= {name: capacity.frame[name] for name in capacity.frame.columns}
    if source.kind == "capacities":
        _say_working_time(source, columns)

    def weekly(period: Objects) -> Floats:
        return weekly_factor(period, shifts, days_worked)

    for field, per_week in _TIMED.items():
        columns[field], columns[per_week] = companion(
            source, field, capacity, unit, weekly, timed=True
        )
    for field in _UNTIMED:
        columns[field], _never = companion(source, field, capacity, unit, weekly, timed=False)
    return rejected


def _no_capacity(size: int) -> Capacity:
    nothing = np.full(size, np.nan)
    none = np.full(size, None, dtype=object)
    texts_ = ("capacity_unit", "capacity_period", "capacity_stated")
    figures = (
        "capacity_value", "capacity_value_high", "capacity_per_week", "capacity_per_week_high",
    )  # fmt: skip
    frame = pd.DataFrame(
        dict.fromkeys(figures, nothing) | {name: pd.Series(none, dtype="str") for name in texts_}
    )
    frame["in_product_unit"] = False
    return Capacity(frame, np.zeros(size, dtype=bool), none, nothing, np.ones(size))


def _working_time(source: Source, columns: dict[str, Any]) -> tuple[Floats, Floats]:
    """Shifts a day and days a week after the defaults, which are flagged."""
    result = []
    for field, flag, usual in (
        ("shifts_per_day", "shifts_assumed", DEFAULT_SHIFTS),
        ("days_per_week", "days_assumed", DEFAULT_DAYS),
    ):
        stated = pd.Series(columns[field]).astype("Float64").to_numpy(dtype=float, na_value=np.nan)
        silent = np.isnan(stated)
        filled = np.where(silent, usual, stated)
        columns[field] = pd.Series(filled).astype("Int64").array
        columns[flag] = silent
        result.append(filled)
    return result[0], result[1]


def _say_working_time(source: Source, columns: dict[str, Any]) -> None:
    """A default is worth a warning only where it entered a weekly figure."""
    period = columns["capacity_period"].to_numpy(dtype=object)
    a_week = ~np.isnan(np.asarray(columns["capacity_per_week"], dtype=float))
    for field, flag, usual, entered in (
        ("shifts_per_day", "shifts_assumed", DEFAULT_SHIFTS, ("hour", "shift")),
        ("days_per_week", "days_assumed", DEFAULT_DAYS, ("hour", "shift", "day")),
    ):
        counted = np.isin(period.astype(str), entered) & a_week
        _say(source, field, columns[flag] & counted, int(usual))


def _say(source: Source, field: str, silent: Flags, usual: object | None) -> None:
    """One warning a column: absent, or with so many blanks."""
    if not silent.any():
        return
    if usual is None:
        name = Label(field, "column")
        source.findings.add("default-none", field=field, count=int(silent.sum()), name=name)
    elif source.has(field):
        source.findings.add("default-blank", field=field, count=int(silent.sum()), default=usual)
    else:
        name = Label(field, "column")
        source.findings.add("default-column", default=usual, name=name)


def _say_assumed(source: Source, field: str, slug: str, assumed: Flags) -> None:
    if assumed.any():
        source.findings.add(slug, field=field, count=int(assumed.sum()))


def _defaults(source: Source, columns: dict[str, Any]) -> None:
    _round_and_date(source, columns)
    consent = columns["consent_publish"]
    silent = consent.isna().to_numpy(dtype=bool)
    _say(source, "consent_publish", silent, Label("authorities_only", "consent_publish"))
    columns["consent_publish"] = consent.fillna("authorities_only")
    if source.kind == "capacities":
        _about_certificates(source, columns)


def _round_and_date(source: Source, columns: dict[str, Any]) -> None:
    usual = source.context.round
    rounds = columns["survey_round"]
    silent = rounds.isna().to_numpy(dtype=bool)
    _say(source, "survey_round", silent, usual)
    columns["survey_round"] = rounds.fillna(usual) if usual else rounds
    dates = columns["survey_date"]
    silent = dates.isna().to_numpy(dtype=bool)
    day = source.context.date
    _say(source, "survey_date", silent, day.isoformat() if day else None)
    columns["survey_date"] = dates.fillna(pd.Timestamp(day)) if day else dates


def _about_certificates(source: Source, columns: dict[str, Any]) -> None:
    """Standards without an expiry, standards written as certificates, a bare CE mark."""
    from loaders.records.certificates import note_certificates

    note_certificates(source, columns)

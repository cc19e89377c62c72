"""Rates of use as published, the sets they belong to, and what multiplies each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from cluster_data.reference.products import label_of
from cluster_data.reference.tables import names_of, number, rows, whole

CENTRAL_SET = "who_esft"
"""The set that central demand is taken from."""


@dataclass(frozen=True)
class Rate:
    """How much of a product is used per `per`: health worker, patient, bed and day, visit.

    `value`, `low` and `high` are in `unit`, None where the source states none. `reusable` items
    are counted once a week per person, not once a day. `product_code` in parentheses is no
    product of ours: `(ppe_set)`, `(any)`.
    """

    product_code: str
    item: str
    setting: str
    per: str
    value: float | None
    unit: str
    low: float | None
    high: float | None
    reusable: bool
    conditions: str
    set_code: str
    status: str
    source: str = field(repr=False)


@dataclass(frozen=True)
class ConsumptionSet:
    """One published set of rates. `role` is central, published or estimate."""

    code: str
    names: Mapping[str, str] = field(hash=False)
    year: int | None
    role: str
    sources: tuple[str, ...] = field(repr=False)

    @property
    def label(self) -> str:
        """The publisher's name in the language in use."""
        return label_of(self.names)


@dataclass(frozen=True)
class Driver:
    """What multiplies a rate of a setting: bed-days, cases, staff days.

    `times` names an ESFT parameter that turns one into the other (cleaners per bed), blank: 1.
    `covers` is whole where the rate holds all staff of a bed already, else part. `days_per_week`
    says how many of the driver's days make a week, 1 where it counts events.
    """

    setting: str
    per: str
    code: str
    times: str
    covers: str
    days_per_week: int
    status: str
    source: str = field(repr=False)


@dataclass(frozen=True)
class Parameter:
    """A default of WHO's Essential Supplies Forecasting Tool, with its unit and source."""

    code: str
    value: float
    unit: str
    meaning: str
    status: str
    source: str = field(repr=False)


@lru_cache(maxsize=1)
def consumption_sets() -> Mapping[str, ConsumptionSet]:
    """The published sets by code, in the order of the table."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows("consumption_sets"):
        found.setdefault(row["set_code"], []).append(row)
    return MappingProxyType(
        {
            code: ConsumptionSet(
                code,
                names_of(several[0]),
                whole(several[0]["year"]),
                several[0]["role"],
                tuple(row["consumption_source"] for row in several),
            )
            for code, several in found.items()
        }
    )


@lru_cache(maxsize=1)
def consumption_rates() -> tuple[Rate, ...]:
    """Every published rate, in the order of the table; each belongs to one set."""
    set_of = {
        source: code for code, known in consumption_sets().items() for source in known.sources
    }
    table = rows("consumption")
    # WHO's table of everyday use leaves out which items are reusable; its main table says so
    reusable = {
        (row["product_code"], row["item_label"])
        for row in table
        if "reusable=True" in row["conditions"]
    }
    return tuple(
        Rate(
            product_code=row["product_code"],
            item=row["item_label"],
            setting=row["setting"],
            per=row["per"],
            value=number(row["value"]),
            unit=row["unit"],
            low=number(row["low"]),
            high=number(row["high"]),
            reusable=(row["product_code"], row["item_label"]) in reusable,
            conditions=row["conditions"],
            set_code=set_of[row["source"]],
            status=row["status"],
            source=row["source"],
        )
        for row in table
    )


@lru_cache(maxsize=1)
def consumption_drivers() -> Mapping[tuple[str, str], tuple[Driver, ...]]:
    """By setting and unit of use: what multiplies the rate. A setting not in it has nothing."""
    found: dict[tuple[str, str], list[Driver]] = {}
    for row in rows("consumption_drivers"):
        driver = Driver(
            row["setting"],
            row["per"],
            row["driver"],
            row["times"],
            row["covers"],
            int(row["days_per_week"]),
            row["status"],
            row["source"],
        )
        found.setdefault((driver.setting, driver.per), []).append(driver)
    return MappingProxyType({key: tuple(drivers) for key, drivers in found.items()})


@lru_cache(maxsize=1)
def esft_parameters() -> Mapping[str, Parameter]:
    """The tool's defaults by code, with staff per bed worked out from hours and shifts.

    Health workers per bed = hours of work per 24 h ÷ hours of a shift: 2.278 at a severe bed and
    4.086 at a critical one (WHO ESFT v2022.1, data/hwfe.rda in mrc-ide/esft).
    """
    found = {
        row["parameter"]: Parameter(
            row["parameter"],
            float(row["value"]),
            row["unit"],
            row["meaning"],
            row["status"],
            row["source"],
        )
        for row in rows("esft_parameters")
    }
    shift = found["hours_per_shift"].value
    for bed in ("severe", "critical"):
        hours = found[f"hours_per_{bed}_bed"]
        code = f"hcw_per_{bed}_bed"
        found[code] = Parameter(
            code,
            hours.value / shift,
            "people per bed",
            f"health workers at a {bed} bed",
            "derived",
            hours.source,
        )
    return MappingProxyType(found)

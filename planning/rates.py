"""What the published sets of consumption say of a product, as one range per driver.

A *driver* is what multiplies a rate: a severe bed-day, a case screened, a day worked. Sets are
compared driver by driver, so that a set which speaks of intensive care alone is never taken for a
small figure of the whole hospital.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from cluster_data.reference import products
from cluster_data.reference.consumption import (
    CENTRAL_SET,
    Driver,
    Rate,
    consumption_drivers,
    consumption_rates,
    esft_parameters,
)

_TRUST = ("verified", "derived", "unverified")
_PAIR = 2


@dataclass(frozen=True)
class SetRate:
    """One set's use of a product per unit of a driver, in the product's unit."""

    product_code: str
    driver: str
    set_code: str
    value: float
    low: float
    high: float
    status: str


@dataclass(frozen=True)
class RateRange:
    """Use of a product per unit of a driver: least, central and most of the published sets.

    `low_set`, `central_set` and `high_set` say whose figure each is; `central_set` is "median"
    where WHO's tool has no rate and the middle of the sets stands in. `status` is that of the
    weakest of the three: verified, derived or unverified.
    """

    product_code: str
    driver: str
    low: float
    central: float
    high: float
    low_set: str
    central_set: str
    high_set: str
    status: str


MEDIAN = "median"
"""Stands for a set's code where no WHO rate exists."""


def parameters(changed: Mapping[str, float] | None = None) -> dict[str, float]:
    """WHO's defaults (ESFT v2022.1) by code, with those `changed` in their place.

    KeyError where something is changed that the tool doesn't have.
    """
    found = {code: known.value for code, known in esft_parameters().items()}
    for code, value in (changed or {}).items():
        if code not in found:
            raise KeyError(code)
        found[code] = value
    return found


def set_rates(
    rates: Iterable[Rate] | None = None, changed: Mapping[str, float] | None = None
) -> tuple[SetRate, ...]:
    """Every set's rate per product and driver; rates that fit no driver are left out.

    Within a set and a driver the rows of one item add up (health worker, cleaner, patient), items
    that make one product together (tunic and trousers) count once, and a row that holds the whole
    staff of a bed stands instead of those that hold a part (WHO ESFT v2022.1, bed-day rows).
    """
    known = parameters(changed)
    found: dict[tuple[str, str, str], list[tuple[Driver, Rate]]] = {}
    for rate in consumption_rates() if rates is None else rates:
        for driver in consumption_drivers().get((rate.setting, rate.per), ()):
            if _amounts(rate) is not None:
                key = (rate.product_code, driver.code, rate.set_code)
                found.setdefault(key, []).append((driver, rate))
    return tuple(_set_rate(key, rows, known) for key, rows in found.items())


def _set_rate(
    key: tuple[str, str, str], rows: list[tuple[Driver, Rate]], known: Mapping[str, float]
) -> SetRate:
    whole = [pair for pair in rows if pair[0].covers == "whole"]
    items: dict[str, list[float]] = {}
    for driver, rate in whole or rows:
        summed = items.setdefault(rate.item, [0.0, 0.0, 0.0])
        times = known[driver.times] if driver.times else 1.0
        if rate.reusable:  # once a week per person: spread over the days that make the week
            times /= driver.days_per_week
        for place, amount in enumerate(_amounts(rate) or ()):
            summed[place] += amount * times
    low, value, high = (max(summed[place] for summed in items.values()) for place in range(3))
    status = _weakest(part.status for pair in (whole or rows) for part in pair)
    return SetRate(*key, value=value, low=low, high=high, status=status)


def _amounts(rate: Rate) -> tuple[float, float, float] | None:
    """Low, value, high in the product's unit; None where the source states nothing."""
    stated = [figure for figure in (rate.low, rate.value, rate.high) if figure is not None]
    if not stated:
        return None
    value = rate.value if rate.value is not None else (min(stated) + max(stated)) / 2
    times = _in_product_unit(rate)
    return (min(stated) * times, value * times, max(stated) * times)


def _in_product_unit(rate: Rate) -> float:
    """A pair is two pieces; else one stands for one (a tunic for its set, a set of drapes)."""
    product = products().get(rate.product_code)
    units = (rate.unit, product.unit if product else rate.unit)
    return {("piece", "pair"): 1 / _PAIR, ("pair", "piece"): float(_PAIR)}.get(units, 1.0)


def ranges(
    rates: Iterable[Rate] | None = None, changed: Mapping[str, float] | None = None
) -> dict[tuple[str, str], RateRange]:
    """By product and driver: least, central (WHO ESFT v2022.1) and most of the published sets.

    A set that states a range gives its ends. The same rates and drivers are in every level, so
    low ≤ central ≤ high by construction.
    """
    by_key: dict[tuple[str, str], list[SetRate]] = {}
    for found in set_rates(rates, changed):
        by_key.setdefault((found.product_code, found.driver), []).append(found)
    return {key: _range(key, found) for key, found in by_key.items()}


def _range(key: tuple[str, str], found: list[SetRate]) -> RateRange:
    least = min(found, key=lambda one: one.low)
    most = max(found, key=lambda one: one.high)
    who = [one for one in found if one.set_code == CENTRAL_SET]
    deciding = [least, *who, most] if who else found
    return RateRange(
        *key,
        low=least.low,
        central=who[0].value if who else median(one.value for one in found),
        high=most.high,
        low_set=least.set_code,
        central_set=CENTRAL_SET if who else MEDIAN,
        high_set=most.set_code,
        status=_weakest(one.status for one in deciding),
    )


def staff_rate(product_code: str, driver: str) -> float:
    """WHO's use per bed-day built up from its staff and patients, whatever its bed-day row says.

    Σ people per bed × use per person and day (WHO ESFT v2022.1, equipment.rda and hwfe.rda): for
    a type IIR mask at a severe bed 2.278 × 4 + 0.6 × 4 + 0.06 × 4 + 0.02 × 1 = 11.772. KeyError
    where the tool has no such rate.
    """
    parts = [
        rate
        for rate in consumption_rates()
        if rate.set_code == CENTRAL_SET and rate.per != "bed_day"
    ]
    return {(one.product_code, one.driver): one.value for one in set_rates(parts)}[
        product_code, driver
    ]


def _weakest(statuses: Iterable[str]) -> str:
    return max(statuses, key=lambda status: _TRUST.index(status))

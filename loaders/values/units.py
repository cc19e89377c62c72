"""Units, periods and multipliers: how they are spelled, and what one is in another.

The spellings are the survey's own code lists; only the words for thousand, million and the like
live here.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cluster_data.survey
from cluster_data.survey import survey
from words import fold

UNIT_LISTS = ("capacity_unit", "stated_units")
PERIOD_LIST = "capacity_period"
HOLDING = ("box", "pack")

_THOUSAND = (
    "k mille mil miles mila migliaia migliaio millier milliers thousand thousands bin milhar "
    "milhares millar millares χιλ χιλιαδες χιλιάδες χίλια ألف آلاف الاف الف tsd"
)
_MILLION = (
    "mio mios mill million millions millon millón millones milione milioni mln milhao milhão "
    "milhões milyon mn mm εκατ εκατομμύρια εκατομμύριο مليون ملايين"
)
_BILLION = (
    "billion billions bn milliard milliards mrd md miliardo miliardi mld bilhão bilhões milyar "
    "δισ δισεκατομμύρια مليار مليارات"
)
_OTHER_COUNTS = {"lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7}


@lru_cache(maxsize=1)
def multipliers() -> Mapping[str, float]:
    """Folded words for a thousand, a million and a thousand millions."""
    known = ((_THOUSAND, 1e3), (_MILLION, 1e6), (_BILLION, 1e9))
    words = {fold(word): factor for said, factor in known for word in said.split()}
    return words | _OTHER_COUNTS


@lru_cache(maxsize=1)
def unit_words() -> Mapping[str, str]:
    """Folded spelling to unit code."""
    return {word: code for name in UNIT_LISTS for word, code in _spellings(name).items()}


@lru_cache(maxsize=1)
def period_words() -> Mapping[str, str]:
    """Folded spelling to period code."""
    return _spellings(PERIOD_LIST) | {"al di": "day", "die": "day"}


def _spellings(name: str) -> dict[str, str]:
    code_list = survey().code_lists.get(name)
    found: dict[str, str] = {}
    for code in code_list.codes if code_list else ():
        for text in (code.code, *code.labels.values(), *code.spellings):
            found.setdefault(folded_unit(text), code.code)
    found.pop("", None)
    return found


def folded_unit(text: str) -> str:
    """Folded for the lists of units: m² is m2."""
    return fold(text.replace("²", "2").replace("³", "3"))


@dataclass(frozen=True)
class Unit:
    """What a stated unit is in another: one holds `factor` of `base`.

    `condition`: `always`, `product_unit` (only where the product is counted in the base), or
    `count_stated` (a box or pack, whose number must be stated).
    """

    code: str
    base: str
    factor: float | None
    condition: str


@lru_cache(maxsize=1)
def conversions() -> tuple[Unit, ...]:
    """The rules of units.csv."""
    path = Path(cluster_data.survey.__file__).parent / "units.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Unit(
                row["code"],
                row["base_unit"],
                float(row["factor"]) if row["factor"] else None,
                row["condition"],
            )
            for row in csv.DictReader(lines)
        )


@lru_cache(maxsize=4096)
def convert(unit: str, holds: float | None, product_unit: str | None) -> tuple[str, float]:
    """The base unit a stated unit is kept in, and the factor; unchanged where no rule applies."""
    for rule in conversions():
        if rule.code != unit:
            continue
        if rule.condition == "count_stated":
            if not holds:
                continue
            onward = convert(rule.base, None, product_unit)
            return onward[0], holds * onward[1]
        if rule.factor is None or (rule.condition == "product_unit" and rule.base != product_unit):
            continue
        return rule.base, rule.factor
    return unit, 1.0

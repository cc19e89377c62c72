"""The answers a person can choose from where a file leaves a doubt, and how they are called."""

from __future__ import annotations

from collections.abc import Iterable

from cluster_data.reference import countries, products, regions, stages, standards
from cluster_data.survey import survey
from loaders.labels import Label
from loaders.values.units import UNIT_LISTS
from words import fold


def columns_offered(near: Iterable[str]) -> tuple[str, ...]:
    """Survey columns a heading may be: the likely ones first, then all in the survey's order."""
    return _first(near, (column.name for column in survey().columns))


def codes_offered(field: str, near: Iterable[str], here: Iterable[str] = ()) -> tuple[str, ...]:
    """Codes that a value of a survey column may be: the likely ones first, then all by name.

    Of regions those of the countries `here` come before the others.
    """
    codes = sorted(_all(field), key=lambda code: fold(label_of(field, code)))
    if field == "region":
        home = frozenset(here)
        codes.sort(key=lambda code: regions()[code].iso2 not in home)
    return _first(near, codes)


def _all(field: str) -> list[str]:
    column = survey().column(field)
    known = {
        "product": products, "products": products, "country": countries, "countries": countries,
        "stages": stages, "standards": standards,
    }  # fmt: skip
    if column.kind == "region":
        return [code for code, region in regions().items() if region.iso2 in countries()]
    if column.kind in known:
        return list(known[column.kind]())
    lists = UNIT_LISTS if field == "capacity_unit" else (column.codes,)
    return [code.code for name in lists for code in survey().code_lists[name].codes]


def label_of(field: str, code: str) -> str:
    """A code of a survey column by its name in the language in use."""
    kind = survey().column(field).kind
    if kind == "stages" and code in stages():
        return stages()[code].label
    if kind == "standards" and code in standards():
        return standards()[code].label
    of = {"products": "product", "countries": "country"}.get(kind, kind)
    return f"{Label(code, survey().column(field).codes or of)}"


def _first(near: Iterable[str], codes: Iterable[str]) -> tuple[str, ...]:
    every = tuple(codes)
    return tuple(dict.fromkeys((*(code for code in near if code in every), *every)))

"""How pages speak of what is selected: product, rung, unit, source."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cluster_data import reference, store
from cluster_data.selection import Selection
from cluster_data.survey import survey
from shell import lookback
from words import _, ngettext, number

_ASIDE = re.compile(r"\s*\(|\s+\d+(?:-\d+)?\s+(?:g|threads)/")


def short(label: str) -> str:
    """A product's name for titles and axes: what stands before its bracket or its fineness."""
    kept = _ASIDE.split(label, maxsplit=1)[0].strip(" ,;:")
    return kept or label


def product_name(code: str) -> str:
    """A product's short name; the code itself for one that is not known."""
    known = reference.products()
    return short(known[code].label) if code in known else code


def product_names(codes: Iterable[str]) -> dict[str, str]:
    """Products' names by code: short, but in full where two would read alike."""
    products = reference.products()
    brief = {code: short(products[code].label) for code in codes}
    said = [name.casefold() for name in brief.values()]
    return {
        code: products[code].label if said.count(name.casefold()) > 1 else name
        for code, name in brief.items()
    }


def product(selection: Selection) -> str:
    """What is selected, as a noun: one product, a family, or all healthcare textiles."""
    products, families = reference.products(), reference.families()
    labels = [short(products[code].label) for code in selection.products]
    labels = labels or [short(families[code].label) for code in selection.families]
    if not labels:
        return _("Healthcare textiles")
    more = len(labels) - 1
    if not more:
        return labels[0]
    return ngettext("{first} and {more} other", "{first} and {more} others", more).format(
        first=labels[0], more=number(more)
    )


def rung(selection: Selection) -> str:
    """The rung of the ladder in a word."""
    return {
        "declared": _("declared"),
        "attested": _("attested"),
        "certified": _("certified"),
        "demonstrated": _("demonstrated"),
    }[selection.rung]


def unit(code: str | None) -> str:
    """A unit as the reader names several of it; lines where units are mixed."""
    names = {
        "piece": _("pieces"), "pair": _("pairs"), "set": _("sets"), "kg": _("kg"),
        "m2": _("m²"), "m": _("m"), "m3": _("m³"), "roll": _("rolls"), "pallet": _("pallets"),
        "test": _("tests"), None: _("product lines"),
    }  # fmt: skip
    if code in names:
        return names[code]
    units = survey().code_lists["capacity_unit"]
    if code in units:
        return units[str(code)].label
    return str(code)


def source() -> str:
    """Where the figures come from, with the fictive sample named as such.

    With the day that is looked back to, where one is: a figure says its source wherever it goes.
    """
    if store.only_sample():
        told = _("fictive sample, no real firm")
    elif store.has_sample():
        told = _("cluster surveys, mixed with the fictive sample")
    else:
        told = _("capacity surveys of the clusters")
    return lookback.of_source(told)

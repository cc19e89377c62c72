"""How the map speaks of what is selected: product, rung, unit, source."""

from __future__ import annotations

import re
from typing import Any

from cluster_data import reference, store
from cluster_data.selection import Selection
from cluster_data.store import Measure, RegionFigures
from cluster_data.survey import survey
from exhibits.exhibit import Answered
from shell.state import State
from words import _, ngettext, number

_ASIDE = re.compile(r"\s*\(|\s+\d+(?:-\d+)?\s+(?:g|threads)/")


def measure(code: Measure) -> str:
    """A measure as a button says it."""
    return {
        "certified_share": _("Certified share"),
        "utilisation": _("Utilisation"),
        "per_100k": _("Capacity per 100,000 people"),
    }[code]


def short(label: str) -> str:
    """A product's name for titles and axes: what stands before its bracket or its fineness."""
    kept = _ASIDE.split(label, maxsplit=1)[0].strip(" ,;:")
    return kept or label


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
    """Where the figures come from, with the fictive sample named as such."""
    if store.only_sample():
        return _("fictive sample, no real firm")
    if store.has_sample():
        return _("cluster surveys, mixed with the fictive sample")
    return _("capacity surveys of the clusters")


def described(state: State, figures: RegionFigures, measured: Measure) -> dict[str, Any]:
    """What every exhibit of areas is told beside its table."""
    selection = state.selection
    notes = []
    if figures.unit is None:
        notes.append(_("Several units are selected, so product lines are counted, each once."))
    unplaced = _unplaced(figures)
    if unplaced:
        notes.append(unplaced)
    name = product(selection)
    return {
        "measure": measured,
        "product_label": name,
        "unit_label": unit(figures.unit),
        "rung_label": rung(selection),
        "as_of": figures.as_of,
        "answered": Answered(figures.whole.n, figures.whole.asked),
        "source": source(),
        "notes": notes,
        "place_label": _place(selection),
        "id": f"{_stem(selection)}-{measured}-{selection.rung}",
    }


def _stem(selection: Selection) -> str:
    codes = selection.products or selection.families or ("all",)
    return "-".join(codes[:3])


def _place(selection: Selection) -> str:
    countries = reference.countries()
    if len(selection.countries) == 1:
        return countries[selection.countries[0]].label
    return ""


def _unplaced(figures: RegionFigures) -> str:
    placed = figures.areas["answered"].fillna(0).sum()
    left = figures.whole.answered - int(placed)
    if left <= 0:
        return ""
    return ngettext(
        "{count} firm’s region is not known; it counts in its country only.",
        "The region of {count} firms is not known; they count in their country only.",
        left,
    ).format(count=number(left))

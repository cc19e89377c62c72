"""How the map speaks of what is selected: product, rung, unit, source."""

from __future__ import annotations

from typing import Any

from cluster_data import reference
from cluster_data.selection import Selection
from cluster_data.store import Measure, RegionFigures
from exhibits.exhibit import Answered
from pages.map.view import View
from shell import let_stand
from shell.state import State
from shell.wording import product, rung, short, source, unit
from words import _, ngettext, number

__all__ = ["described", "measure", "product", "rung", "short", "source", "unit"]


def measure(code: Measure) -> str:
    """A measure as a button says it."""
    return {
        "certified_share": _("Certified share"),
        "utilisation": _("Utilisation"),
        "per_100k": _("Capacity per 100,000 people"),
    }[code]


def described(state: State, figures: RegionFigures, view: View) -> dict[str, Any]:
    """What every exhibit of areas is told beside its table."""
    measured = view.figure_of
    selection = state.selection
    notes = []
    if figures.unit is None:
        notes.append(_("Several units are selected, so product lines are counted, each once."))
    unplaced = _unplaced(figures)
    if unplaced:
        notes.append(unplaced)
    notes += let_stand.notes(state)
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
        "id": f"{stem(state, view)}-{view.shown}-{measured}-{selection.rung}",
    }


def stem(state: State, view: View) -> str:
    """What an exhibit's files are called after: products and places, in codes."""
    selection = state.selection
    codes = selection.products or selection.families or ("all",)
    where = selection.countries or (("countries",) if view.level == "country" else ())
    return "-".join([*codes[:3], *where[:3]])


def topic(selection: Selection) -> str:
    """What is selected and in which country, as a title begins."""
    place = _place(selection)
    name = product(selection)
    return _("{product}, {place}").format(product=name, place=place) if place else name


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

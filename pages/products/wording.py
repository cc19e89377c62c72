"""How the pages of products speak: measures, rungs, names that stay apart."""

from __future__ import annotations

from cluster_data import reference
from cluster_data.selection import Selection
from shell import wording
from words import _


def measure(code: str, families: bool = False) -> str:
    """A measure as a button says it; families mix units, so their product lines are counted."""
    return {
        "certified_share": _("Certified share"),
        "capacity": _("Product lines") if families else _("Weekly capacity"),
        "utilisation": _("Utilisation"),
        "per_100k": _("Capacity per 100,000 people"),
    }[code]


def places() -> dict[str, str]:
    """What figures may be parted by."""
    return {"country": _("Countries"), "area": _("Regions")}


def family(code: str) -> str:
    """A family's name."""
    known = reference.families()
    return wording.short(known[code].label) if code in known else code


def topic(selection: Selection) -> str:
    """What the figures are about, with the one country they are of."""
    said = wording.product(selection)
    if len(selection.countries) != 1:
        return said
    country = reference.countries()[selection.countries[0]].label
    return _("{product}, {place}").format(product=said, place=country)

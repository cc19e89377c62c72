"""The families of products as categories: always in the same order and the same colours."""

from __future__ import annotations

from cluster_data.reference import families
from words import _

FAMILY_ORDER = ("ppe", "or", "nonimp", "hyg", "linen", "mat", "imp")
"""Families with a colour of their own, at most seven; whatever else there is counts as other."""
OTHER_FAMILY = "other"


def family_place(code: str) -> int:
    """The family's place in the palette of categories; the last is "other"."""
    return FAMILY_ORDER.index(code) if code in FAMILY_ORDER else len(FAMILY_ORDER)


def family_group(code: str) -> str:
    """The family itself where it has a colour, else `other`."""
    return code if code in FAMILY_ORDER else OTHER_FAMILY


def family_label(code: str) -> str:
    """A family's name as a legend has room for it."""
    short = {
        "ppe": _("Protective textiles"),
        "or": _("Operating-theatre textiles"),
        "nonimp": _("Wound care & bandages"),
        "hyg": _("Hygiene & wipes"),
        "linen": _("Linen & clothing"),
        "mat": _("Materials & components"),
        "imp": _("Implantable textiles"),
        "extra": _("Extracorporeal devices"),
        "service": _("Services"),
        OTHER_FAMILY: _("Other families"),
    }
    known = families()
    return short.get(code) or (known[code].label if code in known else code)

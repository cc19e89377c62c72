"""How the page speaks: products, makers by consent, places, what may drop out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cluster_data import reference
from pages.resilience.outages import Outages
from words import _, number

Names = Mapping[tuple[str, str], str]
"""What each thing that may drop out is called, by dimension and code."""


def rung(has_standard: bool) -> str:
    """What counts of a product: certified capacity, or attested where nothing certifies it."""
    return _("certified") if has_standard else _("attested")


def dimensions() -> dict[str, str]:
    """What may drop out, for a control."""
    return {
        "site": _("A site"),
        "firm": _("A firm"),
        "region": _("A region"),
        "country": _("A country"),
        "border": _("Borders of a country"),
    }


def dimension_plural(dimension: str) -> str:
    """Many of them, as a heading."""
    return {
        "site": _("Sites"), "firm": _("Firms"), "region": _("Regions"),
        "country": _("Countries"), "border": _("Borders"),
    }[dimension]  # fmt: skip


def names(found: Outages) -> dict[tuple[str, str], str]:
    """All that may be named, or said by its place where a name is withheld."""
    said: dict[tuple[str, str], str] = {}
    for maker in found.makers.to_dict("records"):
        said[maker["dimension"], maker["code"]] = _maker(maker)
    said = _apart(said)
    regions, countries = reference.regions(), reference.countries()
    places = found.losses[found.losses["dimension"].isin(("region", "country", "border"))]
    for dimension, code in places[["dimension", "code"]].drop_duplicates().to_numpy():
        known = regions if dimension == "region" else countries
        if code in known:
            said[dimension, code] = known[code].label
    return said


def _apart(said: Mapping[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """The same names, those alike numbered by code: a list of choices can't tell them apart."""
    alike: dict[tuple[str, str], list[str]] = {}
    for (dimension, code), name in sorted(said.items()):
        alike.setdefault((dimension, name), []).append(code)
    found = dict(said)
    for (dimension, name), codes in alike.items():
        for place, code in enumerate(codes, start=1):
            if len(codes) > 1:
                found[dimension, code] = _("{name}, no. {number}").format(
                    name=name, number=number(place)
                )
    return found


def _maker(maker: Mapping[Any, Any]) -> str:
    place = region(maker["region"], maker["country"])
    if not isinstance(maker["name"], str):
        text = _("a site in {place}") if maker["dimension"] == "site" else _("a firm in {place}")
        return text.format(place=place)
    if maker["dimension"] == "site":
        site = maker["site_name"] if isinstance(maker["site_name"], str) else place
        return _("{name}, {place}").format(name=maker["name"], place=site)
    return str(maker["name"])


def region(area: Any, country: Any) -> str:
    """A region's name, or its country's where it is not known."""
    regions, countries = reference.regions(), reference.countries()
    if area in regions:
        return regions[area].label
    return countries[country].label if country in countries else _("an unknown place")


def capital(name: str) -> str:
    """A name where a line begins."""
    return name[:1].upper() + name[1:]

"""How the page speaks of needs, requirements and partners."""

from __future__ import annotations

import math

from cluster_data import reference
from cluster_data.reference import standards_of
from cluster_data.survey import survey
from exhibits.plain import visible
from pages.partners.found import Asker
from planning.matching import Candidate, Need
from planning.matching_offers import Offer
from shell.wording import product_name, unit
from words import _, ngettext, number

MOST_STANDARDS = 2
MOST_COUNTRIES = 2


def kinds() -> dict[str, str]:
    """What may be needed, for a control."""
    return {
        "product": _("A product"),
        "input": _("An input"),
        "stage": _("A stage"),
        "service": _("A service"),
        "cooperation": _("Cooperation"),
        "skill": _("Training"),
        "buyer": _("A buyer"),
    }


def code_label(kind: str, code: str) -> str:
    """What is needed, by name."""
    if kind == "stage":
        known = reference.stages()
        return known[code].label if code in known else code
    if kind == "cooperation":
        return cooperation(code)
    if kind == "skill":
        skills = reference.skills()
        return skills[code].label if code in skills else _("Any training")
    return product_name(code)


def cooperation(code: str) -> str:
    """A kind of cooperation, by the survey's name."""
    listed = survey().code_lists["cooperation"]
    return listed[code].label if code in listed else code


def certificate(code: str) -> str:
    """A certification, by the survey's name."""
    listed = survey().code_lists[survey().column("certifications").codes]
    return listed[code].label if code in listed else code


def topic(need: Need) -> str:
    """What is looked for, where a title begins."""
    label = code_label(need.kind, need.code)
    if need.kind == "buyer":
        return _("Buyers of {product}").format(product=label)
    if need.kind == "skill":
        return _("Training: {skill}").format(skill=label) if need.code else _("Training")
    if need.product and need.kind in ("stage", "cooperation"):
        return _("{what} for {product}").format(what=label, product=product_name(need.product))
    return label


def want(key: str, need: Need, product: str) -> str:
    """One thing that a site would look for, in a list of them."""
    label = code_label(need.kind, need.code)
    if need.relation == "alike":
        return _("{product}: others to bid with").format(product=label)
    if need.relation == "second_source":
        return _("{product}: a second source, should you stop").format(product=label)
    if need.kind == "buyer":
        return _("{product}: who needs it").format(product=label)
    said = {
        "input": _("{what}, an input"),
        "service": _("{what}, a service"),
        "stage": _("{what}, a stage"),
        "cooperation": _("{what}, cooperation sought"),
    }.get(need.kind, "{what}")
    named = said.format(what=label)
    if product and need.kind in ("input", "service", "stage"):
        return _("{what}, for {product}").format(what=named, product=product_name(product))
    return named


def standards(need: Need) -> str:
    """The standards of which one certifies what is needed."""
    known = sorted(standards_of(need.made))
    said = _(" or ").join(known[:MOST_STANDARDS])
    return said if len(known) <= MOST_STANDARDS else _("{standards} or another").format(
        standards=said
    )  # fmt: skip


def units(need: Need) -> str:
    """The unit of what is counted, as the reader names several of it; empty where none is."""
    known = reference.products()
    return unit(known[need.made].unit) if need.made in known else ""


def amount(value: float, need: Need) -> str:
    """A quantity with its unit; a missing part is not rounded away."""
    whole = math.ceil(value - 1e-6)
    return _("{value} {unit}").format(value=number(whole), unit=units(need))


def requirement(name: str, need: Need, place: str = "") -> str:
    """A requirement, as what has to be."""
    kind, _colon, code = name.partition(":")
    if kind == "named":
        return certificate(code) if code else _("certificates named")
    if kind == "does":
        return _does(need)
    if kind == "country":
        return _("in {countries}").format(countries=countries(need.countries))
    if kind == "distance":
        km = number(need.km or 0)
        if place:
            return _("within {km} km of {place}").format(km=km, place=visible(place))
        return _("within {km} km").format(km=km)
    return {
        "makes": _("makes {product}").format(product=product_name(need.product)),
        "certificate": _("{standard} certificate").format(standard=standards(need)),
        "evidence": _("approved answer of the last year"),
        "output": _("produces today"),
        "quantity": _("{amount} a week").format(amount=amount(need.quantity or 0.0, need)),
        "order": _("orders from {amount}").format(amount=amount(need.order or 0.0, need)),
        "days": ngettext(
            "within {count} day", "within {count} days", int(need.days or 0)
        ).format(count=number(need.days or 0)),
    }[kind]  # fmt: skip


def _does(need: Need) -> str:
    return {
        "stage": _("states the stage"),
        "cooperation": _("offers it"),
        "skill": _("offers training"),
        "buyer": _("makes what it goes into"),
        "service": _("states the service"),
    }.get(need.kind, _("makes it"))


def countries(codes: tuple[str, ...]) -> str:
    """Countries by name, the first few."""
    known = reference.countries()
    names = [known[code].label for code in codes if code in known]
    more = len(names) - MOST_COUNTRIES
    if more <= 1:
        return ", ".join(names)
    return ngettext("{listed} and {more} more", "{listed} and {more} more", more).format(
        listed=", ".join(names[:MOST_COUNTRIES]), more=number(more)
    )


def country(code: str | None) -> str:
    """A country's name; that it is not known."""
    known = reference.countries()
    return known[code].label if code and code in known else _("an unknown place")


def area(code: str | None, iso2: str | None) -> str:
    """A region with its country."""
    regions = reference.regions()
    if code and code in regions:
        return _("{region}, {country}").format(region=regions[code].label, country=country(iso2))
    return country(iso2)


def names(candidates: tuple[Candidate, ...]) -> dict[str, str]:
    """What each site is called, by its code: by consent, else by its place; none alike."""
    return _apart({one.offer.site_id: _name(one.offer) for one in candidates})


def asker_names(askers: tuple[Asker, ...]) -> dict[str, str]:
    """The same of sites that may ask."""
    return _apart({one.site_id: _name(one) for one in askers})


def _name(one: Offer | Asker) -> str:
    if not one.name:
        regions = reference.regions()
        known = one.area if one.area in regions else None
        place = regions[known].label if known else country(one.country)
        return _("A site in {place}").format(place=place)
    name = visible(one.name)
    other = visible(one.site_name) if one.site_name else ""
    return _("{name}, {place}").format(name=name, place=other) if other not in ("", name) else name


def _apart(said: dict[str, str]) -> dict[str, str]:
    """The same names, those alike numbered by code."""
    alike: dict[str, list[str]] = {}
    for code, name in sorted(said.items()):
        alike.setdefault(name, []).append(code)
    return {
        code: name
        if len(alike[name]) == 1
        else _("{name}, no. {number}").format(
            name=name, number=number(alike[name].index(code) + 1)
        )
        for code, name in said.items()
    }  # fmt: skip

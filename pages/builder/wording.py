"""How the page speaks: of stages, partners by consent, and what is taken as available."""

from __future__ import annotations

from cluster_data import reference
from pages.builder.answer import Solved, Spot
from planning.chain_asked import Held
from planning.chain_roles import Role, Taken
from shell import wording as said
from words import _


def role(one: Role) -> str:
    """A stage's or input's name; of the makers, the stage in which they make the product."""
    if one.kind == "input":
        return said.product_name(one.code)
    if one.kind == "maker" and one.stage not in reference.stages():
        return said.product_name(one.code)
    return stage(one.stage)


def stage(code: str) -> str:
    """A stage's name, short."""
    return said.short(reference.stages()[code].label)


def taken(one: Taken) -> str:
    """What is taken as available, by name."""
    if one.code in reference.products():
        return said.product_name(one.code)
    if one.code in reference.stages():
        return stage(one.code)
    return one.code.replace("_", " ")


def lacking(held: Held) -> str:
    """What falls short, named as the thing itself: makers of the product as such."""
    if held.role.kind == "maker":
        return _("capacity of makers")
    return role(held.role)


def partner(found: Solved, firm: int) -> str:
    """A partner by name, or by its place where the name is withheld."""
    one = found.plan.partners[firm]
    return one.name or capital(
        _("a firm in {place}").format(place=place(one.region_code, one.country))
    )


def spot(one: Spot) -> str:
    """A site by its firm's name, or by its place."""
    return one.name or capital(_("a firm in {place}").format(place=place(one.area, one.country)))


def place(area: str | None, country: str | None) -> str:
    """A region's name, or its country's where it is not known."""
    regions, countries = reference.regions(), reference.countries()
    if area and area in regions:
        return regions[area].label
    return countries[country].label if country and country in countries else _("an unknown place")


def countries(codes: tuple[str, ...]) -> str:
    """Countries by name."""
    known = reference.countries()
    return ", ".join(known[code].label if code in known else code for code in codes if code)


def capital(text: str) -> str:
    """A name where a line begins."""
    return text[:1].upper() + text[1:]

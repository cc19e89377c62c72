"""The phrases of concentration, each whole for firms, regions and countries.

What surrounds a noun changes with it in most languages.
"""

from __future__ import annotations

from typing import Literal

from words import _, ngettext

Holders = Literal["firm", "region", "country"]


def equal_label(holders: Holders) -> str:
    """What the value counts."""
    return {
        "firm": _("equal firms"),
        "region": _("equal regions"),
        "country": _("equal countries"),
    }[holders]


def sole(holders: Holders, count: int) -> str:
    """Made by one alone, or how many products are."""
    return {
        "firm": ngettext(
            "{name} is made by one firm alone",
            "{count} of {total} product types are each made by one firm alone",
            count,
        ),
        "region": ngettext(
            "{name} is made in one region alone",
            "{count} of {total} product types are each made in one region alone",
            count,
        ),
        "country": ngettext(
            "{name} is made in one country alone",
            "{count} of {total} product types are each made in one country alone",
            count,
        ),
    }[holders]


def alone(holders: Holders) -> str:
    """A single product's figure."""
    return {
        "firm": _("The {rung} capacity for {name} is as good as that of {value} equal firms"),
        "region": _("The {rung} capacity for {name} is as good as that of {value} equal regions"),
        "country": _(
            "The {rung} capacity for {name} is as good as that of {value} equal countries"
        ),
    }[holders]


def none(holders: Holders) -> str:
    """All are spread over more than two."""
    return {
        "firm": _(
            "no product type hangs on two firms’ worth of makers; nearest to it is {name}, as if "
            "{value} equal firms made it"
        ),
        "region": _(
            "no product type hangs on two regions’ worth of makers; nearest to it is {name}, as if "
            "{value} equal regions made it"
        ),
        "country": _(
            "no product type hangs on two countries’ worth of makers; nearest to it is {name}, as "
            "if {value} equal countries made it"
        ),
    }[holders]


def thin(holders: Holders, count: int) -> str:
    """How many hang on two or fewer, and the first of them."""
    return {
        "firm": ngettext(
            "{count} of {total} product types hangs on two firms’ worth of makers or fewer; most "
            "of all {name}, as if {value} equal firms made it",
            "{count} of {total} product types hang on two firms’ worth of makers or fewer; most "
            "of all {name}, as if {value} equal firms made it",
            count,
        ),
        "region": ngettext(
            "{count} of {total} product types hangs on two regions’ worth of makers or fewer; most "
            "of all {name}, as if {value} equal regions made it",
            "{count} of {total} product types hang on two regions’ worth of makers or fewer; most "
            "of all {name}, as if {value} equal regions made it",
            count,
        ),
        "country": ngettext(
            "{count} of {total} product types hangs on two countries’ worth of makers or fewer; "
            "most of all {name}, as if {value} equal countries made it",
            "{count} of {total} product types hang on two countries’ worth of makers or fewer; "
            "most of all {name}, as if {value} equal countries made it",
            count,
        ),
    }[holders]


def thin_shown(holders: Holders, count: int) -> str:
    """How many hang on two or fewer at least, some being kept back."""
    return {
        "firm": ngettext(
            "{count} of {total} product types hangs on two firms’ worth of makers or fewer",
            "{count} of {total} product types hang on two firms’ worth of makers or fewer",
            count,
        ),
        "region": ngettext(
            "{count} of {total} product types hangs on two regions’ worth of makers or fewer",
            "{count} of {total} product types hang on two regions’ worth of makers or fewer",
            count,
        ),
        "country": ngettext(
            "{count} of {total} product types hangs on two countries’ worth of makers or fewer",
            "{count} of {total} product types hang on two countries’ worth of makers or fewer",
            count,
        ),
    }[holders]


def none_shown(holders: Holders) -> str:
    """None of those that can be shown hangs on two or fewer."""
    return {
        "firm": _(
            "of the {count} product types that can be shown none hangs on two firms’ worth of "
            "makers"
        ),
        "region": _(
            "of the {count} product types that can be shown none hangs on two regions’ worth of "
            "makers"
        ),
        "country": _(
            "of the {count} product types that can be shown none hangs on two countries’ worth of "
            "makers"
        ),
    }[holders]


def measure(holders: Holders) -> str:
    """What a bar's length stands for."""
    return {
        "firm": _("As if so many equal firms made it, by certified weekly capacity"),
        "region": _("As if so many equal regions made it, by certified weekly capacity"),
        "country": _("As if so many equal countries made it, by certified weekly capacity"),
    }[holders]

"""The phrases of findings that name what is counted: regions, or countries.

Whole phrases each, since what surrounds a noun changes with it in most languages.
"""

from __future__ import annotations

from typing import Literal

from words import _, ngettext

Level = Literal["region", "country"]
LEVELS: tuple[Level, ...] = ("region", "country")


def only_one(level: Level) -> str:
    """`area` and `value` of the one that stands alone."""
    if level == "country":
        return _("{area} is the only country that can show a figure, {value}")
    return _("{area} is the only region that can show a figure, {value}")


def all_equal(level: Level, count: int) -> str:
    """`count` of them, all at `value`."""
    if level == "country":
        return ngettext(
            "{count} country with a figure, {value}",
            "all {count} countries with a figure stand at the same {value}",
            count,
        )
    return ngettext(
        "{count} region with a figure, {value}",
        "all {count} regions with a figure stand at the same {value}",
        count,
    )


def all_hidden(level: Level) -> str:
    """None can be shown."""
    if level == "country":
        return _("no country can show a figure, as every one has fewer than three firms")
    return _("no region can show a figure, as every one has fewer than three firms")


def some_hidden(level: Level) -> str:
    """Some answered none, the others can't be shown."""
    if level == "country":
        return _(
            "no country can show a figure: where there is capacity, "
            "fewer than three firms stand behind it"
        )
    return _(
        "no region can show a figure: where there is capacity, "
        "fewer than three firms stand behind it"
    )


def none_states(level: Level) -> str:
    """Answered, but no capacity at `rung`."""
    if level == "country":
        return _("no country that answered states {rung} capacity")
    return _("no region that answered states {rung} capacity")


def none_certified(level: Level, count: int) -> str:
    """No part is certified in any of `count`."""
    if level == "country":
        return ngettext(
            "none of the capacity is certified in the {count} country with a figure",
            "none of the capacity is certified in the {count} countries with a figure",
            count,
        )
    return ngettext(
        "none of the capacity is certified in the {count} region with a figure",
        "none of the capacity is certified in the {count} regions with a figure",
        count,
    )


def all_of_it(level: Level, total: int) -> str:
    """The whole in `count` of `total`."""
    if level == "country":
        return ngettext(
            "all of it in {count} of {total} country",
            "all of it in {count} of {total} countries",
            total,
        )
    return ngettext(
        "all of it in {count} of {total} region", "all of it in {count} of {total} regions", total
    )


def at_most(level: Level, count: int) -> str:
    """The largest `value`, shared by `count`."""
    if level == "country":
        return ngettext(
            "at most {value}, in {count} country", "at most {value}, in {count} countries", count
        )
    return ngettext(
        "at most {value}, in {count} region", "at most {value}, in {count} regions", count
    )


def share_the_most(level: Level, count: int) -> str:
    """The largest `value` per person, shared by `count`."""
    if level == "country":
        return ngettext(
            "{count} country has the most per person, {value}",
            "{count} countries share the most per person, {value}",
            count,
        )
    return ngettext(
        "{count} region has the most per person, {value}",
        "{count} regions share the most per person, {value}",
        count,
    )


def hold_half(level: Level, count: int) -> str:
    """Half of the capacity at `rung`, in `count` of `total`."""
    if level == "country":
        return ngettext(
            "{count} of {total} countries holds half of the {rung} capacity",
            "{count} of {total} countries hold half of the {rung} capacity",
            count,
        )
    return ngettext(
        "{count} of {total} regions holds half of the {rung} capacity",
        "{count} of {total} regions hold half of the {rung} capacity",
        count,
    )


def hold_share(level: Level, count: int) -> str:
    """A `share` of the capacity at `rung`, in `count`."""
    if level == "country":
        return ngettext(
            "{count} country holds {share} of the {rung} capacity",
            "{count} countries hold {share} of the {rung} capacity",
            count,
        )
    return ngettext(
        "{count} region holds {share} of the {rung} capacity",
        "{count} regions hold {share} of the {rung} capacity",
        count,
    )

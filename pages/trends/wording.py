"""How the page speaks: of a product or of all of a unit, of changes, of rounds."""

from __future__ import annotations

from collections.abc import Iterable

from pages.trends.view import Topic
from shell import wording as said
from words import ngettext, number, percent


def topic(one: Topic) -> str:
    """A product's name, or all products counted in a unit."""
    if one.product:
        return said.product_name(one.product)
    return ngettext(
        "{count} product type in {unit}", "{count} product types in {unit}", one.products
    ).format(unit=said.unit(one.unit), count=number(one.products))


def topics(every: Iterable[Topic]) -> dict[str, str]:
    """The topics by their codes, for a control: in full where two would read alike."""
    known = tuple(every)
    names = said.product_names(one.product for one in known if one.product)
    return {one.code: names.get(one.product) or topic(one) for one in known}


def share(value: float) -> str:
    """A share without its sign, with a digit more where it is small."""
    return percent(abs(value), 1 if 0 < abs(value) < 0.1 else 0)

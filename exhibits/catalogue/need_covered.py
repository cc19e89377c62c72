"""What the exhibits of supply against need share: their classes, their units, their words."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from cluster_data import reference
from exhibits.catalogue.areas import Measure
from exhibits.classing import Classing
from exhibits.exhibit import Field
from exhibits.plain import visible
from words import _, ngettext, number

COVERED = Classing("manual", 5, (0.25, 0.5, 1.0, 2.0), middle=1.0)
"""A quarter, half, all and twice the need: below all of it is short."""
MEASURE: Measure = "covered"
ENOUGH = 1 - 1e-9
"""The share of the need from which on it is covered."""


def value_field() -> Field:
    """The declaration of the share of need that is covered; it may be more than all of it."""
    return Field("value", label(), "ratio", "%")


def label() -> str:
    """What colour stands for."""
    return _("Share of the need covered")


def unit_of(product_code: str) -> str:
    """The unit of a product as the reader names several of it; empty for an unknown product."""
    known = reference.products()
    names = {
        "piece": _("pieces"), "pair": _("pairs"), "set": _("sets"), "kg": _("kg"),
        "m2": _("m²"), "roll": _("rolls"), "pallet": _("pallets"), "test": _("tests"),
    }  # fmt: skip
    return names.get(known[product_code].unit, "") if product_code in known else ""


def named(texts: Iterable[object]) -> list[str]:
    """Names without hidden marks."""
    return [visible(text) if isinstance(text, str) else "" for text in texts]


def about(*parts: str) -> str:
    """A subtitle of the parts that say something."""
    return " · ".join(part for part in parts if part)


def titled(place: str, finding: str) -> str:
    """A finding with the place it is about before it, where one is chosen."""
    if place:
        return _("{topic}: {finding}").format(topic=visible(place), finding=finding)
    return finding[:1].upper() + finding[1:]


def no_demand_note(names: list[str]) -> tuple[str, ...]:
    """Products whose need nobody can tell, named as far as there is room."""
    if not names:
        return ()
    listed = ", ".join(names[:4]) + ("…" if len(names) > 4 else "")
    return (
        ngettext(
            "No demand is known for {count} product type, which does not mean none: {names}.",
            "No demand is known for {count} product types, which does not mean none: {names}.",
            len(names),
        ).format(count=number(len(names)), names=listed),
    )


def hidden_note(products: int) -> tuple[str, ...]:
    """How many products are left out for having too few firms."""
    if not products:
        return ()
    return (
        ngettext(
            "{count} product is not shown: fewer than three firms.",
            "{count} products are not shown: fewer than three firms each.",
            products,
        ).format(count=number(products)),
    )


def hidden(states: pd.Series) -> str:
    """Why nothing can be told, where no row has a figure."""
    if states.eq("suppressed").any():
        return _("what is covered can’t be shown, as fewer than three firms stand behind it")
    if states.eq("not_answered").any():
        return _("no one has answered yet")
    return _("no demand is known for this choice")

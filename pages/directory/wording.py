"""How the directory speaks of members: names, places, products, consent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from cluster_data import reference
from cluster_data.survey import survey
from exhibits.plain import visible
from shell.wording import short
from words import _, date, ngettext, number

_MOST = 3


def name(said: Any) -> str:
    """A member's name, or that it is withheld."""
    return str(said) if isinstance(said, str) and said else _("Name withheld")


def product(code: Any, stated: str = "") -> str:
    """A product's short name, or as it was written where it was not recognised."""
    known = reference.products()
    return short(known[code].label) if code in known else stated or _("product not recognised")


def several(labels: Sequence[str]) -> str:
    """The first few of many, and how many more."""
    # a product’s name may hold a comma itself
    more = len(labels) - _MOST
    if more <= 0:
        return " · ".join(labels)
    return ngettext("{listed} and {more} more", "{listed} and {more} more", more).format(
        listed=" · ".join(labels[:_MOST]), more=number(more)
    )


def place(country: str, areas: Iterable[str], cities: Iterable[str]) -> str:
    """Towns where they are known, else regions; then the country."""
    regions, countries = reference.regions(), reference.countries()
    near = list(cities) or [regions[code].label for code in areas if code in regions]
    land = countries[country].label if country in countries else str(country or "")
    return ", ".join([*dict.fromkeys(near), *([land] if land else [])])


def region(code: Any) -> str:
    """A region's name; nothing where it is not known."""
    regions = reference.regions()
    return regions[code].label if code in regions else ""


def code_label(codes: str, code: Any) -> str:
    """An answer in the reader's language: `codes` names the list that it is of."""
    listed = survey().code_lists[codes]
    return listed[code].label if code in listed else str(code)


def member_type(code: Any) -> str:
    """The type of member in words; nothing where it was not answered."""
    return code_label("member_type", code) if isinstance(code, str) else ""


def day(moment: Any) -> dt.date | None:
    """A cell of a table as a day; None where it is empty."""
    if moment is None or pd.isna(moment):
        return None
    return pd.Timestamp(moment).date()


def day_text(moment: Any) -> str:
    """A cell of a table as a day in words; nothing where it is empty."""
    found = day(moment)
    return date(found) if found else ""


def apart(text: Any) -> str:
    """Somebody’s words inside a sentence of ours, set apart from its direction of writing.

    Without that ٤٨٠ طن before a number of ours would draw it to its side.
    """
    return f"\u2068{visible(str(text))}\u2069"


def quoted(text: Any) -> str:
    """What somebody wrote, between the marks of the reader's language."""
    return _("“{text}”").format(text=apart(text))


def consent(code: str) -> str:
    """What a firm has agreed to, in a sentence."""
    return {
        "public": _("The firm agrees to be named to everybody."),
        "authorities_only": _("The firm agrees to be named to ministries, not to the public."),
        "cluster_only": _("The firm agrees to be named to its own cluster only."),
    }.get(code, _("The firm did not say who may see its name."))

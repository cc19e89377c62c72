"""What the arguments of `python -m planning` say, read one by one; a sentence where they don't."""

from __future__ import annotations

import datetime as dt
import difflib
import math

from cluster_data.errors import ClusterDataError
from cluster_data.reference import NUTS_SPELLINGS, countries, products, regions
from words import _

MOST_WEEKS = 520
"""Weeks looked at, at most: ten years."""


class NotAQuestion(ClusterDataError):
    """Something that can't be asked as it was written; `message` says what to write."""

    def __init__(self, message: str) -> None:
        super().__init__(_("This can’t be asked"), message)


def product_code(text: str) -> str:
    """A product by its code; one nearly so is suggested."""
    known = products()
    code = text.strip().lower()
    if code in known:
        return code
    near = difflib.get_close_matches(code, known, n=3)
    if near:
        raise NotAQuestion(
            _("{value} is no product’s code. Did you mean {codes}?").format(
                value=text, codes=", ".join(near)
            )
        )
    raise NotAQuestion(
        _("{value} is no product’s code. The page Data dictionary lists them.").format(value=text)
    )


def country_codes(text: str) -> tuple[str, ...]:
    """Codes between commas; a territory that is no country of the list has regions of its own."""
    known = set(countries()) | {region.iso2 for region in regions().values()}
    said = [code.strip().upper() for code in text.split(",") if code.strip()]
    codes = [NUTS_SPELLINGS.get(code, code) for code in said]
    for code in codes:
        if code not in known:
            raise NotAQuestion(
                _("{value} is no country’s code of two letters, such as TN or ES.").format(
                    value=code
                )
            )
    return tuple(dict.fromkeys(codes))


def day(text: str) -> dt.date:
    """A day written like 2026-11-30."""
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        raise NotAQuestion(
            _("{value} is no day written like 2026-11-30.").format(value=text)
        ) from None


def amount(text: str, most: float) -> float:
    """A number from 0 to `most`: a share where that is finite, else a quantity."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if 0 <= value <= most and value < math.inf:
        return value
    if most < math.inf:
        raise NotAQuestion(_("{value} is no share from 0 to 1, such as 0.2.").format(value=text))
    raise NotAQuestion(
        _("{value} is no quantity: write digits alone, such as 30000000.").format(value=text)
    )


def weeks_ahead(text: str) -> int:
    """How many weeks are looked at."""
    if text.strip().isdecimal() and 1 <= int(text) <= MOST_WEEKS:
        return int(text)
    raise NotAQuestion(
        _("{value} is no number of weeks from 1 to {most}.").format(value=text, most=MOST_WEEKS)
    )

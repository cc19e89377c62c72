"""Breaks as a person writes them: `10; 25; 50`, `0,5 ; 2`, `20 %, 40 %`."""

from __future__ import annotations

import re
from itertools import pairwise

from pages.map.view import MOST_BREAKS, sound
from words import _, number, percent, quantity, speaking

_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")


class BadBreaks(ValueError):
    """What a person wrote can't be breaks; its text says why, in the language in use."""


def read(text: str, *, share: bool) -> tuple[float, ...]:
    """The breaks written; percentages where the values are shares. Raises `BadBreaks`."""
    parts = _parts(text.replace("%", ""))
    if not parts:
        raise BadBreaks(_("Write at least one break, such as {example}.").format(
            example=example(share)
        ))  # fmt: skip
    breaks = tuple(_value(part) / (100 if share else 1) for part in parts)
    if len(breaks) > MOST_BREAKS:
        raise BadBreaks(
            _("At most {count} breaks: five classes are as many as one can tell apart.").format(
                count=number(MOST_BREAKS)
            )
        )
    if any(low >= high for low, high in pairwise(breaks)):
        raise BadBreaks(_("Each break has to be higher than the one before it."))
    if share and breaks[-1] >= 1:
        raise BadBreaks(_("Shares end at {whole}: a break has to be lower.").format(
            whole=percent(1.0)
        ))  # fmt: skip
    if not sound(breaks, share=share):
        raise BadBreaks(_("These numbers are too large, or below zero."))
    return breaks


def written(breaks: tuple[float, ...], *, share: bool) -> str:
    """Breaks as the reader would write them."""
    if share:
        return "; ".join(number(100 * value, 2) for value in breaks)
    return "; ".join(number(value, 4) if value < 1 else quantity(value) for value in breaks)


def example(share: bool) -> str:
    """Something that would be understood."""
    return written((0.25, 0.5, 0.75) if share else (10.0, 50.0, 200.0), share=share)


def _parts(text: str) -> list[str]:
    """The numbers, still as text: parted by semicolons, else by spaces, else by commas."""
    if ";" in text:
        found = [re.sub(r"\s", "", part) for part in text.split(";")]
    elif re.search(r"\s", text.strip()):
        found = text.split()
    elif speaking() == "fr":
        found = [text]
    else:
        found = text.split(",")
    return [part for part in (one.strip().strip(",") for one in found) if part]


def _value(part: str) -> float:
    plain = part.replace(",", "") if speaking() != "fr" and _GROUPED.fullmatch(part) else part
    try:
        value = float(plain.replace(",", "."))
    except ValueError:
        value = float("nan")
    if value != value or not re.fullmatch(r"[-+]?[\d.,]+", part):
        raise BadBreaks(_("“{text}” is no number.").format(text=part[:20]))
    return value

"""A scale said in figures, in a heading or a unit cell: `x1000`, `'000 pcs`, `10 000 pièces`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from loaders.values.tails import NO_TAIL, Tail, tail
from loaders.values.units import folded_unit, multipliers, unit_words

_GAP = r"[ .,\u00a0\u202f\u2009'’]?"
_POWER = re.compile(
    r"(?:^|(?P<times>[x×*])|(?<=[(\[,;:/])|\b(?:en|in|em)\b|(?<=\s)(?=['’]))\s*(?P<mark>['’])?"
    rf"(?P<power>10{{0,2}}(?:{_GAP}000)+|000(?:{_GAP}000)*|100?)(?![.,]?\d)(?P<next>\s*[^\W\d]*)",
    re.IGNORECASE,
)


def scale_in(text: str) -> tuple[float, str]:
    """The power of ten that multiplies what the text counts, and the text without it."""
    for found in _POWER.finditer(text):
        digits = re.sub(r"\D", "", found["power"])
        value = float(digits) if digits.startswith("1") else 10.0 ** len(digits)
        word = folded_unit(found["next"])
        alone = not word and text.strip("()[] ") == found[0].strip() and value >= 1e3
        counted = word in unit_words() or word in multipliers()
        if found["times"] or found["mark"] or digits.startswith("0") or counted or alone:
            return value, f"{text[: found.start()]} {found['next']} {text[found.end() :]}"
    return 1.0, text


@lru_cache(maxsize=4096)
def unit_cell(text: str) -> Tail:
    """What a unit cell says; nothing but a rest where figures in it are not understood."""
    factor, without = scale_in(text)
    said = tail(without)
    if said.unclear or any(sign.isdecimal() for sign in said.rest):
        return replace(NO_TAIL, rest=text)
    return replace(said, multiplier=said.multiplier * said.late * factor, late=1.0)


_BRACKETS = re.compile(r"[(\[{](.*?)[)\]}]|/\s*([^/()\[\]]+)$|\b(?:en|in|em|σε|ب)\s+(\S+)\s*$")
_MILL = re.compile(r"\bmill\b(?!\.)", re.IGNORECASE)
"""A mill, not a million, in a heading."""


@lru_cache(maxsize=4096)
def measure_in(text: str) -> Tail:
    """Unit, period and multiplier said in a heading, such as `Capacité (k pièces/mois)`."""
    inside = " ".join(part for found in _BRACKETS.findall(text) for part in found if part)
    factor, within = scale_in(inside)
    said = tail(within) if inside else NO_TAIL
    around = _MILL.sub(" ", _BRACKETS.sub(" ", text))
    factor_around, around = scale_in(around)
    outside = tail(" ".join(re.findall(r"[^\W\d_]{3,}", around)))
    scale = said.multiplier * said.late * factor
    if scale == 1:
        scale = outside.multiplier * outside.late * factor_around
    return Tail(
        multiplier=scale,
        unit=said.unit or outside.unit,
        holds=said.holds or outside.holds,
        period=said.period or outside.period,
        percent="%" in text,
    )

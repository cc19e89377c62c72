"""Codes in the checks' sentences, and how they read: size classes, ratios, reasons."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from words import N_, _, number, pick

LISTS = ("size", "ratio", "known", "reason")
"""Names of the lists; a parameter of that name is a code of it."""
_SAID = {
    "size": {
        "micro": N_("from firms of fewer than 10 workers"),
        "small": N_("from firms of 10–49 workers"),
        "medium": N_("from firms of 50–249 workers"),
        "large": N_("from firms of 250 workers or more"),
        "any": N_("from firms of any size"),
    },
    "known": {"file": N_("in this file"), "ledger": N_("known to Tela")},
}


def told(code: str, of: str) -> str:
    """How a code of one of the lists reads in the language in use; the code where unknown."""
    if of == "ratio":
        return _ratio(code)
    if of == "reason":
        return pick(unit_reasons().get(code, {}), "reason") or code
    said = _SAID[of].get(code)
    return _(said) if said else code


def ratio(times: float) -> str:
    """The code of a ratio: `23` for 23 times as much, `1/23` for so much less."""
    return f"{round(times)}" if times >= 1 else f"1/{round(1 / times)}"


def _ratio(code: str) -> str:
    top, bar, bottom = code.partition("/")
    part = bottom if bar else top
    if not part.isdecimal():
        return code
    if bar:
        return _("1/{number} of").format(number=number(int(part)))
    return _("{number} times").format(number=number(int(part)))


@lru_cache(maxsize=1)
def unit_reasons() -> Mapping[str, Mapping[str, str]]:
    """Why a unit does not suit a tier of products (`finished-kg`), by language."""
    with Path(__file__).with_name("unit_limits.csv").open(encoding="utf-8", newline="") as lines:
        return {f"{row['tier']}-{row['unit']}": row for row in csv.DictReader(lines)}

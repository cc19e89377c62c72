"""The question in the address: how much, by when, and what is assumed of firms and inputs.

| key | holds |
|---|---|
| `q` | the quantity, in the product's unit |
| `by` | the day it is needed |
| `rd` | per cent of booked output given up for it |
| `su` | `now`: surge capacity from the first week |
| `cv` | `1`: lines that could be converted count |
| `inp` | `local`: inputs as they are made there; codes joined by `.`: those imported. Without it
every input is taken as available, as few clusters have surveyed the makers of all |
| `cr` | `1`: crisis, what is asked is kept |
| `kq` | the kept question that is looked at |
"""

from __future__ import annotations

import datetime as dt
import re

from cluster_data import reference
from planning import Question, Terms
from shell.address import pack, unpack
from shell.state import State

USUAL_DAYS = 84
"""Days until a quantity is needed, where the reader says no day: twelve weeks."""
MOST = 1e12
_TYPED = re.compile(r"([\d\s.,\u00a0\u202f'’]*\d)\s*([^\W\d_]*)\.?", re.UNICODE)
_TIMES = {
    "": 1, "k": 1e3, "thousand": 1e3, "mille": 1e3, "m": 1e6, "mio": 1e6, "million": 1e6,
    "millions": 1e6, "bn": 1e9, "billion": 1e9, "milliard": 1e9, "milliards": 1e9,
}  # fmt: skip


def question(state: State) -> Question | None:
    """What the address asks; None where it names no product or no quantity."""
    selection = state.selection
    wanted = quantity(state.own.get("q", ""))
    if len(selection.products) != 1 or not wanted:
        return None
    return Question(
        product=selection.products[0],
        quantity=wanted,
        by=by(state),
        as_of=state.day,
        countries=selection.countries,
        regions=selection.regions,
        rung=selection.rung,
        terms=Terms(
            redirect=redirect(state.own.get("rd", "")),
            surge="at_once" if state.own.get("su") == "now" else "stated",
            convert=state.own.get("cv") == "1",
        ),
        assumed=assumed(state.own.get("inp", "")),
    )


def by(state: State) -> dt.date:
    """The day needed: the address's, or twelve weeks on; never before the as-of day."""
    text = state.own.get("by", "")
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return state.day + dt.timedelta(days=USUAL_DAYS)
    return max(day, state.day)


def quantity(text: str) -> float | None:
    """The quantity of an address, digits alone; None for anything else."""
    return float(text) if re.fullmatch(r"[1-9]\d{0,11}", text, re.ASCII) else None


def typed(text: str) -> int | None:
    """A quantity as people type it: `30M`, `30 million`, `30 000 000`, `2,5 millions`, `1.200`.

    None for what is no quantity. A comma or point before three digits groups thousands, unless a
    word of magnitude follows.
    """
    found = _TYPED.fullmatch(text.strip())
    if not found or found[2].casefold() not in _TIMES:
        return None
    times = _TIMES[found[2].casefold()]
    digits = re.sub(r"[\s\u00a0\u202f'’]", "", found[1])
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits)
    if grouped and times == 1:
        digits = re.sub(r"[.,]", "", digits)
    try:
        value = round(float(digits.replace(",", ".")) * times)
    except ValueError:
        return None
    return value if 0 < value < MOST else None


def redirect(text: str) -> float:
    """The share of booked output given up."""
    return int(text) / 100 if re.fullmatch(r"\d{1,2}|100", text, re.ASCII) else 0.0


def assumed(text: str) -> frozenset[str] | None:
    """The inputs taken as available: those named, none for `local`, else None for all of them."""
    if not text:
        return None
    return frozenset(code for code in unpack(text) if code in reference.products())


def written(asked: Question) -> dict[str, str | None]:
    """The page's own keys for a question: what a lever changes, the address says."""
    terms = asked.terms
    inputs = None if asked.assumed is None else pack(asked.assumed) or "local"
    return {
        "q": str(round(asked.quantity)),
        "by": asked.by.isoformat(),
        "rd": str(round(terms.redirect * 100)) if terms.redirect else None,
        "su": "now" if terms.surge == "at_once" else None,
        "cv": "1" if terms.convert else None,
        "inp": inputs,
    }

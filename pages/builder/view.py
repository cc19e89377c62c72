"""What the address says: how much a week, by when, on what terms, which of the chains.

| key | holds |
|---|---|
| `q` | the quantity a week, in the product's unit; without it a round part of what can be had |
| `by` | the day in whose week it is made; the as-of day unless said |
| `use` | `all`: all capacity counts, booked or not |
| `need` | `all`: inputs and stages that nobody states are wanted too |
| `have` | codes of inputs and stages taken as available, joined by `.` |
| `alt` | which of the other chains is looked at: 1, 2 or 3 |
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from cluster_data import reference
from cluster_data.selection import Rung, Selection
from planning.chain import OTHERS
from planning.chain_asked import Capacity, Problem
from shell.address import pack, unpack
from shell.state import State

FIRST = ("gown_surg_std", "mask_surg_iir", "gown_isolation", "resp_ffp2", "mask_community")
"""The product looked at until the reader chooses: the first of these that any chain can make."""
NOMINAL = 10_000.0
"""The quantity looked at where it can't be told what can be had."""
MOST = 10**12
LONGEST = 64
"""Letters that a key of a page may hold."""
WEEKS = 52


@dataclass(frozen=True)
class View:
    """The question: all that the answer depends on beside the ledger."""

    product: str | None
    quantity: float | None
    as_of: dt.date
    by: dt.date
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    rung: Rung
    capacity: Capacity
    every: bool
    available: tuple[str, ...]

    def problem(self, product: str, quantity: float) -> Problem:
        """What is asked, of a product and so much of it."""
        return Problem(
            product=product,
            quantity=quantity,
            as_of=self.as_of,
            by=self.by,
            countries=self.countries,
            regions=self.regions,
            rung=self.rung,
            capacity=self.capacity,
            available=frozenset(self.available),
            every=self.every,
        )


def read(state: State) -> View:
    """The view of an address; what it names wrongly is left at its usual."""
    chosen = state.selection
    return View(
        product=chosen.products[0] if len(chosen.products) == 1 else None,
        quantity=quantity_of(state.own.get("q", "")),
        as_of=state.day,
        by=by_of(state.own.get("by", ""), state.day),
        countries=chosen.countries,
        regions=chosen.regions,
        rung=chosen.rung,
        capacity="all" if state.own.get("use") == "all" else "free",
        every=state.own.get("need") == "all",
        available=codes_of(state.own.get("have", "")),
    )


def quantity_of(text: str) -> float | None:
    """The quantity of an address, digits alone; None for anything else."""
    return float(text) if re.fullmatch(r"[1-9]\d{0,11}", text, re.ASCII) else None


def by_of(text: str, as_of: dt.date) -> dt.date:
    """The day in whose week the quantity is made: never before the as-of day, a year at most."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return as_of
    return min(max(day, as_of), as_of + dt.timedelta(days=7 * WEEKS))


def codes_of(text: str) -> tuple[str, ...]:
    """The inputs and stages that an address takes as available; what is neither is passed over."""
    known = set(reference.products()) | set(reference.stages())
    return tuple(sorted({code for code in unpack(text) if code in known}))


def packed(codes: list[str]) -> str | None:
    """Inputs and stages as the address holds them, as many as it has room for."""
    kept: list[str] = []
    for code in codes:
        if len(pack([*kept, code])) > LONGEST:
            break
        kept.append(code)
    return pack(kept) or None


def other_of(state: State, chains: int) -> int:
    """Which chain is looked at: 0, the best, unless the address names another that there is."""
    names = [str(number) for number in range(1, min(chains, OTHERS + 1))]
    return int(state.param("alt", names, "0"))


def round_part(greatest: float | None) -> float:
    """A round quantity (1, 2 or 5 and zeros) of at most half of what can be had."""
    if greatest is None or not 2 <= greatest < float("inf"):
        return NOMINAL
    half = greatest / 2
    size = 10.0 ** (len(str(int(half))) - 1)
    return next(part * size for part in (5, 2, 1) if part * size <= half)


def everywhere(selection: Selection) -> Selection:
    """The selection without what narrows who may take part: that is known of the whole ledger."""
    return selection.but(
        products=(), families=(), countries=(), regions=(), stages=(), certificates=()
    )

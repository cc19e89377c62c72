"""What the address says: of what, until when, who gives, for how long, and on what terms.

| key | holds |
|---|---|
| `wk` | weeks of need |
| `by` | the day until which supply counts |
| `lv` | level of supply: `low`, `high`; else central |
| `gv` | `sites`: givers are sites, for those who may read of them; else regions |
| `eq` | `1`: all receivers are first filled alike |
| `lot` | the least that goes from one to another |
| `shut` | corridors closed: `TN-IT.any-FR.ES-any` |
| `src` | `files`: givers and receivers are the reader's own, kept for the session only |
| `xy` | `plane`: x and y of those files are no degrees |
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from cluster_data.selection import Rung, Selection
from planning.allocation import Aim
from planning.places import ANYWHERE, Metric
from planning.supply import LEVELS, Level
from shell.state import State

FIRST = ("mask_surg_iir", "gown_isolation", "scrubs_set", "goggles", "bed_sheet", "glove_exam")
"""The product looked at until the reader chooses: the first of these of which supply can be told.

Of each a calm day's use is published; the first ran out first in 2020.
"""
WEEKS, MOST_WEEKS = 4, 52
MOST_LOT = 999_999_999
ANY = "any"
_PAIR = re.compile(r"([A-Za-z0-9]{1,8})-([A-Za-z0-9]{1,8})", re.ASCII)
LONGEST, MOST_CLOSED = 64, 10
"""Letters that a key of a page may hold: as many corridors."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class View:
    """The question: all that the answer depends on beside the ledger, or the reader's files."""

    product: str | None
    rung: Rung
    level: Level
    by: dt.date
    weeks: int
    sites: bool
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    aim: Aim
    lot: float
    closed: tuple[Pair, ...]
    files: bool
    metric: Metric

    @property
    def corridors(self) -> list[Pair]:
        """The corridors closed as `planning.places.open_corridors` reads them."""
        return [
            (ANYWHERE if one == ANY else one, ANYWHERE if other == ANY else other)
            for one, other in self.closed
        ]


def read(state: State) -> View:
    """The view of an address; what it names wrongly is left at its usual."""
    chosen, weeks = state.selection, weeks_of(state.own.get("wk", ""))
    level = state.param("lv", LEVELS, "central")
    return View(
        product=chosen.products[0] if len(chosen.products) == 1 else None,
        rung=chosen.rung,
        level=next(one for one in LEVELS if one == level),
        by=by_of(state.own.get("by", ""), state.day, weeks),
        weeks=weeks,
        sites=state.own.get("gv") == "sites",
        countries=chosen.countries,
        regions=chosen.regions,
        aim="equal_fill" if state.own.get("eq") == "1" else "least_unmet",
        lot=lot_of(state.own.get("lot", "")),
        closed=pairs(state.own.get("shut", "")),
        files=state.own.get("src") == "files",
        metric="plane" if state.own.get("xy") == "plane" else "great_circle",
    )


def weeks_of(text: str) -> int:
    """Weeks of need; four unless the address says another number."""
    found = int(text) if re.fullmatch(r"\d{1,2}", text, re.ASCII) else WEEKS
    return found if 1 <= found <= MOST_WEEKS else WEEKS


def by_of(text: str, as_of: dt.date, weeks: int) -> dt.date:
    """The day until which supply counts: by default the end of the weeks of need."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return as_of + dt.timedelta(days=7 * weeks)
    return min(max(day, as_of), as_of + dt.timedelta(days=7 * MOST_WEEKS))


def lot_of(text: str) -> float:
    """The minimum lot; none where the address holds no number."""
    return float(text) if re.fullmatch(r"[1-9]\d{0,8}", text, re.ASCII) else 0.0


def pairs(text: str) -> tuple[Pair, ...]:
    """The corridors that a text names; what is no pair is passed over."""
    found = (_PAIR.fullmatch(part) for part in text.split("."))
    return tuple(dict.fromkeys((one[1], one[2]) for one in found if one))[:MOST_CLOSED]


def packed(closed: list[Pair]) -> str | None:
    """Corridors as the address holds them, as many as it has room for."""
    text = ""
    for one, other in closed:
        longer = f"{text}.{one}-{other}" if text else f"{one}-{other}"
        if len(longer) > LONGEST:
            break
        text = longer
    return text or None


def everywhere(selection: Selection) -> Selection:
    """The selection without what narrows who gives: filters say who receives."""
    return selection.but(
        products=(), families=(), countries=(), regions=(), stages=(), certificates=()
    )

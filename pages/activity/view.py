"""What the address says: which kinds of activity, of how many days, which page of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from cluster_data import store
from shell.state import State

SPANS = {"7": 7, "30": 30, "365": 365, "all": 0}
"""Days looked back at, by what the address calls them; 0 for all."""


@dataclass(frozen=True)
class View:
    """The kind (empty: all), the first day (None: from the beginning), the page from 1."""

    kind: str
    span: str
    since: dt.date | None
    page: int


def read(state: State) -> View:
    """The view of an address; what it names wrongly is not narrowed by."""
    span = state.param("span", SPANS, "30")
    page = state.own.get("n", "1")
    days = SPANS[span]
    return View(
        kind=state.param("kind", store.ACTIVITY_KINDS),
        span=span,
        since=dt.datetime.now(dt.UTC).date() - dt.timedelta(days=days - 1) if days else None,
        page=int(page) if page.isdecimal() and 1 <= len(page) <= 5 and int(page) else 1,
    )

"""What is asked: one selection that every page, query and exhibit shares."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args

Rung = Literal["declared", "attested", "certified", "demonstrated"]
RUNGS: tuple[Rung, ...] = get_args(Rung)
"""The ladder of evidence, lowest first; a capacity never rises with the rung."""


@dataclass(frozen=True)
class Selection:
    """Filters by code; an empty one means all.

    Codes are kept sorted and once each, so that the same filters are equal and hash alike however
    they were picked. `round` None is the latest round; `as_of` None is today.

    `as_of` is the day that reference dates, ages and certificates are judged on; `known` is another
    thing: the ledger as it stood at the end of that day (UTC), before whatever came in, was
    approved, withdrawn or merged since. None is the ledger of now.
    """

    products: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()
    rung: Rung = "certified"
    round: str | None = None
    as_of: dt.date | None = None
    known: dt.date | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, tuple):
                object.__setattr__(self, field.name, tuple(sorted(set(value))))
        if self.rung not in RUNGS:
            raise ValueError(f"no such rung: {self.rung!r}")

    def but(self, **changes: Any) -> Selection:
        """The same selection with some of its fields changed."""
        return replace(self, **changes)

    def day(self, today: dt.date) -> dt.date:
        """The day it is asked for: `as_of`, else the day that is looked back to, else `today`."""
        return self.as_of or min(self.known or today, today)

"""Partners for a need: who answers it, ranked, with each gap named and its size in its own terms.

Never a score: a candidate meets a requirement, or misses it by so much, or it can't be told. The
order is that of docs/matching.md: fewer open points first, then the gaps that are easier to close,
then free capacity, then distance. It does not hang on the order of the tables.
"""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from planning.matching_checks import Candidate, Check, check, hardness
from planning.matching_need import KINDS, Kind, Need, Relation, requirements
from planning.matching_offers import Offer, offers_for
from planning.timing import TOLERANCE

__all__ = [
    "KINDS",
    "Candidate",
    "Check",
    "Kind",
    "Need",
    "Offer",
    "Relation",
    "rank",
    "requirements",
    "together",
]


def rank(
    need: Need, lines: pd.DataFrame, places: pd.DataFrame, cooperation: pd.DataFrame
) -> tuple[Candidate, ...]:
    """All candidates for a need, the best first.

    `lines` as of `store.supply_lines` (unfiltered by product), `places` with site_id, lat, lng,
    `cooperation` as of `store.cooperation`. Sites that may not be shown have no site_id and are
    left out. Numbers of lines that are not `open` are never read: what hangs on them is `untold`.
    """
    found = [check(need, offer) for offer in offers_for(need, lines, places, cooperation)]
    return tuple(sorted(found, key=_order))


def together(need: Need, ranked: tuple[Candidate, ...]) -> int | None:
    """How many of the first that miss nothing reach the quantity together; None where none do."""
    held, wanted = 0.0, need.quantity or 0.0
    whole = [one for one in ranked if one.complete and math.isfinite(one.free)]
    for count, one in enumerate(whole, start=1):
        held += one.free
        if held >= wanted - TOLERANCE:
            return count
    return None


def _order(one: Candidate) -> tuple[Any, ...]:
    """What candidates are ordered by; the site's code settles what is alike."""
    return (
        len(one.gaps) + len(one.untold),
        len(one.gaps),
        [hardness(gap) for gap in one.gaps],
        -one.free if math.isfinite(one.free) else 0.0,
        one.km if math.isfinite(one.km) else math.inf,
        one.offer.site_id,
    )

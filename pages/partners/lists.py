"""Candidates as a list: what each misses, why it is a match, how far it is."""

from __future__ import annotations

import math
from collections.abc import Callable

from exhibits.catalogue.site_finding import distance_text
from pages.partners import gaps, wording
from pages.partners.view import View
from planning.matching import Candidate, Need
from shell import listing
from shell.listing import Head, Row
from words import _

STEP = 15
"""Candidates shown at first, and added by each "more"."""


def draw(
    view: View, need: Need, many: int, chosen: str, on_choose: Callable[[str], object]
) -> None:
    """So many of the ranked candidates, each a row to choose."""
    names = wording.names(view.shown)
    far = need.place is not None
    heads: list[str | Head] = [
        _("Possible partner"),
        Head(_("What is missing"), "words", 1.6),
        Head(_("Why this match"), "words", 1.6),
    ]
    if far:
        heads.append(_("Distance"))
    rows = [_row(one, view, need, names, far) for one in view.shown[:many]]
    listing.draw(
        "tela_partners", heads, rows, _("Possible partners, the best first"), chosen,
        on_choose=on_choose, tall="none", toggles=True,
    )  # fmt: skip


def _row(one: Candidate, view: View, need: Need, names: dict[str, str], far: bool) -> Row:
    outcome = gaps.outcome(one, need)
    cells = [outcome, gaps.why(one, need, view.asker, view.product)]
    if far:
        cells.append("–" if math.isnan(one.km) else distance_text(one.km))
    return Row(
        code=one.offer.site_id,
        name=names[one.offer.site_id],
        note=wording.area(one.offer.area, one.offer.country),
        cells=tuple(cells),
    )

"""Who contributes: by name to those who may read it, to all others as counts by region."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from planning.answer import Supplier, Unnamed
from planning.discretion import FEW
from planning.lines import Floats, Rows


def suppliers(giving: Rows, contribution: Floats) -> tuple[Supplier, ...]:
    """The sites that a viewer may know of, in order of contribution.

    `contribution` is of each row; the rows of one site are one supplier. Contributions that may not
    be read are None, and such sites come last, by identifier, so that their order tells nothing.
    """
    sites: dict[int, list[int]] = defaultdict(list)
    for place in np.flatnonzero(giving["listed"]):
        sites[int(giving["site"][place])].append(int(place))
    found = (_supplier(giving, contribution, places) for places in sites.values())
    return tuple(sorted(found, key=_order))


def _supplier(giving: Rows, contribution: Floats, places: list[int]) -> Supplier:
    first = places[0]
    return Supplier(
        site_id=giving["site_id"][first],
        member_id=giving["member_id"][first],
        name=giving["name"][first] if giving["named"][first] else None,
        cluster_code=giving["cluster_code"][first],
        country=giving["country"][first],
        region_code=giving["region_code"][first],
        contribution=float(contribution[places].sum()) if giving["open"][places].all() else None,
    )


def _order(one: Supplier) -> tuple[bool, float, str]:
    return one.contribution is None, -(one.contribution or 0.0), one.site_id


def unnamed(giving: Rows) -> tuple[Unnamed, ...]:
    """How many firms of each region contribute that a viewer may not know one by one."""
    firms: dict[tuple[str | None, str | None], set[int]] = defaultdict(set)
    for place in np.flatnonzero(~giving["listed"]):
        where = giving["country"][place], giving["region_code"][place]
        firms[where].add(int(giving["firm"][place]))
    ordered = sorted(firms.items(), key=lambda one: (one[0][0] or "", one[0][1] or ""))
    return tuple(
        Unnamed(country, region, len(those) if len(those) > FEW else None)
        for (country, region), those in ordered
    )

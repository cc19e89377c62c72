"""Which losses a viewer is not told, since they would tell of one or two firms.

The rule is that of every figure (design, *Suppression*), and wider: a share of a whole is told by
what is left of it too, and by the shares beside it, since all of them make up the whole.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import pandas as pd

from planning.discretion import FEW
from planning.resilience import COLUMN_OF

Cell = tuple[str, str]
"""A code of a site, firm, region or country, and a product."""


@dataclass
class _Part:
    """What one site, firm, region or country makes of a product."""

    amount: float = 0.0
    firms: set[int] = field(default_factory=set)
    closed: bool = False


Parts = Mapping[str, _Part]


def hidden(lines: pd.DataFrame) -> dict[str, set[Cell]]:
    """By dimension, the cells whose share of a product is kept back.

    `lines` as of `standing.standing`. Kept back is a part that stands on one or two firms not
    open to the viewer; so are the smallest of the others, until what is kept back together stands
    on more firms than that and is no single part.
    """
    found: dict[str, set[Cell]] = {dimension: set() for dimension in COLUMN_OF}
    if lines["open"].all():
        return found
    for product, made in lines.groupby("product_code", observed=True):
        parts = {dimension: _parts(made, column) for dimension, column in COLUMN_OF.items()}
        kept = {
            dimension: {code for code, part in own.items() if _few_told([part])}
            for dimension, own in parts.items()
        }
        for dimension in ("site", "firm", "country"):
            _cover(parts[dimension], kept[dimension], parts[dimension])
        # a country is the sum of its regions: they tell of one another
        for country, regions in made.groupby("country_code", observed=True)["region_code"]:
            if country in kept["country"]:
                kept["region"].update(regions)
            else:
                _cover(parts["region"], kept["region"], set(regions))
        for dimension, codes in kept.items():
            found[dimension] |= {(code, str(product)) for code in codes}
    return found


def few(lines: pd.DataFrame) -> bool:
    """Whether these lines stand on one or two firms, and not all of them are open."""
    return not lines["open"].all() and int(lines["firm"].nunique()) <= FEW


def secret_products(lines: pd.DataFrame) -> set[str]:
    """Products of which not even the whole is told."""
    if lines["open"].all():
        return set()
    return {str(code) for code, made in lines.groupby("product_code", observed=True) if few(made)}


def _parts(made: pd.DataFrame, column: str) -> dict[str, _Part]:
    parts: dict[str, _Part] = {}
    columns = (made[column], made["certified_per_week"], made["firm"], made["open"])
    for code, amount, firm, is_open in zip(*columns, strict=True):
        part = parts.setdefault(str(code), _Part())
        part.amount += float(amount)
        part.firms.add(int(firm))
        part.closed |= not is_open
    return parts


def _few_told(parts: Collection[_Part]) -> bool:
    """Whether these together stand on one or two firms, and not all of them are open."""
    firms = set().union(*(part.firms for part in parts))
    return any(part.closed for part in parts) and 1 <= len(firms) <= FEW


def _cover(parts: Parts, kept: set[str], among: Collection[str]) -> None:
    """Keep back more of some codes until those kept back tell nothing together.

    With that no rest tells of one or two firms either: its parts would be among those kept back.
    """
    ordered = sorted(among, key=lambda code: (parts[code].amount, code))
    secret = [code for code in ordered if code in kept]
    shown = [code for code in ordered if code not in kept]
    while shown and secret and (len(secret) == 1 or _few_told([parts[code] for code in secret])):
        secret.append(shown.pop(0))
        kept.add(secret[-1])

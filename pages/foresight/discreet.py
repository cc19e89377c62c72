"""Which areas' output of a product a viewer is not told, since it would tell of one or two firms.

The rule is that of every figure (design, *Suppression*), and wider: the whole is told beside its
areas, so what is kept back of them together must stand on more firms than that too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np

from pages.foresight.made import Made, few
from planning.supply import LEVELS, Level

NOWHERE = ""
"""The place of lines whose region is not known."""


def hidden_areas(found: Made, level: Level) -> set[str]:
    """The areas kept back of one product's output at a level, all of them where the whole is."""
    areas = np.array([code or NOWHERE for code in found.rows["area_code"]], dtype=object)
    parts = {str(code): found.pick(areas == code) for code in set(areas)}
    if any(few(found, one) for one in LEVELS):
        return set(parts)
    kept = {code for code, part in parts.items() if few(part, level)}
    for country in {str(code) for code in found.rows["country"]}:
        own = {code for code, part in parts.items() if country in part.rows["country"]}
        _cover(found, areas, parts, kept, own, level)
    _cover(found, areas, parts, kept, set(parts), level)
    return kept


def _cover(
    found: Made,
    areas: np.ndarray,
    parts: Mapping[str, Made],
    kept: set[str],
    among: Collection[str],
    level: Level,
) -> None:
    """Keep back more, the smallest first, until those kept back tell nothing together."""
    gives = {code: float(parts[code].output[level].sum()) for code in among}
    shown = sorted((code for code in among if code not in kept and gives[code] > 0),
                   key=lambda code: (gives[code], code))  # fmt: skip
    secret = [code for code in among if code in kept and gives[code] > 0]
    while shown and secret and (len(secret) == 1 or _told(found, areas, secret, level)):
        secret.append(shown.pop(0))
        kept.add(secret[-1])


def _told(found: Made, areas: np.ndarray, codes: Collection[str], level: Level) -> bool:
    return few(found.pick(np.isin(areas.astype(str), list(codes))), level)

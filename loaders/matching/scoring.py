"""From evidence to a score: points are added up as log-odds, and each point has its words.

The points were set by hand and looked at on one half of the labelled set only (docs/registry.md).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

AUTOMATIC = 0.9
"""From here on two are held for one without asking, reversibly."""
LOWER = 0.5
"""From here on a person is asked; below, it is a new one."""

_ALIKE_AT = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
_ALIKE = (-8.0, -6.0, -3.0, -1.0, 0.8, 1.7, 2.6)
_BIAS = -0.9
_SAME_ID, _OTHER_ID = 5.0, -5.0
_SAME_DOMAIN, _OTHER_DOMAIN = 2.5, -0.4
_SAME_TOWN, _SAME_REGION, _OTHER_TOWN, _OTHER_REGION = 1.2, 0.6, -0.2, -2.5
_NEAR, _FAR = 1.5, -2.0
_FAR_FIRM = -0.4
"""A firm may have sites in other regions, so that counts little against the firm."""
_OTHER_FORM = -1.8
_SAME_SITE, _SITES_DIFFER, _SITE_SAID_ONCE = 0.3, -3.0, -0.3
_NAMES_TOO_FAR = 0.6
_MOST_IN_DOUBT, _MOST_ELSEWHERE, _LEAST_WITH_ID = 0.88, 0.4, 0.6
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
NEAR_KM, FAR_KM = 1.0, 30.0


def scored(pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs with `score` (the same site) and `firm_score` (the same firm), each 0 to 1.

    `pairs` needs alike (0 to 1), and, each 1 for agreement, -1 for contradiction, 0 for no word:
    id, domain, town, region, form, site; km (NaN where a place is not known exactly).
    """
    name = np.interp(pairs["alike"], _ALIKE_AT, _ALIKE)
    firm = _BIAS + name + _points(pairs["id"], _SAME_ID, _OTHER_ID)
    firm = firm + _points(pairs["domain"], _SAME_DOMAIN, _OTHER_DOMAIN)
    firm = firm + _points(pairs["form"], 0.0, _OTHER_FORM)
    place = _place(pairs)
    site = _points(pairs["site"], _SAME_SITE, _SITES_DIFFER)
    site = site + np.where(pairs["site_once"], _SITE_SAID_ONCE, 0.0)
    doubt = (pairs["alike"] < _NAMES_TOO_FAR).to_numpy()
    hard = (pairs["id"] > 0).to_numpy()
    return pairs.assign(
        score=np.minimum(_share(firm + place + site, doubt, hard), _elsewhere(pairs)),
        firm_score=_share(firm + np.maximum(place, _FAR_FIRM), doubt, hard),
    )


def _place(pairs: pd.DataFrame) -> Floats:
    """Points of the place: by distance where both places are exact, else by town and region."""
    town, region, km = (pairs[name].to_numpy() for name in ("town", "region", "km"))
    named = np.select(
        [town > 0, region < 0, town < 0, region > 0],
        [_SAME_TOWN, _OTHER_REGION, _OTHER_TOWN, _SAME_REGION],
        0.0,
    )
    measured = np.select([km <= NEAR_KM, km >= FAR_KM], [_NEAR, _FAR], named)
    return np.where(np.isnan(km), named, measured)


def _elsewhere(pairs: pd.DataFrame) -> Floats:
    """The most a site in another region can score, however much its firm is the same."""
    return np.where(pairs["region"] < 0, _MOST_ELSEWHERE, 1.0)


def _points(agreement: pd.Series, same: float, other: float) -> Any:
    return np.select([agreement > 0, agreement < 0], [same, other], 0.0)


def _share(points: Any, doubt: Flags, hard: Flags) -> Floats:
    """Log-odds as a share; a person is asked where names are far apart, or a number is the same."""
    score = 1 / (1 + np.exp(-np.asarray(points, dtype=float)))
    score = np.where(hard, np.maximum(score, _LEAST_WITH_ID), score)
    return np.where(doubt, np.minimum(score, _MOST_IN_DOUBT), score)

"""Two lists of sites beside each other: pairs that may be one, with their evidence and score."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from loaders.matching import blocking
from loaders.matching.evidence import legal_ids, own_domains
from loaders.matching.likeness import likeness
from loaders.matching.names import Name, name_of
from loaders.matching.scoring import scored
from words import fold

COLUMNS = (
    "member_key", "site_key", "company_id", "company_name", "site_name", "country", "region_code",
    "city", "lat", "lng", "place_precision", "domain",
)  # fmt: skip
"""What is asked of a site; a missing column or value is no word."""
_ROUGHLY = 45.0
"""RapidFuzz ratio of the sounds below which only hard evidence makes a pair worth a closer look."""
_CLOSEST = 8
"""Known sites looked at closely for each uploaded one."""
_COMMON_FROM, _COMMON_SHARE = 30, 0.01
_EARTH_KM = 6371.0088
_LONGEST = 200
"""Letters of a name: what is longer is none, and would take its time."""


@dataclass(frozen=True)
class _Side:
    """One list, prepared: texts without gaps, names taken apart, evidence levelled."""

    frame: pd.DataFrame
    names: list[Name]
    sounds: list[str]


def compare(uploaded: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Pairs that may be one site or firm: left and right (positions), score, firm_score, evidence.

    Both frames have columns of `COLUMNS`. Comparing a list with itself gives each pair once, the
    earlier row left. The best come first within an uploaded site.
    """
    itself = uploaded is known
    left = _prepared(uploaded)
    right = left if itself else _prepared(known)
    ours, theirs = blocking.pairs(_traits(left), _traits(right))
    if itself:
        ours, theirs = ours[ours < theirs], theirs[ours < theirs]
    pairs = _evidence(left, right, pd.DataFrame({"left": ours, "right": theirs}))
    pairs = _closest(left, right, pairs)
    pairs = scored(_with_names(left, right, pairs))
    best = pairs.sort_values(
        ["left", "score", "firm_score", "right"], ascending=[True, False, False, True]
    )
    return best.reset_index(drop=True)


def _prepared(sites: pd.DataFrame) -> _Side:
    frame = sites.reindex(columns=COLUMNS).reset_index(drop=True).astype(object)
    country = frame["country"].fillna("").astype(str)
    names = [
        name_of(name if len(name) <= _LONGEST else "", iso2)
        for name, iso2 in zip(frame["company_name"].fillna("").astype(str), country, strict=True)
    ]
    firms = pd.Series([name.joined for name in names], dtype=object)
    town = pd.Series([_town(city, iso2) for city, iso2 in zip(frame["city"], country, strict=True)])
    made = pd.DataFrame(
        {
            "country": country,
            "region": frame["region_code"].fillna("").astype(str),
            "town": town.astype(object),
            "site": [_site(name) for name in frame["site_name"]],
            "id": legal_ids(frame["company_id"], country, firms),
            "domain": own_domains(frame["domain"], firms),
            "lat": pd.to_numeric(frame["lat"], errors="coerce"),
            "lng": pd.to_numeric(frame["lng"], errors="coerce"),
            "exact": frame["place_precision"].isin(("site", "town")),
            "form": [name.form for name in names],
        }
    )
    return _Side(made, names, [" ".join(name.sounds) for name in names])


def _town(city: object, country: str) -> str:
    """A town's name by sound: صفاقس, Sfax and Safaqis are one."""
    if not isinstance(city, str) or not city.strip():
        return ""
    return " ".join(name_of(city[:_LONGEST], country).sounds)


def _site(name: object) -> str:
    return fold(name) if isinstance(name, str) else ""


def _traits(side: _Side) -> list[list[tuple[str, bool]]]:
    columns = (side.frame[name] for name in ("country", "region", "id", "domain"))
    return [list(blocking.traits(*one)) for one in zip(side.names, *columns, strict=True)]


def _evidence(left: _Side, right: _Side, pairs: pd.DataFrame) -> pd.DataFrame:
    """What speaks for and against each pair, names apart."""
    one = left.frame.take(pairs["left"].to_numpy()).reset_index(drop=True)
    other = right.frame.take(pairs["right"].to_numpy()).reset_index(drop=True)
    for name in ("id", "domain", "town", "region", "form", "site"):
        pairs[name] = _agreement(one[name], other[name])
    near_length = (one["id"].str.len() - other["id"].str.len()).abs() <= 1
    pairs["id"] = pairs["id"].where((pairs["id"] >= 0) | near_length, 0)
    pairs.loc[one["country"].ne(other["country"]), ["id", "region", "town"]] = -1
    pairs["site_once"] = (one["site"] == "") != (other["site"] == "")
    pairs["km"] = np.where(one["exact"] & other["exact"], _kilometres(one, other), np.nan)
    # a town looked up has the town's own point: the same point is the same town in any spelling
    pairs.loc[pairs["km"].lt(0.05) & pairs["region"].ge(0), "town"] = 1
    return pairs


def _agreement(one: pd.Series, other: pd.Series) -> np.ndarray:
    said = (one != "") & (other != "")
    return np.where(said, np.where(one == other, 1, -1), 0)


def _kilometres(one: pd.DataFrame, other: pd.DataFrame) -> np.ndarray:
    """On a great circle."""
    lat, lng, lat2, lng2 = (
        np.radians(column.to_numpy(dtype=float))
        for column in (one["lat"], one["lng"], other["lat"], other["lng"])
    )
    half = np.sin((lat - lat2) / 2) ** 2
    half = half + np.cos(lat) * np.cos(lat2) * np.sin((lng - lng2) / 2) ** 2
    return _EARTH_KM * 2 * np.arcsin(np.minimum(1, np.sqrt(half)))


def _closest(left: _Side, right: _Side, pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs worth a closer look: the most alike by sound, and those of hard evidence."""
    if pairs.empty:
        return pairs
    ours = [left.sounds[at] for at in pairs["left"]]
    theirs = [right.sounds[at] for at in pairs["right"]]
    sorted_, within = (
        process.cpdist(ours, theirs, scorer=scorer, workers=2)
        for scorer in (fuzz.token_sort_ratio, fuzz.token_set_ratio)
    )
    rough = np.maximum(sorted_, 0.8 * within)
    hard = pairs["id"].gt(0) | pairs["domain"].gt(0)
    initials = [
        right.names[b].joined in left.names[a].acronyms
        or left.names[a].joined in right.names[b].acronyms
        for a, b in zip(pairs["left"], pairs["right"], strict=True)
    ]
    weight = rough + 200 * hard + 30 * pairs["town"].gt(0) + 15 * pairs["region"].gt(0)
    kept = pairs.assign(rough=weight)[(rough >= _ROUGHLY) | hard | np.array(initials)]
    ranked = kept.sort_values(["left", "rough"], ascending=[True, False], kind="stable")
    return ranked[ranked.groupby("left").cumcount() < _CLOSEST].drop(columns="rough")


def _with_names(left: _Side, right: _Side, pairs: pd.DataFrame) -> pd.DataFrame:
    common = _common(right)
    seen: dict[tuple[Name, Name], tuple[float, bool, bool]] = {}
    found = []
    for a, b in zip(pairs["left"], pairs["right"], strict=True):
        key = left.names[a], right.names[b]
        if key not in seen:
            alike = likeness(*key, common)
            seen[key] = (alike.value, alike.across, alike.abbreviated)
        found.append(seen[key])
    told = pd.DataFrame(found, columns=["alike", "across", "abbreviated"], index=pairs.index)
    return pairs.join(told)


def _common(side: _Side) -> dict[str, bool]:
    """Words, and their sounds, that many firms of the list bear."""
    words = Counter(word for name in side.names for word in {*name.own, *name.sounds})
    least = max(_COMMON_FROM, _COMMON_SHARE * len(side.names))
    return {word: True for word, count in words.items() if count >= least}

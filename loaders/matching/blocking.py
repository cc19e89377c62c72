"""Which pairs are worth a look: those that share a rare trait, so that time grows with rows.

A trait is a legal identifier, a domain, the sound of a word of the name or of all of them, such a
sound with one consonant left out (so that one slip is forgiven), two words together, a word in a
region, or initials. A trait that many known sites share tells nothing and is left out; the name's
other traits, or the same word within its region, find the pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pandas as pd

from loaders.matching.names import Name

_MANY = 60
_MANY_IN_REGION = 150
_SLIP_FROM = 4
"""Consonants from which on one may be left out."""

_SHORTEST, _LONGEST = 2, 6
"""Letters of an abbreviation: more than the first, at most the second."""
Positions = npt.NDArray[np.int64]


def traits(
    name: Name, country: str, region: str, legal_id: str, domain: str
) -> Iterator[tuple[str, bool]]:
    """The traits of one site, and whether each is narrow enough to be shared by more sites."""
    if legal_id:
        yield f"id|{country}|{legal_id}", False
    if domain:
        yield f"at|{domain}", False
    place = f"{country}|{region}"
    for word in set(name.sounds):
        yield f"in|{place}|{word}", True
        for form in _forms(word):
            yield f"w|{country}|{form}", False
    if len(name.sounds) > 1:
        whole = "".join(name.sounds)
        for form in _forms(whole):
            yield f"w|{country}|{form}", False
        for one, other in combinations(sorted(set(name.sounds))[:5], 2):
            yield f"two|{country}|{one} {other}", True
    for trade in name.trades:
        for word in name.sounds:
            yield f"tr|{place}|{trade} {word}", True
    for short in name.acronyms:
        if len(short) > _SHORTEST:
            yield f"abc|{country}|{short}", False
    if len(name.own) == 1 and _SHORTEST < len(name.own[0]) <= _LONGEST:
        yield f"abc|{country}|{name.own[0]}", False


def _forms(word: str) -> Iterable[str]:
    """A sound and, where it is long enough, the same with one consonant left out."""
    if len(word) < _SLIP_FROM:
        return (word,)
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def pairs(
    uploaded: list[list[tuple[str, bool]]], known: list[list[tuple[str, bool]]]
) -> tuple[Positions, Positions]:
    """Positions of the uploaded and the known site of each pair that shares a trait, once each."""
    ours, our_keys, our_narrow = _laid_out(uploaded)
    theirs, their_keys, _narrow = _laid_out(known)
    order = np.argsort(their_keys, kind="stable")
    sorted_keys, sorted_at = their_keys[order], theirs[order]
    first = np.searchsorted(sorted_keys, our_keys, "left")
    counts = np.searchsorted(sorted_keys, our_keys, "right") - first
    usable = (counts > 0) & (counts <= np.where(our_narrow, _MANY_IN_REGION, _MANY))
    ours, first, counts = ours[usable], first[usable], counts[usable]
    total = int(counts.sum())
    within = np.arange(total) - np.repeat(np.cumsum(counts) - counts, counts)
    left = np.repeat(ours, counts)
    right = sorted_at[np.repeat(first, counts) + within]
    unique = np.unique(left * np.int64(len(known)) + right)
    return unique // max(len(known), 1), unique % max(len(known), 1)


def _laid_out(
    listed: list[list[tuple[str, bool]]],
) -> tuple[Positions, npt.NDArray[np.uint64], npt.NDArray[np.bool_]]:
    at = np.repeat(np.arange(len(listed), dtype=np.int64), [len(one) for one in listed])
    keys = [key for one in listed for key, _narrow in one]
    narrow = np.array([narrow for one in listed for _key, narrow in one], dtype=bool)
    hashed = pd.util.hash_array(np.array(keys, dtype=object), categorize=False)
    return at, hashed.astype(np.uint64), narrow

"""Whether two names are one name spelled differently: slips, word order, legal form, spaces."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from words import fold

_LEGAL = frozenset(
    fold(
        "sarl sarlau suarl sa sas sasu eurl snc scop spa srl srls snc sl slu slne sau sc scoop lda "
        "ltda ltd limited llc llp plc inc co corp company gmbh ag as aş anonim şirketi şti ltd "
        "tic san ve ανε αε επε ιεε ικε ae epe ike ooo doo dd dooel shpk sh d o p k شركة ش م ذ م م "
        "ste société societe sté ets etablissements établissements the et and y e & di de du des "
        "la le les el al"
    ).split()
)
"""Words that tell no firm from another: legal forms, articles, the word for company."""
_NUMBER = re.compile(r"\d|^[ivx]+$")
_SMALL, _BLOCK = 60, 400
"""Names alike but for one word that are all held against each other; more are parted first."""
_SHORT, _LONG = 5, 8
"""Letters of a word in which one slip, and two, are still a slip."""
_MOST_WORDS = 8
"""Words of a name; what has more is a sentence."""
Pair = tuple[int, int]
Homes = Callable[[int], frozenset[int]]
"""The places of a name, by its position."""


def pairs_alike(names: Sequence[str], homes: Homes) -> set[Pair]:
    """Pairs of names (by position) that are nearly alike and share a place.

    `names` are folded; `homes` tells the places of one. Alike are the same words but for their
    order, for spaces between them, or for slips in one word. Names meet by what is the same in
    them, so the work grows with the names and not with their square.
    """
    words = [_words(name) for name in names]
    found: set[Pair] = set()
    for group in _meeting(words, _whole, homes):
        found |= set(combinations(sorted({at for at, _word in group}), 2))
    for group in _meeting(words, _but_one, homes):
        found |= _slipped(group)
    return {(one, two) for one, two in found if homes(one) & homes(two)}


def _meeting(
    names: list[list[str]], keys: Callable[[list[str]], Iterable[tuple[str, str]]], homes: Homes
) -> Iterator[list[tuple[int, str]]]:
    """Names that have a key in common, each with the word that belongs to it."""
    first: dict[str, tuple[int, str]] = {}
    groups: dict[str, list[tuple[int, str]]] = {}
    for at, words in enumerate(names):
        for key, word in keys(words):
            if key not in first:
                first[key] = at, word
            elif key in groups:
                groups[key].append((at, word))
            else:
                groups[key] = [first[key], (at, word)]
    for group in groups.values():
        if len(group) > _SMALL:
            yield from _by_place(group, homes)
        else:
            yield group


def _by_place(group: list[tuple[int, str]], homes: Homes) -> Iterator[list[tuple[int, str]]]:
    """A large group place by place; what is still too large by the beginning of the word."""
    pieces: dict[tuple[object, ...], list[tuple[int, str]]] = defaultdict(list)
    for at, word in group:
        for place in homes(at):
            pieces[(place,)].append((at, word))
    for key in [key for key, piece in pieces.items() if len(piece) > _BLOCK]:
        for at, word in pieces.pop(key):
            pieces[*key, word[:3]].append((at, word))
    for piece in pieces.values():
        for start in range(0, len(piece) - 1, _BLOCK):
            yield sorted(piece)[start : start + _BLOCK]


def _whole(words: list[str]) -> Iterator[tuple[str, str]]:
    """What names that are the same but for order, or for spaces, have in common."""
    yield " ".join(sorted(words)), ""
    yield "=" + "".join(words), ""


def _but_one(words: list[str]) -> Iterator[tuple[str, str]]:
    """What a name has in common with those that differ in one word, and that word.

    A number is never a slip for another: Usine 1 and Usine 2 are two.
    """
    if len(words) > _MOST_WORDS:
        return
    for at, word in enumerate(words):
        if len(word) >= _SHORT and not _NUMBER.search(word):
            yield " ".join(sorted(words[:at] + words[at + 1 :])), word


def _slipped(group: list[tuple[int, str]]) -> set[Pair]:
    """Pairs of names whose words are one with slips."""
    words = [word for _at, word in group]
    apart = process.cdist(words, words, scorer=OSA.distance, score_cutoff=2, dtype=np.uint8)
    pairs = np.argwhere(np.triu(apart <= 2, k=1))
    return {
        (min(group[one][0], group[two][0]), max(group[one][0], group[two][0]))
        for one, two in pairs
        if group[one][0] != group[two][0] and _slip(words[one], words[two])
    }


def _words(name: str) -> list[str]:
    """The words of a folded name that tell it from others; all of them where none does."""
    words = name.split()
    return [word for word in words if word not in _LEGAL] or words


def same_words(one: str | None, two: str | None) -> bool:
    """The same words in the same order, whatever their case, accents, spaces and signs."""
    return fold(one or "").replace(" ", "") == fold(two or "").replace(" ", "")


def nearly(one: str | None, two: str | None) -> bool:
    """The same words but for order and slips; a word more or less is another thing."""
    return bool(one and two) and _slips(fold(str(one)).split(), fold(str(two)).split())


def _slips(one: Sequence[str], two: Sequence[str]) -> bool:
    ours, theirs = Counter(one), Counter(two)
    left, right = list((ours - theirs).elements()), list((theirs - ours).elements())
    if len(left) != len(right) or len(left) > 2:
        return False
    if any(_NUMBER.search(word) for word in (*left, *right)):
        return False
    straight = all(_slip(a, b) for a, b in zip(left, right, strict=True))
    return straight or all(_slip(a, b) for a, b in zip(left, right[::-1], strict=True))


def _slip(one: str, two: str) -> bool:
    shorter = min(len(one), len(two))
    if shorter < _SHORT:
        return False
    return OSA.distance(one, two) <= (2 if shorter >= _LONG else 1)

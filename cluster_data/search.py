"""Finding things by what they are called, in any language and script.

Pure: a haystack is made once from texts, and asked as often as one likes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from words import fold
from words.fold_columns import fold_all
from words.romanising import consonants, romanised

_ARTICLES = frozenset({"al", "el", "ال"})
_NONE = 1_000_000


@dataclass(frozen=True)
class _Kind:
    """The texts of one kind, ready to be searched, and the things that each is said of."""

    texts: tuple[str, ...]
    owners: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Haystack:
    """What each of `size` things is called; made by `haystack`."""

    size: int
    kinds: tuple[_Kind, ...]

    def find(self, query: str) -> list[int]:
        """Positions of the things that every word of the query is said of, the best first.

        A word is said of a thing by its beginning too, in any script, and in another script by its
        consonants. Earlier kinds count for more, then whole words before beginnings before
        likenesses; equals keep their order. A query without a word finds everything.
        """
        words = _asked(query)
        ranks = np.zeros(self.size, dtype=np.int64)
        for word in words:
            ranks += self._ranks(word)
        order = np.argsort(ranks, kind="stable")
        return [int(at) for at in order if ranks[at] < _NONE]

    def _ranks(self, word: str) -> np.ndarray:
        """Of each thing how well the word is said of it: 0 the best, `_NONE` not at all."""
        ranks = np.full(self.size, _NONE, dtype=np.int64)
        needles = _needles(word)
        # the worst first, so that the better ones overwrite them
        for place in reversed(range(len(self.kinds))):
            kind = self.kinds[place]
            for grade in reversed(range(len(needles))):
                said = [
                    owner
                    for text, owners in zip(kind.texts, kind.owners, strict=True)
                    if any(needle in text for needle in needles[grade])
                    for owner in owners
                ]
                ranks[said] = place * len(needles) + grade
        return ranks


def haystack(
    names: Sequence[Iterable[str]], *shared: tuple[Sequence[Iterable[str]], Mapping[str, str]]
) -> Haystack:
    """A haystack of things with `names` of their own and, by kind, codes they share with others.

    Each of `shared` is the codes of every thing and what a code is called, all spellings in one
    text; a code nobody explains is taken for its own name.
    """
    own = _Kind(
        tuple(_searchable([" ".join(said) for said in names])),
        tuple((at,) for at in range(len(names))),
    )
    kinds = [own]
    for codes, called in shared:
        owners: dict[str, list[int]] = {}
        for at, said in enumerate(codes):
            for code in said:
                owners.setdefault(code, []).append(at)
        texts = _searchable([called.get(code, code) for code in owners])
        kinds.append(_Kind(tuple(texts), tuple(map(tuple, owners.values()))))
    return Haystack(len(names), tuple(kinds))


def _searchable(texts: Sequence[str]) -> list[str]:
    """Folded words between spaces, then their Latin forms, then their consonants after a mark.

    `*` marks consonants of a word in another script, `%` those of a Latin one: likeness is for
    crossing from one script to another, not for Latin words that only look alike.
    """
    return [f" {' '.join(_forms(text.split()))} " for text in fold_all(texts)]


def _forms(words: list[str]) -> list[str]:
    forms = list(words)
    for word in dict.fromkeys(words):
        if not word.isascii():
            forms.append(romanised(word))
        alike = consonants(word)
        if alike:
            forms.append(f"{'%' if word.isascii() else '*'}{alike}")
    return forms


def _asked(query: str) -> list[str]:
    words = list(dict.fromkeys(fold(query).split()))
    return [word for word in words if word not in _ARTICLES] or words


def _needles(word: str) -> tuple[tuple[str, ...], ...]:
    """What to look for: the whole word, its beginning, its likeness in another script."""
    alike = consonants(word)
    if word.isascii():
        return (f" {word} ",), (f" {word}",), ((f" *{alike} ",) if alike else ())
    spelled = [form for form in (word, romanised(word)) if form]
    likeness = (f" *{alike} ", f" %{alike} ") if alike else ()
    return tuple(f" {form} " for form in spelled), tuple(f" {form}" for form in spelled), likeness

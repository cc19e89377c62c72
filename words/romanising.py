"""Names across scripts: a Latin form of any text, and what stays alike however it is spelled.

For matching only, as folding is. Who hears صفاقس writes Sfax, Safaqis or Sfaqes: Arabic leaves
short vowels out and each language has letters of its own for the rest, but the consonants agree.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from words.folding import fold

_ARTICLE = "ال"
_LEAST = 3
"""Consonants without which a likeness says nothing."""
_DIGRAPHS = (
    ("sch", "s"), ("tch", "s"), ("ch", "s"), ("sh", "s"), ("dj", "j"), ("gh", "g"), ("kh", "k"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("x", "ks"), ("c", "k"), ("q", "k"),
    ("p", "b"), ("v", "f"),
)  # fmt: skip
_SILENT = re.compile(r"[aeiouwyh]+")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def romanised(word: str) -> str:
    """A folded word in Latin letters, folded; the word itself where it is Latin already."""
    return word if word.isascii() else fold(anyascii(word)).replace(" ", "")


@lru_cache(maxsize=50_000)
def consonants(word: str) -> str:
    """The consonants of a folded word of any script, levelled: `sfks` for صفاقس and for Sfax.

    Empty where too few are left to mean anything. Arabic's article counts for nothing.
    """
    bare = word.removeprefix(_ARTICLE) if len(word) > len(_ARTICLE) + 2 else word
    latin = romanised(bare)
    for written, alike in _DIGRAPHS:
        latin = latin.replace(written, alike)
    left = _DOUBLED.sub(r"\1", _SILENT.sub("", latin))
    return left if len(left) >= _LEAST and left.isalpha() else ""

"""Product names to codes: a known spelling or nothing, never the nearest one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from cluster_data.reference import ambiguous_spellings, product_spellings, products
from loaders.values.codes import suggestions
from words import fold

_BRACKETS = re.compile(r"[(\[{].*?[)\]}]")
_WEIGHT = re.compile(
    r"\s\d+(?: \d+)?\s?(?:g m2|g m|gsm|gr m2|gr|g|plis|pli|ply|plies|layers|capas|veli|strati|kat|"
    r"camadas|cm|mm|ml|l|m|den|dtex|ne|pcs|pieces|units)\b.*$"
)
_IDLE = frozenset(
    [
        "a",
        "au",
        "aux",
        "d",
        "de",
        "del",
        "della",
        "dello",
        "di",
        "do",
        "da",
        "des",
        "du",
        "e",
        "el",
        "en",
        "et",
        "for",
        "l",
        "la",
        "le",
        "les",
        "of",
        "per",
        "para",
        "pour",
        "the",
        "type",
        "tipo",
        "tip",
        "typ",
        "type",
        "tipi",
        "turu",
        "usage",
    ]
) | {fold("τύπου"), fold("τύπος"), fold("نوع"), fold("من"), fold("النوع"), fold("γιά"), fold("για")}


@dataclass(frozen=True)
class Product:
    """The product a text names; where none is certain, the nearest ones, best first."""

    code: str | None
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Index:
    exact: Mapping[str, str]
    plain: Mapping[str, str]
    several: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _index() -> _Index:
    exact: dict[str, str] = {}
    for code, said in product_spellings().items():
        for text in (code, *said):
            exact.setdefault(fold(text), code)
    several = {fold(text): codes for text, codes in ambiguous_spellings().items()}
    several |= {_plain(text): codes for text, codes in several.items()}
    for folded in set(several) & set(exact):
        del exact[folded]
    exact.pop("", None)
    readings: dict[str, set[str]] = {}
    for folded, code in exact.items():
        readings.setdefault(_plain(folded), set()).add(code)
    plain = {
        text: min(codes)
        for text, codes in readings.items()
        if len(codes) == 1 and text and text not in several
    }
    return _Index(exact, plain, several)


@lru_cache(maxsize=1)
def product_words() -> frozenset[str]:
    """The folded words that known spellings are made of."""
    index = _index()
    return frozenset(word for text in (*index.exact, *index.several) for word in text.split())


def is_spelling(folded: str) -> bool:
    """True for the folded text of a known spelling, or of one that could mean several."""
    index = _index()
    if folded in index.exact or folded in index.several:
        return True
    bare = _plain(folded)
    return bare in index.plain or bare in index.several


def _plain(folded: str) -> str:
    """Without articles, the word for type, and plural endings."""
    words = [word for word in folded.split() if word not in _IDLE]
    return " ".join(word[:-1] if len(word) > 3 and word[-1] in "sx" else word for word in words)


@lru_cache(maxsize=20_000)
def product(text: str) -> Product:
    """The product by exact spelling after folding, or after dropping brackets, weights, plurals."""
    return known_product(text) or Product(None, suggestions(text, _index().exact))


@lru_cache(maxsize=20_000)
def known_product(text: str) -> Product | None:
    """The product of a known spelling, or the several one could mean; None for no spelling."""
    index = _index()
    for folded in _forms(text):
        if folded in index.several:
            return Product(None, index.several[folded])
        code = index.exact.get(folded)
        if code:
            return Product(code)
        bare = _plain(folded)
        if bare in index.several:
            return Product(None, index.several[bare])
        if bare in index.plain:
            return Product(index.plain[bare])
    return None


def _forms(text: str) -> tuple[str, ...]:
    whole = fold(text)
    unbracketed = fold(_BRACKETS.sub(" ", text))
    forms = (whole, unbracketed, _WEIGHT.sub("", " " + unbracketed).strip())
    return tuple(dict.fromkeys(form for form in forms if form))


def unit_of(code: str | None) -> str | None:
    """The unit a product is counted in."""
    return products()[code].unit if code else None


_NOT_A_MAKING = frozenset(
    ("packaging", "sterilisation", "distribution", "testing_lab", "laundry_reprocessing")
)


@cache
def making_stage(code: str) -> tuple[str, ...]:
    """The last stage at which the product is made, before it is packed, sterilised or washed."""
    steps = [stage for stage in products()[code].stages if stage not in _NOT_A_MAKING]
    return (steps[-1],) if steps else ()

"""Countries by code or by name in the eight languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from string import ascii_uppercase

from rapidfuzz import fuzz, process

from cluster_data.reference import NUTS_SPELLINGS, countries
from words import fold
from words.territories import territory_by_alpha3, territory_names

_NO_COUNTRY = frozenset(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"])


@lru_cache(maxsize=1)
def _known_names() -> Mapping[str, str]:
    """Folded name or code to ISO 3166-1 alpha-2, of the countries of the atlas: quickly made."""
    found: dict[str, str] = {}
    for iso2, country in countries().items():
        for name in (*country.names.values(), *country.aliases):
            found[fold(name)] = iso2
        found[country.iso3.lower()] = iso2
    found |= {iso2.lower(): iso2 for iso2 in countries()}
    found |= {alias.lower(): iso2 for alias, iso2 in NUTS_SPELLINGS.items()}
    found.pop("", None)
    return found


@lru_cache(maxsize=1)
def country_names() -> Mapping[str, str]:
    """Folded name or code to ISO 3166-1 alpha-2, for every country there is."""
    found: dict[str, str] = {}
    for iso2 in _every_country():
        for name in territory_names(iso2):
            found.setdefault(fold(name), iso2)
    for alpha3, iso2 in territory_by_alpha3().items():
        found.setdefault(alpha3.lower(), iso2)
    found |= {iso2.lower(): iso2 for iso2 in _every_country()}
    return found | dict(_known_names())


@lru_cache(maxsize=1)
def _every_country() -> tuple[str, ...]:
    pairs = (first + second for first in ascii_uppercase for second in ascii_uppercase)
    return tuple(pair for pair in pairs if pair not in _NO_COUNTRY and territory_names(pair))


@lru_cache(maxsize=20_000)
def country(text: str) -> str | None:
    """ISO 3166-1 alpha-2 of a country named by code or in one of the eight languages."""
    folded = fold(text)
    known = _known_names().get(folded)
    if known or not folded:
        return known
    bare = fold(re.sub(r"[(\[].*?[)\]]", " ", text))
    names = country_names()
    return names.get(folded) or names.get(bare)


def near_countries(text: str) -> tuple[str, ...]:
    """Country names like the text, best first."""
    found = process.extract(
        fold(text), list(country_names()), scorer=fuzz.WRatio, limit=12, score_cutoff=70
    )
    names = country_names()
    return tuple(dict.fromkeys(names[choice] for choice, _s, _i in found))[:3]

"""Names of countries in the languages in which surveys are read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.core import get_global

SURVEY_LANGUAGES = ("en", "fr", "es", "it", "pt", "ar", "tr", "el")
"""Languages in which answers are recognised; more than those Tela speaks."""


@cache
def territory_names(iso2: str) -> frozenset[str]:
    """The country's names in the eight survey languages; empty where the code is unknown."""
    found = (Locale.parse(language).territories.get(iso2) for language in SURVEY_LANGUAGES)
    return frozenset(str(name) for name in found if name)


@cache
def territory_by_alpha3() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 by alpha-3 code, from CLDR's aliases."""
    aliases = get_global("territory_aliases")
    return {
        code: current[0]
        for code, current in aliases.items()
        if len(code) == 3 and code.isalpha() and len(current) == 1
    }

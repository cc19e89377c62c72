"""Names of countries in the languages in which surveys are read."""

from __future__ import annotations

from functools import cache

from babel import Locale

SURVEY_LANGUAGES = ("en", "fr", "es", "it", "pt", "ar", "tr", "el")
"""Languages in which answers are recognised; more than those Tela speaks."""


@cache
def territory_names(iso2: str) -> frozenset[str]:
    """The country's names in the eight survey languages; empty where the code is unknown."""
    found = (Locale.parse(language).territories.get(iso2) for language in SURVEY_LANGUAGES)
    return frozenset(str(name) for name in found if name)

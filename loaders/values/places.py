"""Regions and towns by any of their names; a place is recognised inside a country or left open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from cluster_data.reference import region_spellings, regions, town_spellings, towns
from loaders.values.amounts import says_nothing
from words import fold

_PREFIXES = (
    "gouvernorat de|gouvernorat du|gouvernorat d|gouvernorat|governorate of|governorat|"
    "wilaya de|wilaya d|wilaya|wilayah|wilayat|province de|province of|province|"
    "provincia di|provincia de|provincia|región de|region de|région de la|région de l|"
    "région de|région du|région|regione|region of|region|comunidad autónoma de|"
    "comunidad de|comunidad foral de|comunidad|principado de|préfecture de|préfecture|"
    "département de|distrito de|distrito do|distrito|district of|district|county of|"
    "ville de|city of|periferia|περιφέρεια|περιφερειακή ενότητα|νομός|محافظة|ولاية|جهة|"
    "منطقة|إقليم|مدينة|il|ili"
)
_SUFFIXES = "governorate|province|region|ili|bölgesi|county|district|wilaya"
_ARTICLES = ("al ", "el ", "l ", "la ", "le ", "les ", "ال")
_OF_A_PART = "(part)"
"""A NUTS region of which this one is a piece is another region's code."""


@dataclass(frozen=True)
class Town:
    """A town of the gazetteer."""

    name: str
    iso2: str
    region: str
    lat: float
    lng: float
    population: int


@dataclass(frozen=True)
class Place:
    """The region a text names inside a country, or the nearest codes where none is certain."""

    region: str | None = None
    town: Town | None = None
    elsewhere: str | None = None
    nearest: tuple[str, ...] = ()


@cache
def _region_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Folded words for region that stand before and behind a name, the longest first."""
    before, behind = ({fold(word) for word in words.split("|")} for words in (_PREFIXES, _SUFFIXES))
    return tuple(sorted(before, key=len, reverse=True)), tuple(behind)


@cache
def _region_names(iso2: str) -> Mapping[str, tuple[str, ...]]:
    """Region codes by folded name, of one country."""
    found: dict[str, set[str]] = {}
    further = region_spellings()
    for code, region in regions().items():
        if region.iso2 != iso2:
            continue
        for spelling in further.get(code, ()):
            found.setdefault(fold(spelling), set()).add(code)
        whole = region.nuts and _OF_A_PART not in region.nuts
        nuts = re.split(r"[,;/ ]+", region.nuts) if whole else []
        for name in (code, *nuts, *region.names.values()):
            for part in (name, *name.split("/")):
                for form in _region_forms(part):
                    found.setdefault(form, set()).add(code)
    return {name: tuple(sorted(codes)) for name, codes in found.items()}


@cache
def _countries_with_regions() -> tuple[str, ...]:
    return tuple(dict.fromkeys(region.iso2 for region in regions().values()))


@lru_cache(maxsize=20_000)
def _region_forms(text: str) -> tuple[str, ...]:
    """The folded text, then without the word for region before or behind, then the article."""
    folded = fold(text)
    forms = [folded]
    prefixes, suffixes = _region_words()
    for prefix in prefixes:
        if folded.startswith(prefix + " "):
            forms.append(folded[len(prefix) + 1 :])
            break
    for suffix in suffixes:
        if forms[-1].endswith(" " + suffix):
            forms.append(forms[-1][: -len(suffix) - 1])
            break
    for article in _ARTICLES:
        if forms[-1].startswith(article) and len(forms[-1]) > len(article) + 2:
            forms.append(forms[-1][len(article) :])
            break
    return tuple(dict.fromkeys(form for form in forms if form))


@cache
def _town_names(iso2: str) -> tuple[Mapping[str, tuple[Town, ...]], ...]:
    """Towns of a country by folded first name, and by any other."""
    first: dict[str, list[Town]] = {}
    other: dict[str, list[Town]] = {}
    further = town_spellings()
    for row in _towns_by_country().get(iso2, ()):
        town = Town(
            row["name"], row["iso2"], row["region_code"], float(row["lat"]), float(row["lon"]),
            int(float(row["population"] or 0)),
        )  # fmt: skip
        first.setdefault(fold(town.name), []).append(town)
        for name in further.get((iso2, town.name), ()):
            first.setdefault(fold(name), []).append(town)
        for name in row["alternate_names"].split("|"):
            other.setdefault(fold(name), []).append(town)
    return tuple({key: tuple(named) for key, named in index.items()} for index in (first, other))


@cache
def _towns_by_country() -> Mapping[str, list[Mapping[str, str]]]:
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in towns():
        found.setdefault(row["iso2"], []).append(row)
    return found


@lru_cache(maxsize=20_000)
def town_in(text: str, iso2: str) -> Town | None:
    """The town of this name in a country; None where it is unknown or lies in several regions."""
    for index in _town_names(iso2):
        for form in _region_forms(text):
            named = index.get(form, ())
            if named and len({town.region for town in named}) == 1:
                return max(named, key=lambda town: town.population)
            if named:
                return None
    return None


@lru_cache(maxsize=50_000)
def place(text: str, iso2: str) -> Place:
    """The region a text names in a country: by region name or code, else by town."""
    if says_nothing(text):
        return Place()
    names = _region_names(iso2)
    for form in _region_forms(text):
        here = names.get(form, ())
        if len(here) == 1:
            return Place(here[0])
        if here:
            return Place(nearest=tuple(here[:3]))
    town = town_in(text, iso2)
    if town:
        return Place(town.region or None, town)
    elsewhere = _elsewhere(text)
    return Place(elsewhere=elsewhere) if elsewhere else Place(nearest=_nearest(text, iso2))


def _elsewhere(text: str) -> str | None:
    """A region of any country that has this name."""
    for form in _region_forms(text):
        for iso2 in _countries_with_regions():
            codes = _region_names(iso2).get(form, ())
            if codes:
                return codes[0]
    return None


def _nearest(text: str, iso2: str) -> tuple[str, ...]:
    """The codes of the regions whose names are most like the text, best first."""
    offered = _region_names(iso2)
    found = process.extract(
        fold(text), list(offered), scorer=fuzz.WRatio, limit=12, score_cutoff=60
    )
    codes = [code for choice, _s, _i in found for code in offered[choice]]
    return tuple(dict.fromkeys(codes))[:3]

"""Countries, regions and towns by any of their names; a place is recognised or left open."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import ascii_uppercase

from rapidfuzz import fuzz, process

from cluster_data.reference import countries, regions, towns
from loaders.values.amounts import says_nothing
from words import fold
from words.territories import territory_by_alpha3, territory_names

_PREFIXES = sorted(
    {
        fold(prefix)
        for prefix in [
            "gouvernorat de",
            "gouvernorat du",
            "gouvernorat d",
            "gouvernorat",
            "governorate of",
            "governorat",
            "wilaya de",
            "wilaya d",
            "wilaya",
            "wilayah",
            "wilayat",
            "province de",
            "province of",
            "province",
            "provincia di",
            "provincia de",
            "provincia",
            "región de",
            "region de",
            "région de la",
            "région de l",
            "région de",
            "région du",
            "région",
            "regione",
            "region of",
            "region",
            "comunidad autónoma de",
            "comunidad de",
            "comunidad foral de",
            "comunidad",
            "principado de",
            "préfecture de",
            "préfecture",
            "département de",
            "distrito de",
            "distrito do",
            "distrito",
            "district of",
            "district",
            "county of",
            "ville de",
            "city of",
            "periferia",
            "περιφέρεια",
            "περιφερειακή ενότητα",
            "νομός",
            "محافظة",
            "ولاية",
            "جهة",
            "منطقة",
            "إقليم",
            "مدينة",
            "il",
            "ili",
        ]
    },
    key=len,
    reverse=True,
)
_SUFFIXES = tuple(
    fold(word)
    for word in (
        "governorate",
        "province",
        "region",
        "ili",
        "bölgesi",
        "county",
        "district",
        "wilaya",
    )
)
_ARTICLES = ("al ", "el ", "l ", "la ", "le ", "les ", "ال")
_NO_COUNTRY = frozenset(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"])
_SPELLINGS = Path(__file__).with_name("region_spellings.csv")
_UNITARY = {"EL": "GR", "UK": "GB", "KS": "XK"}


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
    """The region a text names inside a country, or the nearest names where none is certain."""

    region: str | None = None
    town: Town | None = None
    elsewhere: str | None = None
    nearest: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def country_names() -> Mapping[str, str]:
    """Folded name or code to ISO 3166-1 alpha-2, for every country there is."""
    found: dict[str, str] = {}
    for iso2 in _every_country():
        for name in territory_names(iso2):
            found.setdefault(fold(name), iso2)
    for alpha3, iso2 in territory_by_alpha3().items():
        found.setdefault(alpha3.lower(), iso2)
    for iso2, country in countries().items():
        for name in (*country.names.values(), *country.aliases):
            found[fold(name)] = iso2
        found[country.iso3.lower()] = iso2
    found |= {iso2.lower(): iso2 for iso2 in _every_country()}
    found |= {alias.lower(): iso2 for alias, iso2 in _UNITARY.items()}
    found.pop("", None)
    return found


@lru_cache(maxsize=1)
def _every_country() -> tuple[str, ...]:
    pairs = (first + second for first in ascii_uppercase for second in ascii_uppercase)
    return tuple(pair for pair in pairs if pair not in _NO_COUNTRY and territory_names(pair))


@lru_cache(maxsize=20_000)
def country(text: str) -> str | None:
    """ISO 3166-1 alpha-2 of a country named by code or in one of the eight languages."""
    names = country_names()
    folded = fold(text)
    return names.get(folded) or names.get(fold(re.sub(r"[(\[].*?[)\]]", " ", text)))


def near_countries(text: str) -> tuple[str, ...]:
    """Country names like the text, best first."""
    found = process.extract(
        fold(text), list(country_names()), scorer=fuzz.WRatio, limit=12, score_cutoff=70
    )
    names = country_names()
    return tuple(dict.fromkeys(names[choice] for choice, _s, _i in found))[:3]


@lru_cache(maxsize=1)
def _region_names() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    with _SPELLINGS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(fold(row["spelling"]), set()).add(row["region_code"])
    for code, region in regions().items():
        nuts = re.split(r"[,;/ ]+", region.nuts) if region.nuts else []
        for name in (code, *nuts, *region.names.values()):
            for part in (name, *name.split("/")):
                for form in _region_forms(part):
                    found.setdefault(form, set()).add(code)
    return {name: tuple(sorted(codes)) for name, codes in found.items()}


def _region_forms(text: str) -> tuple[str, ...]:
    """The folded text, then without the word for region before or behind, then the article."""
    folded = fold(text)
    forms = [folded]
    for prefix in _PREFIXES:
        if folded.startswith(prefix + " "):
            forms.append(folded[len(prefix) + 1 :])
            break
    for suffix in _SUFFIXES:
        if forms[-1].endswith(" " + suffix):
            forms.append(forms[-1][: -len(suffix) - 1])
            break
    for article in _ARTICLES:
        if forms[-1].startswith(article) and len(forms[-1]) > len(article) + 2:
            forms.append(forms[-1][len(article) :])
            break
    return tuple(dict.fromkeys(form for form in forms if form))


@lru_cache(maxsize=1)
def _town_names() -> tuple[Mapping[tuple[str, str], tuple[Town, ...]], ...]:
    """By country and folded name: towns by their first name, then by any other."""
    first: dict[tuple[str, str], list[Town]] = {}
    other: dict[tuple[str, str], list[Town]] = {}
    for row in towns():
        town = Town(
            row["name"], row["iso2"], row["region_code"], float(row["lat"]), float(row["lon"]),
            int(float(row["population"] or 0)),
        )  # fmt: skip
        first.setdefault((town.iso2, fold(town.name)), []).append(town)
        for name in row["alternate_names"].split("|"):
            other.setdefault((town.iso2, fold(name)), []).append(town)
    return tuple({key: tuple(named) for key, named in index.items()} for index in (first, other))


def town_in(text: str, iso2: str) -> Town | None:
    """The town of this name in a country; None where it is unknown or lies in several regions."""
    for index in _town_names():
        for form in _region_forms(text):
            named = index.get((iso2, form), ())
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
    names = _region_names()
    elsewhere: str | None = None
    for form in _region_forms(text):
        codes = names.get(form, ())
        here = [code for code in codes if regions()[code].iso2 == iso2]
        if len(here) == 1:
            return Place(here[0])
        if here:
            return Place(nearest=tuple(regions()[code].label for code in here[:3]))
        elsewhere = elsewhere or (codes[0] if codes else None)
    town = town_in(text, iso2)
    if town:
        return Place(town.region or None, town)
    if elsewhere:
        return Place(elsewhere=elsewhere)
    return Place(nearest=_nearest(text, iso2))


def _nearest(text: str, iso2: str) -> tuple[str, ...]:
    offered = {
        fold(region.label): region.label for region in regions().values() if region.iso2 == iso2
    }
    found = process.extract(fold(text), list(offered), scorer=fuzz.WRatio, limit=3, score_cutoff=60)
    return tuple(offered[choice] for choice, _s, _i in found)

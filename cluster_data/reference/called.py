"""All that a product or a place is called, in every language and spelling, to be searched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from cluster_data.reference.places import countries, regions, towns
from cluster_data.reference.products import families, products
from cluster_data.reference.spellings import product_spellings, region_spellings, town_spellings
from words import territory_names
from words.fold_columns import fold_all


@lru_cache(maxsize=1)
def products_called() -> Mapping[str, str]:
    """By product code: its spellings and its family's names."""
    spellings, family = product_spellings(), families()
    return {
        code: " ".join((*spellings[code], *family[product.family_code].names.values()))
        for code, product in products().items()
    }


@lru_cache(maxsize=1)
def countries_called() -> Mapping[str, str]:
    """By ISO 3166-1 alpha-2 code: codes, aliases and the names in every survey language."""
    return {
        iso2: " ".join(
            (iso2, found.iso3, *found.names.values(), *found.aliases, *territory_names(iso2))
        )
        for iso2, found in countries().items()
    }


@lru_cache(maxsize=1)
def areas_called() -> Mapping[str, str]:
    """By the code of a drawn area: the names of its regions and of the towns they are named for."""
    spellings = region_spellings()
    said: dict[str, list[str]] = {}
    for code, region in regions().items():
        named = [*region.names.values(), *spellings.get(code, ())]
        said.setdefault(region.drawn_in or code, []).extend((code, *named))
    for town in towns():
        region_of = regions().get(town["region_code"])
        if region_of and town["name"] in region_of.names.values():
            said[region_of.drawn_in or region_of.code].append(_names(town))
    return {code: " ".join(dict.fromkeys(names)) for code, names in said.items()}


def towns_called(asked: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """By country and town as somebody wrote it: that, and whatever else the town is called."""
    wanted = list(dict.fromkeys(asked))
    folded = dict(zip(wanted, fold_all([town for _iso2, town in wanted]), strict=True))
    known = _towns()
    return {key: f"{key[1]} {known.get((key[0], folded[key]), '')}" for key in wanted}


@lru_cache(maxsize=1)
def _towns() -> Mapping[tuple[str, str], str]:
    """By country and any folded name of a town: all its names; the larger town has the name."""
    spelled = [
        (town, name)
        for town in sorted(towns(), key=lambda town: float(town["population"] or 0))
        for name in _spellings(town)
    ]
    folded = fold_all([name for _town, name in spelled])
    return {
        (town["iso2"], name): _names(town)
        for (town, _name), name in zip(spelled, folded, strict=True)
        if name
    }


def _spellings(town: Mapping[str, str]) -> tuple[str, ...]:
    further = town_spellings().get((town["iso2"], town["name"]), ())
    return (town["name"], *town["alternate_names"].split("|"), *further)


def _names(town: Mapping[str, str]) -> str:
    return " ".join(_spellings(town))

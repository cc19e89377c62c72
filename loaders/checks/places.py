"""Where a site is: coordinates, town and address against the country and region stated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from cluster_data.geo import degrees_off
from cluster_data.reference import regions, towns
from loaders.checks.answers import Answers
from loaders.checks.check import Check, Found
from loaders.values.cells import Codes, Flags, Floats, equals, is_none
from loaders.values.countries import country_names
from loaders.values.places import town_in
from words import N_, fold
from words.fold_columns import fold_all

_OFFSHORE = 0.15
"""Degrees (some 15 km) off a country’s simplified outline that still count as it."""
_KM = 111.0
"""Kilometres in a degree of latitude."""
_BEYOND = 0.3
"""Degrees (some 30 km) off a region that are a doubt: a plant may lie just over its border."""
_LARGE = 100_000
"""People of a town that is meant wherever its name stands."""
_SHORTEST = 4
"""Letters of a country’s name; shorter ones are codes, and a street may be called so."""
_BEFORE_LAST = r"(?s)^.*(?:[,;\n\r|]|\s[-–—]\s)"
"""All of an address before its last part."""


def of_coordinates() -> dict[str, Check]:
    """Slugs of latitude and longitude."""
    reads = ("lat", "lng", "country")
    return {
        "coordinates-swapped": Check(
            "warning",
            N_(
                "{value} in column {column}: the point lies in {country} only when latitude and "
                "longitude change places."
            ),
            N_("Swap the two."),
            reads,
            N_("The site would be drawn in another country or in the sea."),
            points_to=("lat",),
            find=lambda a: _outside(a, swapped=True),
        ),
        "coordinates-outside": Check(
            "warning",
            N_("{value} in column {column}: the point lies {km} km outside {country}."),
            N_("Correct the coordinates (decimal degrees, the west negative) or the country."),
            reads,
            N_("The site would be drawn in another country or in the sea."),
            points_to=("lat",),
            find=lambda a: _outside(a, swapped=False),
        ),
        "coordinates-other-region": Check(
            "note",
            N_("{value} in column {column}: the point lies {km} km from {region}."),
            N_("Correct the coordinates or the region."),
            ("lat", "lng", "region", "city"),
            N_("The figure is counted in the region and the site is drawn at the point."),
            points_to=("lat",),
            find=_other_region,
        ),
    }


def of_addresses() -> dict[str, Check]:
    """Slugs of towns and addresses."""
    return {
        "address-other-country": Check(
            "warning",
            N_("{value} in column {column} ends in {other}, while the row says {country}."),
            N_("Correct the country; a head office elsewhere is not the site."),
            ("address", "city", "country"),
            N_("Capacity belongs to the country where it stands, not where its owner sits."),
            points_to=("address", "city"),
            find=lambda a: tuple(_names_country(a, name) for name in ("address", "city")),
        ),
        "city-other-country": Check(
            "warning",
            N_("{value} in column {column} is a town of {other}; the row says {country}."),
            N_("Correct the country or the town."),
            ("city", "country"),
            N_("Capacity belongs to the country where it stands."),
            points_to=("city",),
            find=_town_elsewhere,
        ),
        "city-other-region": Check(
            "note",
            N_("{value} in column {column} is a town of {other}; the row says {region}."),
            N_("Correct the region or the town."),
            ("city", "region", "country"),
            N_("Figures are counted by the region, sites are found by their town."),
            points_to=("city",),
            find=_other_regions_town,
        ),
    }


def _outside(a: Answers, *, swapped: bool) -> Found:
    off, swap = a.once("off country", lambda: _off_country(a))
    far = swap if swapped else (off > 0) & ~swap
    params = {"km": np.round(off * _KM), "country": a.told(("country",), lambda code: code)}
    return Found(far, params, {"country": "country"})


def _off_country(a: Answers) -> tuple[Floats, Flags]:
    """Degrees off the country, and whether the other way round the point would lie in it.

    Only of sites that state coordinates; those of a town are our own.
    """
    own = a.judged(("place_precision",), lambda precision: precision == "site")
    own = own & (np.abs(a["lat"]) <= 90) & (np.abs(a["lng"]) <= 180)
    codes, known = a.factors("country")
    off = np.full(len(a), np.nan)
    off[own] = _off(codes[own], known, _areas, a["lat"][own], a["lng"][own], _OFFSHORE)
    swap = off > 0
    other_way = _off(codes[swap], known, _areas, a["lng"][swap], a["lat"][swap], _OFFSHORE)
    swap[swap] = other_way == 0
    return off, swap


def _other_region(a: Answers) -> Found:
    home = a.once("off country", lambda: _off_country(a))[0] == 0
    codes, known = a.factors("region_code")
    off = np.full(len(a), np.nan)
    off[home] = _off(codes[home], known, _area, a["lat"][home], a["lng"][home], _BEYOND)
    params = {"km": np.round(off * _KM), "region": a.told(("region_code",), lambda code: code)}
    return Found(off > 0, params, {"region": "region"})


def _off(
    codes: Codes, known: list[Any], areas: Callable[[str], tuple[str, ...]],
    lat: Floats, lng: Floats, beyond: float,
) -> Floats:  # fmt: skip
    """Degrees from each point to its own country or region, 0 within `beyond`.

    NaN where that is not drawn.
    """
    found = np.full(len(lat), np.nan)
    for code in np.unique(codes[codes >= 0]):
        here = codes == code
        drawn = areas(known[int(code)])
        if drawn:
            found[here] = degrees_off(drawn, lat[here], lng[here], beyond)
    return found


@lru_cache(maxsize=256)
def _areas(iso2: str) -> tuple[str, ...]:
    """The drawn areas of a country; none where the atlas does not draw it."""
    return tuple(sorted({region.drawn_in for region in regions().values() if region.iso2 == iso2}))


def _area(code: str) -> tuple[str, ...]:
    return (regions()[code].drawn_in,) if code in regions() else ()


def _names_country(a: Answers, name: str) -> Found:
    """A text whose last part is the name of another country, and of no town in the row’s own."""
    codes, texts = a.factors(name)
    last = pc.replace_substring_regex(pa.array(texts, type=pa.string()), _BEFORE_LAST, "")
    ends = fold_all(last.to_pylist())
    names = country_names()
    table = np.array([names.get(end) if len(end) >= _SHORTEST else None for end in ends] + [None],
                     dtype=object)  # fmt: skip
    other, own = table[codes], a.told(("country",), lambda code: code)
    where = ~is_none(other) & ~equals(other, own) & ~is_none(own)
    for at in np.flatnonzero(where):
        where[at] = town_in(ends[codes[at]], own[at]) is None
    return Found(where, {"other": other, "country": own},
                 {"other": "country", "country": "country"}, name)  # fmt: skip


def _town_elsewhere(a: Answers) -> Found:
    other = a.told(("city", "country"), _country_of_town)
    params = {"other": other, "country": a.told(("country",), lambda code: code)}
    return Found(~is_none(other), params,
                 {"other": "country", "country": "country"})  # fmt: skip


def _country_of_town(city: str | None, iso2: str | None) -> str | None:
    """The one country with a large town of that name, where the row’s has none of any size."""
    named = _large_towns().get(fold(city), ()) if city and iso2 else ()
    if len(named) != 1 or iso2 in named or town_in(str(city), str(iso2)):
        return None
    return named[0]


@lru_cache(maxsize=1)
def _large_towns() -> Mapping[str, tuple[str, ...]]:
    """The countries of each large town, by its folded name."""
    found: dict[str, set[str]] = {}
    for row in towns():
        if row["population"] and float(row["population"]) >= _LARGE:
            found.setdefault(fold(row["name"]), set()).add(row["iso2"])
    return {name: tuple(sorted(codes)) for name, codes in found.items()}


def _other_regions_town(a: Answers) -> Found:
    other = a.told(("city", "country", "region_code"), _region_of_town)
    params = {"other": other, "region": a.told(("region_code",), lambda code: code)}
    return Found(~is_none(other), params,
                 {"other": "region", "region": "region"})  # fmt: skip


def _region_of_town(city: str | None, iso2: str | None, region: str | None) -> str | None:
    """The region of a town, where the row states another that has no town of that name."""
    if not (city and iso2 and region):
        return None
    town = town_in(city, iso2)
    if town is None or not town.region or town.region == region:
        return None
    return town.region if town.population >= _LARGE else None

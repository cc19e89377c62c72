"""The firm and where it is: country, region, coordinates, and the keys a firm is known by."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import numpy as np
import pandas as pd

from cluster_data.reference import regions
from cluster_data.survey import survey
from loaders.labels import Label, several
from loaders.records.nearest import nearest
from loaders.records.plain import decimals
from loaders.records.source import Source
from loaders.values.amounts import says_nothing
from loaders.values.cells import Flags, Floats, Objects, equals, is_none, text_spread
from loaders.values.countries import country, near_countries
from loaders.values.folding import folded
from loaders.values.places import Place, place, town_in


def countries_of(source: Source) -> tuple[Objects, Flags]:
    """ISO 3166-1 alpha-2 of each row, and the rows to reject for want of a country."""
    cells = source.cells("country").written
    found = cells.mapped(lambda text: country(source.said("country", text)), None)
    blank = ~cells.filled | cells.mapped(
        lambda text: says_nothing(text) and country(source.said("country", text)) is None, True
    ).astype(bool)
    unknown = ~blank & is_none(found)
    near = nearest(cells, unknown, near_countries)
    source.findings.each("country-unknown", unknown, cells, "country", {"nearest": near},
                         {"nearest": "country"})  # fmt: skip
    usual = source.context.country
    if usual and blank.any():
        found = np.where(blank, usual, found)
        if source.has("country"):
            source.findings.add(
                "country-assumed",
                field="country",
                count=int(blank.sum()),
                country=Label(usual, "country"),
            )
        else:
            source.findings.add("country-assumed", count=int(blank.sum()),
                                country=Label(usual, "country"))  # fmt: skip
        blank = np.zeros_like(blank)
    source.findings.each("country-missing", blank, cells, "country")
    return found, blank | unknown


def places_of(source: Source, iso2: Objects) -> pd.DataFrame:
    """Region code, coordinates and their precision for each row.

    Columns: region_code, lat, lng, place_precision (site, town, region or country).
    """
    region_cells, city_cells = source.cells("region").written, source.cells("city").written
    trios = _factor(iso2, region_cells.text, city_cells.text)
    read = [
        _place(home, region and source.said("region", region), city)
        for home, region, city in trios[1]
    ]
    codes = trios[0]
    result = pd.DataFrame(
        {
            "region_code": text_spread([item[0] for item in read], codes),
            "lat": _floats([item[1] for item in read])[codes],
            "lng": _floats([item[2] for item in read])[codes],
            "place_precision": text_spread([item[3] for item in read], codes),
        }
    )
    _warn_places(source, iso2, [item[4] for item in read], codes)
    return _stated_point(source, result)


_Found = tuple[str | None, float | None, float | None, str, tuple[str, str, str]]
_NO_TROUBLE = ("", "", "")


@lru_cache(maxsize=50_000)
def _place(iso2: str | None, region: str | None, city: str | None) -> _Found:
    """Region, point, precision, and what to warn of: slug, field, suggestions."""
    if iso2 is None:
        return None, None, None, "country", _NO_TROUBLE
    said = place(region, iso2) if region else Place()
    code, town, trouble = said.region, said.town, _NO_TROUBLE
    in_city = town_in(city, iso2) if city and not says_nothing(city) else None
    if in_city and (code is None or in_city.region == code):
        town = in_city
    if code is None and region and not says_nothing(region):
        trouble = _trouble(said, iso2)
    if code is None and in_city is not None and not (region and said.elsewhere):
        code = in_city.region or None
        trouble = _NO_TROUBLE if code else trouble
    elif code is None and city and not region and place(city, iso2).region:
        code = place(city, iso2).region
    if town is not None and (code is None or town.region == code):
        return code, town.lat, town.lng, "town", trouble
    if code is not None:
        label = regions()[code]
        return code, label.lat, label.lon, "region", trouble
    return None, None, None, "country", trouble


def _trouble(said: Place, iso2: str) -> tuple[str, str, str]:
    if said.elsewhere:
        return "region-elsewhere", "region", said.elsewhere
    if not _has_regions(iso2):
        return "region-outside", "region", ""
    return "region-unknown", "region", several(said.nearest)


@cache
def _has_regions(iso2: str) -> bool:
    return any(region.iso2 == iso2 for region in regions().values())


def _warn_places(
    source: Source, iso2: Objects, found: list[tuple[str, str, str]], codes: Any
) -> None:
    slugs = _spread([item[0] for item in found], codes)
    near = _spread([item[2] for item in found], codes)
    for slug in ("region-unknown", "region-elsewhere", "region-outside"):
        mask = equals(slugs, slug)
        params = {"nearest": near, "country": iso2}
        listed = {"nearest": "region", "country": "country"}
        source.findings.each(slug, mask, source.cells("region"), "region", params, listed)


def _stated_point(source: Source, result: pd.DataFrame) -> pd.DataFrame:
    """Stated coordinates before looked-up ones; one without the other is dropped."""
    if not (source.has("lat") or source.has("lng")):
        return result
    lat, lng = (decimals(source, survey().column(name)) for name in ("lat", "lng"))
    both = ~np.isnan(lat) & ~np.isnan(lng)
    alone = np.isnan(lat) != np.isnan(lng)
    for name, value in (("lat", lat), ("lng", lng)):
        source.findings.each("coordinate-alone", alone & ~np.isnan(value), source.cells(name), name)
    result["lat"] = np.where(both, lat, result["lat"])
    result["lng"] = np.where(both, lng, result["lng"])
    result["place_precision"] = result["place_precision"].where(~both, "site")
    return result


def member_keys(iso2: Objects, company: pd.Series) -> pd.Series:
    """`TN:societe a`: one firm whatever its case, accents, spaces and punctuation."""
    return pd.Series(iso2, dtype="str") + ":" + folded(company)


def site_keys(member: pd.Series, site: pd.Series, region: pd.Series) -> pd.Series:
    """A firm's site: its key, the site's name and the region."""
    return member + "|" + folded(site).fillna("") + "|" + region.fillna("")


def _factor(*columns: Any) -> tuple[Any, list[tuple[str | None, ...]]]:
    """Distinct combinations of several text columns: position of each row's, and those."""
    parts = [pd.factorize(pd.Series(column, dtype="str")) for column in columns]
    combined = np.zeros(len(columns[0]), dtype=np.int64)
    for codes, values in parts:
        combined = combined * (len(values) + 1) + codes + 1
    codes, keys = pd.factorize(combined)
    first = np.full(len(keys), 0, dtype=np.intp)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    texts = [[*map(str, values), None] for _codes, values in parts]
    tuples = [
        tuple(text[part[0][at]] for text, part in zip(texts, parts, strict=True)) for at in first
    ]
    return codes, tuples


def _spread(values: list[Any], codes: Any) -> Objects:
    table = np.empty(len(values), dtype=object)
    for at, value in enumerate(values):
        table[at] = value
    return table[codes]


def _floats(values: list[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=float)

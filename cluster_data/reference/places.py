"""Countries, regions, their populations, and towns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from cluster_data.reference.products import label_of
from cluster_data.reference.tables import names_of, number, parts, rows, whole


@dataclass(frozen=True)
class Country:
    """A country. `aliases` are spellings beyond its codes and its names in the eight languages.

    `figures` holds population, staff and beds with their years, as in the table.
    """

    iso2: str
    iso3: str
    names: Mapping[str, str] = field(hash=False)
    aliases: tuple[str, ...]
    region_level: Mapping[str, str] = field(hash=False)
    ufm_status: str
    mediterranean: str
    population: int | None
    population_year: int | None
    figures: Mapping[str, float | None] = field(hash=False, repr=False)
    source: str = field(repr=False)

    @property
    def label(self) -> str:
        """The country's name in the language in use."""
        return label_of(self.names)

    @property
    def region_level_label(self) -> str:
        """What a region is called here: governorate, wilaya, province."""
        return label_of(self.region_level)


@dataclass(frozen=True)
class Region:
    """A region by its code (ISO 3166-2 where there is one), with its label point in degrees.

    `drawn_in` is the code of the polygon that shows it, its own or its parent's.
    """

    code: str
    iso2: str
    names: Mapping[str, str] = field(hash=False)
    type: str
    nuts: str
    lat: float | None
    lon: float | None
    drawn_in: str
    status: str
    source: str = field(repr=False)

    @property
    def label(self) -> str:
        """The region's name in the language in use, else the local one."""
        return label_of(self.names)


@dataclass(frozen=True)
class Population:
    """People in a region in a year; years differ between countries and belong on the label.

    `status` is verified, derived or weak; a caveat says why a figure is to be read with care.
    """

    people: int
    year: int | None
    status: str
    caveat: str
    source: str = field(repr=False)


CAVEATS_PARTED = " · "
"""Stands between the caveats of an area that has several."""
_FIGURES = (
    "physicians", "physicians_year", "physicians_per_10k", "nurses_midwives",
    "nurses_midwives_year", "nurses_midwives_per_10k", "physicians_plus_nurses", "beds_per_1000",
    "beds_year", "beds_total_estimated", "icu_pct_of_beds_proxy",
)  # fmt: skip


NUTS_SPELLINGS: Mapping[str, str] = {"EL": "GR", "UK": "GB", "KS": "XK"}
"""Countries that NUTS, or usage, spells otherwise than ISO 3166-1."""


@lru_cache(maxsize=1)
def countries() -> Mapping[str, Country]:
    """Countries by ISO 3166-1 alpha-2 code, in the order of the table."""
    return MappingProxyType({row["iso2"]: _country(row) for row in rows("countries")})


def _country(row: dict[str, str]) -> Country:
    return Country(
        iso2=row["iso2"],
        iso3=row["iso3"],
        names=names_of(row),
        aliases=parts(row["aliases"]),
        region_level=names_of(row, "region_level"),
        ufm_status=row["ufm_status"],
        mediterranean=row["mediterranean"],
        population=whole(row["population"]),
        population_year=whole(row["population_year"]),
        figures={key: number(row[key]) for key in _FIGURES},
        source=row["source"],
    )


@lru_cache(maxsize=1)
def regions() -> Mapping[str, Region]:
    """Regions by code, in the order of the table."""
    return MappingProxyType({row["region_code"]: _region(row) for row in rows("regions")})


def _region(row: dict[str, str]) -> Region:
    return Region(
        code=row["region_code"],
        iso2=row["iso2"],
        names=names_of(row),
        type=row["type"],
        nuts=row["nuts"],
        lat=number(row["lat"]),
        lon=number(row["lon"]),
        drawn_in=row["drawn_in"],
        status=row["status"],
        source=row["source"],
    )


@lru_cache(maxsize=1)
def region_population() -> Mapping[str, Population]:
    """The population of each region that has a sourced one, by region code."""
    return MappingProxyType(
        {
            row["region_code"]: Population(
                int(float(row["population"])),
                whole(row["year"]),
                row["status"],
                row["caveat"],
                row["source"],
            )
            for row in rows("region_population")
            if row["population"]
        }
    )


@lru_cache(maxsize=1)
def neighbours() -> Mapping[str, tuple[str, ...]]:
    """The regions whose outlines border on each drawn region, the longest border first."""
    found: dict[str, list[tuple[float, str]]] = {}
    for row in rows("neighbours"):
        one, other, length = row["region_code"], row["neighbour_code"], float(row["border_km"])
        found.setdefault(one, []).append((-length, other))
        found.setdefault(other, []).append((-length, one))
    return MappingProxyType(
        {code: tuple(other for _length, other in sorted(pairs)) for code, pairs in found.items()}
    )


def caveat_label(caveat: str) -> str:
    """A population's caveat in the language in use; several are parted by ` · `."""
    known = _caveats()
    parted = caveat.split(CAVEATS_PARTED)
    return CAVEATS_PARTED.join(label_of(known[part]) if part in known else part for part in parted)


@lru_cache(maxsize=1)
def _caveats() -> Mapping[str, Mapping[str, str]]:
    return {row["name_en"]: names_of(row) for row in rows("caveats")}


@lru_cache(maxsize=1)
def towns() -> tuple[Mapping[str, str], ...]:
    """The towns as written in the table, read at the first call: it is the largest one."""
    return tuple(MappingProxyType(row) for row in rows("towns"))

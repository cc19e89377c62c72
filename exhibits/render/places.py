"""The map's ground as the atlas has it: addresses of its files, and where every area lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from cluster_data import reference
from cluster_data.geo import layer
from exhibits.render.ground import Ground


def ground() -> Ground:
    """The map's ground: addresses of its files, label points, names in the reader's language."""
    return Ground(
        regions_url=layer("regions").url,
        land_url=layer("land").url,
        hatch_url=layer("hatch").url,
        dots_url=layer("dots").url,
        points=_points(),
        regions_of=_regions_of(),
        countries={code: country.label for code, country in reference.countries().items()},
    )


@lru_cache(maxsize=1)
def _points() -> Mapping[str, tuple[float, float]]:
    points = {
        code: (region.lon, region.lat)
        for code, region in reference.regions().items()
        if region.lon is not None and region.lat is not None
    }
    labels = reference.table("country_labels")
    for iso2, lat, lon in zip(labels["iso2"], labels["lat"], labels["lon"], strict=True):
        points[iso2] = (float(lon), float(lat))
    return MappingProxyType(points)


@lru_cache(maxsize=1)
def _regions_of() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for code, region in reference.regions().items():
        if region.drawn_in == code:
            found.setdefault(region.iso2, []).append(code)
    return MappingProxyType(found)

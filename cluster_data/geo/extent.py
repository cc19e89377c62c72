"""Extents to fit a map to, in degrees: west, south, east, north."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from cluster_data.geo.layer import layer
from cluster_data.reference import regions

Bounds = tuple[float, float, float, float]

BASIN: Bounds = (-10.0, 27.0, 42.0, 48.0)
"""The extent of the Mediterranean basin: what a map shows before anything is chosen."""

_OVERSEAS = frozenset(["FR-971", "FR-972", "FR-973", "FR-974", "FR-976"])


def region_bounds(codes: Iterable[str]) -> Bounds:
    """Return the extent of the areas the regions are drawn in; of no region, the basin.

    French overseas departments only count where nothing else is asked for: they would stretch
    the extent around half the globe. Raises KeyError for a code that is no region's.
    """
    known = regions()
    drawn = {known[code].drawn_in for code in codes}
    boxes = [_area_bounds()[code] for code in sorted(drawn - _OVERSEAS or drawn)]
    if not boxes:
        return BASIN
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


@lru_cache(maxsize=1)
def _area_bounds() -> Mapping[str, Bounds]:
    features = layer("regions").read()["features"]
    return MappingProxyType({feature["id"]: _bounds(feature["geometry"]) for feature in features})


def _bounds(geometry: Mapping[str, Any]) -> Bounds:
    longitudes, latitudes = zip(*_positions(geometry["coordinates"]), strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _positions(coordinates: list[Any]) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], list):
        for inner in coordinates:
            yield from _positions(inner)
    else:
        yield coordinates[0], coordinates[1]

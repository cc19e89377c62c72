"""The polygons themselves. GeoPandas and shapely are loaded by the first call, not by import."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cluster_data.geo.layer import layer

if TYPE_CHECKING:
    import geopandas
    import numpy as np
    import numpy.typing as npt

_SHORE = 0.05
"""Degrees off a region's outline that still count as it: outlines are simplified, ports are not."""


def polygons() -> geopandas.GeoDataFrame:
    """Return the drawn regions: `region_code`, `geometry` in WGS 84 (EPSG:4326), by code."""
    import geopandas

    codes, shapes = _shapes()
    return geopandas.GeoDataFrame(
        {"region_code": list(codes)}, geometry=list(shapes), crs="EPSG:4326"
    )


def region_at(lat: float, lon: float) -> str | None:
    """Return the code of the region drawn at a place, or None at sea and beyond our countries.

    Latitude and longitude in degrees; a place up to 0.05° (about 5 km) off the nearest region
    belongs to it unless a neighbouring country's land is there. A region drawn within its
    parent is answered by the parent's code.
    """
    import shapely

    codes, shapes = _shapes()
    place = shapely.Point(lon, lat)
    tree = _tree()
    nearest = int(tree.nearest(place))
    distance = shapes[nearest].distance(place)
    if distance > _SHORE or (distance > 0 and _on_land(place)):
        return None
    return codes[nearest]


def degrees_off(
    codes: Sequence[str], lat: npt.NDArray[np.float64], lon: npt.NDArray[np.float64],
    beyond: float,
) -> npt.NDArray[np.float64]:  # fmt: skip
    """Degrees from each place to the drawn regions `codes`; 0 where they are within `beyond`.

    Degrees count the same in both directions, and the distance is to a rough outline. Raises
    KeyError for a code that is not drawn.
    """
    import numpy as np
    import shapely

    area, rough = _joined(tuple(codes))
    off: npt.NDArray[np.float64] = np.zeros(len(lat))
    outside = np.flatnonzero(~shapely.intersects_xy(area, lon, lat))
    places = shapely.points(lon[outside], lat[outside])
    far = ~shapely.dwithin(area, places, beyond)
    off[outside[far]] = np.maximum(shapely.distance(rough, places[far]), beyond)
    return off


@lru_cache(maxsize=256)
def _joined(codes: tuple[str, ...]) -> tuple[Any, Any]:
    """Regions as one area, prepared for many questions, and a rough outline of it."""
    import shapely

    known = dict(zip(*_shapes(), strict=True))
    area = shapely.MultiPolygon([one for code in codes for one in shapely.get_parts(known[code])])
    shapely.prepare(area)
    return area, shapely.simplify(area, 0.1)


def _on_land(place: Any) -> bool:
    return bool(_land().intersects(place))


@lru_cache(maxsize=1)
def _shapes() -> tuple[tuple[str, ...], tuple[Any, ...]]:
    from shapely.geometry import shape

    features = layer("regions").read()["features"]
    return (
        tuple(feature["id"] for feature in features),
        tuple(shape(feature["geometry"]) for feature in features),
    )


@lru_cache(maxsize=1)
def _tree() -> Any:
    import shapely

    return shapely.STRtree(_shapes()[1])


@lru_cache(maxsize=1)
def _land() -> Any:
    import shapely
    from shapely.geometry import shape

    features = layer("land").read()["features"]
    ground = [shape(f["geometry"]) for f in features if f["properties"]["kind"] == "land"]
    return shapely.union_all(ground)

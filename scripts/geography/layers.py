"""The drawn layers: regions, and the ground under them, from one simplified topology."""

import json
from collections import defaultdict
from collections.abc import Iterable
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geography.topology import GRID, Arc, Topology
from geography.units import GOLAN

DECIMALS = 3
OVERSEAS = ("FR-971", "FR-972", "FR-973", "FR-974", "FR-976")
GOLAN_REGION = "SY-QU"

# Tolerances in degrees (square root of the triangle given up): our coasts in most detail that
# fits the size, far countries coarse, and no ring simplified beyond a share of its own width.
_COAST, _INNER, _BORDER, _FAR = 0.011, 0.009, 0.015, 0.1
_SHARE, _FAR_SHARE = 0.025, 0.1
_LEAST_ISLAND, _LEAST_FAR_ISLAND = 5e-4, 1e-2

# Lines whose course or meaning is disputed are drawn dashed, by country of either side.
_DISPUTED = {
    frozenset(pair)
    for pair in (
        ("EH", "MA"), ("CY", "CY north"), ("RS", "XK"), ("IL", "PS"),
        ("IL", "SY Golan"), ("SY", "SY Golan"),
    )
}  # fmt: skip


def least_area(key: str) -> float:
    """Return the area, in square degrees, below which an island of unit `key` is left out."""
    return _LEAST_FAR_ISLAND if key.startswith("land:") else _LEAST_ISLAND


def tolerance(topology: Topology, number: int) -> float:
    """Return the simplification tolerance of an arc in degrees."""
    sides, size = topology.sides[number], sqrt(topology.smallest[number])
    if all(side.startswith("land:") for side in sides):
        return min(_FAR, _FAR_SHARE * size)
    countries = {country(side) for side in sides}
    ours = _COAST if len(sides) == 1 else _INNER if len(countries) == 1 else _BORDER
    return min(ours, _SHARE * size)


def country(key: str) -> str:
    """Return the country a unit is drawn with; pieces behind a disputed line by their own name."""
    if key == GOLAN:
        return "SY Golan"
    if key == "CY-06":
        return "CY north"
    return key if key.startswith("land:") else key[:2]


def regions(drawn: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Return the polygons of the drawn regions by code."""
    areas = {key: shape for key, shape in drawn.items() if not key.startswith("land:")}
    golan = areas.pop(GOLAN)
    areas[GOLAN_REGION] = shapely.coverage_union_all(np.array([areas[GOLAN_REGION], golan]))
    return dict(sorted(areas.items()))


def regions_collection(areas: dict[str, BaseGeometry]) -> dict[str, Any]:
    """Return the regions as GeoJSON, `id` and `properties.code` their region code."""
    return _collection(
        {"type": "Feature", "id": code, "properties": {"code": code}, "geometry": _geometry(area)}
        for code, area in areas.items()
    )


def land_collection(
    drawn: dict[str, BaseGeometry], topology: Topology, arcs: list[Arc]
) -> dict[str, Any]:
    """Return the ground as GeoJSON: `kind` land (one feature), border, disputed.

    Border features carry `between`, the two sides of a disputed line.
    """
    shapes = np.array([shape for key, shape in drawn.items() if key not in OVERSEAS])
    features = [_feature({"kind": "land"}, shapely.coverage_union_all(shapes))]
    lines: dict[tuple[str, str], list[BaseGeometry]] = defaultdict(list)
    for number, sides in sorted(topology.sides.items()):
        countries = frozenset(country(side) for side in sides)
        if len(countries) < 2 or sides & set(OVERSEAS):
            continue
        line = shapely.linestrings(np.array(arcs[number]) * GRID)
        if countries in _DISPUTED:
            lines["disputed", "|".join(sorted(countries))].append(line)
        else:
            lines["border", ""].append(line)
    for (kind, between), group in sorted(lines.items()):
        properties = {"kind": kind} | ({"between": between} if between else {})
        features.append(_feature(properties, shapely.line_merge(shapely.multilinestrings(group))))
    return _collection(features)


def write_json(path: Path, collection: dict[str, Any]) -> None:
    """Write compact JSON, byte for byte the same for the same input."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


def _collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def _feature(properties: dict[str, str], geometry: BaseGeometry) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": _geometry(geometry)}


def _geometry(geometry: BaseGeometry) -> dict[str, Any]:
    oriented = shapely.normalize(shapely.orient_polygons(geometry))
    found: dict[str, Any] = json.loads(shapely.to_geojson(shapely.orient_polygons(oriented)))
    found["coordinates"] = _rounded(found["coordinates"])
    return found


def _rounded(value: Any) -> Any:
    return [_rounded(v) for v in value] if isinstance(value, list) else round(value, DECIMALS)

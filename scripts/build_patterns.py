"""Make the map's hatch and dots from the region polygons, so that a filter change sends only codes.

Run: `python scripts/build_patterns.py` after `static/geo/regions.json` changes. Each region becomes
one feature of the same `id`: thin stripes in `hatch.json`, small diamonds in `dots.json`.
A map trace picks features by id, which a fill pattern in the map's style could not do without
sending a new style.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from shapely import affinity
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry

GEO = Path(__file__).resolve().parents[1] / "static" / "geo"
STRIPE = 0.016
DOT = 0.06


def stretched(area: BaseGeometry) -> float:
    """How much taller a degree of latitude is drawn than one of longitude, at the area's middle."""
    return 1 / math.cos(math.radians(area.centroid.y))


def spacing(area: BaseGeometry) -> float:
    """Degrees between marks: closer in small regions, so that each still shows its pattern."""
    return 0.2 if area.area < 0.5 else 0.28 if area.area < 2 else 0.4


def polygons(found: BaseGeometry) -> list[Polygon]:
    """The polygons of any geometry."""
    parts = getattr(found, "geoms", [found])
    return [part for part in parts if isinstance(part, Polygon) and not part.is_empty]


def stripes(area: BaseGeometry) -> list[Polygon]:
    """Thin stripes at 45 degrees as drawn, cut to the area, in phase between neighbours."""
    tall = stretched(area)
    flat = affinity.scale(area, 1, tall, origin=(0, 0))
    west, south, east, north = flat.bounds
    step = spacing(area) * math.sqrt(2)
    found: list[Polygon] = []
    first, last = math.floor((west - north) / step), math.ceil((east - south) / step)
    middle = flat.representative_point()
    offsets = [index * step for index in range(first, last + 1)]
    # a region that no stripe of the grid meets still gets one of its own
    for offset in (*offsets, middle.x - middle.y):
        if offset == middle.x - middle.y and found:
            break
        line = LineString([(south + offset, south), (north + offset, north)])
        inside = line.intersection(flat)
        for part in getattr(inside, "geoms", [inside]):
            if isinstance(part, LineString) and part.length > (0.05 if found else 0):
                found += polygons(part.buffer(STRIPE / 2, cap_style="flat"))
    return [affinity.scale(part, 1, 1 / tall, origin=(0, 0)) for part in found]


def dots(area: BaseGeometry) -> list[Polygon]:
    """Small diamonds on a staggered grid inside the area; at least one."""
    tall, step = stretched(area), spacing(area) * 1.15
    west, south, east, north = area.bounds
    rise = step / tall * 0.8
    inner = area.buffer(-DOT * 0.8)
    found: list[Polygon] = []
    for row in range(math.floor(south / rise), math.ceil(north / rise) + 1):
        shift = step / 2 if row % 2 else 0.0
        for column in range(math.floor(west / step) - 1, math.ceil(east / step) + 1):
            point = Point(column * step + shift, row * rise)
            if inner.contains(point):
                found.append(diamond(point, tall))
    return found or [diamond(area.representative_point(), tall)]


def diamond(middle: Point, tall: float) -> Polygon:
    """A square on its corner, as wide as it is tall when drawn."""
    # on a grid of hundredths, so that two decimals suffice and the file stays small
    x, y, up = round(middle.x, 2), round(middle.y, 2), round(DOT / tall, 2)
    return Polygon([(x - DOT, y), (x, y - up), (x + DOT, y), (x, y + up)])


def rounded(value: Any, places: int) -> Any:
    """Coordinates with fewer decimals."""
    if isinstance(value, float):
        return round(value, places)
    return [rounded(item, places) for item in value] if isinstance(value, list | tuple) else value


def main() -> None:
    """Write both pattern files."""
    regions = json.loads((GEO / "regions.json").read_text(encoding="utf-8"))["features"]
    for name, draw, places in (("hatch", stripes, 3), ("dots", dots, 2)):
        features = []
        for region in regions:
            area = shape(region["geometry"]).buffer(0)
            marks = draw(area)
            if marks:
                geometry = mapping(MultiPolygon(marks))
                features.append(
                    {
                        "type": "Feature",
                        "id": region["id"],
                        "properties": {},
                        "geometry": {
                            "type": geometry["type"],
                            "coordinates": rounded(geometry["coordinates"], places),
                        },
                    }
                )
        text = json.dumps(
            {"type": "FeatureCollection", "features": features}, separators=(",", ":")
        )
        (GEO / f"{name}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

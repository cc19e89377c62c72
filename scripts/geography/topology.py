"""A coverage as arcs: neighbours share every arc, so simplifying one never opens a gap.

Coordinates live on an integer grid of `GRID` degrees. A ring is cut into arcs where the set of
units along it changes; every arc is simplified once and used by both its neighbours.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

GRID = 0.001
Vertex = tuple[int, int]
Arc = tuple[Vertex, ...]


def snap(units: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Return the units on the grid, exactly noded: a valid coverage whatever came in.

    All outlines are noded together by snap rounding, the faces between them are given back to
    the unit they came from.
    """
    keys = list(units)
    originals = np.array([units[key] for key in keys])
    lines = shapely.union_all(shapely.boundary(originals), grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.node(lines))))
    inside = shapely.point_on_surface(faces)
    tree = shapely.STRtree(originals)
    face_index, unit_index = tree.query(inside, predicate="intersects")
    grouped: dict[str, list[BaseGeometry]] = defaultdict(list)
    taken: set[int] = set()
    for face, unit in zip(face_index.tolist(), unit_index.tolist(), strict=True):
        if face not in taken:
            taken.add(face)
            grouped[keys[unit]].append(faces[face])
    return {key: shapely.coverage_union_all(np.array(group)) for key, group in grouped.items()}


def without_islets(
    units: dict[str, BaseGeometry], least: Callable[[str], float]
) -> dict[str, BaseGeometry]:
    """Return the units without the islands smaller than `least(key)` square degrees.

    A unit's largest part always stays, and so does every part that touches another unit.
    """
    kept = {}
    tree = shapely.STRtree(np.array(list(units.values())))
    for key, geometry in units.items():
        parts = shapely.get_parts(geometry)
        areas = shapely.area(parts)
        small = (areas < least(key)) & (areas < areas.max())
        neighbours = np.bincount(
            tree.query(parts[small], predicate="intersects")[0], minlength=int(small.sum())
        )
        drop = np.flatnonzero(small)[neighbours < 2]
        kept[key] = shapely.multipolygons(np.delete(parts, drop))
    return kept


@dataclass
class Topology:
    """Arcs by number, the rings of every unit as signed arc numbers, the units on each arc."""

    arcs: list[Arc] = field(default_factory=list)
    units: dict[str, list[list[list[int]]]] = field(default_factory=dict)
    sides: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    smallest: dict[int, float] = field(default_factory=dict)
    """Area in square degrees of the smallest ring an arc belongs to."""

    def polygons(self, arcs: list[Arc]) -> dict[str, BaseGeometry]:
        """Return every unit drawn with `arcs`, in degrees; rings that collapsed are left out."""
        drawn = {}
        for key, shells in self.units.items():
            parts = [polygon for rings in shells if (polygon := _polygon(rings, arcs)) is not None]
            drawn[key] = parts[0] if len(parts) == 1 else MultiPolygon(parts)
        return drawn


def _polygon(rings: list[list[int]], arcs: list[Arc]) -> Polygon | None:
    outlines = [_outline(ring, arcs) for ring in rings]
    if len(set(outlines[0])) < 3:
        return None
    holes = [np.array(hole) * GRID for hole in outlines[1:] if len(set(hole)) >= 3]
    return Polygon(np.array(outlines[0]) * GRID, holes)


def _outline(ring: list[int], arcs: list[Arc]) -> list[Vertex]:
    vertices: list[Vertex] = []
    for signed in ring:
        arc = arcs[signed] if signed >= 0 else arcs[~signed][::-1]
        vertices += arc[:-1]
    return [*vertices, vertices[0]]


def build(units: dict[str, BaseGeometry]) -> Topology:
    """Return the topology of a valid coverage whose vertices lie on the grid."""
    rings = [
        (key, part, _grid_ring(ring), abs(Polygon(ring).area))
        for key, geometry in units.items()
        for part, polygon in enumerate(shapely.get_parts(geometry))
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    junctions = _junctions([vertices for _, _, vertices, _ in rings])
    topology = Topology()
    numbers: dict[Arc, int] = {}
    for key, part, vertices, area in rings:
        shells = topology.units.setdefault(key, [])
        if part == len(shells):
            shells.append([])
        signed = []
        for arc in _cut(vertices, junctions):
            forward = arc <= arc[::-1]
            canonical = arc if forward else arc[::-1]
            number = numbers.setdefault(canonical, len(numbers))
            if number == len(topology.arcs):
                topology.arcs.append(canonical)
            topology.sides[number].add(key)
            topology.smallest[number] = min(area, topology.smallest.get(number, area))
            signed.append(number if forward else ~number)
        shells[part].append(signed)
    return topology


def _grid_ring(ring: BaseGeometry) -> list[Vertex]:
    grid: NDArray[np.int64] = np.rint(shapely.get_coordinates(ring) / GRID).astype(np.int64)
    return [(int(x), int(y)) for x, y in grid[:-1]]


def _junctions(rings: list[list[Vertex]]) -> set[Vertex]:
    """Return the vertices where more than two edges meet, or an edge changes its ring count."""
    edges: dict[tuple[Vertex, Vertex], int] = defaultdict(int)
    for ring in rings:
        for start, end in zip(ring, ring[1:] + ring[:1], strict=True):
            edges[(start, end) if start < end else (end, start)] += 1
    uses: dict[Vertex, list[int]] = defaultdict(list)
    for (start, end), count in edges.items():
        uses[start].append(count)
        uses[end].append(count)
    return {vertex for vertex, counts in uses.items() if len(counts) != 2 or len(set(counts)) > 1}


def _cut(ring: list[Vertex], junctions: set[Vertex]) -> list[Arc]:
    cuts = [i for i, vertex in enumerate(ring) if vertex in junctions]
    if not cuts:
        first = ring.index(min(ring))
        return [(*ring[first:], *ring[: first + 1])]
    turned = ring[cuts[0] :] + ring[: cuts[0] + 1]
    stops = [i - cuts[0] for i in cuts] + [len(ring)]
    return [tuple(turned[a : b + 1]) for a, b in pairwise(stops)]


def simplify_arc(arc: Arc, tolerance: float) -> Arc:
    """Return the arc without the points whose triangle is smaller than `tolerance`² (degrees).

    Visvalingam and Whyatt's line simplification, widths shrunk by the cosine of latitude. A
    closed arc keeps at least three corners.
    """
    closed = arc[0] == arc[-1]
    least = 4 if closed else 2
    if tolerance <= 0 or len(arc) <= least:
        return arc
    scale = np.cos(np.radians(arc[0][1] * GRID))
    limit = (tolerance / GRID) ** 2
    left, right = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))

    def area(i: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = arc[left[i]], arc[i], arc[right[i]]
        return float(abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) * scale / 2)

    heap = [(area(i), i) for i in range(1, len(arc) - 1)]
    current = {i: size for size, i in heap}
    heapq.heapify(heap)
    while heap and len(current) + 2 > least:
        size, i = heapq.heappop(heap)
        if current.get(i) != size:
            continue
        if size >= limit:
            break
        del current[i]
        right[left[i]], left[right[i]] = right[i], left[i]
        for j in (left[i], right[i]):
            if j in current:
                current[j] = max(area(j), size)
                heapq.heappush(heap, (current[j], j))
    return tuple(arc[i] for i in (0, *sorted(current), len(arc) - 1))


def simplify(topology: Topology, tolerance: Callable[[int], float], rounds: int = 8) -> list[Arc]:
    """Return simplified arcs that still make a valid coverage.

    Where simplified arcs cross or touch, the arcs of the units concerned are drawn in more
    detail (half the tolerance each round, at last as they were).
    """
    wanted = {number: tolerance(number) for number in range(len(topology.arcs))}
    arcs = [simplify_arc(arc, wanted[number]) for number, arc in enumerate(topology.arcs)]
    for attempt in range(rounds):
        spoilt = _spoilt_arcs(topology, arcs)
        if not spoilt:
            return arcs
        for number in spoilt:
            wanted[number] = 0.0 if attempt == rounds - 2 else wanted[number] / 2
            arcs[number] = simplify_arc(topology.arcs[number], wanted[number])
    raise ValueError("the simplified coverage is not valid")


def _spoilt_arcs(topology: Topology, arcs: list[Arc]) -> set[int]:
    """Return the arcs near which the coverage is not valid, or whose unit collapsed."""
    drawn = topology.polygons(arcs)
    keys = list(drawn)
    polygons = np.array([drawn[key] for key in keys])
    invalid = ~shapely.is_valid(polygons) | shapely.is_empty(polygons)
    whole = {key for key, bad in zip(keys, invalid, strict=True) if bad}
    spoilt = {number for number, sides in topology.sides.items() if sides & whole}
    if spoilt:
        return spoilt
    edges = shapely.coverage_invalid_edges(polygons)
    places = shapely.get_parts(edges[~shapely.is_empty(edges)])
    if len(places):
        lines = shapely.linestrings(
            np.concatenate([np.array(arc) * GRID for arc in arcs]),
            indices=np.repeat(np.arange(len(arcs)), [len(arc) for arc in arcs]),
        )
        _, near = shapely.STRtree(lines).query(places, predicate="dwithin", distance=GRID)
        spoilt = set(near.tolist())
    return spoilt

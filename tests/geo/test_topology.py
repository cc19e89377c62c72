"""Simplifying a coverage: what neighbours share stays shared."""

import numpy as np
import shapely
from geography import topology
from shapely.geometry import Polygon, box


def _zigzag() -> dict[str, shapely.Geometry]:
    line = [(1 + 0.02 * (i % 2), i * 0.05) for i in range(21)]
    return {
        "west": Polygon([(0, 0), *line, (0, 1)]),
        "east": Polygon([*line, (2, 1), (2, 0)]),
    }


def test_simplified_neighbours_still_share_their_line() -> None:
    arranged = topology.build(topology.snap(_zigzag()))
    arcs = topology.simplify(arranged, lambda number: 0.1)
    drawn = arranged.polygons(arcs)
    assert shapely.coverage_is_valid(np.array(list(drawn.values())))
    assert sum(map(len, arcs)) < sum(map(len, arranged.arcs)) / 2
    assert abs(sum(area.area for area in drawn.values()) - 2) < 1e-9


def test_snapping_gives_both_sides_of_a_border_the_same_vertices() -> None:
    # The northern square's corner lies in the middle of the southern one's edge.
    units = {"south": box(0, 0, 2, 1), "north": box(0.5, 1.0002, 1.5, 2)}
    assert not shapely.coverage_is_valid(np.array(list(units.values())), gap_width=0.01)
    snapped = topology.snap(units)
    assert shapely.coverage_is_valid(np.array(list(snapped.values())), gap_width=0.01)
    assert (0.5, 1.0) in snapped["south"].exterior.coords


def test_crossing_arcs_are_drawn_in_more_detail_instead() -> None:
    bay = [(0, 0), (4, 0), (4, 3), (2.2, 3), (2, 0.2), (1.8, 3), (0, 3)]
    island = Polygon([(1.95, 2.4), (2.05, 2.4), (2.05, 2.8), (1.95, 2.8)])
    units = {"shore": Polygon(bay), "island": island}
    arranged = topology.build(topology.snap(units))
    number = next(n for n, sides in arranged.sides.items() if sides == {"shore"})
    filled = topology.simplify_arc(arranged.arcs[number], 3.0)
    assert len(filled) < len(arranged.arcs[number])
    arcs = topology.simplify(arranged, lambda n: 3.0 if n == number else 0.0)
    drawn = arranged.polygons(arcs)
    assert shapely.coverage_is_valid(np.array(list(drawn.values())))


def test_a_closed_arc_never_collapses() -> None:
    ring = ((0, 0), (5, 0), (5, 5), (0, 5), (0, 0))
    assert len(set(topology.simplify_arc(ring, 100.0))) >= 3


def test_islets_go_but_a_units_largest_part_and_what_touches_others_stay() -> None:
    speck, enclave = box(5, 5, 5.01, 5.01), box(1, 0, 1.01, 0.01)
    units = {
        "mainland": shapely.union_all([box(0, 0, 1, 1), speck]),
        "other": shapely.union_all([box(1.01, 0, 2, 0.01), box(3, 3, 4, 4), enclave]),
        "tiny": box(8, 8, 8.01, 8.01),
    }
    kept = topology.without_islets(units, lambda key: 0.001)
    assert kept["mainland"].equals(box(0, 0, 1, 1))
    assert kept["tiny"].equals(units["tiny"])
    assert kept["other"].intersects(enclave.centroid)

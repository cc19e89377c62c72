"""Hexagons that tile the map, circles of a true radius, and places that never hide one another."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exhibits.shapes import cell_of, centre, circle, hexagon, kilometres, side_by_side

LATS = st.floats(-60, 60)
LNGS = st.floats(-170, 170)


@given(LATS, LNGS, st.sampled_from([25, 50, 100]))
def test_a_place_lies_in_the_nearest_hexagon(lat: float, lng: float, km: int) -> None:
    cell = cell_of(lat, lng, km)
    middle_lat, middle_lng = centre(cell)
    assert cell_of(middle_lat, middle_lng, km) == cell
    own = kilometres(lat, lng, [middle_lat], [middle_lng])[0]
    q, r, _km = cell.split("~")
    for dq, dr in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1)):
        other = centre(f"{int(q) + dq}~{int(r) + dr}~{km}")
        # distances on the plane and on the globe differ by less than this
        assert own <= kilometres(lat, lng, [other[0]], [other[1]])[0] * 1.02


def test_hexagons_share_their_corners_with_their_neighbours() -> None:
    one, other = hexagon("3~4~100"), hexagon("4~4~100")
    assert len(set(one) & set(other)) == 2
    assert one[0] == one[-1]
    assert len(set(one)) == 6


def test_a_hexagon_is_as_wide_as_it_says_in_the_middle_of_the_basin() -> None:
    lngs = [lng for lng, _lat in hexagon(cell_of(38.0, 15.0, 100))]
    lats = [lat for _lng, lat in hexagon(cell_of(38.0, 15.0, 100))]
    middle = sum(lats[:-1]) / 6
    assert kilometres(middle, min(lngs), [middle], [max(lngs)])[0] == pytest.approx(100, rel=0.02)


@pytest.mark.parametrize("text", ["", "1~2", "a~b~c", "1~2~0", "1~2~-5", "9999999~1~50", "1~2~3~4"])
def test_what_is_no_cell_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no hexagon cell|invalid literal"):
        hexagon(text)


@given(LATS, LNGS, st.floats(1, 800))
def test_a_circle_is_everywhere_as_far_as_it_says(lat: float, lng: float, km: float) -> None:
    lngs, lats = zip(*circle(lat, lng, km), strict=True)
    assert kilometres(lat, lng, lats, lngs) == pytest.approx(km, rel=0.01, abs=0.02)


def test_distances_are_those_of_an_atlas() -> None:
    # Sfax to Monastir, and Barcelona to Tunis, by great circle
    assert kilometres(34.7406, 10.7603, [35.778], [10.8262])[0] == pytest.approx(115.5, abs=1)
    assert kilometres(41.3888, 2.159, [36.819], [10.1658])[0] == pytest.approx(857, abs=6)


def test_sites_of_one_town_stand_apart_and_always_in_the_same_spot() -> None:
    codes = [f"{place:03}" for place in range(60)]
    drawn = side_by_side([35.778] * 60, [10.826] * 60, codes, 2.5)
    assert drawn[0] == (10.826, 35.778)
    for (lng, lat), (other_lng, other_lat) in itertools.combinations(drawn, 2):
        assert kilometres(lat, lng, [other_lat], [other_lng])[0] > 1.5
    order = list(range(60))
    random.Random(3).shuffle(order)
    again = side_by_side([35.778] * 60, [10.826] * 60, [codes[at] for at in order], 2.5)
    assert [again[order.index(at)] for at in range(60)] == drawn


def test_a_site_alone_stays_where_it_is() -> None:
    assert side_by_side([41.561], [2.008], ["a"], 2.5) == [(2.008, 41.561)]

"""Towns found by any of their names in any script, and the town at a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cluster_data.reference.places import towns
from cluster_data.reference.spellings import town_spellings
from words import fold
from words.fold_columns import fold_all

SHORTEST = 2
"""Letters from which on the beginning of a name is looked for."""


@dataclass(frozen=True)
class Town:
    """A town of the table, its place in degrees."""

    name: str
    iso2: str
    region_code: str
    lat: float
    lng: float
    people: int


def find_towns(text: str, limit: int = 8) -> tuple[Town, ...]:
    """The towns called `text`, or else those whose names begin with it; the larger first.

    Case, accents and scripts don't matter: `sfax`, `SFAX` and `صفاقس` are the same town.
    """
    wanted = fold(text)
    if not wanted:
        return ()
    known, names = all_towns(), _names()
    exact = {place for name, place in names if name == wanted}
    begun: set[int] = set()
    if len(wanted) >= SHORTEST:
        begun = {place for name, place in names if name.startswith(wanted)} - exact
    order = [*_by_size(exact), *_by_size(begun)]
    return tuple(known[place] for place in order[:limit])


def town_at(lat: float, lng: float) -> Town | None:
    """The town whose place is exactly there, as an address writes it (to 0.01°), or none."""
    place = _places().get((round(lat, 2), round(lng, 2)))
    return None if place is None else all_towns()[place]


@lru_cache(maxsize=1)
def all_towns() -> Sequence[Town]:
    """Every town of the table."""
    return tuple(
        Town(
            row["name"],
            row["iso2"],
            row["region_code"],
            float(row["lat"]),
            float(row["lon"]),
            int(float(row["population"] or 0)),
        )
        for row in towns()
    )


def _by_size(places: set[int]) -> list[int]:
    known = all_towns()
    return sorted(places, key=lambda place: (-known[place].people, known[place].name, place))


@lru_cache(maxsize=1)
def _names() -> Sequence[tuple[str, int]]:
    """Every folded name with the town's place in the table."""
    spelled = [
        (name, place)
        for place, row in enumerate(towns())
        for name in (
            row["name"],
            *row["alternate_names"].split("|"),
            *town_spellings().get((row["iso2"], row["name"]), ()),
        )
        if name
    ]
    folded = fold_all([name for name, _place in spelled])
    return tuple(
        dict.fromkeys(
            (name, place) for name, (_written, place) in zip(folded, spelled, strict=True) if name
        )
    )


@lru_cache(maxsize=1)
def _places() -> dict[tuple[float, float], int]:
    """The largest town at each place of 0.01°."""
    known = all_towns()
    small_first = sorted(range(len(known)), key=lambda place: known[place].people)
    return {(round(known[at].lat, 2), round(known[at].lng, 2)): at for at in small_first}

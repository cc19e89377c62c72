"""Views of the map that readers change between: seeded, nearly all of them asked only once."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from cluster_data.reference import countries, products

MEASURES = ("certified_share", "utilisation", "per_100k")
RUNGS = ("declared", "attested", "certified")
COUNTRIES = ("TR", "DZ", "EG", "TN", "IT", "PT", "ES", "FR", "GR", "MA")


@dataclass(frozen=True)
class View:
    """One view: its address, and what its figure has to name."""

    query: dict[str, str]
    names: tuple[str, ...]


def views(seed: int) -> Iterator[View]:
    """One reader's views without end: the next product, measure, rung or country."""
    chance = random.Random(seed)
    named = _named_products()
    while True:
        code = chance.choice(sorted(named))
        chosen = sorted(chance.sample(COUNTRIES, chance.choice((0, 0, 1, 1, 3))))
        query = {"p": code, "m": chance.choice(MEASURES), "g": chance.choice(RUNGS)}
        names = [named[code]]
        if chosen:
            query["c"] = ".".join(chosen)
        if len(chosen) == 1:
            names.append(countries()[chosen[0]].label)
        yield View(query, tuple(names))


def _named_products() -> dict[str, str]:
    """Products with a standard, and the beginning of each one's name that no other begins with."""
    found = {
        code: product.names["en"].split(" (")[0].split(",")[0]
        for code, product in products().items()
        if product.standards
    }
    return {
        code: name
        for code, name in found.items()
        if not any(other.startswith(name) for key, other in found.items() if key != code)
        and not any(letter.isdigit() for letter in name.split()[-1])
    }

"""The registry of exhibits: one pure function each, from a table to an `Exhibit`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from exhibits.catalogue import region_map, region_products, region_ranking
from exhibits.exhibit import Exhibit

CATALOGUE: Mapping[str, Callable[..., Exhibit]] = MappingProxyType(
    {
        "region_map": region_map.region_map,
        "region_ranking": region_ranking.region_ranking,
        "region_products": region_products.region_products,
    }
)
EXAMPLES: Mapping[str, Callable[[], Exhibit]] = MappingProxyType(
    {
        "region_map": region_map.example,
        "region_ranking": region_ranking.example,
        "region_products": region_products.example,
    }
)
"""For each exhibit, a small fictive one: for tests and the gallery."""

__all__ = ["CATALOGUE", "EXAMPLES"]

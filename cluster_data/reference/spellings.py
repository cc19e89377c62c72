"""What people write for products, stages and standards, as written; folding is the reader's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from cluster_data.reference.products import products, stages
from cluster_data.reference.tables import parts, rows


@lru_cache(maxsize=1)
def product_spellings() -> Mapping[str, tuple[str, ...]]:
    """Spellings by product code: its names in every language first, then the known others."""
    found = {code: list(product.names.values()) for code, product in products().items()}
    for row in rows("product_spellings"):
        found[row["product_code"]].append(row["spelling"])
    return _frozen(found)


@lru_cache(maxsize=1)
def ambiguous_spellings() -> Mapping[str, tuple[str, ...]]:
    """Product codes, best first, by a spelling that could mean any of them."""
    return MappingProxyType(
        {row["spelling"]: parts(row["product_codes"]) for row in rows("ambiguous_spellings")}
    )


@lru_cache(maxsize=1)
def stage_spellings() -> Mapping[str, tuple[str, ...]]:
    """Spellings by stage code: its names in every language first, then the known others."""
    found = {code: list(stage.names.values()) for code, stage in stages().items()}
    for row in rows("stage_spellings"):
        found[row["stage_code"]].append(row["spelling"])
    return _frozen(found)


@lru_cache(maxsize=1)
def standard_spellings() -> Mapping[str, tuple[str, ...]]:
    """Spellings by standard code; years and amendments are the reader's to strip."""
    found: dict[str, list[str]] = {}
    for row in rows("standard_spellings"):
        found.setdefault(row["standard_code"], [row["standard_code"]]).append(row["spelling"])
    return _frozen(found)


@lru_cache(maxsize=1)
def region_spellings() -> Mapping[str, tuple[str, ...]]:
    """Spellings by region code, beyond the names the regions have."""
    found: dict[str, list[str]] = {}
    for row in rows("region_spellings"):
        found.setdefault(row["region_code"], []).append(row["spelling"])
    return _frozen(found)


@lru_cache(maxsize=1)
def town_spellings() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Spellings by country and the name a town has in the table of towns, beyond those there."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows("town_spellings"):
        found.setdefault((row["iso2"], row["town"]), []).append(row["spelling"])
    return MappingProxyType({town: tuple(said) for town, said in found.items()})


def _frozen(found: dict[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({code: tuple(dict.fromkeys(said)) for code, said in found.items()})

"""Product types, their families, stages and standards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from cluster_data.reference.tables import names_of, parts, rows, whole
from words import pick


def label_of(names: Mapping[str, str]) -> str:
    """The name in the language in use, else the local or the English one."""
    return pick({f"name_{language}": name for language, name in names.items()})


@dataclass(frozen=True)
class Family:
    """A family of product types; `products` are the codes in it, in order."""

    code: str
    names: Mapping[str, str] = field(hash=False)
    products: tuple[str, ...]

    @property
    def label(self) -> str:
        """The family's name in the language in use."""
        return label_of(self.names)


@dataclass(frozen=True)
class Product:
    """A product type. `tier` is finished, adjacent, input or service; `unit` is its base unit.

    `stages` are the steps it passes, in order; `standards` those of which any one certifies it
    (none: no standard applies). `details` holds the row's other cells as written (customs codes,
    regulation, class, their status).
    """

    code: str
    family_code: str
    tier: str
    names: Mapping[str, str] = field(hash=False)
    unit: str
    alt_units: tuple[str, ...]
    hs6: str
    emergency_priority: int | None
    stages: tuple[str, ...]
    standards: frozenset[str]
    details: Mapping[str, str] = field(hash=False, repr=False)
    source: str = field(repr=False)

    @property
    def label(self) -> str:
        """The product's name in the language in use."""
        return label_of(self.names)


@dataclass(frozen=True)
class Stage:
    """A step of the value chain; `order` counts from fibre to end of life."""

    code: str
    order: int
    names: Mapping[str, str] = field(hash=False)
    capacity_unit: str
    source: str = field(repr=False)

    @property
    def label(self) -> str:
        """The stage's name in the language in use."""
        return label_of(self.names)


@dataclass(frozen=True)
class Standard:
    """A product standard, with its title."""

    code: str
    names: Mapping[str, str] = field(hash=False)
    status: str
    source: str = field(repr=False)

    @property
    def label(self) -> str:
        """The standard's code and title in the language in use."""
        title = label_of(self.names)
        return f"{self.code} – {title}" if title else self.code


@lru_cache(maxsize=1)
def products() -> Mapping[str, Product]:
    """All product types by code, in the order of the table."""
    passed: dict[str, list[tuple[int, str]]] = {}
    for row in rows("product_stages"):
        step = (int(row["sequence"]), row["stage_code"])
        passed.setdefault(row["product_code"], []).append(step)
    read = (_product(row, passed.get(row["code"], [])) for row in rows("products"))
    return MappingProxyType({product.code: product for product in read})


def _product(row: dict[str, str], passed: list[tuple[int, str]]) -> Product:
    return Product(
        code=row["code"],
        family_code=row["family_code"],
        tier=row["tier"],
        names=names_of(row),
        unit=row["unit"],
        alt_units=parts(row["alt_units"], ";"),
        hs6=row["hs6"],
        emergency_priority=whole(row["emergency_priority"]),
        stages=tuple(code for _place, code in sorted(passed)),
        standards=standards_of(row["code"]),
        details={key: cell for key, cell in row.items() if not key.startswith("name_")},
        source=row["source"],
    )


@lru_cache(maxsize=1)
def families() -> Mapping[str, Family]:
    """The families by code, in the order in which their first product stands."""
    named: dict[str, Mapping[str, str]] = {}
    members: dict[str, list[str]] = {}
    for row in rows("products"):
        named.setdefault(row["family_code"], names_of(row, "family_name"))
        members.setdefault(row["family_code"], []).append(row["code"])
    return MappingProxyType(
        {code: Family(code, named[code], tuple(members[code])) for code in named}
    )


@lru_cache(maxsize=1)
def stages() -> Mapping[str, Stage]:
    """The stages of the value chain by code, in their order."""
    read = (
        Stage(
            row["stage_code"], int(row["order"]), names_of(row), row["capacity_unit"], row["source"]
        )
        for row in rows("stages")
    )
    return MappingProxyType({stage.code: stage for stage in sorted(read, key=lambda s: s.order)})


@lru_cache(maxsize=1)
def standards() -> Mapping[str, Standard]:
    """The standards known by code."""
    read = (
        Standard(row["standard_code"], names_of(row, "title"), row["status"], row["source"])
        for row in rows("standards")
    )
    return MappingProxyType({standard.code: standard for standard in read})


def standards_of(product_code: str) -> frozenset[str]:
    """The standards of which any one certifies the product; empty where none applies."""
    return _standards_by_product().get(product_code, frozenset())


@lru_cache(maxsize=1)
def _standards_by_product() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("product_standards"):
        found.setdefault(row["product_code"], set()).add(row["standard_code"])
    return MappingProxyType({code: frozenset(codes) for code, codes in found.items()})

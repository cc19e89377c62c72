"""Clusters offered from the start, as organisations without data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from cluster_data.reference.tables import rows


@dataclass(frozen=True)
class Cluster:
    """An organisation that may collect surveys; country and city are blank where uncertain."""

    code: str
    name: str
    country: str
    city: str
    url: str
    status: str
    source: str = field(repr=False)

    @property
    def label(self) -> str:
        """The organisation's own name, which is not translated."""
        return self.name


@lru_cache(maxsize=1)
def clusters() -> Mapping[str, Cluster]:
    """The organisations by code, in the order of the table."""
    return MappingProxyType({row["code"]: Cluster(**row) for row in rows("clusters")})

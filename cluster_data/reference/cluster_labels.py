"""Labels of excellence that clusters hold (European Cluster Excellence Initiative)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from cluster_data.reference.tables import rows

LEVELS = ("bronze", "silver", "gold")


@dataclass(frozen=True)
class ClusterLabel:
    """A label with the days it was awarded and ends; `status` is fictive for the sample's."""

    cluster_code: str
    level: str
    awarded: dt.date
    valid_until: dt.date
    status: str
    source: str = field(repr=False)

    def holds_on(self, day: dt.date) -> bool:
        """Whether it is valid on a day."""
        return self.awarded <= day <= self.valid_until


@lru_cache(maxsize=1)
def cluster_labels() -> Mapping[str, ClusterLabel]:
    """The labels known, by cluster; most clusters have none here, which says nothing of them."""
    return MappingProxyType(
        {
            row["cluster_code"]: ClusterLabel(
                row["cluster_code"], row["label"], dt.date.fromisoformat(row["awarded"]),
                dt.date.fromisoformat(row["valid_until"]), row["status"], row["source"],
            )
            for row in rows("cluster_labels")
        }
    )  # fmt: skip

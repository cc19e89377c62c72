"""Who looks: the role that decides which figures and names a query may show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Role = Literal["public", "ministry", "cluster"]

_CLUSTER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,31}")


@dataclass(frozen=True)
class Viewer:
    """A role, and the code of the cluster a cluster's manager belongs to."""

    role: Role = "public"
    cluster: str | None = None

    def __post_init__(self) -> None:
        if (self.role == "cluster") != bool(self.cluster):
            raise ValueError("a viewer has a cluster exactly when the role is cluster")

    @classmethod
    def parse(cls, text: str) -> Viewer:
        """The viewer written `public`, `ministry` or `cluster:CODE`; ValueError for others."""
        role, colon, code = text.strip().partition(":")
        if role == "cluster" and _CLUSTER.fullmatch(code):
            return cls("cluster", code)
        if role == "ministry" and not colon:
            return cls("ministry")
        if role == "public" and not colon:
            return cls("public")
        raise ValueError(f"no such viewer: {text!r}; public, ministry or cluster:CODE")

    def __str__(self) -> str:
        return f"cluster:{self.cluster}" if self.cluster else self.role

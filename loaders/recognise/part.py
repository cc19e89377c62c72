"""Records that share what their headings say of unit and period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.recognise.body import Body
from loaders.values.tails import Tail


@dataclass(frozen=True)
class Part:
    """Records, and by survey column what the heading says beside the question."""

    body: Body
    measures: Mapping[str, Tail] = field(default_factory=dict)

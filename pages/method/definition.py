"""What a definition is: a term, its meaning, its formulas and its sources."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Definition:
    """One term: `formula` are lines such as `month: 12 ÷ 52`, its source the last of them."""

    slug: str
    name: str
    text: str
    formula: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Chapter:
    """Definitions that belong together."""

    slug: str
    title: str
    definitions: tuple[Definition, ...]

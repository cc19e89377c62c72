"""What a problem's slug means, and the rooms in which slugs are told together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cluster_data.survey import survey

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Rule:
    """The severity of a slug and the English templates of its message and its fix.

    An error rejects the row or the file, a warning lets it stand with something missing or
    assumed, a note only tells. `reads` are the survey columns it looks at, none where it looks at
    the file as such; `why` is a sentence on what it protects, empty where its room says it.
    """

    severity: Severity
    message: str
    fix: str
    reads: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Room:
    """Rules of one subject: its title, what they protect together (both English), and they."""

    title: str
    why: str
    rules: Mapping[str, Rule] = field(hash=False)


def columns_of(*kinds: str) -> tuple[str, ...]:
    """The survey columns whose answers are of these kinds, in the order of the survey."""
    return tuple(column.name for column in survey().columns if column.kind in kinds)

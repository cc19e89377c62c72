"""What a problem's slug means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Rule:
    """The severity of a slug and the English templates of its message and its fix.

    An error rejects the row or the file, a warning lets it stand with something missing or
    assumed, a note only tells.
    """

    severity: Severity
    message: str
    fix: str

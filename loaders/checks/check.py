"""A rule with its check: one declaration for the report, the page and the work itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from loaders.checks.answers import Answers
from loaders.rules.rule import Rule
from loaders.values.cells import Flags


@dataclass(frozen=True)
class Found:
    """The rows in which a check found something, one flag a row of the answers.

    `params` fill the message's blanks: arrays with one entry a row, or constants; `labels` names
    the list of those that are codes. `column` is the survey column it points to, where that is
    not the check's first.
    """

    where: Flags
    params: Mapping[str, Any] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    column: str | None = None


Finder = Callable[[Answers], Flags | Found | tuple[Found, ...]]


@dataclass(frozen=True, kw_only=True)
class Check(Rule):
    """A rule about accepted answers. It is skipped where no column of `points_to` has any."""

    points_to: tuple[str, ...]
    find: Finder

    def found(self, answers: Answers) -> tuple[Found, ...]:
        """What it finds, column by column; rows are only flagged, never changed."""
        if not any(answers.any_given(name) for name in self.points_to):
            return ()
        told = self.find(answers)
        if isinstance(told, tuple):
            return told
        return (told if isinstance(told, Found) else Found(told),)

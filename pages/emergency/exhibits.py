"""The page's exhibits by name, from its address alone."""

from __future__ import annotations

from collections.abc import Callable

from exhibits.exhibit import Exhibit
from pages.emergency import answering, asked
from planning import Answer
from shell.state import State


def exhibits(state: State) -> dict[str, Callable[[], Exhibit | None]]:
    """Output by week against what is asked, and who contributes."""
    return {
        "weeks": lambda: _of(state, answering.weeks),
        "suppliers": lambda: _of(state, answering.givers),
    }


def _of(state: State, build: Callable[[State, Answer], Exhibit]) -> Exhibit | None:
    question = asked.question(state)
    return build(state, answering.answered(state, question)) if question else None

"""Marking: the user's own file back, with what to mend marked in it; and its marks unread again.

Imported on first use: the child that writes marks imports this package too, and must start
without pandas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loaders.marking.making import can_be_marked, marked, marked_name
    from loaders.marking.own import is_marked, is_part, without_marks

__all__ = ["can_be_marked", "is_marked", "is_part", "marked", "marked_name", "without_marks"]

_HOMES = {
    "can_be_marked": "making", "marked": "making", "marked_name": "making",
    "is_marked": "own", "is_part": "own", "without_marks": "own",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"loaders.marking.{_HOMES[name]}"), name)

"""Reading: any file becomes raw sheets, safely; the names a caller needs.

Imported on first use: the child that parses imports this package too, and must start without
pandas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loaders.read.limits import Limits
    from loaders.read.reading import read
    from loaders.read.sheet import RawSheet, ReadResult

__all__ = ["Limits", "RawSheet", "ReadResult", "read"]

_HOMES = {"Limits": "limits", "RawSheet": "sheet", "ReadResult": "sheet", "read": "reading"}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"loaders.read.{_HOMES[name]}"), name)

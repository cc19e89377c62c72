"""The frame around every page: navigation, identity, selection <-> URL, cached data access.

Pages say `import shell`, then `shell.open(page="map")`. What they use is imported when first used:
the server imports this package too, before Streamlit's caches exist.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exhibits.plain import plain
    from shell.data import cached
    from shell.document import appearance
    from shell.downloads import chart_key, take_away
    from shell.filters import filter_chips
    from shell.frame import heading, open_page
    from shell.frame import open_page as open
    from shell.state import State, follow

_ROOMS = {
    "State": "shell.state",
    "appearance": "shell.document",
    "cached": "shell.data",
    "chart_key": "shell.downloads",
    "filter_chips": "shell.filters",
    "follow": "shell.state",
    "heading": "shell.frame",
    "open_page": "shell.frame",
    "plain": "exhibits.plain",
    "take_away": "shell.downloads",
}

__all__ = [
    "State",
    "appearance",
    "cached",
    "chart_key",
    "filter_chips",
    "follow",
    "heading",
    "open",
    "open_page",
    "plain",
    "take_away",
]


def __getattr__(name: str) -> Any:
    wanted = "open_page" if name == "open" else name
    if wanted not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_ROOMS[wanted]), wanted)

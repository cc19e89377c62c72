"""How much room bars and dots take, on the screen and in vectors."""

from __future__ import annotations

from collections.abc import Mapping

from exhibits.render.frame import Width

BAR = 26
PANEL = 44
LEFT: Mapping[Width, int] = {"wide": 250, "narrow": 150}
LETTERS: Mapping[Width, int] = {"wide": 37, "narrow": 22}
"""Room for names at the left, in pixels and in letters."""

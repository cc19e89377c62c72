"""Patterns that mark classes beside their colours: on the screen's map and in its legend.

Their weaves are those of the vector files. The map takes them from a sprite, small pictures that
`scripts/build_sprite.py` draws.
"""

from __future__ import annotations

from exhibits.render.svg.patterns import WEAVES, Weave
from exhibits.style import DARK, LIGHT, class_colours, class_places, ink_on

INKS = {LIGHT.ink: "dark", LIGHT.paper: "light", DARK.ink: "light", DARK.paper: "dark"}
"""In which of the sprite's two inks each of the palettes' is drawn."""
SHADES = {"dark": LIGHT.ink, "light": LIGHT.paper}


def mark_of(place: int, count: int, dark: bool = False) -> str:
    """The sprite's name for class `place` (from 0) of `count`."""
    ink = INKS[ink_on(class_colours(count, dark)[place], dark)]
    return f"class-{class_places(count)[place]}-{ink}"


def weave_of(mark: str) -> Weave:
    """The weave behind one of the sprite's names."""
    return WEAVES[mark.rsplit("-", 1)[0]]


def box_lines(mark: str, wide: float, tall: float) -> list[tuple[float, float, float, float]]:
    """The mark's lines in a box of that size: from and to, pixels right and down of its corner."""
    weave = weave_of(mark)
    lines: list[tuple[float, float, float, float]] = []
    if weave.across:
        lines += [(0, down, wide, down) for down in _lines(tall, weave.size)]
    if weave.down:
        lines += [(along, 0, along, tall) for along in _lines(wide, weave.size)]
    return lines


def _lines(length: float, apart: float) -> list[float]:
    """Where lines stand, in the middle of the box."""
    count = max(int(length / apart), 1)
    start = (length - (count - 1) * apart) / 2
    return [round(start + line * apart, 1) for line in range(count)]

"""The names over a heatmap's columns: level, slanted, or days along time.

Each gives a column's lines, whether they are slanted, and the height they take in pixels.
"""

from __future__ import annotations

import math

from exhibits.render.frame import Width
from exhibits.render.svg.letters import shorten, text_width, wrap

Heads = tuple[list[tuple[str, ...]], bool, float]


def days(names: list[str], wide: float) -> Heads:
    """Days over columns that run through time: level, and as many of them as have room."""
    room = max((text_width(name.rpartition(" ")[0] or name, 12) for name in names), default=1.0)
    lines = [tuple(wrap(name, room + 2, 12)) for name in names]
    each = max((text_width(line, 12) for words in lines for line in words), default=1.0) + 10
    step = math.ceil(each / wide)
    deep = max(map(len, lines), default=1)
    kept = [words if place % step == 0 else () for place, words in enumerate(lines)]
    return kept, False, deep * 16 + 8.0


def level_or_slanted(names: list[str], wide: float, width: Width) -> Heads:
    """Names over the columns: level where they fit on two lines, else slanted."""
    level = [wrap(name, wide - 6, 12) for name in names]
    fits = all(
        len(lines) <= 2 and all(text_width(word, 12) <= wide - 6 for word in name.split())
        for name, lines in zip(names, level, strict=True)
    )
    if fits:
        deep = max((len(lines) for lines in level), default=1)
        return [tuple(lines) for lines in level], False, deep * 16 + 8.0
    short = [shorten(name, 150 if width == "wide" else 96, 12) for name in names]
    tall = max(text_width(name, 12) for name in short) * 0.72 + 18
    return [(name,) for name in short], True, tall

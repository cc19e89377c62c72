"""Vectors as pixels: the SVG drawn by resvg with the committed letters."""

from __future__ import annotations

import re
from functools import lru_cache

import resvg_py

from exhibits.render.svg.letters import FONTS, drawn_by_us

SCALE = 2.0
"""Pixels of the picture per pixel of the figure."""
_WORDS = re.compile(r">([^<]+)<")


def png(vectors: bytes, scale: float = SCALE) -> bytes:
    """The picture of an SVG of ours; the same bytes on every machine.

    Only where it holds letters that our fonts lack are the machine's own asked too.
    """
    text = vectors.decode("utf-8")
    ours = all(map(drawn_by_us, set("".join(_WORDS.findall(text)))))
    drawn = resvg_py.svg_to_bytes(
        svg_string=text,
        zoom=scale,
        skip_system_fonts=ours,
        font_files=_files(),
        sans_serif_family="IBM Plex Sans",
    )
    return bytes(drawn)


@lru_cache(maxsize=1)
def _files() -> list[str]:
    return [str(path) for path in sorted(FONTS.glob("*.ttf"))]

"""Where title, figure and foot of a slide stand, on our own template or within a user's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from exhibits.render.slides import house
from exhibits.render.slides.drawing import EMU, Box
from exhibits.render.svg.letters import wrap

POINT = 4 / 3
"""Pixels of a point."""
SIZES = (24, 22, 20, 18, 16)
"""Points of a title on our own template."""
LEADING = 1.2
_SAFE, _THEIRS = 0.94, 0.82
"""Part of a line that is filled: a computer's own Arial, or a user's fonts, may be broader."""
_TITLES, _SMALL, _BODIES = (1, 3), (13, 15, 16), (2, 7)
_LEAST = 14
"""Points that a title is never set beneath."""


@dataclass(frozen=True)
class Room:
    """The places of a slide in pixels; `size` the points of the title, None for its master's own.

    `bottom` is where the foot ends, `foot` how wide it may be.
    """

    title: Box
    size: int | None
    left: float
    across: float
    bottom: float
    foot: float
    centred: bool = False
    unit: float = 1.0
    """Size of small words, as a part of the usual: less on a slide of few inches."""
    filled: float = 0.98
    """Part of a line that is filled by small words measured in our own letters."""


def own_room(title: str) -> Room:
    """The places on our own template for a title of that length."""
    place = house.TITLE
    # on one line, if a little smaller, rather than with a single word on the second
    size = next((size for size in SIZES[:3] if lines(title, place.w, size) == 1), 0) or next(
        (size for size in SIZES if lines(title, place.w, size) <= 2), SIZES[-1]
    )
    tall = min(lines(title, place.w, size), 4) * size * POINT * LEADING
    title_box = Box(place.x, place.y, place.w, tall + 4)
    return Room(
        title_box, size if size != SIZES[0] else None, place.x, place.w, house.FOOT, place.w - 196
    )


def their_room(presentation: Any, layout: Any, title: str) -> Room:
    """The places on a user's template: its title's, kept to the top, and clear of its footers."""
    wide, tall = presentation.slide_width / EMU, presentation.slide_height / EMU
    place = _title(layout, wide, tall)
    whole = _title_size(layout, presentation.slide_master)
    inner = (place.w - 20) * _THEIRS / _SAFE
    size = whole
    most = min(place.h, tall * 0.15)
    while size > _LEAST and lines(title, inner, size) * size * POINT * LEADING > most:
        size -= 1
    # a title that stays too long even so gets the room it needs
    need = lines(title, inner, size) * size * POINT * LEADING + 8
    place = Box(place.x, place.y, place.w, min(max(place.h, need), tall * 0.4))
    left, across = place.x + 10, place.w - 20
    low = [
        shape.top / EMU
        for shape in layout.placeholders
        if shape.placeholder_format.type in _SMALL and shape.top and shape.top / EMU > tall * 0.75
    ]
    bottom = min([*low, tall * 0.975])
    centred = _centred(layout, presentation.slide_master)
    smaller = size if size != whole else None
    unit = min(tall / house.TALL, 1.0)
    return Room(place, smaller, left, across, bottom, across, centred, unit, _THEIRS)


def lines(text: str, wide: float, size: float) -> int:
    """Lines that bold words of so many points take."""
    return len(wrap(text, wide * _SAFE, size * POINT, bold=True))


def _title(layout: Any, wide: float, tall: float) -> Box:
    usual = Box(0.0375 * wide, 0.05 * tall, 0.925 * wide, 0.12 * tall)
    for shape in layout.placeholders:
        if shape.placeholder_format.type not in _TITLES:
            continue
        places = (shape.left, shape.top, shape.width, shape.height)
        if any(place is None for place in places):
            continue
        found = Box(*(place / EMU for place in places))
        outside = found.x < 0 or found.x + found.w > wide or found.y < 0
        if found.w < wide / 2 or outside:
            found = Box(usual.x, max(found.y, 0), usual.w, found.h)
        # a cover's title stands in the middle, where the figure has to be
        top = found.y if found.y < tall * 0.2 else usual.y
        return Box(found.x, top, found.w, min(max(found.h, tall * 0.07), tall * 0.2))
    return usual


def _title_size(layout: Any, master: Any) -> int:
    for page in (layout, master):
        for shape in page.placeholders:
            if shape.placeholder_format.type in _TITLES:
                for run in shape._element.xpath(".//a:lstStyle/a:lvl1pPr/a:defRPr[@sz]"):
                    return max(int(run.get("sz")) // 100, _LEAST)
    for run in master._element.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr[@sz]"):
        return max(int(run.get("sz")) // 100, _LEAST)
    return 40


def _centred(layout: Any, master: Any) -> bool:
    for page in (layout, master):
        for shape in page.placeholders:
            if shape.placeholder_format.type in _TITLES:
                for level in shape._element.xpath(".//a:lstStyle/a:lvl1pPr[@algn]"):
                    return bool(level.get("algn") == "ctr")
    found = master._element.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr/@algn")
    return bool(found and found[0] == "ctr")

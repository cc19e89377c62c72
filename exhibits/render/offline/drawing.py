"""An exhibit's vectors made fit to stand with others in one page.

Light and dark are drawn both and laid over each other: they differ by colours alone, which become
inks that the page's style sets.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from exhibits.exhibit import MAPS, Exhibit
from exhibits.render.frame import PIXELS
from exhibits.render.offline.inks import Inks
from exhibits.render.offline.linked import Links
from exhibits.render.offline.outlines import gathered
from exhibits.render.svg import DRAWERS, Canvas
from exhibits.render.svg.canvas import SPACE, digits

Look = Literal["wide", "slide", "narrow"]
LOOKS: Mapping[Look, int] = {"wide": PIXELS["wide"], "slide": 640, "narrow": PIXELS["narrow"]}
"""Pixels a drawing is laid out for; a slide's are few, so that its words are large on a wall."""
SLIDES = ("bars", "dots", "stack", "lines", "change", "sankey")
"""Kinds that are drawn anew for a slide, unless they are too tall for one."""
TALLEST = 0.5
"""Height of a slide's drawing, at most, as a part of its width."""
ZOOMED = tuple(kind for kind in MAPS if kind != "multiples")
"""Kinds that are one map, which can be looked at closely."""
_COLOURED = ("fill", "stroke")
_LEFT_OUT = ("width", "height", "lang", "font-family", "aria-label", "role")

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Drawing:
    """An `svg` element of a page, its names its own; `key` is the id of all that is in it."""

    element: ET.Element
    key: str
    width: float
    height: float


def drawings(exhibit: Exhibit, place: int, inks: Inks, told_by: str) -> dict[Look, Drawing]:
    """The drawings of the exhibit at `place` of a page, by where they are shown."""
    made: dict[Look, Drawing] = {}
    for look in LOOKS:
        if look == "slide" and exhibit.encoding.kind not in SLIDES:
            continue
        one = drawing(exhibit, look, f"f{place}{look[0]}", inks, told_by)
        if look != "slide" or one.height <= TALLEST * one.width:
            made[look] = one
    return made


def drawing(exhibit: Exhibit, look: Look, key: str, inks: Inks, told_by: str) -> Drawing:
    """The drawing without title and foot, which the page says itself.

    `key` parts its names from those of other drawings; `told_by` is the id of the words that say
    what it shows. A mark keeps its `title` and the code of its row as `data-name`, and gets the
    places of its rows in the table as `data-rows`.
    """
    light, windows = _drawn(exhibit, look, dark=False)
    dark, _same = _drawn(exhibit, look, dark=True)
    if [one.tag for one in light.iter()] != [one.tag for one in dark.iter()]:
        dark = light
    _dyed(light, dark, inks)
    _renamed(light, key)
    _parted(light)
    _marked(light, Links(exhibit))
    if exhibit.encoding.kind in ZOOMED:
        _panned(light, {f"url(#{key}-{place})": box for place, box in enumerate(windows)})
    place = "xMidYMid" if exhibit.encoding.kind in ZOOMED else "xMinYMin"
    light.set("preserveAspectRatio", f"{place} meet")
    return _framed(light, look, key, told_by)


def _drawn(exhibit: Exhibit, look: Look, *, dark: bool) -> tuple[ET.Element, list[Box]]:
    """The drawing as elements, and the box of each clip in the order of all definitions."""
    canvas = Canvas(LOOKS[look], dark, footed=False)
    bottom = DRAWERS[exhibit.encoding.kind](canvas, exhibit, 0.0)
    root = ET.fromstring(canvas.to_bytes(bottom, margin=0))
    for one in root.iter():
        one.tag = one.tag.removeprefix(f"{{{SPACE}}}")
    nowhere = (0.0, 0.0, 0.0, 0.0)
    return root, [canvas.windows.get(f"url(#{one.get('id')})", nowhere) for one in _defs(root)]


def _defs(root: ET.Element) -> list[ET.Element]:
    found = root.find("defs")
    return [] if found is None else list(found)


def _dyed(light: ET.Element, dark: ET.Element, inks: Inks) -> None:
    for one, other in zip(light.iter(), dark.iter(), strict=True):
        for channel in _COLOURED:
            colour = one.get(channel, "")
            if colour.startswith("#"):
                one.set(channel, inks.ink(colour, other.get(channel, colour)))


def _renamed(root: ET.Element, key: str) -> None:
    """Only what is referred to keeps an id, its own in the page."""
    ids = {f"url(#{one.get('id')})": place for place, one in enumerate(_defs(root))}
    for place, one in enumerate(_defs(root)):
        one.set("id", f"{key}-{place}")
    kept = set(_defs(root))
    for one in root.iter():
        if one not in kept:
            one.attrib.pop("id", None)
        for name in ("fill", "clip-path"):
            place_of = ids.get(one.get(name, ""))
            if place_of is not None:
                one.set(name, f"url(#{key}-{place_of})")


def _parted(root: ET.Element) -> None:
    """Regions without a figure, and lines between regions, are left out of small pictures."""
    for group in list(root.iter("g")):
        if group.get("data-name") == "region-lines":
            group.set("class", "fine")
        if group.get("data-name") != "regions":
            continue
        fine = ET.Element("g", {"class": "fine"})
        for one in list(group):
            if one.find("title") is not None:
                break
            group.remove(one)
            fine.append(one)
        group.insert(0, fine)


def _marked(root: ET.Element, links: Links) -> None:
    """Marks get their rows, all else loses its name."""

    def mark(one: ET.Element, name: str, about: str) -> None:
        own = one.attrib.pop("data-name", "")
        name, about = own or name, f"{about}\n{own}"
        title = one.find("title")
        if title is not None:
            rows = links.rows(name, f"{about}\n{title.text}")
            one.set("data-name", name)
            one.set("data-rows", " ".join(map(str, rows)))
        for inner in one:
            mark(inner, name, about)

    for part in root:
        mark(part, "", "")


def _panned(root: ET.Element, windows: Mapping[str, Box]) -> None:
    """What is cut to a window is moved as one within it."""
    for one in list(root.iter("g")):
        box = windows.get(one.get("clip-path", ""))
        if box is None:
            continue
        inner = list(one)
        left, top, right, bottom = box
        for child in inner:
            one.remove(child)
        place = " ".join(map(digits, (left, top, right - left, bottom - top)))
        ET.SubElement(one, "g", {"class": "pan", "data-window": place}).extend(inner)


def _framed(root: ET.Element, look: Look, key: str, told_by: str) -> Drawing:
    box = root.get("viewBox", "0 0 1 1").split()
    for name in _LEFT_OUT:
        root.attrib.pop(name, None)
    root.set("class", f"drawing {look}")
    root.set("role", "group")
    root.set("aria-labelledby", told_by)
    body = ET.Element("g", {"id": key})
    for child in list(root):
        root.remove(child)
        body.append(child)
    root.append(body)
    gathered(root)
    return Drawing(root, key, float(box[2]), float(box[3]))

"""A drawing surface that writes strict SVG: shapes, words, patterns; nothing from outside.

Pixels run right and down from the top left corner of the figure; a margin is added around it.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager

from exhibits.render.svg.letters import drawable, has_arabic
from exhibits.render.svg.patterns import pattern_element
from exhibits.style import FONT, palette
from words import speaking

SPACE = "http://www.w3.org/2000/svg"
MARGIN = 24.0
"""Pixels of paper around a figure that stands alone."""
ARABIC_FIRST = f"IBM Plex Sans Arabic, {FONT}"
"""For words with Arabic letters: a program that looks for another font may lose the weight."""
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


def digits(value: float, places: int = 2) -> str:
    """A coordinate as short as it can be written."""
    shown = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if shown in ("-0", "") else shown


class Canvas:
    """Collects the elements of one drawing of `width` pixels; its height is told at the end.

    Words are given as they are: the canvas strips what may hide in them and escapes them. A
    shape's `title` is shown where a pointer rests on it; its `name` (the code of the row drawn)
    becomes `data-name`, and the `id` where it is a proper one, so that it can be found and
    recoloured in another program. Without `footed` no notes and no source are drawn: a slide has
    its own place for them.
    """

    def __init__(self, width: float, dark: bool = False, *, footed: bool = True) -> None:
        self.width, self.dark, self.footed = width, dark, footed
        self.colours = palette(dark)
        self._top = ET.Element("g")
        self._here = self._top
        self._defs = ET.Element("defs")
        self._ids: set[str] = set()
        self._windows: dict[str, tuple[float, float, float, float]] = {}

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 13,
        bold: bool = False,
        colour: str = "",
        anchor: str = "start",
        muted: bool = False,
        turn: float = 0,
        italic: bool = False,
        halo: str = "",
    ) -> None:
        """One line of words with its baseline at `y`; anchor `start`, `middle` or `end`.

        `turn` is in degrees clockwise about the point; `halo` a colour set behind the letters.
        """
        shown = drawable(text)
        if not shown:
            return
        fill = colour or (self.colours.muted if muted else self.colours.ink)
        given = {"x": digits(x), "y": digits(y), "font-size": digits(size), "fill": fill}
        if has_arabic(shown):
            given["font-family"] = ARABIC_FIRST
        if bold:
            given["font-weight"] = "600"
        if italic:
            given["font-style"] = "italic"
        if anchor != "start":
            given["text-anchor"] = anchor
        if turn:
            given["transform"] = f"rotate({digits(turn)} {digits(x)} {digits(y)})"
        if halo:
            # twice, since not every program knows the order of painting
            behind = {"fill": "none", "stroke": halo, "stroke-width": "2.8"}
            behind |= {"stroke-linejoin": "round", "aria-hidden": "true"}
            ET.SubElement(self._here, "text", given | behind).text = shown
        ET.SubElement(self._here, "text", given).text = shown

    def rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        fill: str,
        line: str = "",
        weight: float = 0.0,
        title: str = "",
        name: str = "",
    ) -> None:
        """A box from its top left corner; a negative width or height draws nothing."""
        place = {"x": digits(x), "y": digits(y), "width": digits(w), "height": digits(h)}
        if w >= 0 and h >= 0:
            self._shape("rect", place, fill, line, weight, title, name)

    def line(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        *,
        colour: str,
        weight: float = 1.0,
        dash: str = "",
    ) -> None:
        """A straight line; `dash` such as `3 2`."""
        given = {"x1": digits(x0), "y1": digits(y0), "x2": digits(x1), "y2": digits(y1)}
        given |= {"stroke": colour, "stroke-width": digits(weight)}
        if dash:
            given["stroke-dasharray"] = dash
        ET.SubElement(self._here, "line", given)

    def circle(
        self,
        x: float,
        y: float,
        r: float,
        *,
        fill: str,
        line: str = "",
        weight: float = 0.0,
        title: str = "",
        name: str = "",
    ) -> None:
        """A circle about a point; fill `none` for a hollow one."""
        place = {"cx": digits(x), "cy": digits(y), "r": digits(r)}
        self._shape("circle", place, fill, line, weight, title, name)

    def path(
        self,
        d: str,
        *,
        fill: str = "none",
        line: str = "",
        weight: float = 0.0,
        title: str = "",
        name: str = "",
        rule: str = "evenodd",
        dash: str = "",
    ) -> None:
        """An outline in SVG's own notation; an empty one draws nothing."""
        if not d:
            return
        given = {"d": d}
        if fill != "none" and rule != "nonzero":
            given["fill-rule"] = rule
        if line:
            given["stroke-linejoin"] = "round"
        if dash:
            given["stroke-dasharray"] = dash
        self._shape("path", given, fill, line, weight, title, name)

    def pattern(self, kind: str, colour: str, under: str = "") -> str:
        """A fill of lines or dots in `colour`, clear between them or on `under`.

        Kinds: `hatch` and `dots` for states, `class-0` (faintest) to `class-4` (densest) for
        classes beside their colours. Raises KeyError for another kind.
        """
        parts = ("tela", kind, colour, under)
        key = "-".join(part.strip("#").lower() for part in parts if part)
        if key not in self._ids:
            self._ids.add(key)
            self._defs.append(pattern_element(kind, colour, under, key))
        return f"url(#{key})"

    @property
    def elements(self) -> ET.Element:
        """All that is drawn so far, in one group: to be drawn anew by another medium."""
        return self._top

    @property
    def windows(self) -> dict[str, tuple[float, float, float, float]]:
        """The boxes of `clip_rect` by what a group's `clip-path` says: left, top, right, bottom."""
        return dict(self._windows)

    @contextmanager
    def group(self, name: str = "", clip: str | None = None) -> Iterator[None]:
        """Shapes drawn inside belong together; `clip` is what `clip_rect` gave."""
        outer = self._here
        self._here = ET.SubElement(outer, "g", self._named(name))
        if clip:
            self._here.set("clip-path", f"url(#{clip})")
        try:
            yield
        finally:
            self._here = outer

    def clip_rect(self, x: float, y: float, w: float, h: float) -> str:
        """A box to cut drawings to, for `group`."""
        key = f"tela-clip-{len(self._defs) + 1}"
        self._ids.add(key)
        cut = ET.SubElement(self._defs, "clipPath", {"id": key})
        place = {"x": digits(x), "y": digits(y), "width": digits(w), "height": digits(h)}
        ET.SubElement(cut, "rect", place)
        self._windows[f"url(#{key})"] = (x, y, x + w, y + h)
        return key

    def to_bytes(
        self,
        height: float,
        title: str = "",
        about: str = "",
        *,
        label: str = "",
        terms: str = "",
        margin: float = MARGIN,
    ) -> bytes:
        """The drawing as a file of UTF-8; `title` and `about`, or `label`, are read out for it.

        `terms` say how it may be used and cited.
        """
        # whole pixels, so that a picture has exactly this size
        wide, tall = math.ceil(self.width + 2 * margin), math.ceil(height + 2 * margin)
        corner = digits(-margin)
        root = ET.Element(
            "svg",
            {
                "xmlns": SPACE,
                "width": digits(wide),
                "height": digits(tall),
                "viewBox": f"{corner} {corner} {digits(wide)} {digits(tall)}",
                "role": "img",
                "lang": speaking(),
                "font-family": FONT,
            },
        )
        if label:
            root.set("aria-label", drawable(label))
        for tag, text in (("title", title), ("desc", about), ("metadata", terms)):
            if text:
                ET.SubElement(root, tag).text = drawable(text)
        if len(self._defs):
            root.append(self._defs)
        paper = {"x": corner, "y": corner, "width": digits(wide), "height": digits(tall)}
        ET.SubElement(root, "rect", paper | {"fill": self.colours.paper})
        root.append(self._top)
        return ET.tostring(root, encoding="utf-8", xml_declaration=True)

    def _shape(
        self,
        tag: str,
        given: dict[str, str],
        fill: str,
        line: str,
        weight: float,
        title: str,
        name: str,
    ) -> None:
        given = self._named(name) | given | {"fill": fill}
        if line and weight:
            given |= {"stroke": line, "stroke-width": digits(weight)}
        shape = ET.SubElement(self._here, tag, given)
        if title:
            ET.SubElement(shape, "title").text = "\n".join(map(drawable, title.split("\n")))

    def _named(self, name: str) -> dict[str, str]:
        shown = drawable(name)
        if not shown:
            return {}
        if _NAME.fullmatch(shown) and shown not in self._ids and not shown.startswith("tela-"):
            self._ids.add(shown)
            return {"id": shown, "data-name": shown}
        return {"data-name": shown}

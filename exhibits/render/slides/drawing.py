"""Shapes of a drawing as PowerPoint's own: one named freeform a region, words as words.

The `Canvas` that writes our vector files is read element by element, so a slide's map is the very
map of the screen. Written as text and parsed once: 480 freeforms made one by one take seconds.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml

from exhibits.plain import visible
from exhibits.render.slides.inks import fill_xml, line_xml
from exhibits.render.slides.outlines import outline
from exhibits.render.slides.words import Lettering, text_box, typeface
from exhibits.render.svg.canvas import Canvas
from exhibits.render.svg.clipping import Window

EMU = 9525
"""English metric units of a pixel, of which an inch has 96."""
_SPACE = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@dataclass(frozen=True)
class Box:
    """A place on the slide in pixels, right and down from its corner."""

    x: float
    y: float
    w: float
    h: float

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right = max(self.x + self.w, other.x + other.w)
        return Box(x, y, right - x, max(self.y + self.h, other.y + other.h) - y)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the box."""
        return self.x <= x <= self.x + self.w and self.y <= y <= self.y + self.h

    def transform(self, tag: str = "a:xfrm", more: str = "", child: bool = False) -> str:
        """The box as DrawingML; `child` for a group, whose inside has the same measure."""
        x, y, w, h = (round(value * EMU) for value in (self.x, self.y, self.w, self.h))
        inside = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{w}" cy="{h}"/>' if child else ""
        return (
            f'<{tag}{more}><a:off x="{x}" y="{y}"/><a:ext cx="{max(w, 0)}" cy="{max(h, 0)}"/>'
            f"{inside}</{tag}>"
        )


@dataclass(frozen=True)
class Shape:
    """One shape's XML and where it stands."""

    xml: str
    box: Box


class Drawing:
    """A canvas's elements as shapes, from (left, top) on the slide and scaled; ids from `first`.

    `lettering` is how its words are set.
    """

    def __init__(
        self,
        left: float,
        top: float,
        scale: float,
        first: int,
        lettering: Lettering | None = None,
    ) -> None:
        self._left, self._top, self._scale = left, top, scale
        self._lettering = lettering or Lettering()
        self._next = first
        self._windows: dict[str, Window] = {}
        self._window: Window | None = None
        self._filled: list[Box] = []
        self._halo = ""

    def group(self, canvas: Canvas, name: str, about: str) -> str:
        """All of a canvas as one group with its name and alternative text.

        What the canvas cuts to a box is cut here: PowerPoint cuts nothing.
        """
        self._windows = canvas.windows
        made = self._group(canvas.elements, name, about)
        return made.xml if made else ""

    def _id(self) -> int:
        self._next += 1
        return self._next

    def _group(self, element: ET.Element, name: str, about: str = "") -> Shape | None:
        number = self._id()
        outer = self._window
        self._window = self._windows.get(element.get("clip-path", ""), outer)
        inside = [shape for child in element for shape in self._shapes(child)]
        self._window = outer
        if not inside:
            return None
        box = inside[0].box
        for shape in inside[1:]:
            box = box.around(shape.box)
        head = _named(number, name or "group", about)
        xml = (
            f"<p:grpSp><p:nvGrpSpPr>{head}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{box.transform(child=True)}</p:grpSpPr>"
            f"{''.join(shape.xml for shape in inside)}</p:grpSp>"
        )
        return Shape(xml, box)

    def _shapes(self, element: ET.Element) -> Iterator[Shape]:
        tag = element.tag
        made: Shape | None
        if tag == "g":
            made = self._group(element, element.get("data-name", ""))
        elif tag == "text" and element.get("aria-hidden"):
            # drawn behind the very same words, which come next
            made, self._halo = None, element.get("stroke", "")
        elif tag == "text":
            made, self._halo = self._text(element), ""
        else:
            made = {
                "rect": self._rect, "circle": self._circle, "line": self._line, "path": self._path
            }[tag](element)  # fmt: skip
        if made:
            yield made

    def _at(self, x: float, y: float, w: float = 0, h: float = 0) -> Box:
        scale = self._scale
        return Box(self._left + x * scale, self._top + y * scale, w * scale, h * scale)

    def _rect(self, element: ET.Element) -> Shape:
        box = self._at(*_numbers(element, "x y width height"))
        if element.get("fill", "none") != "none":
            self._filled.append(box)
        return self._plain(element, "rect", box)

    def _circle(self, element: ET.Element) -> Shape | None:
        x, y, r = _numbers(element, "cx cy r")
        if self._window and not _inside(x, y, self._window):
            return None
        return self._plain(element, "ellipse", self._at(x - r, y - r, 2 * r, 2 * r))

    def _line(self, element: ET.Element) -> Shape:
        x0, y0, x1, y1 = _numbers(element, "x1 y1 x2 y2")
        box = self._at(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
        turned = ' flipV="1"' if (x1 - x0) * (y1 - y0) < 0 else ""
        return self._plain(element, "line", box, turned)

    def _plain(self, element: ET.Element, kind: str, box: Box, more: str = "") -> Shape:
        geometry = f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'
        return self._shape(element, box, geometry, kind, more)

    def _path(self, element: ET.Element) -> Shape | None:
        filled = element.get("fill", "none") != "none"
        made = outline(element.get("d", ""), self._window, filled)
        if made is None:
            return None
        box = self._at(made.left, made.top, made.wide, made.tall)
        return self._shape(element, box, made.geometry, "outline")

    def _shape(
        self, element: ET.Element, box: Box, geometry: str, kind: str, more: str = ""
    ) -> Shape:
        about = element.findtext("title") or ""
        head = _named(self._id(), element.get("data-name") or kind, about)
        fill = "" if kind == "line" else fill_xml(element.get("fill", "none"))
        line = line_xml(
            element.get("stroke", ""),
            float(element.get("stroke-width", 1)) * self._scale,
            element.get("stroke-dasharray", ""),
        )
        xml = (
            f"<p:sp><p:nvSpPr>{head}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{box.transform(more=more)}{geometry}{fill}{line}</p:spPr></p:sp>"
        )
        return Shape(xml, box)

    def _text(self, element: ET.Element) -> Shape:
        x, y = _numbers(element, "x y")
        turn = re.match(r"rotate\((-?[\d.]+)", element.get("transform", ""))
        place = self._at(x, y)
        # words on a ground of ours keep our colour; those on the slide itself take its theme's
        ours = any(box.holds(place.x, place.y) for box in self._filled)
        xml, (left, top, w, h) = text_box(
            element, place.x, place.y, self._scale, float(turn[1]) if turn else 0.0,
            lambda name: _named(self._id(), name, ""), EMU, self._lettering,
            themed=not ours, halo=self._halo,
        )  # fmt: skip
        return Shape(xml, Box(left, top, w, h))


def _inside(x: float, y: float, window: Window) -> bool:
    left, top, right, bottom = window
    return left <= x <= right and top <= y <= bottom


def _numbers(element: ET.Element, names: str) -> list[float]:
    return [float(element.get(name, 0)) for name in names.split()]


def _named(number: int, name: str, about: str) -> str:
    told = f" descr={quoteattr(visible(about))}" if about else ""
    return f'<p:cNvPr id="{number}" name={quoteattr(visible(name))}{told}/>'


def put(
    slide: Any, canvas: Canvas, box: Box, scale: float, name: str, about: str, unit: float = 1.0
) -> None:
    """A canvas on the slide as one group, scaled, from the box's top left corner.

    `unit` is the size of its smallest words: 1 for nine points.
    """
    first = max(int(one.get("id")) for one in slide.shapes._spTree.iter() if is_named(one))
    lettering = Lettering(12.0 * unit, typeface(slide))
    xml = Drawing(box.x, box.y, scale, first, lettering).group(canvas, name, about)
    if xml:
        whole = xml.replace("<p:grpSp>", f"<p:grpSp {_SPACE}>", 1)
        slide.shapes._spTree.append(parse_xml(whole))


def is_named(element: Any) -> bool:
    """Whether an element holds the number and name of a shape."""
    return bool(element.tag.endswith("}cNvPr"))

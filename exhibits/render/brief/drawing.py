"""An exhibit's drawing as vectors for print: no head, no foot, in the fonts of the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from exhibits.exhibit import MAPS, Exhibit
from exhibits.render.brief.shorter import drawn_rows, with_rows
from exhibits.render.frame import PIXELS
from exhibits.render.heat_layout import grid, left_out
from exhibits.render.svg import DRAWERS, Canvas
from exhibits.render.svg.letters import has_arabic, text_width
from words import _, number

LETTER = 0.568
"""Points of a figure's pixel: words of 12 pixels are set in 6.8 points, those of 13 in 7.4."""
EASY, LEAST = 0.44, 0.37
"""Points of a pixel that still read with ease (12 pixels in 5.3 points), and the least (4.4)."""
FEWEST = 3
"""Rows below which a figure is rather left out."""
_TWO_MAPS, _CHART = 620, 840
_NARROW = 599
"""The widest layout of a narrow figure, whose names take less of its room."""
_SEMIBOLD = {False: "IBM Plex Sans SmBld", True: "IBM Plex Sans Arabic SmBld, IBM Plex Sans SmBld"}


@dataclass(frozen=True)
class Drawing:
    """Vectors with their size in pixels, and in words what of the figure they leave out."""

    svg: str
    width: float
    height: float
    remark: str = ""

    def scale(self, width: float, height: float) -> float:
        """Points of a pixel when set into a box of points."""
        return min(width / self.width, height / self.height)


def drawn(exhibit: Exhibit, points: float) -> Drawing:
    """The drawing laid out for a column of so many points."""
    return _drawn(exhibit, _pixels(exhibit, points))


def _pixels(exhibit: Exhibit, points: float) -> float:
    pixels = round(points / LETTER)
    if pixels > 800:
        # maps as on the screen; charts have fewer words, which are set a little larger
        return PIXELS["wide"] if exhibit.encoding.kind in MAPS else _CHART
    if exhibit.encoding.kind == "multiples" and pixels > 400:
        return _TWO_MAPS
    return max(pixels, 300)


def _drawn(exhibit: Exhibit, pixels: float) -> Drawing:
    canvas = Canvas(pixels, footed=False)
    bottom = max(DRAWERS[exhibit.encoding.kind](canvas, exhibit, 0.0), 1.0)
    _for_print(canvas.elements)
    # words that reach beyond the drawing's own edge are not cut: the drawing is that much wider
    canvas.width = max(canvas.width, _reach(canvas.elements))
    svg = canvas.to_bytes(bottom, margin=0).decode("utf-8")
    remark = ""
    if exhibit.encoding.kind == "heatmap":
        laid = grid(exhibit, "narrow" if pixels < 600 else "wide", pixels)
        remark = left_out(exhibit, laid)
    return Drawing(svg, canvas.width, bottom, remark)


def fitted(exhibit: Exhibit, whole: Drawing, width: float, height: float) -> Drawing | None:
    """The drawing, laid out anew or with fewer rows where it must be, that can be read in a box.

    None where there is none.
    """
    if height <= 0:
        return None
    if exhibit.encoding.kind not in MAPS:
        whole = _wider(exhibit, whole, width, height)
    if _reads(whole, width, height):
        return whole
    total = len(drawn_rows(exhibit))
    count, made = total, whole
    for _try in range(5):
        count = min(count - 1, int(count * height / (made.height * LEAST)))
        if count < FEWEST:
            return None
        made = _drawn(with_rows(exhibit, count), whole.width)
        if _reads(made, width, height):
            said = _("{count} of {total} rows are drawn here; the live view has them all.")
            return replace(made, remark=said.format(count=number(count), total=number(total)))
    return None


def _reads(drawing: Drawing, width: float, height: float) -> bool:
    return drawing.scale(width, height) >= LEAST - 1e-3


def _wider(exhibit: Exhibit, whole: Drawing, width: float, height: float) -> Drawing:
    """A chart too tall for its box with smaller words over the same width, not a narrower one."""
    scale = max(height / whole.height, LEAST)
    pixels = round(width / scale)
    if whole.width < _NARROW < pixels and width < 400:
        pixels = _NARROW
    return _drawn(exhibit, pixels) if pixels > whole.width else whole


def _reach(element: ET.Element) -> float:
    """How far right words go that nothing clips, in pixels."""
    if element.get("clip-path") or element.get("transform"):
        return 0.0
    if element.tag != "text":
        return max(map(_reach, element), default=0.0)
    bold = "SmBld" in element.get("font-family", "")
    wide = text_width(element.text or "", float(element.get("font-size", 13)), bold)
    past = {"start": wide, "middle": wide / 2, "end": 0.0}[element.get("text-anchor", "start")]
    return float(element.get("x", 0)) + past


def _for_print(top: ET.Element) -> None:
    """Semibold by the name the typesetter knows it by; a halo and its words as one text.

    Two texts above each other would be found, selected and copied twice.
    """
    for parent in list(top.iter()):
        halo: ET.Element | None = None
        for element in list(parent):
            if element.tag != "text":
                continue
            if element.get("font-weight") == "600":
                element.set("font-family", _SEMIBOLD[has_arabic(element.text or "")])
                del element.attrib["font-weight"]
            if element.get("aria-hidden"):
                halo = element
                parent.remove(element)
            elif halo is not None:
                for key in ("stroke", "stroke-width", "stroke-linejoin"):
                    element.set(key, halo.get(key, ""))
                element.set("paint-order", "stroke")
                halo = None

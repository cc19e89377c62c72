"""One line of words of a drawing as a text box."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from pptx.opc.constants import RELATIONSHIP_TYPE

from exhibits.render.slides.inks import colour_xml
from exhibits.render.svg.letters import text_width
from words import direction, speaking

_RISE = 0.95
"""From the top of a line to its baseline, as a part of the letters' size."""
_TALL = 1.25
_POINTS = 0.75
_GLOW = 25_400
"""How far a halo reaches, in English metric units."""
_USUAL = (
    "arial", "aptos", "calibri", "carlito", "helvetica", "liberation sans", "ibm plex sans",
    "segoe ui", "source sans", "roboto", "open sans", "franklin gothic", "gill sans", "lato",
)  # fmt: skip
"""Fonts no broader than ours, so that words of a legend end before the next begin."""
_SAFE = "Arial"
_FONT = re.compile(r'<a:minorFont>\s*<a:latin typeface="([^"]*)"')


@dataclass(frozen=True)
class Lettering:
    """How a drawing's words are set: pixels they have at least, a font where not the theme's."""

    least: float = 12.0
    font: str = ""


def typeface(slide: Any) -> str:
    """The font for a drawing's words on a slide: empty for the theme's own, unless it is broad."""
    master = slide.slide_layout.slide_master.part
    theme = master.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode("utf-8", "replace")
    found = _FONT.search(theme)
    known = found is not None and found[1].casefold().startswith(_USUAL)
    return "" if known else _SAFE


_ROOM = 1.06
"""A little more width than our own font takes: the room's computer may have another."""


def text_box(
    element: ET.Element,
    x: float,
    y: float,
    scale: float,
    turn: float,
    named: Callable[[str], str],
    emu: int,
    lettering: Lettering,
    *,
    themed: bool = False,
    halo: str = "",
) -> tuple[str, tuple[float, float, float, float]]:
    """The text box of an SVG `text` whose baseline starts at (x, y), and its box in pixels.

    `themed` words take the theme's colours where theirs are its own; a `halo` is a colour that
    glows behind the letters.
    """
    words = element.text or ""
    size = max(float(element.get("font-size", 13)) * scale, lettering.least)
    bold = element.get("font-weight") == "600"
    wide = text_width(words, size, bold) * _ROOM + 2
    anchor = element.get("text-anchor", "start")
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
    top, tall = y - size * _RISE, size * _TALL
    if turn:
        # about its own middle, which stands where turning about the anchor had put it
        middle = _turned(left + wide / 2 - x, top + tall / 2 - y, turn)
        left, top = x + middle[0] - wide / 2, y + middle[1] - tall / 2
    place = [round(value * emu) for value in (left, top, wide, tall)]
    rot = f' rot="{round(turn * 60_000)}"' if turn else ""
    align = {"start": "l", "middle": "ctr", "end": "r"}[anchor]
    style = f' b="{int(bold)}" i="{int(element.get("font-style") == "italic")}"'
    side = ' rtl="1"' if direction(speaking()) == "rtl" else ""
    font = f'<a:latin typeface="{lettering.font}"/>' if lettering.font else ""
    glow = (
        f'<a:effectLst><a:glow rad="{_GLOW}">{colour_xml(halo)}</a:glow></a:effectLst>'
        if halo
        else ""
    )
    xml = (
        f"<p:sp><p:nvSpPr>{named(words[:40] or 'words')}<p:cNvSpPr txBox='1'/><p:nvPr/></p:nvSpPr>"
        f'<p:spPr><a:xfrm{rot}><a:off x="{place[0]}" y="{place[1]}"/>'
        f'<a:ext cx="{place[2]}" cy="{place[3]}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/>'
        f'<a:p><a:pPr algn="{align}"{side}/>'
        f'<a:r><a:rPr lang="{speaking()}" sz="{round(size * _POINTS * 100)}"{style}><a:solidFill>'
        f"{colour_xml(element.get('fill', '#000000'), themed=themed)}</a:solidFill>{glow}"
        f"{font}</a:rPr><a:t>{escape(words)}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    return xml, (left, top, wide, tall)


def _turned(dx: float, dy: float, degrees: float) -> tuple[float, float]:
    angle = math.radians(degrees)
    cos, sin = math.cos(angle), math.sin(angle)
    return dx * cos - dy * sin, dx * sin + dy * cos

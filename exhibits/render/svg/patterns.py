"""Fills of lines and dots: for what has no figure, and for classes printed in grey."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Weave:
    """A tile of `size` pixels, turned by `turn` degrees: its lines, or dots of a radius."""

    size: float
    weight: float
    turn: int = 0
    across: bool = True
    down: bool = False
    dots: bool = False


WEAVES: Mapping[str, Weave] = {
    "hatch": Weave(6, 1.1, turn=45, across=False, down=True),
    "dots": Weave(6, 1.1, turn=45, across=False, dots=True),
    "class-0": Weave(12, 0.7),
    "class-1": Weave(7, 0.8),
    "class-2": Weave(8, 0.8, down=True),
    "class-3": Weave(5, 0.8, down=True),
    "class-4": Weave(3.5, 0.9, down=True),
}
"""State patterns are slanted, class patterns upright: the two are never taken for each other."""


def pattern_element(kind: str, colour: str, under: str, key: str) -> ET.Element:
    """A `pattern` of SVG with the id `key`; KeyError for a kind there is not."""
    weave = WEAVES[kind]
    size = f"{weave.size:g}"
    made = ET.Element(
        "pattern", {"id": key, "width": size, "height": size, "patternUnits": "userSpaceOnUse"}
    )
    if weave.turn:
        made.set("patternTransform", f"rotate({weave.turn})")
    if under:
        # a little larger than the tile, so that no seam shows between two
        ground = {"x": "-1", "y": "-1", "width": f"{weave.size + 2:g}"}
        ET.SubElement(made, "rect", ground | {"height": f"{weave.size + 2:g}", "fill": under})
    middle = f"{weave.size / 2:g}"
    stroke = {"stroke": colour, "stroke-width": f"{weave.weight:g}"}
    if weave.across:
        ET.SubElement(made, "path", {"d": f"M0 {middle}H{size}"} | stroke)
    if weave.down:
        ET.SubElement(made, "path", {"d": f"M{middle} 0V{size}"} | stroke)
    if weave.dots:
        dot = {"cx": middle, "cy": middle, "r": f"{weave.weight:g}", "fill": colour}
        ET.SubElement(made, "circle", dot)
    return made

"""Outlines that several drawings share are written once: most of a map is its coast."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence

_LONG = 90
"""Letters from which an outline is worth an entry of its own."""
_HANDED_DOWN = ("fill", "fill-rule", "stroke", "stroke-width", "stroke-linejoin", "font-size")


def shared(drawings: Sequence[ET.Element]) -> ET.Element:
    """A hidden drawing of all definitions, to which the others now refer.

    Among them is every long outline met twice or more.
    """
    paths = [
        one for root in drawings for one in root.iter("path") if len(one.get("d", "")) >= _LONG
    ]
    times = Counter(one.get("d", "") for one in paths)
    names: dict[str, str] = {}
    made = ET.Element(
        "svg", {"class": "outlines", "width": "0", "height": "0", "aria-hidden": "true"}
    )
    defs = ET.SubElement(made, "defs")
    for own in [one for root in drawings for one in root.iter("defs")]:
        # patterns of a drawing that is not displayed would be missing where it is used
        defs.extend(list(own))
        own.clear()
    for one in paths:
        outline = one.get("d", "")
        if times[outline] < 2:
            continue
        if outline not in names:
            names[outline] = f"o{len(names)}"
            ET.SubElement(defs, "path", {"id": names[outline], "d": outline})
        one.tag = "use"
        del one.attrib["d"]
        one.set("href", f"#{names[outline]}")
    return made


def gathered(root: ET.Element) -> None:
    """What most shapes of a group have in common is said once, by the group.

    Only where each of them says something, so that none takes what is not its own.
    """
    for group in root.iter("g"):
        for name in _HANDED_DOWN:
            values = Counter(one.get(name) for one in group)
            if not values or None in values or name in group.attrib:
                continue
            value, times = values.most_common(1)[0]
            if value is None or times < 2:
                continue
            group.set(name, value)
            for one in group:
                if one.get(name) == value:
                    del one.attrib[name]

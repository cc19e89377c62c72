"""The sheet as a PDF, by Typst: tagged for screen readers, the same bytes each time."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from unicodedata import bidirectional
from xml.etree import ElementTree as ET

import typst

from exhibits.render.brief.page import TALL, WIDE, Box, Item, Picture, Words
from exhibits.render.svg.canvas import SPACE
from exhibits.render.svg.letters import FONTS, drawable, drawn_by_us
from words import direction, speaking

_SETTING = Path(__file__).with_name("page.typ")
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_KINDS = {Words: "words", Picture: "picture", Box: "box"}


def pdf(items: list[Item], *, title: str, about: str, day: dt.date) -> bytes:
    """One page with the items on it, mirrored where the language in use runs right to left.

    `day` is written as the day of making, so that nothing depends on the clock.
    """
    said = direction()
    page = {
        "title": drawable(title),
        "about": drawable(about),
        "day": [day.year, day.month, day.day],
        "language": speaking(),
        "direction": said,
        "wide": WIDE,
        "tall": TALL,
        "items": [_told(item, said) for item in items],
    }
    ours = all(map(drawn_by_us, set("".join(_texts(items)))))
    inputs = {"page": json.dumps(page, ensure_ascii=False)}
    made = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    if ours:
        try:
            return _compiled(inputs, made, ["ua-1"])
        except typst.TypstError:
            pass  # letters that our fonts have, yet not in that combination
    return _compiled(inputs, made, [], system=not ours)


def _compiled(
    inputs: dict[str, str], made: dt.datetime, standards: list[Any], *, system: bool = False
) -> bytes:
    return typst.compile(
        _SETTING.read_bytes(),
        font_paths=_fonts(system),
        sys_inputs=inputs,
        pdf_standards=standards,
        timestamp=made,
    )


@lru_cache(maxsize=2)
def _fonts(system: bool) -> typst.Fonts:
    """The committed fonts; the machine's own too only for letters that those lack."""
    return typst.Fonts(
        include_system_fonts=system, include_embedded_fonts=system, font_paths=[str(FONTS)]
    )


def _told(item: Item, said: str) -> dict[str, Any]:
    told = dataclasses.asdict(item) | {"kind": _KINDS[type(item)]}
    if said == "rtl":
        told["x"] = WIDE - item.x - item.width
    if isinstance(item, Words):
        told["direction"] = _direction(" ".join(item.lines), said)
    return told


def _direction(text: str, said: str) -> str:
    """The direction of a text's first letter that has one, else that of the language in use.

    A name of the other script would else have its full stop and its numbers on the wrong side.
    """
    strong = (bidirectional(letter) for letter in text)
    return next((_STRONG[kind] for kind in strong if kind in _STRONG), said)


def _texts(items: list[Item]) -> Iterator[str]:
    """All words that are seen, those inside pictures too."""
    for item in items:
        if isinstance(item, Words):
            yield from item.lines
        elif isinstance(item, Picture):
            found = ET.fromstring(item.svg).iter(f"{{{SPACE}}}text")
            yield from (element.text or "" for element in found)

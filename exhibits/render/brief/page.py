"""The sheet: its measures in points, and the words, pictures and boxes set on it.

Points run right and down from the top left corner. Lines are broken here, by the widths of the
very letters the page is printed in, so that what fits is known before it is typeset.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from exhibits.render.svg.letters import balanced, drawable, shorten, wrap
from exhibits.style import LIGHT

WIDE, TALL = 595.28, 841.89
"""A4."""
SIDE, TOP, BOTTOM = 40.0, 32.0, 30.0
ACROSS = WIDE - 2 * SIDE
GUTTER = 18.0
Role = Literal["text", "title", "heading", "decoration"]
_NARROWEST = 0.2
"""Width of a narrow letter in parts of its size: more letters than these fill no line."""
_ENOUGH = 2_000
_KERNING = 0.985
"""Part of a line that is filled: the typesetter's kerning may take a little more than we count."""


@dataclass(frozen=True)
class Words:
    """Lines of one style in a column of `width`; `y` is the top of the first."""

    x: float
    y: float
    width: float
    lines: tuple[str, ...]
    size: float
    leading: float
    bold: bool
    colour: str
    at_end: bool
    role: Role
    link: str


@dataclass(frozen=True)
class Picture:
    """Vectors in a box; `about` is read out for them, nothing where they only decorate."""

    x: float
    y: float
    width: float
    height: float
    svg: str
    about: str


@dataclass(frozen=True)
class Box:
    """A filled box: a rule, where it is thin."""

    x: float
    y: float
    width: float
    height: float
    colour: str


Item = Words | Picture | Box


class Page:
    """Collects what is set on the sheet, in reading order, and counts what was left out."""

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.left_out: Counter[str] = Counter()

    def words(
        self,
        x: float,
        y: float,
        width: float,
        lines: Sequence[str],
        size: float,
        *,
        leading: float = 1.3,
        bold: bool = False,
        colour: str = LIGHT.ink,
        at_end: bool = False,
        role: Role = "text",
        link: str = "",
    ) -> float:
        """Lines from the top edge `y`, at the column's end on request; returns the bottom edge."""
        shown = tuple(lines)
        if any(shown):
            made = Words(x, y, width, shown, size, leading * size, bold, colour, at_end, role, link)
            self.items.append(made)
        return y + depth(len(shown), size, leading)

    def picture(
        self, x: float, y: float, width: float, height: float, svg: str, about: str
    ) -> None:
        """Vectors scaled to a box."""
        self.items.append(Picture(x, y, width, height, svg, about))

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled box."""
        self.items.append(Box(x, y, width, height, colour))

    def rule(self, x: float, y: float, width: float, colour: str = LIGHT.region_line) -> None:
        """A hairline."""
        self.box(x, y, width, 0.5, colour)


def depth(lines: int, size: float, leading: float = 1.3) -> float:
    """Points that lines take from the top of the first to the next thing below."""
    return lines * size * leading


def broken(
    text: str, width: float, size: float, *, bold: bool = False, most: int = 12, even: bool = False
) -> tuple[str, ...]:
    """Lines that fit a column; none for no text. Beyond `most` the last ends in an ellipsis."""
    room = width * _KERNING
    shown = _looked_at(text, room, size, most)
    if not shown:
        return ()
    lines = wrap(shown, room, size, bold)
    if len(lines) > most:
        kept = lines[: most - 1]
        return (*kept, shorten(" ".join(lines[most - 1 : most + 1]) + "…", room, size, bold))
    return tuple(balanced(shown, room, size, bold) if even else lines)


def one_line(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """As much of a text as fits one line."""
    room = width * _KERNING
    return shorten(_looked_at(text, room, size, 1), room, size, bold)


def _looked_at(text: str, width: float, size: float, lines: int) -> str:
    """As much of a text as could fill the lines: measuring more of a long one would be slow."""
    shown = drawable(text[: 20 * _ENOUGH])
    most = min(round(lines * width / (size * _NARROWEST)), _ENOUGH)
    return f"{shown[:most].rstrip()}…" if len(shown) > most else shown
